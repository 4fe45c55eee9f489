"""`/read`: whoever says it has read the timeline, and has nothing to add."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from action.review.commands.answering import Help, ReplyLine
from action.review.commands.asks.ask import Ask, HaveRead
from action.review.commands.asks.oneself import of_oneself
from action.review.commands.asks.row import AskRow
from action.review.commands.command import Command


@dataclass(frozen=True, slots=True)
class SlashRead(Help):
    """Whoever writes it has read the timeline."""


def _asked(command: Command) -> Ask | ReplyLine:
    return of_oneself(command, HaveRead())


RULE: Final = AskRow("read", SlashRead(), _asked, for_oneself=True)
