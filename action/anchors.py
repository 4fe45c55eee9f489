"""Addresses of comments on GitHub: what follows the `#` names the comment for ever."""

from __future__ import annotations


def anchor(url: str) -> str:
    """The name of a comment in its address: `issuecomment-12`, `discussion_r7`."""
    return url.rpartition("#")[2]
