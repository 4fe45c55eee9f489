"""What stands of all that people have said about the date of the meeting: the newest that can be.

What counts from a day counts from the comment as its words are now, never from a run. So a meeting
that has been stays settled.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from types import MappingProxyType
from typing import Final, assert_never

from action import time_zone
from action.instants import between
from action.review.commands import spoken
from action.review.commands.answering import ReplyLine, as_given
from action.review.commands.asks.about_meeting.slash_meet import MeetUnclear
from action.review.commands.asks.ask import Ask, MeetAt, MeetInSlot, MeetNever
from action.review.commands.command import Command
from action.review.dates.settling_nothing import (
    MeetNoSuchDay,
    MeetsNoMore,
    OrTakeSlot,
    SettlesNothing,
    StillMeets,
)
from action.review.dates.wall_clocks import (
    after_gap,
    as_shown,
    clocks_called,
    is_in_gap,
    offsets_then,
)

FARTHEST: Final = timedelta(days=366)
"""A meeting that is further off is a slip in the year."""
_YEARS: Final = 2
"""Years around the comment in which clocks are asked at all: at the ends of time they have none."""


@dataclass(frozen=True, slots=True)
class MeetingDate:
    """When the meeting begins, on the clocks of its zone, and who settled that in which comment.

    `said` is when that comment came to say so,
    `call` is where it is online, often empty; `slot` the proposed time that was taken, from 1;
    `minutes` how long it takes, if that was said, else 0.
    """

    start: datetime
    by: str
    url: str
    call: str = ""
    slot: int = 0
    minutes: int = 0
    said: datetime = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class DateSettled:
    """The date of the meeting, if there is one, and answers to what could not settle it.

    `cancelled` is the comment that took a date back, if that was said last, and `taken_back`
    when it did, if there was one; `zones` are those in
    which times without one were understood, by the keys of their commands, the newest last.
    """

    date: MeetingDate | None = None
    cancelled: str = ""
    taken_back: datetime | None = None
    answers: Mapping[Command, ReplyLine] = field(default_factory=lambda: MappingProxyType({}))
    zones: Mapping[str, tzinfo] = field(default_factory=lambda: MappingProxyType({}))


UNSETTLED: Final = DateSettled()
"""Nobody has settled anything."""


@dataclass(frozen=True, slots=True)
class UsualClocks:
    """The zone of times that name none, and those in which some were understood `before`.

    What people have agreed on stays that moment, whatever becomes the usual zone.
    """

    zone: tzinfo
    before: Mapping[str, tzinfo]

    def of(self, command: Command) -> tzinfo:
        """The zone of a command that names none."""
        return self.before.get(spoken.key(command), self.zone)


@dataclass(frozen=True, slots=True)
class MeetInPast(SettlesNothing):
    """A meeting before the comment that asks for it."""

    line: str
    at: datetime


@dataclass(frozen=True, slots=True)
class MeetTooFar(SettlesNothing):
    """A meeting more than a year after the comment that asks for it."""

    line: str
    at: datetime


@dataclass(frozen=True, slots=True)
class MeetNeverThen(SettlesNothing):
    """A time that the clocks of its zone skip; `after` is what they show instead."""

    line: str
    after: datetime


@dataclass(frozen=True, slots=True)
class MeetTwiceThen(SettlesNothing):
    """A time that the clocks of its zone show twice, at these `offsets` from UTC."""

    line: str
    offsets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeetNeedsZone(SettlesNothing):
    """A time without a zone where nobody knows how far from UTC the incident's clocks are."""

    line: str
    zone: str


@dataclass(frozen=True, slots=True)
class NoSuchSlot(SettlesNothing):
    """A proposed time that was not proposed; there are `slots` of them."""

    line: str
    slots: int


def settled(
    asked: Iterable[tuple[Command, Ask]], slots: Sequence[datetime], clocks: UsualClocks
) -> DateSettled:
    """What stands, given the proposed times and the zone of times that name none."""
    found, cancelled, answers = None, "", dict[Command, ReplyLine]()
    zones, taken_back = dict[str, tzinfo](), None
    for command, ask in asked:
        if isinstance(ask, MeetNever):
            taken_back = command.said if found else taken_back
            found, cancelled = None, command.url
        elif isinstance(ask, MeetAt | MeetInSlot):
            usual = clocks.of(command)
            match _date(command, ask, slots, usual):
                case MeetingDate() as new:
                    found, cancelled, taken_back = new, "", None
                    if isinstance(ask, MeetAt) and not ask.time.zone:
                        zones[spoken.key(command)] = usual
                case answer:
                    answers[command] = answer
    return DateSettled(found, cancelled, taken_back, answers, zones)


def with_what_holds(
    answers: Mapping[Command, ReplyLine], date: MeetingDate | None, slots: int
) -> Mapping[Command, ReplyLine]:
    """Answers to what settles nothing, with the date that holds, or so many `slots` to take.

    After an edit they also say that no date holds: the words before may have settled one.
    """
    every = answers.items()
    return {command: _beside_what_holds(command, said, date, slots) for command, said in every}


def _beside_what_holds(
    command: Command, said: ReplyLine, date: MeetingDate | None, slots: int
) -> ReplyLine:
    if not isinstance(said, SettlesNothing):
        return said
    if date:
        return StillMeets(said, date.start, date.url)
    if slots and isinstance(said, MeetUnclear):
        said = OrTakeSlot(said, slots)
    return MeetsNoMore(said) if command.edited else said


def _date(
    command: Command, ask: MeetAt | MeetInSlot, slots: Sequence[datetime], zone: tzinfo
) -> MeetingDate | ReplyLine:
    at = _moment(command, ask, slots, zone)
    if isinstance(at, ReplyLine):
        return at
    line, in_future = as_given(command), between(command.said, at)
    if in_future <= timedelta():
        return MeetInPast(line, at)
    if in_future > FARTHEST:
        return MeetTooFar(line, at)
    number, minutes = (ask.number, 0) if isinstance(ask, MeetInSlot) else (0, ask.time.minutes)
    by, url = command.author, command.url
    return MeetingDate(at, by, url, ask.call, number, minutes, said=command.said)


def _moment(
    command: Command, ask: MeetAt | MeetInSlot, slots: Sequence[datetime], zone: tzinfo
) -> datetime | ReplyLine:
    line = as_given(command)
    match ask:
        case MeetInSlot(number):
            known = 0 < number <= len(slots)
            return slots[number - 1] if known else NoSuchSlot(line, len(slots))
        case MeetAt(time):
            there = clocks_called(time.zone) if time.zone else zone
            if there is None or time_zone.is_on_the_wall(there):
                return MeetNeedsZone(line, str(there or time.zone))
            at = time.on(command.said, there)
            if at is None:
                return MeetNoSuchDay(line)
            if abs(years := at.year - command.said.year) > _YEARS:
                return MeetTooFar(line, at) if years > 0 else MeetInPast(line, at)
            if is_in_gap(at):
                return MeetNeverThen(line, after_gap(at))
            at = as_shown(at, time.zone or str(there))
            offsets = offsets_then(at)
            return MeetTwiceThen(line, offsets) if offsets[1:] else at
        case _:
            assert_never(ask)
