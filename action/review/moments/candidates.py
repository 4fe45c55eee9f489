"""Moments on the page: events that nobody has commented on, and those that people have ticked."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from action import time_zone
from action.markdown.safe import Safe
from action.review.incident import Incident
from action.review.moments.moment import MomentKind
from action.review.moments.moment_boxes import moment_marker
from action.review.moments.moments import MOST_MOMENTS, moments_of
from action.review.moments.word_rules import WordRules
from action.review.questions.milestones import Told
from action.review.timeline import reading_back
from action.review.timeline.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event worth asking about; `why` is what makes it one, None where a tick alone keeps it.

    `asks` are questions for it.
    """

    event: str
    title: str
    why: MomentKind | None
    ticked: bool = False
    asks: tuple[str, ...] = ()

    @property
    def mark(self) -> Safe:
        """What its line is known by."""
        return moment_marker(self.event)


def candidates(
    incident: Incident,
    timeline: Timeline,
    rules: WordRules,
    commented: Collection[str],
    ticked: Collection[str],
) -> tuple[Candidate, ...]:
    """At most five that nobody has commented on, and all that are ticked, as the timeline goes."""
    told = tuple(_told(timeline, incident))
    found = {moment.id: moment for moment in moments_of(incident, told, rules)}
    free = [one.id for one in told if one.id in found and one.id not in commented]
    shown = {*free[:MOST_MOMENTS], *(event for event in ticked if event not in commented)}
    titles = timeline.titles
    kinds = {ident: moment.kind for ident, moment in found.items()}
    return tuple(
        Candidate(one.id, titles[one.id], kinds.get(one.id), one.id in ticked)
        for one in told
        if one.id in shown and one.id in titles
    )


def _told(timeline: Timeline, incident: Incident) -> Iterator[Told]:
    zone = time_zone.shown(timeline.zone or incident.timezone)
    for block, event in reading_back.told_in(timeline, incident, zone):
        if block.ident:
            yield Told(block.ident, event, block.text)
