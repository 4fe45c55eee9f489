"""What is said to a `/meet` that settles nothing, and what holds besides: another date, or none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from action.review.commands.answering import ReplyLine


@dataclass(frozen=True, slots=True)
class SettlesNothing(ReplyLine):
    """An answer to words that name no moment at which the review could meet."""


@dataclass(frozen=True, slots=True)
class MeetNoSuchDay(SettlesNothing):
    """A day that no calendar has."""

    line: str


@dataclass(frozen=True, slots=True)
class MeetNoSuchTime(SettlesNothing):
    """A time that no clock shows."""

    line: str
    time: str


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
    """A proposed time that was not proposed; `slots` are the numbers of those to come then."""

    line: str
    slots: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OrTakeSlot(SettlesNothing):
    """The same where the proposed `slots` of these numbers can be taken."""

    said: SettlesNothing
    slots: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StillMeets(ReplyLine):
    """The same where a date holds: when the review meets, and the comment that has settled it."""

    said: SettlesNothing
    start: datetime
    url: str


@dataclass(frozen=True, slots=True)
class NewerCommentCounts(ReplyLine):
    """An older comment that was edited: the one at `url` counts, with its date or without one."""

    line: str
    url: str
    start: datetime | None


@dataclass(frozen=True, slots=True)
class MeetsNoMore(ReplyLine):
    """The same where no date holds, and the comment may have settled one before it was edited."""

    said: SettlesNothing
