"""A fix that came back: it was better, and then it was not."""

from __future__ import annotations

from collections.abc import Iterator

from action.review.moments.course import Course, Stage, in_time_order
from action.review.moments.moment import CameBack, Moment


def came_back(course: Course) -> Iterator[Moment]:
    """Where something fails again after it had been told as better."""
    better: Stage | None = None
    for _, stage in in_time_order(course.stages):
        said = course.saying("bad-again", stage)
        if said and better:
            yield Moment(stage.told, CameBack(stage.beyond_its_begin(said), better.label))
            better = None
        elif not said and course.tells("better", stage):
            better = stage
