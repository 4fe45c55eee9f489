"""`/swap`: facilitator and note-taker swap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from action.review.commands.answering import Help, ReplyLine, as_given
from action.review.commands.asks.ask import Ask, Swap
from action.review.commands.asks.row import AskRow
from action.review.commands.command import Command


@dataclass(frozen=True, slots=True)
class SlashSwap(Help):
    """Facilitator and note-taker swap."""


@dataclass(frozen=True, slots=True)
class SwapNamesNobody(ReplyLine):
    """Words behind a command that needs none."""

    line: str


def _asked(command: Command) -> Ask | ReplyLine:
    return SwapNamesNobody(as_given(command)) if command.text.strip(".!") else Swap()


RULE: Final = AskRow("swap", SlashSwap(), _asked)
