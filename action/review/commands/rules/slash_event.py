"""`/event 14:10 What happened`: one more line of the timeline.

action/read/command_event.py says how it is read, timeline/revision.py how the line joins.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from action.errors import Letter
from action.review.commands import spoken
from action.review.commands.answering import (
    MOST_REPLIES,
    CommandReply,
    Help,
    ReplyLine,
    as_given,
)
from action.review.commands.command import Command
from action.review.commands.rule import GivenCommands, Rule
from action.review.model import State
from action.review.view import View


@dataclass(frozen=True, slots=True)
class SlashEvent(Help):
    """A new line of the timeline."""


@dataclass(frozen=True, slots=True)
class EventUnclear(ReplyLine):
    """An event that could not be read for certain."""

    line: str
    doubt: Letter


@dataclass(frozen=True, slots=True)
class EventFiled(ReplyLine):
    """An event that came after the timeline was merged."""

    line: str
    timeline: str


@dataclass(frozen=True, slots=True)
class EventReviewClosed(ReplyLine):
    """An event of a review that is closed."""

    line: str


@dataclass(frozen=True, slots=True)
class EventRequestClosed(ReplyLine):
    """An event of a timeline whose pull request is closed."""

    line: str


@dataclass(frozen=True, slots=True)
class MoreEvents(ReplyLine):
    """More events of a comment than a letter can name."""

    count: int


def _replies(given: GivenCommands) -> Iterator[CommandReply]:
    each = (_why_not(given.view, command) for command in given.commands)
    about = [reply for reply in each if reply]
    yield from about[:MOST_REPLIES]
    if rest := about[MOST_REPLIES:]:
        yield MoreEvents(len(rest))


def _why_not(view: View, command: Command) -> ReplyLine | None:
    """Why an event does not join the timeline; None where it is about to."""
    pull, line = view.snapshot.pull_request, as_given(command)
    if command.doubt:
        return EventUnclear(line, command.doubt)
    if pull and pull.state is State.MERGED:
        return EventFiled(line, view.path("timeline.md"))
    if view.issue.state is State.CLOSED:
        return EventReviewClosed(line)
    return EventRequestClosed(line) if pull and pull.state is State.CLOSED else None


RULE: Final = Rule(
    name=spoken.EVENT,
    help=SlashEvent(),
    example="14:10 What happened",
    understood=True,
    replies=_replies,
)
