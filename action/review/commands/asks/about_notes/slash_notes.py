"""`/notes`: a comment for the notes of the meeting, which people then own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from action.review.commands.answering import Help, ReplyLine, as_given
from action.review.commands.asks.ask import Ask, WantNotes
from action.review.commands.asks.row import AskRow
from action.review.commands.command import Command


@dataclass(frozen=True, slots=True)
class SlashNotes(Help):
    """A place for the notes."""


@dataclass(frozen=True, slots=True)
class NotesAreElsewhere(ReplyLine):
    """Words behind the command, which are notes themselves, it seems."""

    line: str


def _asked(command: Command) -> Ask | ReplyLine:
    words = command.text.strip(" .!,;")
    return NotesAreElsewhere(as_given(command)) if words else WantNotes()


RULE: Final = AskRow("notes", SlashNotes(), _asked)
