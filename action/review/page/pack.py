"""The facilitator's pack: the plan of this meeting and words for hard moments (R36 to R45)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from action import time_of_day
from action.review import words
from action.review.agenda.agenda import Agenda
from action.review.agenda.hour import hour
from action.review.view import View

_MORNING: Final = 6
_NIGHT: Final = 22
"""The hours between which people are usually awake."""


def pack(view: View, agenda: Agenda) -> str:
    """What helps somebody to hold this meeting who has never held one."""
    known = view.settings.clients
    names = (known[key].name if key in known else key for key in view.incident.clients)
    return words.render(
        "pack.md.j2",
        minutes=agenda.minutes,
        hour=hour(len(agenda.topics), agenda.minutes),
        topics=agenda.topics,
        moments=bool(view.meeting.moments),
        clients=" and ".join(names),
        at_night=_at_night(view),
        zone=view.incident.timezone,
    ).rstrip("\n")


def _at_night(view: View) -> str:
    """When it first happened at night, on the incident's own clocks; nothing where it never did."""
    first = min((at for at in _told(view) if not _MORNING <= at.hour < _NIGHT), default=None)
    return time_of_day.written(first) if first else ""


def _told(view: View) -> Iterator[datetime]:
    """Every moment that timeline and milestones tell."""
    timeline = view.snapshot.timeline
    yield from (at.replace(tzinfo=None) for at in view.incident.known_milestones.values())
    yield from timeline.moments if timeline else ()
