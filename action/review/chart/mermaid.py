"""People's text made harmless inside a Mermaid chart, where nothing can be escaped.

A label ends at `:`, `;` and `#`, `%%` begins a comment or a directive, and mails show the chart as
it is written. So a sign that means something to Mermaid or to GitHub gives way to one that looks
like it and that every font has.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from action.markdown import safe
from action.markdown.safe import Safe

_ALIKE: Final = str.maketrans(
    {
        ":": "∶",
        ";": ",",
        "#": "♯",
        "<": "‹",
        "`": "’",
        "@": "@" + safe.NOTHING,
        "ﬂ": "fl",
        "¶": "⁋",
    }
)
"""`ﬂ°` and `¶ß` are how Mermaid hides entities from itself: `ﬂ°lt¶ß` would come out as `<`."""
_PERCENT: Final = re.compile(r"%(?=[%{])")


def label(said: str, width: int) -> Safe:
    """These words as a label, cut to so many columns, of which a wide letter takes two."""
    line = safe.one_line(said)
    short = safe.shortened(line, _fitting(line, width)).translate(_ALIKE)
    return Safe(_PERCENT.sub("%" + safe.NOTHING, safe.inert(short)))


def _fitting(line: str, width: int) -> int:
    """How many characters fit."""
    taken = 0
    for count, char in enumerate(line):
        taken += 2 if unicodedata.east_asian_width(char) in "WF" else 1
        if taken > width:
            return count
    return len(line)
