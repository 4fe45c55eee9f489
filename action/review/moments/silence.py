"""Stretches of time of which nothing is told, though it went on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from operator import attrgetter
from typing import Final

from action.instants import between, is_before
from action.review.moments.course import Course, Stage, in_time_order
from action.review.moments.moment import LongGap, Moment

LONG, RARE = 4, 3
"""A gap is long if it is so many times the usual one of this timeline, which is the median, and so
many times what is longer than three quarters of all."""
LEAST: Final = timedelta(minutes=15)
"""Shorter ones are nothing to ask about."""
FEWEST: Final = 5
"""Of fewer gaps, none is the usual one."""
MOST_GAPS, NEXT = 2, 2
"""So many at most; the next is told if it is no less than this part of the longest."""
REST, NIGHT = timedelta(hours=8), timedelta(hours=4)
"""A gap so long is a rest or a wait, and so is one so long that passes midnight."""


@dataclass(frozen=True, slots=True)
class Silence:
    """From the end of what is told up to then to the next event; `since` is the last one told."""

    since: Stage
    begin: datetime
    end: datetime
    until: Stage

    @property
    def length(self) -> timedelta:
        """How long nothing is told."""
        return between(self.begin, self.end)

    @property
    def is_rest(self) -> bool:
        """Whether people slept or waited, as their own clocks tell."""
        first, last = self.since.told.event, self.until.told.event
        assert first.at is not None, "only events at certain times have gaps"
        assert last.at is not None, "only events at certain times have gaps"
        past_midnight = (first.end or first.at).date() != last.at.date()
        return self.length >= (NIGHT if past_midnight else REST)


def long_silences(course: Course) -> Iterator[Moment]:
    """Gaps much longer than usual here, while it went on; the longest first, and at most two."""
    gaps = sorted((gap for gap in silences(course) if gap.length), key=attrgetter("length"))
    if len(gaps) < FEWEST:
        return
    usual = gaps[len(gaps) // 2].length
    least = max(LONG * usual, RARE * gaps[len(gaps) * 3 // 4].length, LEAST)
    long = [gap for gap in reversed(gaps) if gap.length >= least and not gap.is_rest]
    found = _while_it_went_on(course, long) if long else []
    for gap in found[:MOST_GAPS]:
        if gap.length * NEXT >= found[0].length:
            yield Moment(gap.since.told, LongGap(gap.length, usual))


def _while_it_went_on(course: Course, gaps: Sequence[Silence]) -> list[Silence]:
    """Those between its begin and its end, and not behind an event that tells it as better."""
    unsure = _with_untimed(course.stages) | _calm(course)
    begun, last = _begun(course), _last(course)
    return [
        gap
        for gap in gaps
        if begun
        and last
        and not is_before(gap.begin, begun)
        and not is_before(last, gap.end)
        and gap.since.told.id not in unsure
    ]


def silences(course: Course) -> Iterator[Silence]:
    """Every gap between the events of this timeline."""
    ordered = in_time_order(course.stages)
    reached: tuple[datetime, Stage] | None = None
    for at, stage in ordered:
        if reached and at > reached[0]:
            yield Silence(reached[1], reached[0], at, stage)
        end = max(at, stage.end or at)
        reached = max(reached or (end, stage), (end, stage), key=lambda one: one[0])


def _begun(course: Course) -> datetime | None:
    """When it began for certain: as is known, or else with the first event that tells of it."""
    ordered = in_time_order(course.stages)
    return course.begun or next((at for at, one in ordered if _is_noticed(course, one)), None)


def _last(course: Course) -> datetime | None:
    """When it was over, or else when it was last told to be better."""
    better = [at for at, stage in in_time_order(course.stages) if course.hints_at("better", stage)]
    return course.over or (better[-1] if better else None)


def _is_noticed(course: Course, stage: Stage) -> bool:
    return any(course.tells(rule, stage) for rule in ("trouble", "alarm", "outside"))


def _calm(course: Course) -> set[str]:
    """The events after which it was better, as far as is told."""
    found, better = set(), False
    for _, stage in in_time_order(course.stages):
        if course.hints_at("better", stage):
            better = True
        elif course.tells("trouble", stage) or course.tells("bad-again", stage):
            better = False
        if better:
            found.add(stage.told.id)
    return found


def _with_untimed(stages: Sequence[Stage]) -> set[str]:
    """The events that are followed by one without a certain time: it may lie in the gap."""
    return {one.told.id for one, two in pairwise(stages) if two.at is None}
