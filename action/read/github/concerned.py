"""Whose logins a look must know about: GitHub is asked whether it can assign them."""

from __future__ import annotations

from collections.abc import Iterator

from action.logins import mentioned
from action.review.model import Snapshot, State
from action.review.settings import Settings


def named_in(settings: Settings) -> Iterator[str]:
    """Whom the settings name."""
    yield from (*settings.facilitators, *settings.note_takers, *settings.people)
    for client in settings.clients.values():
        yield from (
            *([client.delivery_manager] if client.delivery_manager else []),
            *client.sprint_team,
        )


def concerned(snapshot: Snapshot) -> Iterator[str]:
    """Who has a part in the incident, or owns an action of it."""
    issue, incident = snapshot.issue, snapshot.file.incident if snapshot.file else None
    if incident:
        yield from incident.team
        yield from (login for login in (incident.facilitator, incident.note_taker) if login)
    if issue and issue.state is State.CLOSED:
        yield from mentioned(issue.body)
