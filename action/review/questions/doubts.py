"""What the timeline leaves open, for the people who know: questions, and never a verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Generic, TypeVar

from action.review.incident import Incident
from action.review.questions import length_questions, milestones
from action.review.questions.length_questions import Contradiction
from action.review.questions.milestones import Milestones, Told, as_written
from action.review.timeline.timeline import Timeline

QUESTIONS: Final = 10
"""Questions that are asked at once; more are only counted."""
EVENTS: Final = 8
"""Events that one of them names."""
FLAGS: Final = ("out-of-order", "unclear", "no-time", "next-day", "other-zone")
"""What may be doubtful about the time of a line; about the others there is no question."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Some(Generic[Item]):
    """The first of several, and how many more there are."""

    shown: tuple[Item, ...]
    more: int

    @property
    def one(self) -> bool:
        """Whether it is a single one."""
        return len(self.shown) == 1


@dataclass(frozen=True, slots=True)
class Doubt:
    """One question; templates/_doubt.md.j2 has the words for each kind. Times are as written."""

    kind: str
    name: str = ""
    at: str = ""
    other: str = ""
    before: str = ""
    event: str = ""
    names: tuple[str, ...] = ()
    length: Contradiction | None = None
    events: Some[Told] | None = None


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


def doubts(incident: Incident, timeline: Timeline | None) -> Doubts:
    """What an incident leaves open, its timeline as it stands now, or None before there is one."""
    told = milestones.told(incident.events, timeline)
    turns = milestones.milestones(incident, told)
    against = tuple(length_questions.contradictions(incident.stated, turns, incident.events))
    asked = (
        *_of_milestones(turns, incident.day),
        *(Doubt("length", length=length) for length in against),
        *_of_lines(told),
    )
    return Doubts(turns, against, asked)


def some(items: Sequence[Item], most: int) -> Some[Item]:
    """So many of them; if it is just one more, that one is shown and not counted."""
    shown = items if len(items) <= most + 1 else items[:most]
    return Some(tuple(shown), len(items) - len(shown))


def _of_milestones(turns: Milestones, day: date) -> Iterator[Doubt]:
    for turn in turns.all:
        if turn.event:
            about = "~" if "approximate" in turn.event.event.flags else ""
            at = about + as_written(turn.at, day)
            yield Doubt("found", turn.name, at, event=turn.event.id)
    if turns.missing:
        yield Doubt("missing", names=turns.missing)
    for two in turns.differences:
        at, other = as_written(two.at, day), as_written(two.other, day)
        yield Doubt("differs", two.name, at, other, event=two.event.id if two.event else "")
    for first, later in turns.disorder:
        at, other = as_written(later.at, day), as_written(first.at, day)
        yield Doubt("disorder", later.name, at, other, before=first.name)


def _of_lines(told: Sequence[Told]) -> Iterator[Doubt]:
    """The lines whose time is doubtful, those of one kind together; notes have no time to miss."""
    for flag in FLAGS:
        if flagged := tuple(one for one in told if flag in one.event.flags and one.label):
            yield Doubt(flag, events=some(flagged, EVENTS))
