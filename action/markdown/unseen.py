"""What GitHub takes as no words inside a paragraph: code, tags and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from markdown_it.common.html_re import close_tag, open_tag

from action.markdown import comments
from action.markdown.comments import BEGIN
from action.markdown.ticks import Ticks

_HIDES: Final = re.compile(rf"\\[\s\S]|`+|{BEGIN}|<\?|<![A-Z]|{open_tag}|{close_tag}")


def unseen(words: str) -> Iterator[tuple[int, int]]:
    """Where code and HTML begin and end; only what is closed is any."""
    ticks = Ticks(words)
    last = {sign: words.rfind(sign) for sign in ("?>", ">")}
    at = 0
    while found := _HIDES.search(words, at):
        at = found.end()
        end = _end(words, found, ticks, last)
        if end:
            yield found.start(), end
            at = end


def without_unseen(words: str) -> str:
    """A paragraph with a space for each piece of code and HTML."""
    kept, reached = [], 0
    for start, end in unseen(words):
        kept.append(words[reached:start])
        reached = end
    return " ".join([*kept, words[reached:]])


def _end(words: str, opened: re.Match[str], ticks: Ticks, last: Mapping[str, int]) -> int:
    """The end of what opens here; 0 where nobody closes it, or where it is a backslash."""
    sign, reached = opened.group(), opened.end()
    if sign[0] == "\\":
        return 0
    if sign[0] == "`":
        closing = ticks.closing(reached, len(sign))
        return 0 if closing is None else closing + len(sign)
    if sign == BEGIN:
        return comments.end(words, reached)
    if sign.endswith(">"):
        return reached
    ending = "?>" if sign == "<?" else ">"
    at = words.find(ending, reached) if reached <= last[ending] else -1
    return at + len(ending) if at >= 0 else 0
