"""`/action 14:05 Page sooner @mira due friday`: one more proposal in the list of actions.

It is done once: what was written is people's own from then on, and the list remembers the comment.
actions/proposing.py says what becomes of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from action.review.actions import proposing
from action.review.commands import spoken
from action.review.commands.answering import MOST_REPLIES, CommandReply, Help, ReplyLine, as_given
from action.review.commands.asks.unchanged import SaidTooLate
from action.review.commands.command import Command
from action.review.commands.rule import GivenCommands, Rule
from action.review.view import View


@dataclass(frozen=True, slots=True)
class SlashAction(Help):
    """A new proposal in the list of actions."""


@dataclass(frozen=True, slots=True)
class ActionEmpty(ReplyLine):
    """An action that does not say what to do."""

    line: str


def _replies(given: GivenCommands) -> Iterator[CommandReply]:
    about = dict.fromkeys(filter(None, (_why_not(given.view, one) for one in given.commands)))
    yield from islice(about, MOST_REPLIES)


def _why_not(view: View, command: Command) -> ReplyLine | None:
    """Why an action does not join the list; None where it does, or has done so."""
    if not proposing.says_what(command, view.snapshot.timeline):
        return ActionEmpty(as_given(command))
    issue = view.issue
    return SaidTooLate(command.name) if proposing.is_late(command, issue) else None


RULE: Final = Rule(
    name=spoken.ACTION,
    help=SlashAction(),
    example="14:05 What to do @mira due friday done when …",
    replies=_replies,
)
