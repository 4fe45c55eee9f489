"""`/exception no-senior because …`: what the rules want is left out on purpose, and said so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from action.markdown import safe
from action.review.commands.answering import Help, ReplyLine, as_given
from action.review.commands.asks.ask import Ask, MakeException
from action.review.commands.asks.row import AskRow
from action.review.commands.command import Command
from action.review.people.lacks import EXCEPTIONS

MOST_OF_A_REASON: Final = 600
"""Characters of a reason that page and record repeat; both link to the comment, which has all."""
_BECAUSE: Final = ("because", "because:")


@dataclass(frozen=True, slots=True)
class SlashException(Help):
    """Something is left out on purpose."""


@dataclass(frozen=True, slots=True)
class ExceptionUnknown(ReplyLine):
    """Something of which there can be no exception."""

    line: str
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReasonMissing(ReplyLine):
    """An exception without a reason."""

    line: str
    lack: str


def _asked(command: Command) -> Ask | ReplyLine:
    line = as_given(command)
    lack, *reason = command.text.split() or [""]
    lack = lack.lower().rstrip(":,")
    if lack not in EXCEPTIONS:
        return ExceptionUnknown(line, EXCEPTIONS)
    if reason and reason[0].lower() in _BECAUSE:
        reason = reason[1:]
    why = safe.shortened(" ".join(reason), MOST_OF_A_REASON)
    return MakeException(lack, why) if any(map(str.isalnum, why)) else ReasonMissing(line, lack)


RULE: Final = AskRow("exception", SlashException(), _asked, "no-senior because …")
