"""What the facilitator was told in private and passes on: `/relay 14:05 words`.

It stands as long as that comment does, in which everybody can see who relays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from action.markdown import safe
from action.markdown.safe import Safe
from action.review.agenda.at_times import events_at
from action.review.agenda.remark import UNNAMED, Remark, Say
from action.review.commands.answering import ReplyLine, as_given
from action.review.commands.asks.ask import Ask, Relay
from action.review.commands.command import Command
from action.review.remarks.brought import BROUGHT, RELAYED
from action.review.remarks.unnamed import unnamed_remark
from action.review.timeline.timeline import Timeline

LONGEST_RELAYED: Final = 6_000
"""Characters of what is passed on, as of what a form sends; the comment of the command has all."""
MOST_RELAYED: Final = 50
"""Remarks that the comments of a review relay: more than any meeting can hear."""


@dataclass(frozen=True, slots=True)
class RelayedEnough(ReplyLine):
    """A remark that is relayed when there are as many as a review can take."""

    line: str
    most: int


@dataclass(frozen=True, slots=True)
class RelayedWords:
    """Words that somebody passes on, the event that they are about, and the command."""

    key: str
    words: str
    event: str
    command: Command

    @property
    def said(self) -> Safe:
        """The words as harmless Markdown, or their beginning."""
        return safe.paragraphs(self.words, LONGEST_RELAYED)

    @property
    def is_cut(self) -> bool:
        """Whether only their beginning is passed on."""
        return len(self.words) > LONGEST_RELAYED

    @property
    def remark(self) -> Remark:
        """The same as a remark."""
        said = Say(UNNAMED, self.said, self.command.url, at=self.command.at)
        return unnamed_remark(self.key, said, self.event)


@dataclass(frozen=True, slots=True)
class Relays:
    """All that is relayed, in the order of the commands; `answers` are for what cannot be."""

    said: tuple[RelayedWords, ...] = ()
    answers: Mapping[Command, ReplyLine] = field(default_factory=lambda: MappingProxyType({}))


def relays(asked: Iterable[tuple[Command, Ask]], timeline: Timeline | None) -> Relays:
    """What stands of it; a command is known by its comment, and by which of that it is."""
    said, answers, count = list[RelayedWords](), dict[Command, ReplyLine](), Counter[str]()
    for command, ask in asked:
        if isinstance(ask, Relay):
            event = _event(command, ask, timeline)
            if isinstance(event, ReplyLine):
                answers[command] = event
            elif len(said) == MOST_RELAYED:
                answers[command] = RelayedEnough(as_given(command), MOST_RELAYED)
            else:
                count[command.place] += 1
                key = _key(command.place, count[command.place])
                said.append(RelayedWords(key, ask.words, event, command))
    return Relays(tuple(said), answers)


def is_unnamed(key: str) -> bool:
    """Whether a comment of ours is a remark without a name, by its key."""
    return key.startswith((f"{RELAYED} ", f"{BROUGHT} "))


def _key(place: str, number: int) -> str:
    """Numbers of issues and comments are no logins, and hold nothing that people wrote."""
    return f"{RELAYED} {place}" if number == 1 else f"{RELAYED} {place}-{number}"


def _event(command: Command, ask: Relay, timeline: Timeline | None) -> str | ReplyLine:
    """The first event at the time that is named; none where no time is."""
    if not ask.at:
        return ""
    events = events_at(timeline, as_given(command), ask.at)
    return events if isinstance(events, ReplyLine) else events[0]
