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
_BEGINS: Final = re.compile(
    r"[ ]{0,3}(?P<level>#{1,6}[ \t]++)?[*_]*+notes(?![^\W_])[*_]*+(?P<rest>[^\n]*+)"
    r"(?:\n[ ]{0,3}(?P<under>=+|-{2,})[ \t]*+(?:\n|\Z))?",
    re.IGNORECASE,
)
"""The first line of a comment that begins with the word; a line below it may make it a heading."""
_TITLE: Final = re.compile(
    r"[ \t*_]*+(?:\Z|[.:–—(/|-]|\d|(?:of|from|for|on|about|by|taken|after)\b)", re.IGNORECASE
)
"""What follows the word in a title; other words make it a sentence: `Notes are at home`."""
_SAID_BEHIND: Final = re.compile(r"[:–—-][*_\s]*\w")
_QUOTED: Final = re.compile(r"\s*+>[ \t]*+#{1,6}[ \t]++notes\b", re.IGNORECASE)
_OF_FORM: Final = re.compile(r"^[ \t]*+>[ \t]*+#{1,6}[ \t]++What we learned\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class OwnNotes:
    """A comment below the review issue that begins with the word Notes, at this address."""

    author: str
    url: str
    page: Page


def is_headed_notes(markdown: str) -> bool:
    """Whether a comment is headed “Notes”: by a heading, or by a first line that is a title."""
    found = _first_line(markdown)
    if found is None:
        return False
    if found["level"] or found["under"]:
        return True
    return _TITLE.match(found["rest"]) is not None and not found["rest"].rstrip().endswith("?")


def is_mere_heading(line: str) -> bool:
    """Whether a first line is nothing but that title: `Notes: we laughed` has words behind it."""
    found = _first_line(line)
    if found is None:
        return False
    return bool(found["level"]) or not _SAID_BEHIND.search(found["rest"])


def begins_with_notes(markdown: str) -> bool:
    """Whether a comment may be meant as notes: it begins with the word, or quotes our form."""
    return _first_line(markdown) is not None or quotes_notes(markdown)


def quotes_notes(markdown: str) -> bool:
    """Whether a comment begins with our form as a quotation, as when one replies to it."""
    return bool(_QUOTED.match(markdown[:_GLANCE]) and _OF_FORM.search(markdown[:_GLANCE]))


def _first_line(markdown: str) -> re.Match[str] | None:
    text = without_comments(markdown[:_GLANCE]).replace("\r\n", "\n")
    return _BEGINS.match(text.lstrip("\r\n \t") if text[:1].isspace() else text)
