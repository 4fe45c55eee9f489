"""The moments of an incident that are worth asking about: a few, each with what makes it one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Final

from action.review.incident import Incident
from action.review.moments.attempts import tried_again
from action.review.moments.by_words import decisions, escalations, hand_overs
from action.review.moments.course import Course, course_of
from action.review.moments.first_word import first_from_outside
from action.review.moments.moment import Moment
from action.review.moments.overlaps import parallel_work
from action.review.moments.relapses import came_back
from action.review.moments.silence import long_silences
from action.review.moments.word_rules import WordRules
from action.review.questions.milestones import Told

MOST_MOMENTS: Final = 5
"""More would be the timeline line by line (R45)."""

Finder = Callable[[Course], Iterable[Moment]]
FINDERS: Final[tuple[Finder, ...]] = (
    came_back,
    first_from_outside,
    decisions,
    tried_again,
    hand_overs,
    escalations,
    long_silences,
    parallel_work,
)
"""One a kind, the most telling first; each finds its most telling first."""


def moments_of(incident: Incident, told: Sequence[Told], rules: WordRules) -> tuple[Moment, ...]:
    """At most five moments worth asking about, in the order of the timeline (R39).

    Of more, the first of every kind before the second of any: they are spread over kinds. An event
    is one moment only, by the most telling kind.
    """
    course = course_of(incident, told, rules)
    found = _spread([list(find(course)) for find in FINDERS])
    kept = {moment.id: moment for _, moment in zip(range(MOST_MOMENTS), found, strict=False)}
    return tuple(kept[one.id] for one in told if one.id in kept)


def _spread(kinds: Sequence[Sequence[Moment]]) -> Iterator[Moment]:
    """The first of every kind, then the second of every kind …; each event once."""
    claimed: set[str] = set()
    own: list[list[Moment]] = []
    for kind in kinds:
        own.append([moment for moment in kind if moment.id not in claimed])
        claimed |= {moment.id for moment in kind}
    for turn in zip_longest(*own):
        yield from (moment for moment in turn if moment)
