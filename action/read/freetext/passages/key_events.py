"""Lists of key events: the words that announce one, and the milestone that a line of it names."""

from __future__ import annotations

import re
from typing import Final

from action.read.freetext.labels.native_tables import plain
from action.read.freetext.labels.native_words import MILESTONES_SAID

_ENGLISH: Final = {
    "detected": r"(?:first )?(?:detect|notic|identif|alert|observ|report|discover)",
    "declared": r"(?:incident )?(?:was )?(?:declar|opened|raised)",
    "mitigated": r"(?:incident |service )?(?:was )?(?:repair|mitigat|restor|recover|fixed)",
    "resolved": r"(?:incident |issue )?(?:was )?(?:resol|closed|ended|end\b|all clear)|end of",
    "started": r"(?:incident |impact )?(?:was )?(?:start|began|begin)|(?:start|beginning) of",
}
_MILESTONE: Final = re.compile(
    "|".join(
        rf"(?P<{name}>{pattern}|(?:[^\W\d_]+[ ]){{0,2}}?(?:{'|'.join(MILESTONES_SAID[name])}))"
        for name, pattern in _ENGLISH.items()
    ),
    re.IGNORECASE,
)
"""The words by which lists of key events name a milestone."""

_KEY: Final = re.compile(r"\bkey (?:events|times|dates|moments|facts)\b|\bmilestones\b")


def milestone_named(words: str) -> str | None:
    """The milestone that a line of a list of key events names, in any language."""
    found = _MILESTONE.match(plain(words))
    return found.lastgroup if found else None


def names_key_events(text: str) -> bool:
    """Whether words announce a list of key events."""
    lower = text.lower()
    return ("key " in lower or "milestones" in lower) and bool(_KEY.search(lower))
