"""`/came @kim @pat`: these were in the meeting, beside the two with a role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from action.review.commands.answering import Help, ReplyLine, as_given
from action.review.commands.asks.ask import Ask, NameAttendance
from action.review.commands.asks.named import NobodyNamed, login_in, unfit_word
from action.review.commands.asks.row import AskRow
from action.review.commands.command import Command

_EXAMPLE: Final = "/came @login"
MOST_CAME: Final = 30
"""People whom one command names."""
_AMONG: Final = ("and", "&", "")
"""What people put between names."""


@dataclass(frozen=True, slots=True)
class SlashCame(Help):
    """They were there."""


@dataclass(frozen=True, slots=True)
class TooManyCame(ReplyLine):
    """More people in one command than it takes."""

    line: str
    most: int


def _asked(command: Command) -> Ask | ReplyLine:
    line = as_given(command)
    words = [word for word in command.text.split() if word.rstrip(".,;:!").lower() not in _AMONG]
    if not words:
        return NobodyNamed(line, _EXAMPLE)
    if len(words) > MOST_CAME:
        return TooManyCame(line, MOST_CAME)
    if unfit := next(filter(None, (unfit_word(line, word, _EXAMPLE) for word in words)), None):
        return unfit
    return NameAttendance(tuple(filter(None, map(login_in, words))))


RULE: Final = AskRow("came", SlashCame(), _asked, "@login")
