"""`/first 14:05`: the topic there comes first; `/first 14:20 14:05`: in this order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from action.review.commands.answering import Help, ReplyLine
from action.review.commands.asks.ask import Ask, PutFirst
from action.review.commands.asks.at_time import only_times
from action.review.commands.asks.row import AskRow
from action.review.commands.command import Command


@dataclass(frozen=True, slots=True)
class SlashFirst(Help):
    """The topics at these times come first."""


def _asked(command: Command) -> Ask | ReplyLine:
    return only_times(command, "/first 14:05", PutFirst)


RULE: Final = AskRow("first", SlashFirst(), _asked, "14:05")
