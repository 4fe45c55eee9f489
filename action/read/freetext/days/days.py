"""What a clock means that names no day, no half of the day and no zone: the story tells.

A day is carried on from the event before; a step back of more than twelve hours is the next day; a
smaller one is disorder, and stays as people wrote it (practice 3.2, rule 10).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from action import time_of_day, time_zone
from action.read.freetext.days.calendar import UNDATED, Calendar
from action.read.freetext.days.clocks import Clocks
from action.read.freetext.days.halves import NOON, before_end, halves, time_of
from action.read.freetext.days.newest_first import newest_first
from action.read.freetext.days.shown_labels import shown_label
from action.read.freetext.labels import zones
from action.read.freetext.labels.labels import TimeLabel
from action.read.freetext.labels.written import Clock, WrittenDay, WrittenTime
from action.read.freetext.passages.passage import (
    DayHeading,
    Joined,
    KeyEvent,
    Note,
    Passage,
    TimelineEntry,
    Unread,
)
from action.read.times import UnclearTimeError

LONG_STEP_BACK: Final = timedelta(hours=12)
_NONE: Final = timedelta()
_BACKWARDS: Final = 3
"""How much dearer a step back is than one of the same length ahead, where am or pm is left out."""


class Dated(NamedTuple):
    """Something told, with its moment, its end where it is a range, and what is remarkable.

    `written` is the time in the zone of its line, where that is not the zone of the file.
    """

    passage: TimelineEntry | Note | KeyEvent | Unread | Joined
    label: str = ""
    at: datetime | None = None
    end: datetime | None = None
    flags: tuple[str, ...] = ()
    doubt: UnclearTimeError | None = None
    written: str = ""


def dated(passages: Iterable[Passage], calendar: Calendar, clocks: Clocks) -> Iterator[Dated]:
    """Everything told with its moment, in the order of the text; that may be the newest first."""
    told = tuple(_Dating(tuple(passages), calendar, clocks).dated())
    times = [item.at for item in told if isinstance(item.passage, TimelineEntry) and item.at]
    return map(_ordered, told) if newest_first(times) else iter(told)


def _ordered(item: Dated) -> Dated:
    return item._replace(flags=tuple(flag for flag in item.flags if flag != "out-of-order"))


class _Dating:
    """One pass over what is told, remembering the day and the moment before."""

    def __init__(self, passages: Sequence[Passage], calendar: Calendar, clocks: Clocks) -> None:
        self.passages, self.clocks = passages, clocks
        self.calendar = calendar.knowing(passages)
        self.halves = halves(passages)
        self.day = self.calendar.first
        self.headed = False
        self.unread: UnclearTimeError | None = None
        self.before: datetime | None = None
        self.near: datetime | None = None

    def dated(self) -> Iterator[Dated]:
        for item in self.passages:
            if isinstance(item, DayHeading):
                self._under(item)
            elif isinstance(item, Note | Unread | Joined):
                yield Dated(item)
            elif isinstance(item, KeyEvent):
                yield self._fact(item)
            else:
                yield self._entry(item)

    def _under(self, item: DayHeading) -> None:
        said = item.label.start
        try:
            if said.day:
                self._headed_by(said.day)
                self.headed = not item.of_all
            if said.clock:
                half = said.clock.half or (
                    item.label.end.clock.half if item.label.end and item.label.end.clock else ""
                )
                clock = said.clock._replace(half=half)
                self.near = self._moment(said._replace(clock=clock), self.day) if half else None
        except UnclearTimeError:
            self.near = None

    def _headed_by(self, said: WrittenDay) -> None:
        """The day of a heading; one that cannot be read leaves all below it without a day."""
        self.unread = None
        try:
            self.day = self.calendar.day(said, self.day)
        except UnclearTimeError as doubt:
            self.unread = None if said.blank or self.day == UNDATED else doubt
            raise
        self.before = self.near = None

    def _fact(self, item: KeyEvent) -> Dated:
        try:
            day = self._day(item.label.start)
            return Dated(item, item.label.written, self._moment(item.label.start, day))
        except UnclearTimeError as doubt:
            return Dated(item, item.label.written, doubt=doubt)

    def _entry(self, item: TimelineEntry) -> Dated:
        label = item.label
        if label.start.clock is None or label.unknown:
            return self._without_clock(item)
        try:
            return self._timed(item)
        except UnclearTimeError as doubt:
            return Dated(item, label.written, flags=("unclear",), doubt=doubt)

    def _without_clock(self, item: TimelineEntry) -> Dated:
        """A day, or a time that nobody knows; the day counts for what comes after it.

        Below a heading that names the day, the heading goes on to count.
        """
        flags = ("no-time", "approximate") if item.label.about else ("no-time",)
        doubt = None
        if item.label.start.day and not item.label.start.day.blank:
            try:
                day = self.calendar.day(item.label.start.day, self.day)
                if not self.headed:
                    self.day, self.before = day, None
            except UnclearTimeError as unclear:
                doubt, flags = unclear, ("unclear",)
        return Dated(item, item.label.written, flags=flags, doubt=doubt)

    def _timed(self, item: TimelineEntry) -> Dated:
        label = item.label
        said = self._in_its_zone(label, self._with_half(label))
        flags = ["approximate"] if label.about else []
        day = self._day(said)
        at = self._moment(said, day)
        step = self._since(at)
        if said.day is None and step < -LONG_STEP_BACK:
            day += timedelta(days=1)
            at = self._moment(said, day)
            step = self._since(at)
            flags.append("next-day")
        if step < _NONE and not said.zone:
            at = _second_time(at)
            step = self._since(at)
        end = self._end(label, said, at, day)
        if step < _NONE:
            flags.append("out-of-order")
        elsewhere = bool(said.zone) and self.clocks.is_other(said.zone or "", at)
        if elsewhere:
            flags.append("other-zone")
        self.day, self.before = at.date() if elsewhere else day, at
        self.near, self.unread = None, None
        shown, besides = shown_label(label, at, end), self._besides(label, at, end)
        written = self._written(said.zone, at, end) if elsewhere and said.zone else ""
        if written:
            written += besides
        else:
            shown += besides
        return Dated(item, shown, at, end, tuple(flags), written=written)

    def _written(self, zone: str, at: datetime, end: datetime | None) -> str:
        """What the clocks of another zone showed, as a line in that zone says it."""
        there = self.clocks.there(zone)
        if there is None:
            return ""
        seconds = bool(at.second or (end and end.second))
        shown = (one.astimezone(there) for one in (at, end) if one)
        clocks = "–".join(time_of_day.written(one, seconds=seconds) for one in shown)
        return f"{clocks} {zones.short_zone(zone)}"

    def _since(self, at: datetime) -> timedelta:
        """How long it is since the event before; less than nothing is a step back."""
        return _step(self.before, at) if self.before else _NONE

    def _day(self, said: WrittenTime) -> date:
        if said.day is None and self.unread:
            raise self.unread
        if said.day is None:
            there = self.clocks.there(said.zone) if said.zone and self.before else None
            return self.before.astimezone(there).date() if self.before and there else self.day
        if said.day.blank:
            raise UnclearTimeError("The date is incomplete", "write YYYY-MM-DD")
        return self.calendar.day(said.day, self.day)

    # --- further times behind the first ---

    def _in_its_zone(self, label: TimeLabel, said: WrittenTime) -> WrittenTime:
        """What is said, with the zone that a bracket tells where nothing else does."""
        told = said.zone or self.clocks.lenient or time_zone.is_on_the_wall(self.clocks.local)
        return said if told else said._replace(zone=label.zone)

    def _besides(self, label: TimeLabel, at: datetime, end: datetime | None) -> str:
        """The further times as written, unless they only say the same in another zone."""
        if not label.others:
            return ""
        moments = [at, *([end] if end else [])]
        if all(any(self._is_same(said, moment) for moment in moments) for said in label.others):
            return ""
        return label.besides

    def _is_same(self, said: WrittenTime, at: datetime) -> bool:
        if said.zone is None:
            return False
        try:
            return not _step(at, self._moment(said, at.date())) % timedelta(days=1)
        except UnclearTimeError:
            return False

    # --- the half of the day ---

    def _with_half(self, label: TimeLabel) -> WrittenTime:
        """What is said, with the half of the day that the text around it says."""
        said, clock = label.start, label.start.clock
        assert clock is not None, "only a clock has a half"
        if clock.half or not self.halves or not (clock.possible and 1 <= clock.hour <= NOON):
            return said
        if label.end and label.end.clock and label.end.clock.half and label.end.clock.possible:
            return said._replace(clock=before_end(clock, label.end.clock))
        near = self._near(said.zone)
        if near and said.day and self._day(said) != near.date():
            near = None
        if near is None:
            return said._replace(clock=clock._replace(half=self.halves[0]))
        return self._nearest(said, clock, near)

    def _near(self, zone: str | None) -> datetime | None:
        """The moment that a clock is near to, on clocks of the same zone."""
        near, there = self.near or self.before, self.clocks.there(zone)
        return near.astimezone(there) if near and there else near

    def _nearest(self, said: WrittenTime, clock: Clock, near: datetime) -> WrittenTime:
        day = self._day(said)
        halves = [clock._replace(half=half) for half in ("a", "p")]
        moments = {half: datetime.combine(day, time_of(half)) for half in halves}
        wall = near.replace(tzinfo=None)
        return said._replace(clock=min(halves, key=lambda half: _cost(moments[half] - wall)))

    def _moment(self, said: WrittenTime, day: date) -> datetime:
        assert said.clock is not None, "only a clock makes a moment"
        if not said.clock.possible:
            shown = f"{said.clock.hour}:{said.clock.minute:02}"
            raise UnclearTimeError(f"{shown} is not a valid time", "use 00:00 to 23:59")
        if said.clock.hour == 24:  # noqa: PLR2004 - 24:00 ends a day
            day += timedelta(days=1)
        return self.clocks.at(day, time_of(said.clock), said.zone)

    def _end(
        self, label: TimeLabel, start: WrittenTime, at: datetime, day: date
    ) -> datetime | None:
        if label.end is None or label.end.clock is None:
            return None
        said = label.end._replace(zone=label.end.zone or start.zone)
        clock = label.end.clock
        if label.end.day:
            day = self.calendar.day(label.end.day, day)
        if not clock.half and start.clock and start.clock.half and 1 <= clock.hour <= NOON:
            halves = (said._replace(clock=clock._replace(half=half)) for half in ("a", "p"))
            ends = [self._moment(half, day) for half in halves]
            return min((e for e in ends if e >= at), default=ends[0] + timedelta(days=1))
        end = self._moment(said, day)
        return end if _step(at, end) >= _NONE else self._moment(said, day + timedelta(days=1))


def _second_time(at: datetime) -> datetime:
    """Of an hour that happens twice the second time, else the same moment."""
    later = at.replace(fold=1)
    return later if _step(at, later) else at


def _cost(step: timedelta) -> timedelta:
    return step if step >= _NONE else -_BACKWARDS * step


def _step(before: datetime, at: datetime) -> timedelta:
    """How long it is from one moment to another of the same zone, over clock changes, too."""
    return at - before + ((before.utcoffset() or _NONE) - (at.utcoffset() or _NONE))
