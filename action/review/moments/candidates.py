"""Moments on the page: events that are no topics yet, and those that people have ticked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from action import time_zone
from action.markdown.safe import Safe
from action.review.incident import Incident
from action.review.moments.moment import MomentKind
from action.review.moments.moment_boxes import moment_marker
from action.review.moments.moments import moments_of
from action.review.moments.word_rules import WordRules
from action.review.questions.milestones import Told
from action.review.timeline import reading_back
from action.review.timeline.timeline import Timeline

REMEMBERED: Final = 4
"""Timelines whose moments are remembered: each round of a run asks for those of the same one."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event worth asking about; `why` is what makes it one, None where people alone keep it.

    They do with a tick, or with words in its row. `asks` are questions for it. What is `raised` is
    a topic by now.
    """

    event: str
    title: str
    why: MomentKind | None
    ticked: bool = False
    raised: bool = False
    asks: tuple[str, ...] = ()

    @property
    def mark(self) -> Safe:
        """What its line is known by."""
        return moment_marker(self.event)


@lru_cache(maxsize=REMEMBERED)
def found_in(incident: Incident, timeline: Timeline, rules: WordRules) -> Mapping[str, MomentKind]:
    """What makes the events of a timeline worth asking about, by their ids."""
    told = tuple(_told(timeline, incident))
    return {moment.id: moment.kind for moment in moments_of(incident, told, rules)}


def candidates(
    titles: Mapping[str, str],
    found: Mapping[str, MomentKind],
    raised: Collection[str],
    ticked: Collection[str],
    written: Collection[str] = (),
) -> tuple[Candidate, ...]:
    """Those that are no topics yet, all that are ticked or written on, as the timeline goes."""
    shown = {*found, *ticked}.difference(raised).union(written)
    return tuple(
        Candidate(event, title, found.get(event), event in ticked, event in raised)
        for event, title in titles.items()
        if event in shown
    )


def _told(timeline: Timeline, incident: Incident) -> Iterator[Told]:
    zone = time_zone.shown(timeline.zone or incident.timezone)
    for block, event in reading_back.told_in(timeline, incident, zone):
        if block.ident:
            yield Told(block.ident, event, block.text)
