"""Comments that may be meant as notes and are not kept as such: whoever wrote them hears so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from action.markdown import safe
from action.review.commands.answering import SHORT, ReplyLine
from action.review.notes.kept_notes import may_take_notes
from action.review.notes.own_notes import OwnNotes, is_headed_notes, quotes_notes
from action.review.view import View


@dataclass(frozen=True, slots=True)
class NotesUnclear(ReplyLine):
    """A first line that begins with the word Notes and reads like a sentence."""

    line: str


@dataclass(frozen=True, slots=True)
class NotesQuoted(ReplyLine):
    """A reply that quotes our form for the notes, with words in it or below it."""


def unkept_notes(view: View) -> Iterator[tuple[OwnNotes, ReplyLine]]:
    """Each such comment of those whose notes would be kept, with what is answered."""
    for one in view.issue.notes:
        text = one.page.text
        if may_take_notes(view, one.author) and not is_headed_notes(text):
            yield one, NotesQuoted() if quotes_notes(text) else NotesUnclear(_first(text))


def _first(text: str) -> str:
    return safe.shortened(safe.excerpt(text.strip().partition("\n")[0]), SHORT)
