"""Which events of the timeline people mean by a time: `14:05`, or `2026-11-19 14:05`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Final

from action import time_of_day
from action.review.commands.answering import ReplyLine
from action.review.timeline.rows import Block
from action.review.timeline.timeline import Timeline

_DASH: Final = "[-–—]"
_CLOCK: Final = rf"{time_of_day.SOUND_OF_TWELVE}(?!\w)|{time_of_day.PATTERN}"
TIME: Final = re.compile(
    rf"(?:(\d{{4}}-\d\d-\d\d)[ T]+)?~? ?({_CLOCK})"
    rf"(?:(?: ?{_DASH} ?| to )~? ?({_CLOCK}))?(?:[,:]?(?!\S)|(?=[,;/+&]~?\d))"
)
"""A time as the page shows it, or as people write it behind a command: `~14:05`, `14:05–14:20`.

Its day stands before it where that is needed.
"""
_HALF: Final = re.compile(time_of_day.HALF + "$")
_DAY: Final = timedelta(days=1)
NEAREST: Final = 3
"""Times that are named where there is no event at the one that was given."""


@dataclass(frozen=True, slots=True)
class NoEventThen(ReplyLine):
    """Times at which the timeline tells nothing; `nearest` are times at which it does."""

    line: str
    times: tuple[str, ...]
    nearest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventsOnDays(ReplyLine):
    """A time that the timeline has on several days, each as it should be written."""

    line: str
    at: str
    moments: tuple[str, ...]


def said_in(found: re.Match[str]) -> str:
    """The time that was found, in one way: what goes with it is left out, and where it ends."""
    return " ".join(filter(None, (found[1], _on_24_hours(found[2], found[3] or ""))))


def stretch_in(found: re.Match[str]) -> str:
    """The same with its end, if it has one: `14:05–14:20`."""
    until = f"–{_on_24_hours(found[3])}" if found[3] else ""
    return f"{said_in(found)}{until}"


def _on_24_hours(clock: str, until: str = "") -> str:
    """A time on a clock of 24 hours; of a stretch the half of the day may stand at its end only."""
    half = _HALF.search(clock) or _HALF.search(until)
    bare = _HALF.sub("", clock)
    return (time_of_day.of_twelve(bare, half[0]) if half else None) or bare


def time_of(timeline: Timeline, block: Block) -> str:
    """How a command says when an event was; empty where no time leads to it."""
    if block.clock is None or block.ident is None:
        return ""
    at = time_of_day.written(block.clock, seconds=block.clock.second > 0)
    days = {one.day for one in timeline.rows.blocks if one.clock == block.clock and one.ident}
    said = f"{block.day} {at}" if len(days) > 1 and block.day else at
    led = events_at(timeline, "", said)
    return said if isinstance(led, tuple) and block.ident in led else ""


def dated_titles(timeline: Timeline | None) -> Mapping[str, str]:
    """The words of every event, with its day where the time alone stands on several days."""
    if timeline is None:
        return {}
    blocks = [block for block in timeline.rows.blocks if block.ident and block.clock and block.day]
    count = Counter(clock for clock, _ in {(block.clock, block.day) for block in blocks})
    days = {block.ident: str(block.day) for block in blocks if count[block.clock] > 1}
    return {
        event: f"{days[event]} {title}" if event in days and days[event] not in title else title
        for event, title in timeline.titles.items()
    }


def events_at(
    timeline: Timeline | None, line: str, at: str
) -> tuple[str, ...] | NoEventThen | EventsOnDays:
    """The ids of the events at a time, or what would be right; `line` is the command as given."""
    found = TIME.fullmatch(at)
    if timeline and found and found[3]:
        return _events_between(timeline, line, at)
    clock, day = (time_of_day.read(found[2]), _day(found[1])) if found else (None, None)
    minute = timeline.by_minute.get(clock.replace(second=0), ()) if timeline and clock else ()
    then = [block for block in minute if block.clock and _is_at(block.clock, clock)]
    here = [block for block in then if day in {None, block.day}]
    if not here:
        blocks = [block for block in timeline.rows.blocks if block.ident] if timeline else []
        return NoEventThen(line, (at,), _nearest(blocks, clock))
    days = list(dict.fromkeys(block.day for block in here if block.day))
    if len(days) > 1:
        return EventsOnDays(line, at, tuple(f"{one} {at}" for one in days[:NEAREST]))
    return tuple(block.ident for block in here if block.ident)


def events_at_each(
    timeline: Timeline | None, line: str, times: Iterable[str]
) -> tuple[Mapping[str, tuple[str, ...]], ReplyLine | None]:
    """The ids of the events by each of these times, and what would be right of the others."""
    told = {at: events_at(timeline, line, at) for at in times}
    found = {at: events for at, events in told.items() if isinstance(events, tuple)}
    wrong = [one for one in told.values() if isinstance(one, ReplyLine)]
    nowhere = [one for one in wrong if isinstance(one, NoEventThen)]
    if len(nowhere) < 2:  # noqa: PLR2004 - what is said of one need not be joined
        return found, next(iter(wrong), None)
    missing = tuple(at for one in nowhere for at in one.times)
    nearest = dict.fromkeys(at for one in nowhere for at in one.nearest)
    return found, NoEventThen(line, missing, tuple(nearest)[: 2 * NEAREST])


def _events_between(
    timeline: Timeline, line: str, at: str
) -> tuple[str, ...] | NoEventThen | EventsOnDays:
    """The ids of the events of a stretch of time; an event that is this very stretch is alone."""
    found = TIME.fullmatch(at)
    assert found, "only what looks like a stretch of time is asked for here"
    begin, end, day = time_of_day.read(found[2]), time_of_day.read(found[3]), _day(found[1])
    every = list(_within(timeline.rows.blocks, begin, end)) if begin and end else []
    here = [(first, block) for first, block in every if day in {None, first}]
    days = list(dict.fromkeys(first for first, _ in here if first))
    if not here:
        blocks = [block for block in timeline.rows.blocks if block.ident]
        return NoEventThen(line, (at,), _nearest(blocks, begin))
    if len(days) > 1:
        return EventsOnDays(line, at, tuple(f"{one} {at}" for one in days[:NEAREST]))
    very = [block for _, block in here if _shows(block, found[2], found[3])]
    return tuple(block.ident for block in very or (one for _, one in here) if block.ident)


def _within(blocks: Iterable[Block], begin: time, end: time) -> Iterator[tuple[date | None, Block]]:
    """The events from begin to end, each with the day of the begin; that may be the day before."""
    told = [
        (block, block.clock.replace(second=0)) for block in blocks if block.ident and block.clock
    ]
    if begin <= end:
        yield from ((block.day, block) for block, clock in told if begin <= clock <= end)
        return
    late = [(block.day, block) for block, clock in told if clock >= begin]
    begun = {day for day, _ in late if day}
    early = [(block.day - _DAY, block) for block, clock in told if clock <= end and block.day]
    yield from (one for one in late if one[0] in {day for day, _ in early})
    yield from (one for one in early if one[0] in begun)


def _shows(block: Block, begin: str, end: str) -> bool:
    """Whether an event is told as this stretch of time."""
    return bool(re.search(rf"{begin}[\s*~]{{0,4}}{_DASH}[\s*~]{{0,4}}{end}", block.text))


def _is_at(clock: time, said: time | None) -> bool:
    """Whether a clock shows the time that was said; who says no seconds means them all."""
    if said is None:
        return False
    return clock == said or (said.second == 0 and clock.replace(second=0) == said)


def _day(said: str | None) -> date | None:
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        return None


def _nearest(blocks: Iterable[Block], clock: time | None) -> tuple[str, ...]:
    """The times of events next to one, in the order of the timeline."""
    clocks = list(dict.fromkeys(block.clock for block in blocks if block.clock))
    around = sorted(clocks, key=lambda one: abs(_minutes(one) - _minutes(clock or one)))[:NEAREST]
    return tuple(time_of_day.written(one) for one in clocks if one in around)


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute
