"""`/co-facilitator @lee`: somebody learns to facilitate by watching (R36)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from action.review.commands.answering import Help, ReplyLine
from action.review.commands.asks.ask import Ask, LearnByWatching
from action.review.commands.asks.named import one_login
from action.review.commands.asks.row import AskRow
from action.review.commands.command import Command


@dataclass(frozen=True, slots=True)
class SlashCoFacilitator(Help):
    """Somebody learns to facilitate by watching."""


def _asked(command: Command) -> Ask | ReplyLine:
    return one_login(command, "/co-facilitator @login", LearnByWatching)


RULE: Final = AskRow("co-facilitator", SlashCoFacilitator(), _asked, "@login")
