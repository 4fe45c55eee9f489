"""What of an incident has a time, and which of it is worth a place in a picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, UTC, datetime, timedelta
from itertools import accumulate, pairwise
from operator import attrgetter
from statistics import median
from typing import Final

from action.review.incident import Event, Incident

MOST_DRAWN: Final = 20
"""Events in one picture: with all the rest, what fits on a screen."""
GAPS: Final = 3
LONG, SHARE = 4, 10
"""A gap is long if it is so many times the usual one, and no less than this share of the whole."""
FEWEST_GAPS: Final = 4
"""Of fewer, none is the usual one."""
REMOTE, FEW = 10, 4
"""Events are remote if the gap to them is so many times all the rest together, and if they are no
more than this share of all."""
YEAR: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Point:
    """An event, or a milestone by `name`; in UTC so that order and lengths are true.

    `said` is when it began as the clocks showed it, `end` is the same as `at` where it is no range.
    """

    at: datetime
    end: datetime
    said: datetime
    name: str = ""
    event: Event | None = None


@dataclass(frozen=True, slots=True, order=True)
class Gap:
    """A stretch of time of which nothing is told."""

    at: datetime
    end: datetime

    @property
    def length(self) -> timedelta:
        """How long nothing is told."""
        return self.end - self.at


# --- what has a time ------------------------------------------------------------------------------


def points(incident: Incident, events: Iterable[Event]) -> Sequence[Point]:
    """Milestones and events in the order of time.

    What is over a year away is taken for a slip, and a few events that are so remote that all
    others would be one stroke are left out.
    """
    timed = (*_of_milestones(incident), *_of_events(incident, events))
    return _without_remote(sorted(timed, key=attrgetter("at")))


def _of_milestones(incident: Incident) -> Iterator[Point]:
    for name, at in incident.known_milestones.items():
        if _is_near(incident, at):
            yield Point(at.astimezone(UTC), at.astimezone(UTC), at, name)


def _of_events(incident: Incident, events: Iterable[Event]) -> Iterator[Point]:
    for event in events:
        if event.at and _is_near(incident, event.at):
            at = event.at.astimezone(UTC)
            ends = event.end is not None and _is_near(incident, event.end)
            end = event.end.astimezone(UTC) if event.end and ends else at
            yield Point(at, max(at, end), event.at, event=event)


def _is_near(incident: Incident, at: datetime) -> bool:
    return abs(at.date() - incident.day) <= YEAR and MINYEAR < at.year < MAXYEAR


def _without_remote(ordered: Sequence[Point]) -> Sequence[Point]:
    while len(ordered) >= FEW:
        steps = ((two.at - one.at, i) for i, (one, two) in enumerate(pairwise(ordered), 1))
        gap, i = max(steps)
        few, rest = sorted((ordered[:i], ordered[i:]), key=len)
        others = ordered[-1].at - ordered[0].at - gap
        told = any(point.name for point in few) or len(few) * FEW > len(ordered)
        if told or gap <= REMOTE * others:
            break
        ordered = rest
    return ordered


# --- what is worth drawing ------------------------------------------------------------------------


def long_gaps(ordered: Sequence[Point]) -> tuple[Gap, ...]:
    """The gaps that are much longer than usual here, at most three, in the order of time."""
    over = accumulate((point.end for point in ordered), max)
    gaps = [Gap(end, two.at) for end, two in zip(over, ordered[1:], strict=False) if two.at > end]
    if len(gaps) < FEWEST_GAPS:
        return ()
    whole = max(point.end for point in ordered) - ordered[0].at
    usual = timedelta(seconds=median(gap.length.total_seconds() for gap in gaps))
    least = max(LONG * usual, whole / SHARE)
    found = (gap for gap in gaps if gap.length >= least)
    return tuple(sorted(sorted(found, key=attrgetter("length"), reverse=True)[:GAPS]))


def worth_drawing(timed: Sequence[Point], gaps: Iterable[Gap]) -> Sequence[Point]:
    """All events; of many the ends, ranges, decisions, those around gaps, and some in between."""
    if len(timed) <= MOST_DRAWN:
        return timed
    edges = {at for gap in gaps for at in (gap.at, gap.end)}
    tiers: tuple[list[int], ...] = ([0, len(timed) - 1], [], [], [], [], [])
    for i, point in enumerate(timed[1:-1], 1):
        tiers[_tier(point, edges)].append(i)
    kept: list[int] = []
    for tier in tiers:
        kept += _spread(tier, MOST_DRAWN - len(kept))
    return [timed[i] for i in sorted(kept)]


def _tier(point: Point, edges: set[datetime]) -> int:
    """What makes an event worth a row, the best reason first."""
    kind = (point.event.kind if point.event else None) or ""
    around = not edges.isdisjoint((point.at, point.end))
    reasons = (point.end > point.at, kind.lower() == "decision", around, bool(kind), True)
    return reasons.index(True) + 1


def _spread(many: Sequence[int], room: int) -> Sequence[int]:
    """As many as there is room for, evenly."""
    return many if len(many) <= room else [many[i * len(many) // room] for i in range(room)]
