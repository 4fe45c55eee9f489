"""What stands of all that people have said about the date of the meeting: the newest that can be.

What counts from a day counts from when its comment came to ask for that, never from a run. So a
meeting that has been stays settled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, tzinfo
from types import MappingProxyType
from typing import Final, assert_never

from action import time_zone
from action.anchors import anchor
from action.instants import between, instant, is_before
from action.review.commands.answering import ReplyLine, as_given
from action.review.commands.asks.about_meeting.slash_meet import MeetUnclear, call_in
from action.review.commands.asks.ask import MeetAt, MeetingAsk, MeetInSlot, MeetNever
from action.review.commands.command import Command
from action.review.dates.known_dates import DateNotes, Holds, KnownDate, wanted
from action.review.dates.settling_nothing import (
    MeetInPast,
    MeetNeedsZone,
    MeetNeverThen,
    MeetNoSuchDay,
    MeetsNoMore,
    MeetTooFar,
    MeetTwiceThen,
    NewerCommentCounts,
    NoSuchSlot,
    OrTakeSlot,
    SettlesNothing,
    StillMeets,
)
from action.review.dates.slots import ahead
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

    `said` is when that comment came to say so, `call` is where it is online, often empty; `minutes`
    how long it takes, if that was said, else 0.
    """

    start: datetime
    by: str
    url: str
    call: str = ""
    minutes: int = 0
    said: datetime = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class DateSettled:
    """The date of the meeting, if there is one, and answers to what could not settle it.

    `taken_back` is when the last date was, if none holds since, and `cancelled` the comment that
    did it, if one did; `notes` are what the page is to note. `is_guess`: the date was
    read anew, and may have been another before.
    """

    date: MeetingDate | None = None
    cancelled: str = ""
    taken_back: datetime | None = None
    answers: Mapping[Command, ReplyLine] = field(default_factory=lambda: MappingProxyType({}))
    notes: DateNotes = field(default_factory=DateNotes)

    @property
    def is_guess(self) -> bool:
        """Whether the date was read anew, and may have been another before."""
        known = self.notes.known.get(anchor(self.date.url)) if self.date else None
        return known is not None and known.holds is Holds.GUESS


UNSETTLED: Final = DateSettled()
"""Nobody has settled anything."""


@dataclass(frozen=True, slots=True)
class DateGround:
    """What a date is settled on: the proposed times, the zone of times that name none, our notes.

    `in_calendars` is the moment that calendars have, if any; `now` is when a date that is gone is
    missed, and `closed` when the review was, if it is.
    """

    slots: Sequence[datetime]
    zone: tzinfo
    before: DateNotes
    now: datetime
    in_calendars: datetime | None = None
    closed: datetime | None = None

    def by_now(self, known: KnownDate) -> KnownDate:
        """The same, but for a date that still lies ahead when a review is taken up again."""
        ahead = is_before(self.now, known.start)
        again = known.holds is Holds.OFF and self.closed is None and ahead
        return replace(known, holds=Holds.YES) if again else known


MeetingWord = MeetingAsk | SettlesNothing
"""What may be said about the date: also what nobody could understand."""


@dataclass(frozen=True, slots=True)
class _Word:
    """What a command came to, and when that was said; without a date none holds from then on."""

    command: Command
    said: datetime
    date: MeetingDate | None = None


def settled(asked: Iterable[tuple[Command, MeetingWord]], ground: DateGround) -> DateSettled:
    """What stands, where a moment that was noted stays, as long as no other is understood."""
    heard = list[_Word]()
    answers, known = dict[Command, ReplyLine](), dict[str, KnownDate]()
    for command, ask in asked:
        said = ask if isinstance(ask, SettlesNothing) else _understood(command, ask, ground)
        if isinstance(said, ReplyLine):
            answers[command] = said
        place = command.place
        before = known.get(place) or ground.before.known.get(place)
        if new := said if isinstance(said, KnownDate) else before:
            known[place] = ground.by_now(new)
            heard.append(_Word(command, new.said, _date(command, known[place], ground)))
    return _what_stands(heard, answers, known, ground)


def _date(command: Command, known: KnownDate, ground: DateGround) -> MeetingDate | None:
    if known.holds is Holds.NEVER or (known.holds is Holds.OFF and not ground.closed):
        return None
    by, url, call = command.author, command.url, call_in(command.text)
    return MeetingDate(known.start, by, url, call, known.minutes, said=known.said)


