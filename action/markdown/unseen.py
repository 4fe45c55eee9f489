"""What GitHub takes as no words inside a paragraph: code, tags and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from markdown_it.common.html_re import close_tag, open_tag

from action.markdown.comments import BEGIN, END
from action.markdown.ticks import Ticks

_HIDES: Final = re.compile(rf"\\[\s\S]|`+|{BEGIN}|<\?|<![A-Z]|{open_tag}|{close_tag}")
_ENDS: Final = {BEGIN: END, "<?": "?>", "<!": ">"}


def unseen(words: str) -> Iterator[tuple[int, int]]:
    """Where code and HTML begin and end; only what is closed is any."""
    ticks = Ticks(words)
    at = 0
    while found := _HIDES.search(words, at):
        at = found.end()
        end = _end(words, found, ticks)
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


def _end(words: str, opened: re.Match[str], ticks: Ticks) -> int:
    """The end of what opens here; 0 where nobody closes it, or where it is a backslash."""
    sign = opened.group()
    if sign[0] == "`":
        closing = ticks.closing(opened.end(), len(sign))
        return 0 if closing is None else closing + len(sign)
    if sign.endswith(">"):
        return opened.end()
    ending = next((end for begin, end in _ENDS.items() if sign.startswith(begin)), None)
    at = words.find(ending, opened.end()) if ending else -1
    return at + len(ending or "") if at >= 0 else 0
