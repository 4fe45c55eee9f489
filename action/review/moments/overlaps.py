"""Work in parallel: as people say it, or as stretches of time of several people show."""

from __future__ import annotations

from collections.abc import Iterator

from action.instants import is_before
from action.markdown import safe
from action.review.moments.course import Course, Stage, in_time_order
from action.review.moments.moment import InParallel, Moment

_SHORT = 60


def parallel_work(course: Course) -> Iterator[Moment]:
    """Where several worked at the same time."""
    for stage, said in course.all_saying("parallel"):
        yield Moment(stage.told, InParallel(stage.beyond_its_begin(said), ""))
    longest: Stage | None = None
    for at, stage in in_time_order(course.stages):
        if longest and longest.end and is_before(at, longest.end) and _of_two(longest, stage):
            yield Moment(stage.told, InParallel("", _named(longest)))
        if stage.end and not (longest and longest.end and not is_before(longest.end, stage.end)):
            longest = stage


def _of_two(one: Stage, other: Stage) -> bool:
    """Whether both took a while, and somebody else did each."""
    first, second = one.told.event.by, other.told.event.by
    return bool(other.end and first and second and first.lower() != second.lower())


def _named(stage: Stage) -> str:
    return safe.excerpt(f"{stage.label} {stage.told.event.what}", _SHORT)
