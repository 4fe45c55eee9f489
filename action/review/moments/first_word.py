"""Word from outside before we knew it ourselves."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from action.instants import is_before
from action.review.moments.course import Course, Stage
from action.review.moments.moment import Moment, OutsideFirst


def first_from_outside(course: Course) -> Iterator[Moment]:
    """The first word from outside, where nothing before it shows that we may have known."""
    for number, stage in enumerate(course.stages):
        if said := course.saying("outside", stage):
            if not _was_known(course, number, stage) and not course.tells("better", stage):
                yield Moment(stage.told, OutsideFirst(stage.beyond_its_begin(said)))
            return
        if course.tells("alarm", stage):
            return


def _was_known(course: Course, number: int, stage: Stage) -> bool:
    """Whether we may have known before, by a field of the file or by an event told below."""
    if stage.at is None or (course.known and is_before(course.known, stage.at)):
        return True
    before = takewhile(lambda one: not course.rules.tells("outside", one), stage.states)
    if any(course.rules.tells("alarm", one) for one in before):
        return True
    later = course.stages[number + 1 :]
    return any(
        one.at and is_before(one.at, stage.at) and course.tells("alarm", one) for one in later
    )
