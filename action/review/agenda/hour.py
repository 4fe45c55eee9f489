"""The plan of the meeting: how many topics it holds, and how many minutes each part of it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from action.review.agenda.topic import Topic
from action.review.settings import Severity

PER_TOPIC: Final = 15
"""Minutes that a topic takes at least."""
LONGEST_TALK: Final = 30
"""Minutes after which the next topic is due."""
MOST_TOPICS: Final = 5
"""More than five are no themes any more (R41)."""
FEWEST_TOPICS: Final = 2
MANY_EVENTS: Final = 40
MANY_PEOPLE: Final = 8
MANY_TALKS: Final = 5
"""More events, people or open conversations than these make a review complex."""
LONGEST_ON_ACTIONS: Final = 15
"""The meeting is about how things happened; a list of actions is soon made."""
MORE: Final = 10
"""Minutes that each of them adds."""
_STEP: Final = 5


@dataclass(frozen=True, slots=True)
class Hour:
    """The minutes of each part of the meeting, in order; together they are the meeting.

    Without topics the time for them is `free`.
    """

    opening: int
    topics: int
    well: int
    standing: int
    actions: int
    closing: int
    free: int = 0


_AROUND: Final = Hour(opening=5, topics=0, well=5, standing=5, actions=10, closing=5)


def length(severity: Severity, events: int, people: int, talks: int) -> int:
    """The minutes of a meeting: more for a long timeline, many people, much to talk about (R18)."""
    much = (events > MANY_EVENTS) + (people > MANY_PEOPLE) + (talks > MANY_TALKS)
    return max(severity.minutes, min(severity.longest, severity.minutes + much * MORE))


def room(minutes: int) -> int:
    """How many topics the meeting holds."""
    free = minutes - _length(_AROUND)
    return min(MOST_TOPICS, max(FEWEST_TOPICS, free // PER_TOPIC))


def timed(topics: Sequence[Topic], minutes: int) -> tuple[Topic, ...]:
    """The topics, each with its minutes in the meeting."""
    each = _each(len(topics), minutes)
    return tuple(replace(topic, minutes=each) for topic in topics)


def hour(topics: int, minutes: int) -> Hour:
    """The plan of a meeting with so many topics; what they leave is for what comes after them."""
    spent = topics * _each(topics, minutes)
    rest = max(0, minutes - _length(_AROUND) - spent)
    if not topics:
        return replace(_AROUND, free=rest)
    share = rest // 2 // _STEP * _STEP
    for_actions = min(LONGEST_ON_ACTIONS - _AROUND.actions, rest - 2 * share)
    return replace(
        _AROUND,
        topics=spent,
        well=_AROUND.well + share,
        standing=_AROUND.standing + rest - share - for_actions,
        actions=_AROUND.actions + for_actions,
    )


def _each(topics: int, minutes: int) -> int:
    free = max(0, minutes - _length(_AROUND)) // max(topics, 1)
    return min(LONGEST_TALK, max(_STEP, free // _STEP * _STEP))


def _length(plan: Hour) -> int:
    parts = (plan.opening, plan.topics, plan.well, plan.standing, plan.actions, plan.closing)
    return sum(parts)
