"""`/relay 14:05 words`: what the facilitator was told in private comes to the meeting (R28)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from action.markdown import safe
from action.review.agenda.at_times import TIME, said_in
from action.review.commands.answering import Help, ReplyLine, as_given
from action.review.commands.asks.ask import Ask, Relay
from action.review.commands.asks.row import AskRow
from action.review.commands.command import Command

RELAY_EXAMPLE: Final = "/relay 14:05 What somebody told you"
_BEHIND: Final = " \t\n,;:–—-"
"""What people put between a time and the words."""


@dataclass(frozen=True, slots=True)
class SlashRelay(Help):
    """What somebody has said in private is on the agenda, without a name."""


@dataclass(frozen=True, slots=True)
class NothingToRelay(ReplyLine):
    """A relay without words."""

    line: str
    example: str


def _asked(command: Command) -> Ask | ReplyLine:
    """Words that begin with no time are about no line of the timeline; further times are words."""
    found = TIME.match(command.text)
    at, words = (said_in(found), command.text[found.end() :]) if found else ("", command.text)
    words = words.lstrip(_BEHIND)
    if not any(map(str.isalnum, safe.one_line(words))):
        return NothingToRelay(as_given(command), RELAY_EXAMPLE)
    return Relay(at, words)


RULE: Final = AskRow(
    "relay",
    SlashRelay(),
    _asked,
    RELAY_EXAMPLE.removeprefix("/relay "),
    by_facilitator=True,
)
