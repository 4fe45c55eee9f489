"""The same thing tried again: as people say it, or as two events show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from action.instants import is_before
from action.review.moments.course import Course, Stage
from action.review.moments.moment import Moment, TriedAgain
from action.review.moments.statement import Statement

_PIECE: Final = re.compile(r",? and |, |; |: | und | et | y | e | и ")
_WORD: Final = re.compile(r"\w[\w.-]*")
_SORT: Final = 4
"""So many letters tell one sort of attempt from another: restarted, restarts."""
_ALIKE: Final = 2 / 3
"""How much of what was tried must be the same; nothing may have taken the place of another."""
_MOST_WORDS: Final = 12


@dataclass(frozen=True, slots=True)
class Attempt:
    """Something that was done to try: what sort of thing, and with what."""

    stage: Stage
    sort: str
    what: frozenset[str]
    said: str

    def is_like(self, other: Attempt) -> bool:
        """Whether it is the same thing at another time."""
        few, many = sorted((self.what, other.what), key=len)
        at, before = self.stage.at, other.stage.at
        later = at is not None and before is not None and is_before(before, at)
        return later and few <= many and len(few) >= _ALIKE * len(many)


@dataclass(slots=True)
class Attempts:
    """What was tried up to now; for each word the last attempt in which it stands."""

    last: dict[tuple[str, str], Attempt] = field(default_factory=dict)

    def before(self, one: Attempt) -> Attempt | None:
        """The attempt that this one repeats."""
        known = (self.last.get((one.sort, word)) for word in sorted(one.what))
        return next((other for other in known if other and one.is_like(other)), None)

    def add(self, one: Attempt) -> None:
        """Remember it."""
        self.last |= {(one.sort, word): one for word in one.what}


def tried_again(course: Course) -> Iterator[Moment]:
    """Where the same thing was tried once more."""
    tried = Attempts()
    for stage in course.stages:
        attempts = list(_attempts(course, stage))
        taken_back = course.tells("undone", stage)
        repeated = ((one, two) for one in attempts if (two := tried.before(one)))
        again = None if taken_back else next(repeated, None)
        if again:
            yield Moment(
                stage.told, TriedAgain(stage.beyond_its_begin(again[0].said), again[1].stage.label)
            )
        elif (said := course.saying("tried-again", stage)) and not course.tells("better", stage):
            yield Moment(stage.told, TriedAgain(stage.beyond_its_begin(said), ""))
        for one in attempts:
            tried.add(one)


def _attempts(course: Course, stage: Stage) -> Iterator[Attempt]:
    """What an event tells was tried, and not that it begins or ends."""
    for one in stage.states:
        if not course.rules.tells("attempt", one):
            continue
        for piece in _PIECE.split(one.plain):
            part = Statement(one.said, piece)
            found = course.rules.found("attempt", part)
            what = _what(course, part, found) if found else frozenset[str]()
            if found and what and not course.rules.tells("phase", part):
                yield Attempt(stage, found[0].replace(" ", "")[:_SORT], what, one.said)


def _what(course: Course, part: Statement, found: re.Match[str]) -> frozenset[str]:
    """The words that say with what; none where there are too many to tell."""
    around = f"{part.plain[: found.start()]} {part.plain[found.end() :]}"
    little = course.rules.phrases["little"]
    words = frozenset(word for word in _WORD.findall(around) if not little.fullmatch(word))
    return words if len(words) <= _MOST_WORDS else frozenset()
