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
_SHORT_AROUND: Final = Hour(opening=3, topics=0, well=0, standing=0, actions=5, closing=2)
"""The same where there is little time: what every review asks is answered in writing then."""
_SHORT: Final = 40
"""Minutes below which a meeting is a short one."""
PER_SHORT_TOPIC: Final = 10


def length(severity: Severity, events: int, people: int, talks: int) -> int:
    """The minutes of a meeting: more for a long timeline, many people, much to talk about (R18)."""
    much = (events > MANY_EVENTS) + (people > MANY_PEOPLE) + (talks > MANY_TALKS)
    return max(severity.minutes, min(severity.longest, severity.minutes + much * MORE))


def room(minutes: int) -> int:
    """How many topics the meeting holds."""
    if minutes < _SHORT:
        return max(1, _free(minutes) // PER_SHORT_TOPIC)
    return min(MOST_TOPICS, max(FEWEST_TOPICS, _free(minutes) // PER_TOPIC))


def timed(topics: Sequence[Topic], minutes: int) -> tuple[Topic, ...]:
    """The topics, each with its minutes in the meeting."""
    each = _each(len(topics), minutes)
    return tuple(replace(topic, minutes=each) for topic in topics)


def hour(topics: int, minutes: int) -> Hour:
    """The plan of a meeting with so many topics; what they leave is for what comes after them."""
    around = _around(minutes)
    spent = topics * _each(topics, minutes)
    rest = _free(minutes) - spent
    if not topics:
        return replace(around, free=rest)
    share = rest // 2 // _STEP * _STEP
    for_actions = min(LONGEST_ON_ACTIONS - around.actions, rest - 2 * share)
    return replace(
        around,
        topics=spent,
        well=around.well + share,
        standing=around.standing + rest - share - for_actions,
        actions=around.actions + for_actions,
    )


def _each(topics: int, minutes: int) -> int:
    """The minutes of each topic, in steps of five where there is time for that."""
    each = _free(minutes) // max(topics, 1)
    return min(LONGEST_TALK, each if each < _STEP else each // _STEP * _STEP)


def _around(minutes: int) -> Hour:
    return _SHORT_AROUND if minutes < _SHORT else _AROUND


def _free(minutes: int) -> int:
    """The minutes that are left for topics."""
    around = _around(minutes)
    spent = (around.opening, around.well, around.standing, around.actions, around.closing)
    return max(0, minutes - sum(spent))
