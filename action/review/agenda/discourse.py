"""Discussion, dissent and discovery on the timeline, with the places where they are (R42).

Places, not scores: nobody counts how well people talk.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from action import time_of_day
from action.markdown import safe
from action.review.agenda.entry import Entry
from action.review.agenda.topic import Topic

MOST_PLACES: Final = 5
"""Places that are named of each."""
_TOGETHER: Final = 2
_CLOCK: Final = re.compile(rf"\S{{0,11}}\s?{time_of_day.PATTERN}|{time_of_day.PATTERN}")
_SHORT: Final = 24


@dataclass(frozen=True, slots=True)
class TalkPlace:
    """Where something was said: the time of the event in few words, and the address."""

    at: str
    url: str


@dataclass(frozen=True, slots=True)
class Discourse:
    """Where people discussed, where they see it differently, where somebody found something out."""

    discussed: tuple[TalkPlace, ...] = ()
    differ: tuple[TalkPlace, ...] = ()
    found_out: tuple[TalkPlace, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is any of it."""
        return bool(self.discussed or self.differ or self.found_out)


NOTHING_YET: Final = Discourse()
"""Nobody has said anything."""


def discourse(topics: Iterable[Topic]) -> Discourse:
    """Where in these topics each of them is."""
    entries = [(topic, entry) for topic in topics for entry in topic.entries]
    return Discourse(
        tuple(_spots(one for one in entries if len(one[1].people) >= _TOGETHER)),
        tuple(_spots(one for one in entries if one[1].differs)),
        tuple(_spots(one for one in entries if one[1].about in {"surprise", "observation"})),
    )


def _spots(found: Iterable[tuple[Topic, Entry]]) -> Iterator[TalkPlace]:
    spots: dict[str, TalkPlace] = {}
    for topic, entry in found:
        at = short_place(topic)
        spots.setdefault(at, TalkPlace(at, entry.url))
    yield from list(spots.values())[:MOST_PLACES]


def short_place(topic: Topic) -> str:
    """A topic in few words: its time, else how it begins."""
    found = _CLOCK.match(topic.title)
    return found[0] if found else safe.shortened(topic.title, _SHORT)
