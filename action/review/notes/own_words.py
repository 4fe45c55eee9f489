"""Whether notes hold words of people's own: a form with a tick or a space in it is none."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import Final

from action.markdown import safe
from action.markdown.marks import unmarked
from action.review import words
from action.review.bank.former_lines import FORMER_GUIDES, FORMER_HINTS, FORMER_INVITATION
from action.review.bank.standing_question import StandingQuestion
from action.review.notes.attendance import without_attendance
from action.review.notes.attendance_part import is_of_attendance
from action.review.notes.notes_text import NotesText
from action.review.notes.own_notes import is_mere_heading

_TOPIC: Final = re.compile(r"##[ \t]+\d+\.[ \t]")
"""How the heading of a topic begins."""
_BEGIN: Final = re.compile(r"[#>\s]*(?:(?:[-+*]|\d{1,9}[.)])\s+)?(?:\[[ xX]?\]\s+)?")
"""What may begin a line before its words."""
_COMMENT: Final = re.compile(r"<!--(?:(?!<!--|-->)[\s\S])*+-->")
_KNOWN_AGAIN: Final = 24
"""Characters by which a hint of ours is known again into which somebody has written."""
_LAYOUT: Final = re.compile(r"</?(?:br|hr|p|div|span|details|summary)\b[^<>]*>", re.IGNORECASE)
_SAYS: Final = re.compile("[^\\s*+_#>=~|:.\u115f\u1160\u2800\u3164\uffa0-]")
"""What says something; an empty bullet, a rule or a letter that shows nothing does not."""

_UNSEEN: Final = frozenset({"Cc", "Cf"})
"""Kinds of signs that no reader sees."""


def has_own_words(
    notes: NotesText, questions: Iterable[StandingQuestion], topics: Iterable[str] = ()
) -> bool:
    """Whether there is more than our form, ticks and names; an answer is, behind its question.

    `topics` are the titles in the form: it may be pasted without the marks that are in it.
    """
    asks = {question.ask: question for question in questions}
    answers = notes.standing.answers(asks.values())
    if any(_says(one.said or one.ask) for one in answers if one.said or one.ask not in asks):
        return True
    rest = without_attendance(notes.without_questions, notes.known)
    ours = {*_form(), *map(_plain, (*asks, *topics))}
    theirs = list(_not_of_form(_COMMENT.sub(_theirs_in, rest).split("\n"), ours))
    headed = bool(theirs) and is_mere_heading(theirs[0])
    return any(map(_says, theirs[headed:]))


def _not_of_form(lines: Iterable[str], ours: Collection[str]) -> Iterator[str]:
    for line in map(str.strip, lines):
        plain = _plain(line)
        of_form = (plain and plain in ours) or is_of_attendance(line) or _TOPIC.match(line)
        if line and not of_form:
            yield line


def _theirs_in(comment: re.Match[str]) -> str:
    """What people have written into a hint of ours; what they hide themselves nobody reads."""
    began = comment[0][:_KNOWN_AGAIN] in {hint[:_KNOWN_AGAIN] for hint in _hints()}
    return comment[0] if began and comment[0] not in _hints() else ""


def _says(line: str) -> bool:
    """Whether a reader sees any words."""
    shown = _LAYOUT.sub(" ", html.unescape(_COMMENT.sub(_theirs_in, line)))
    return any(unicodedata.category(one[0]) not in _UNSEEN for one in _SAYS.finditer(shown))


def _plain(line: str) -> str:
    """The words of a line as they are read, whatever begins them."""
    return safe.one_line(unmarked(_BEGIN.sub("", line, count=1))).lower()


@cache
def _form() -> frozenset[str]:
    """The lines that stand in every form, as they are read."""
    lines = _COMMENT.sub("", _blank()).split("\n")
    return frozenset(map(_plain, (*lines, *FORMER_GUIDES, FORMER_INVITATION)))


@cache
def _hints() -> frozenset[str]:
    """What our form tells whoever writes in it."""
    return FORMER_HINTS | {*_COMMENT.findall(_blank())}


def _blank() -> str:
    return words.render("notes.md.j2", topics=(), attendance="", questions="")
