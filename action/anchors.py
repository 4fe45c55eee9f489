"""Addresses of comments on GitHub: what follows the `#` names the comment for ever."""

from __future__ import annotations


def anchor(url: str) -> str:
    """The name of a comment in its address: `issuecomment-12`, `discussion_r7`."""
    return url.rpartition("#")[2]


def comment_number(url: str) -> int:
    """The number in the address of a comment, which grows with every comment; 0 without one."""
    number = anchor(url).rpartition("-")[2]
    return int(number) if number.isdecimal() else 0
