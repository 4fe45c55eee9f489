"""Kinds that a word rule recognises by itself."""

from __future__ import annotations

from collections.abc import Iterator

from action.review.moments.course import Course
from action.review.moments.moment import DecisionMade, HelpCalled, Moment, WorkHandedOver


def decisions(course: Course) -> Iterator[Moment]:
    """Where something was decided, in the order of the timeline."""
    for stage, said in course.all_saying("decision"):
        yield Moment(stage.told, DecisionMade(stage.beyond_its_begin(said)))


def hand_overs(course: Course) -> Iterator[Moment]:
    """Where work or a role went from one to another."""
    for stage, said in course.all_saying("hand-over"):
        yield Moment(stage.told, WorkHandedOver(stage.beyond_its_begin(said)))


def escalations(course: Course) -> Iterator[Moment]:
    """Where others were called, or the incident was taken for a graver one."""
    for stage, said in course.all_saying("escalation"):
        yield Moment(stage.told, HelpCalled(stage.beyond_its_begin(said)))
