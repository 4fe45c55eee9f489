"""Notes in a comment of one's own, which begins with that word: for those who cannot edit ours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from action.markdown.comments import without_comments
from action.markdown.sections import Page

NOTES: Final = "notes"
"""The key of our comment that people take notes in."""
_GLANCE: Final = 2_000
"""Characters in which the first words of a comment are looked for."""
_HEADING: Final = re.compile(
    r"\s*+(?:[ ]{0,3}#{1,6}[ \t]++notes\b[^\n]*+|(?P<mark>\*\*|__)?notes(?:(?P=mark))?[ \t]*+:?"
    r"(?:\*\*|__)?[ \t]*+)(?:\r?\n|\Z)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class OwnNotes:
    """A comment below the review issue that somebody has headed “Notes”, at this address."""

    author: str
    url: str
    page: Page


def is_headed_notes(markdown: str) -> bool:
    """Whether a comment begins with the word Notes, as a heading or alone on its line."""
    return _HEADING.match(without_comments(markdown[:_GLANCE])) is not None
