"""The questions that a timeline can leave open, one class each. Times are as people wrote them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Generic, TypeVar

from action.review.kinds import Kind
from action.review.questions.length_questions import Contradiction
from action.review.questions.milestones import Told

Shown = TypeVar("Shown")


@dataclass(frozen=True, slots=True)
class Some(Generic[Shown]):
    """The first of several, and how many more there are."""

    shown: tuple[Shown, ...]
    more: int

    @property
    def one(self) -> bool:
        """Whether it is a single one."""
        return len(self.shown) == 1


def some(items: Sequence[Shown], most: int) -> Some[Shown]:
    """So many of them; if it is just one more, that one is shown and not counted."""
    shown = items if len(items) <= most + 1 else items[:most]
    return Some(tuple(shown), len(items) - len(shown))


@dataclass(frozen=True, slots=True)
class Doubt(Kind):
    """One question in the timeline pull request, and never a verdict."""

    folder: ClassVar[str] = "doubts"


# --- about milestones -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MilestoneFound(Doubt):
    """A milestone that nobody wrote down, and that an event seems to tell."""

    milestone: str
    at: str
    event: Told


@dataclass(frozen=True, slots=True)
class MilestonesMissing(Doubt):
    """Milestones that nobody wrote down, and that no event tells."""

    milestones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventDiffers(Doubt):
    """A milestone of the file, and the `other` time of the event that tells it."""

    milestone: str
    at: str
    event: Told
    other: str


@dataclass(frozen=True, slots=True)
class KeyEventDiffers(Doubt):
    """A milestone of the file, and its `other` time among the key events of the report."""

    milestone: str
    at: str
    other: str


@dataclass(frozen=True, slots=True)
class MilestonesOutOfOrder(Doubt):
    """What should come `later` is told for a time before what should come `earlier`."""

    later: str
    at: str
    earlier: str
    other: str


@dataclass(frozen=True, slots=True)
class DayFarFromEvents(Doubt):
    """A day of the incident, and all its events from a `first` to a `last` day far from it."""

    day: date
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class MilestonesFarFromEvents(Doubt):
    """Milestones of the file, and all events from a `first` to a `last` day far from them."""

    names: tuple[str, ...]
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class LengthDiffers(Doubt):
    """A length of time in the report that does not fit the milestones."""

    length: Contradiction


# --- about the times of single lines --------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LineOutOfOrder(Doubt):
    """Lines that stand after a later time."""

    events: Some[Told]


@dataclass(frozen=True, slots=True)
class UnclearTime(Doubt):
    """Lines with a time that can be read in more than one way, or in none."""

    events: Some[Told]


@dataclass(frozen=True, slots=True)
class NoTime(Doubt):
    """Lines whose time their own label calls unknown."""

    events: Some[Told]


@dataclass(frozen=True, slots=True)
class NextDay(Doubt):
    """Lines taken for the day after the line above."""

    events: Some[Told]


@dataclass(frozen=True, slots=True)
class OtherZone(Doubt):
    """Lines written in another time zone than that of the incident."""

    events: Some[Told]
    timezone: str


# --- about all times ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ZoneUnclear(Doubt):
    """The letters by which the times are called, and places whose clocks go by them."""

    timezone: str
    places: tuple[str, ...]
