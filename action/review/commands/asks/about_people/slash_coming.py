"""`/coming`: whoever says it comes to the meeting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from action.review.commands.answering import Help, ReplyLine
from action.review.commands.asks.ask import Ask, Come
from action.review.commands.asks.oneself import of_oneself
from action.review.commands.asks.row import AskRow
from action.review.commands.command import Command


@dataclass(frozen=True, slots=True)
class SlashComing(Help):
    """Whoever writes it comes."""


def _asked(command: Command) -> Ask | ReplyLine:
    return of_oneself(command, Come(can=True))


RULE: Final = AskRow("coming", SlashComing(), _asked, for_oneself=True)
