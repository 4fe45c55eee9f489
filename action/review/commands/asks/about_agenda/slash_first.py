"""`/first 14:05`: the topic there comes first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from action.review.commands.answering import Help, ReplyLine
from action.review.commands.asks.ask import Ask, PutFirst
from action.review.commands.asks.at_time import only_a_time
from action.review.commands.asks.row import AskRow
from action.review.commands.command import Command


@dataclass(frozen=True, slots=True)
class SlashFirst(Help):
    """The topic there comes first."""


def _asked(command: Command) -> Ask | ReplyLine:
    return only_a_time(command, "/first 14:05", PutFirst)


RULE: Final = AskRow("first", SlashFirst(), _asked, "14:05")
