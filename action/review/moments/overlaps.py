"""Work in parallel: as people say it, or as stretches of time of several people show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from action.instants import is_before
from action.markdown import safe
from action.review.moments.course import Course, Stage, in_time_order
from action.review.moments.moment import InParallel, Moment
from action.review.moments.statement import Statement

_SHORT: Final = 60
_WORD: Final = re.compile(r"@?\w[\w-]*")
_LONGEST_NAME: Final = 40


def parallel_work(course: Course) -> Iterator[Moment]:
    """Where several worked at the same time."""
    for stage in course.stages:
        if said := course.saying("parallel", stage) or _two_named(course, stage):
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


def _two_named(course: Course, stage: Stage) -> str | None:
    """The sentence in which two people are named, each before what they do."""
    return next((one.said for one in stage.states if len(_at_work(course, one)) > 1), None)


def _at_work(course: Course, one: Statement) -> set[str]:
    """The people who are at work in a statement, in small letters."""
    verbs = course.rules.every("at-work", one)
    before = (one.plain[max(verb.start() - _LONGEST_NAME, 0) : verb.start()] for verb in verbs)
    found = {words.rstrip().rpartition(" ")[2] for words in before}
    return found & {word.lower() for word in _WORD.findall(one.said) if _is_name(word)}


def _is_name(word: str) -> bool:
    """Whether a word is a login, or has a capital first and small letters behind it."""
    return word.startswith("@") or (word[:1].isupper() and word[1:].islower())


def _named(stage: Stage) -> str:
    return safe.excerpt(f"{stage.label} {stage.told.event.what}", _SHORT)
