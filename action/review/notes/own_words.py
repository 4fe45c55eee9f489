"""Whether notes hold words of people's own: a form with a tick or a space in it is none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from action.markdown.comments import END
from action.markdown.sections import OURS
from action.review import words
from action.review.bank.standing_question import StandingQuestion
from action.review.notes.attendance import without_attendance
from action.review.notes.attendance_part import is_of_attendance
from action.review.notes.notes_text import NotesText
from action.review.notes.own_notes import is_headed_notes

_TOPIC: Final = re.compile(r"##[ \t]+\d+\.[ \t]")
"""How the heading of a topic begins."""
_SAYS: Final = re.compile(r"[^\s*+_#>=~|:.-]")
"""What says something; an empty bullet, or a rule, does not."""


def has_own_words(notes: NotesText, questions: Iterable[StandingQuestion]) -> bool:
    """Whether there is more than our form, ticks and names; an answer is, behind its question."""
    asks = {question.ask: question for question in questions}
    answers = notes.standing.answers(asks.values())
    if any(one.said or one.ask not in asks for one in answers):
        return True
    rest = without_attendance(notes.without_questions, notes.known)
    theirs = list(_not_of_form(rest.split("\n")))
    headed = bool(theirs) and is_headed_notes(theirs[0])
    return any(map(_SAYS.search, theirs[headed:]))


def _not_of_form(lines: Iterable[str]) -> Iterator[str]:
    for line in map(str.strip, lines):
        ours = line in _form() or is_of_attendance(line) or _TOPIC.match(line)
        if line and not ours and not _is_mark(line):
            yield line


def _is_mark(line: str) -> bool:
    """Whether a line is nothing but a hidden mark of ours."""
    return line.startswith(OURS) and line.find(END) == len(line) - len(END)


@cache
def _form() -> frozenset[str]:
    """The lines that stand in every form."""
    text = words.render("notes.md.j2", topics=(), attendance="", questions="")
    return frozenset(map(str.strip, text.split("\n")))