def _what_stands(
    heard: Sequence[_Word],
    answers: Mapping[Command, ReplyLine],
    known: Mapping[str, KnownDate],
    ground: DateGround,
) -> DateSettled:
    """The last word counts."""
    last = heard[-1] if heard else None
    found = last.date if last else None
    taken_back = None if found else _taken_back(heard, ground)
    never = last is not None and known[last.command.place].holds is Holds.NEVER
    cancelled = last.command.url if last and never and taken_back else ""
    notes = DateNotes(_noted(found, known, ground), taken_back)
    overruled = dict(_overruled(heard))
    return DateSettled(found, cancelled, taken_back, {**overruled, **answers}, notes)


def _overruled(
    heard: Sequence[_Word],
) -> Iterator[tuple[Command, ReplyLine]]:
    """Answers to older comments that came to ask for something else after the newest was written.

    Of several words in a comment only the last is answered.
    """
    last = heard[-1] if heard else None
    for word in {word.command.place: word for word in heard}.values():
        if last and word.said > last.said and not _say_the_same(word.date, last.date):
            url, start = last.command.url, last.date.start if last.date else None
            yield word.command, NewerCommentCounts(as_given(word.command), url, start)


def _say_the_same(one: MeetingDate | None, other: MeetingDate | None) -> bool:
    """Whether both are the same moment, or none."""
    return (one and instant(one.start)) == (other and instant(other.start))


def _taken_back(heard: Sequence[_Word], ground: DateGround) -> datetime | None:
    """When the last date was taken back, or when we saw that it was gone; None without any."""
    before = ground.before
    if before.taken_back:
        return min(before.taken_back, ground.now)
    dated = max((at for at, word in enumerate(heard) if word.date), default=None)
    if dated is not None:
        return heard[dated + 1].said
    return ground.now if before.held else None


def _noted(
    found: MeetingDate | None, known: Mapping[str, KnownDate], ground: DateGround
) -> Mapping[str, KnownDate]:
    """The dates to note: whether that which stands was called off, or is a guess."""
    if found is None:
        return known
    place, there = anchor(found.url), ground.in_calendars
    if ground.closed and is_before(ground.closed, found.start):
        return {**known, place: replace(known[place], holds=Holds.OFF)}
    if ground.before.is_empty and there and between(there, found.start):
        return {**known, place: replace(known[place], holds=Holds.GUESS)}
    return known


def with_what_holds(
    answers: Mapping[Command, ReplyLine], date: MeetingDate | None, slots: tuple[int, ...]
) -> Mapping[Command, ReplyLine]:
    """Answers to what settles nothing, with the date that holds, or the `slots` to take.

    After an edit they also say that no date holds: the words before may have settled one.
    """
    every = answers.items()
    return {command: _beside_what_holds(command, said, date, slots) for command, said in every}


def _beside_what_holds(
    command: Command, said: ReplyLine, date: MeetingDate | None, slots: tuple[int, ...]
) -> ReplyLine:
    if not isinstance(said, SettlesNothing):
        return said
    if date:
        return StillMeets(said, date.start, date.url)
    if slots and isinstance(said, MeetUnclear):
        said = OrTakeSlot(said, slots)
    return MeetsNoMore(said) if command.edited else said


def _understood(command: Command, ask: MeetingAsk, ground: DateGround) -> KnownDate | ReplyLine:
    """The moment that is asked for: the one that was understood before, or counted from now."""
    before, same = ground.before.known.get(command.place), wanted(ask)
    minutes = ask.time.minutes if isinstance(ask, MeetAt) else 0
    if before and before.wanted == same:
        return replace(before, minutes=minutes)
    if isinstance(ask, MeetNever):
        return KnownDate(same, command.said, command.said, holds=Holds.NEVER)
    at = _moment(command, ask, ground)
    if isinstance(at, ReplyLine):
        return at
    line, in_future = as_given(command), between(command.said, at)
    if in_future <= timedelta():
        return MeetInPast(line, at)
    if in_future > FARTHEST:
        return MeetTooFar(line, at)
    return KnownDate(same, at, command.said, minutes)


def _moment(command: Command, ask: MeetAt | MeetInSlot, ground: DateGround) -> datetime | ReplyLine:
    line, slots = as_given(command), ground.slots
    match ask:
        case MeetInSlot(number):
            known = 0 < number <= len(slots)
            return slots[number - 1] if known else NoSuchSlot(line, ahead(slots, command.said))
        case MeetAt(time):
            there = clocks_called(time.zone) if time.zone else ground.zone
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
