"""From the beginning of a meeting on its agenda stands still, whoever remarks what.

Its topics stay where people found them, also one whose conversation is resolved by now. What is new
was raised besides. Only what people ask for in a command moves. So the page tells afterwards what
was on the agenda, and so does the record.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from action.instants import instant, is_before
from action.markdown.safe import Safe
from action.markdown.sections import Page, marker
from action.review.agenda.remark import Remark
from action.review.agenda.topic import Topic
from action.review.agenda.wishes import AgendaWishes

NOTED: Final = "agenda"
"""The mark on the page that holds the order of its topics."""
_DIGITS: Final = 8


OVERTIME: Final = timedelta(minutes=30)
"""How long after its minutes a meeting may still go on; most do not end on time."""


@dataclass(frozen=True, slots=True)
class SteadyAgenda:
    """The order of topics that people found when the meeting began, and its minutes."""

    since: datetime
    minutes: int
    topics: tuple[str, ...]

    @property
    def ends(self) -> datetime:
        """When the meeting is over."""
        return instant(self.since) + timedelta(minutes=self.minutes) + OVERTIME

    def has_begun(self, at: datetime) -> bool:
        """Whether people meet at this moment, or have met."""
        return not is_before(at, self.since)

    def is_new(self, remark: Remark) -> bool:
        """Whether a conversation was begun in the meeting."""
        begun = remark.says[0].at if remark.says else None
        return begun is not None and not is_before(begun, self.since)

    def rank(self, topic: Topic) -> int | None:
        """Where a topic stands, from 0; None where it was none when the meeting began."""
        places = (self.topics.index(key) for key in _keys(topic) if key in self.topics)
        return min(places, default=None)

    def in_order(self, found: Iterable[Topic]) -> tuple[Topic, ...]:
        """Those of the meeting as people found them, then all others as they come."""
        last = len(self.topics)
        ranks = ((self.rank(topic), topic) for topic in found)
        ordered = sorted(ranks, key=lambda one: last if one[0] is None else one[0])
        return tuple(topic for _, topic in ordered)

    def parted(
        self, found: Sequence[Topic], wishes: AgendaWishes
    ) -> tuple[tuple[Topic, ...], tuple[Topic, ...]]:
        """The topics of the meeting in their order, and all others; what people ask for counts."""
        asked = {*wishes.first, *wishes.names, *wishes.ticked}
        here = [one for one in found if self.rank(one) is not None or asked & set(one.events)]
        rest = tuple(topic for topic in found if topic not in here)
        return tuple(sorted(here, key=lambda topic: self._place(topic, wishes))), rest

    def _place(self, topic: Topic, wishes: AgendaWishes) -> tuple[int, int]:
        first = (wishes.first.index(event) for event in topic.events if event in wishes.first)
        rank = self.rank(topic)
        last = len(self.topics)
        return min(first, default=len(wishes.first)), last if rank is None else rank


def steady_agenda(page: Page, since: datetime, minutes: int) -> SteadyAgenda:
    """The agenda that a page noted; one that notes nothing has no topics yet."""
    said = page.marker(NOTED)
    noted = said.get("minutes", "")
    length = int(noted) if re.fullmatch(r"[0-9]{1,4}", noted) else minutes
    return SteadyAgenda(since, min(length, minutes * 4), tuple(said.get("topics", "").split()))


def agenda_marker(topics: Iterable[Topic], minutes: int) -> Safe:
    """What the page notes of its agenda, to be found again when the meeting has begun."""
    return marker(NOTED, minutes=str(minutes), topics=" ".join(map(_key, topics)))


def talked_out(topics: Iterable[Topic], steady: SteadyAgenda) -> tuple[Topic, ...]:
    """Those of resolved conversations that keep their place in this meeting."""
    return tuple(replace(one, is_over=True) for one in topics if steady.rank(one) is not None)


def _key(topic: Topic) -> str:
    return _keys(topic)[0]


def _keys(topic: Topic) -> tuple[str, ...]:
    """What a topic is known by: its events, else its title."""
    return topic.events or (hashlib.sha256(topic.title.encode()).hexdigest()[:_DIGITS],)
