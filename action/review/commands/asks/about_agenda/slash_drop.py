"""`/drop 14:05`: the topic there is left out of this meeting; `/drop 14:05 14:20`: both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from action.review.commands.answering import Help, ReplyLine
from action.review.commands.asks.ask import Ask, PutOff
from action.review.commands.asks.at_time import only_times
from action.review.commands.asks.row import AskRow
from action.review.commands.command import Command


@dataclass(frozen=True, slots=True)
class SlashDrop(Help):
    """The topics at these times are left out of this meeting."""


def _asked(command: Command) -> Ask | ReplyLine:
    return only_times(command, "/drop 14:05", PutOff)


RULE: Final = AskRow("drop", SlashDrop(), _asked, "14:05")
