"""Topics close together on the timeline: people may see one thing in them, and nobody else does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice, pairwise
from typing import Final

from action.review.agenda.at_times import time_of
from action.review.agenda.discourse import short_place
from action.review.agenda.topic import Topic
from action.review.timeline.rows import Block
from action.review.timeline.timeline import Timeline

FEW_NEIGHBOURS: Final = 2
"""Pairs of topics that are offered to be joined."""
CLOSE_BY: Final = timedelta(minutes=15)
"""What is further apart is hardly one thing."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Two topics at events close together, with the time of each as a command takes it."""

    one: str
    other: str
    one_at: str
    other_at: str


def neighbours(found: Iterable[Topic], timeline: Timeline | None) -> tuple[Neighbours, ...]:
    """A few pairs that follow on each other, that nobody has named, and that a command can name."""
    plain = {topic.event: topic for topic in found if topic.event and not topic.places}
    return tuple(islice(_pairs(plain, timeline), FEW_NEIGHBOURS)) if timeline else ()


def _pairs(plain: Mapping[str, Topic], timeline: Timeline) -> Iterator[Neighbours]:
    for one, other in pairwise(block for block in timeline.rows.blocks if block.ident):
        first, second = plain.get(one.ident or ""), plain.get(other.ident or "")
        if first and second and _are_close(one, other):
            times = time_of(timeline, one), time_of(timeline, other)
            if all(times) and times[0] != times[1]:
                yield Neighbours(short_place(first), short_place(second), *times)


def _are_close(one: Block, other: Block) -> bool:
    if one.clock is None or other.clock is None:
        return False
    days = (one.day or date.min, other.day or one.day or date.min)
    first, second = map(datetime.combine, days, (one.clock, other.clock))
    return abs(second - first) <= CLOSE_BY
