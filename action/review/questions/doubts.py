"""What the timeline leaves open, for the people who know: questions, and never a verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Final

from action import time_zone
from action.review.incident import NEAR, Incident
from action.review.questions import length_questions, milestones
from action.review.questions.doubt import (
    DayFarFromEvents,
    Doubt,
    EventDiffers,
    KeyEventDiffers,
    LengthDiffers,
    LineOutOfOrder,
    MilestoneFound,
    MilestonesFarFromEvents,
    MilestonesMissing,
    MilestonesOutOfOrder,
    NextDay,
    NoTime,
    OtherZone,
    Some,
    UnclearTime,
    ZoneUnclear,
    some,
)
from action.review.questions.length_questions import Contradiction
from action.review.questions.milestones import Difference, Milestones, Told, as_written
from action.review.timeline.timeline import Timeline

QUESTIONS: Final = 10
"""Questions that are asked at once; more are only counted."""
EVENTS: Final = 8
"""Events that one of them names."""

_OfLines = Callable[[Some[Told]], Doubt]

BY_FLAG: Final[Mapping[str, _OfLines]] = MappingProxyType(
    {
        "out-of-order": LineOutOfOrder,
        "unclear": UnclearTime,
        "no-time": NoTime,
        "next-day": NextDay,
    }
)
"""What may be doubtful about the time of a line; about the other flags there is no question."""


@dataclass(frozen=True, slots=True)
class Doubts:
    """The milestones with their doubts, and every question, the weightiest first."""

    turns: Milestones
    lengths: tuple[Contradiction, ...]
    questions: tuple[Doubt, ...]

    @property
    def asked(self) -> Some[Doubt]:
        """As many questions as people read."""
        return some(self.questions, QUESTIONS)


def doubts(incident: Incident, timeline: Timeline | None, address: str = "") -> Doubts:
    """What an incident leaves open, its timeline as it stands now, or None before there is one.

    `address` is where people read the timeline, so that they are led to its lines.
    """
    told = milestones.worth_asking(incident.events, timeline, address)
    turns = milestones.turns_of(incident, told)
    against = tuple(length_questions.contradictions(incident.stated, turns, incident.events))
    asked = (
        *_of_zone(incident.timezone),
        *_of_days(incident),
        *_of_milestones(turns, incident.day),
        *map(LengthDiffers, against),
        *_of_lines(told, incident.timezone),
    )
    return Doubts(turns, against, asked)


def _of_zone(timezone: str) -> Iterator[Doubt]:
    if time_zone.is_on_the_wall(time_zone.shown(timezone)):
        yield ZoneUnclear(timezone, time_zone.PLACES.get(timezone, ()))


def _of_days(incident: Incident) -> Iterator[Doubt]:
    days = [event.at.date() for event in incident.events if event.at]
    if days and min(abs(day - incident.day) for day in days) > NEAR:
        yield DayFarFromEvents(incident.day, min(days), max(days))
    if incident.event_days and incident.far_milestones:
        yield MilestonesFarFromEvents(incident.far_milestones, *incident.event_days)


def _of_milestones(turns: Milestones, day: date) -> Iterator[Doubt]:
    for turn in turns.all:
        if turn.event:
            about = "~" if "approximate" in turn.event.event.flags else ""
            yield MilestoneFound(turn.name, about + as_written(turn.at, day), turn.event)
    if turns.missing:
        yield MilestonesMissing(turns.missing)
    for two in turns.differences:
        yield _of_difference(two, day)
    for first, later in turns.disorder:
        at, other = as_written(later.at, day), as_written(first.at, day)
        yield MilestonesOutOfOrder(later.name, at, first.name, other)


def _of_difference(two: Difference, day: date) -> Doubt:
    at, other = as_written(two.at, day), as_written(two.other, day)
    if two.event is None:
        return KeyEventDiffers(two.name, at, other)
    return EventDiffers(two.name, at, two.event, other)


def _of_lines(told: Sequence[Told], timezone: str) -> Iterator[Doubt]:
    """The lines whose time is doubtful, those of one kind together; notes have no time to miss."""
    other_zone = partial(OtherZone, timezone=timezone)
    kinds: Mapping[str, _OfLines] = {**BY_FLAG, "other-zone": other_zone}
    for flag, kind in kinds.items():
        if flagged := tuple(one for one in told if flag in one.event.flags and one.label):
            yield kind(some(flagged, EVENTS))
