"""The standing commands there are: a row each, in the order in which `/help` tells them."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from action.review.commands import spoken
from action.review.commands.asks.about_actions import slash_decline
from action.review.commands.asks.about_agenda import (
    slash_drop,
    slash_first,
    slash_relay,
    slash_topic,
)
from action.review.commands.asks.about_meeting import slash_meet
from action.review.commands.asks.about_notes import slash_came, slash_notes, slash_recording
from action.review.commands.asks.about_people import (
    slash_co_facilitator,
    slash_coming,
    slash_exception,
    slash_facilitator,
    slash_invite,
    slash_not_coming,
    slash_note_taker,
    slash_read,
    slash_swap,
)
from action.review.commands.asks.row import AskRow
from action.review.commands.command import Command

ASKS: Final[tuple[AskRow, ...]] = (
    slash_read.RULE,
    slash_meet.RULE,
    slash_coming.RULE,
    slash_not_coming.RULE,
    slash_facilitator.RULE,
    slash_note_taker.RULE,
    slash_swap.RULE,
    slash_co_facilitator.RULE,
    slash_invite.RULE,
    slash_exception.RULE,
    slash_topic.RULE,
    slash_first.RULE,
    slash_drop.RULE,
    slash_relay.RULE,
    slash_decline.RULE,
    slash_notes.RULE,
    slash_came.RULE,
    slash_recording.RULE,
)
_BY_NAME: Final = MappingProxyType({row.name: row for row in ASKS})


NAMES: Final = frozenset((*spoken.ONCE, *_BY_NAME))
"""What every command is called."""


def without_commands(markdown: str) -> str:
    """What somebody has said besides commands of ours."""
    return spoken.without(markdown, NAMES)


def row_of(command: Command) -> AskRow | None:
    """The row of a command; None where it is no standing one."""
    return _BY_NAME.get(command.name)
