"""The facts of an incident on the page: its turns, and whom and what it concerns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from action.instants import between, is_before
from action.review import words
from action.review.questions.milestones import Told
from action.review.view import View

LENGTHS: Final = 5
"""Stated lengths of time that the facts doubt; the pull request asks about the others too."""


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """A turn of the incident: when, how long after it started, and the event it was found in.

    The page leads to the timeline and not to the line: the number of a line changes with every
    event that joins, and the page would be edited for it each time.
    """

    name: str
    at: datetime
    day: date | None
    after: timedelta | None
    event: Told | None = None


def facts(view: View) -> str:
    """The table: when what happened, and whom and what it concerns."""
    clients = [
        view.settings.clients[key].name if key in view.settings.clients else key
        for key in view.incident.clients
    ]
    return words.render(
        "facts.md.j2",
        incident=view.incident,
        milestones=tuple(_milestones(view)),
        lengths=view.doubts.lengths[:LENGTHS],
        clients=", ".join(clients),
        services=", ".join(view.incident.services),
        path=view.file.path,
        file_url=view.address(view.file.path),
    ).rstrip("\n")


def _milestones(view: View) -> Iterator[MilestoneRow]:
    turns = view.doubts.turns.all
    start = next((t.at for t in turns if t.name == "started" and not t.event), None)
    for turn in turns:
        day = turn.at.date() if turn.at.date() != view.incident.day else None
        told = start is not None and not turn.event and is_before(start, turn.at)
        after = between(start, turn.at) if start and told else None
        event = replace(turn.event, url=view.timeline_address) if turn.event else None
        yield MilestoneRow(turn.name.capitalize(), turn.at, day, after, event)
