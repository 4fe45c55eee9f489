"""Lists of key events: the words that announce one, and the milestone that a line of it names."""

from __future__ import annotations

import re
from typing import Final

from action.languages.english import ENGLISH
from action.languages.languages import LANGUAGES, MILESTONES
from action.languages.lazily import Lazily
from action.read.freetext.labels.native_tables import plain

_LED: Final = r"(?:[^\W\d_]+[ ]){0,2}?"
"""Words that may stand before a name in other languages than English."""


def _names() -> str:
    return "|".join(f"(?P<{name}>{_names_of(name)})" for name in sorted(MILESTONES))


def _names_of(milestone: str) -> str:
    others = "|".join(one.name_of(milestone) for one in LANGUAGES if one is not ENGLISH)
    return f"{ENGLISH.name_of(milestone)}|{_LED}(?:{others})"


_MILESTONE: Final = Lazily({"named": _names})
"""The words by which lists of key events name a milestone."""

_KEY: Final = re.compile(r"\bkey (?:events|times|dates|moments|facts)\b|\bmilestones\b")


def milestone_named(words: str) -> str | None:
    """The milestone that a line of a list of key events names, in any language."""
    found = _MILESTONE["named"].match(plain(words))
    return found.lastgroup if found else None


def names_key_events(text: str) -> bool:
    """Whether words announce a list of key events."""
    lower = text.lower()
    return ("key " in lower or "milestones" in lower) and bool(_KEY.search(lower))
