"""Who comes to the review, and why: from roles, severity and clients (R31 to R38)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from action.review.incident import Incident
from action.review.model import Repository, Snapshot
from action.review.people.lacks import (
    FacilitatorResponded,
    Lack,
    NoRota,
    NoSenior,
    RotaBusy,
    SamePerson,
)
from action.review.people.whys import (
    Comms,
    DeliveryManager,
    Facilitator,
    Lead,
    NoteTaker,
    ReasonToCome,
    Responder,
    Scribe,
    Senior,
    SprintTeam,
)
from action.review.settings import Settings


class Need(Enum):
    """How much a review needs somebody (R31)."""

    MUST = "must"
    SHOULD = "should"
    CAN = "can"


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who comes to the review, with every reason why."""

    login: str
    name: str
    need: Need
    reasons: tuple[ReasonToCome, ...]
    has_read: bool = False


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody with a part in the review, and what could not be met."""

    facilitator: str | None
    note_taker: str | None
    attendees: tuple[Attendee, ...]
    lacks: tuple[Lack, ...] = ()

    @property
    def roles(self) -> tuple[str, ...]:
        """The people to whom the review issue is assigned."""
        return tuple(login for login in (self.facilitator, self.note_taker) if login)


def cast(snapshot: Snapshot, settings: Settings, incident: Incident) -> Cast:
    """Who comes; who was picked once stays picked, unless the incident file names somebody else."""
    picked = _picked(snapshot)
    pick = _Rota(snapshot.repository, incident)
    facilitator = (
        incident.facilitator
        or picked.get("facilitator")
        or pick.from_(settings.facilitators, besides=incident.note_taker)
    )
    note_taker = (
        incident.note_taker
        or picked.get("note_taker")
        or pick.from_(settings.note_takers, besides=facilitator)
    )
    wanted = tuple(_wanted(settings, incident, facilitator, note_taker))
    return Cast(
        facilitator,
        note_taker,
        tuple(_attendees(wanted, snapshot, settings)),
        tuple(_lacks(settings, incident, facilitator, note_taker, wanted)),
    )


def asked(snapshot: Snapshot) -> tuple[str, ...]:
    """Who was asked for a review before, so that nobody is asked twice."""
    return logins_noted(snapshot, "asked")


def logins_noted(snapshot: Snapshot, what: str) -> tuple[str, ...]:
    """Logins that the page of the review notes about its people."""
    return tuple(_picked(snapshot).get(what, "").split())


def _picked(snapshot: Snapshot) -> Mapping[str, str]:
    return snapshot.issue.page.people if snapshot.issue else {}


@dataclass(frozen=True, slots=True)
class _Rota:
    """Picks from a rota: never a responder (R36), the one first who has waited longest."""

    repository: Repository
    incident: Incident

    def from_(self, rota: Sequence[str], *, besides: str | None) -> str | None:
        barred = {login.lower() for login in (*self.incident.team, *([besides] if besides else []))}
        free = [login for login in rota if login.lower() not in barred]
        reachable = [login for login in free if self.repository.assignable(login)] or free
        return max(reachable, key=self._waited, default=None)

    def _waited(self, login: str) -> int:
        served = (i for i, review in enumerate(self.repository.rota) if _within(login, review))
        return next(served, len(self.repository.rota))


Wanted = tuple[str, Need, ReasonToCome]
"""A login, how much the review needs this person, and one reason."""


def _wanted(
    settings: Settings, incident: Incident, facilitator: str | None, note_taker: str | None
) -> Iterator[Wanted]:
    if facilitator:
        yield facilitator, Need.MUST, Facilitator()
    if note_taker:
        yield note_taker, Need.MUST, NoteTaker()
    yield from _responders(incident)
    senior = _senior(settings, incident)
    if settings.severity(incident.severity).senior and senior:
        yield senior, Need.MUST, Senior(incident.severity)
    for client in (settings.clients[key] for key in incident.clients if key in settings.clients):
        if client.delivery_manager:
            yield client.delivery_manager, Need.SHOULD, DeliveryManager(client.name)
        for login in client.sprint_team:
            yield login, Need.SHOULD, SprintTeam(client.name)


def _responders(incident: Incident) -> Iterator[Wanted]:
    named = {Lead(): incident.lead, Scribe(): incident.scribe, Comms(): incident.comms}
    for role, login in named.items():
        if login:
            yield login, Need.MUST, role
    for login in incident.responders:
        if not _within(login, (other for other in named.values() if other)):
            yield login, Need.MUST, Responder()


def _senior(settings: Settings, incident: Incident) -> str | None:
    """A senior person who did not respond (R33)."""
    team = {login.lower() for login in incident.team}
    seniors = (
        p.login for p in settings.people.values() if p.senior and p.login.lower() not in team
    )
    return next(seniors, None)


def _attendees(
    wanted: Iterable[Wanted], snapshot: Snapshot, settings: Settings
) -> Iterator[Attendee]:
    needs: dict[str, tuple[Need, list[ReasonToCome]]] = {}
    spelled: dict[str, str] = {}
    for login, need, reason in wanted:
        name = spelled.setdefault(login.lower(), login)
        needs.setdefault(name, (need, []))[1].append(reason)
    readers = snapshot.pull_request.read_by if snapshot.pull_request else ()
    for login, (need, reasons) in needs.items():
        person = settings.people.get(login)
        name = (person.name if person else None) or login
        yield Attendee(login, name, need, tuple(reasons), _within(login, readers))


def _lacks(
    settings: Settings,
    incident: Incident,
    facilitator: str | None,
    note_taker: str | None,
    wanted: Iterable[Wanted],
) -> Iterator[Lack]:
    if not facilitator:
        yield _nobody("facilitator", "facilitators", settings.facilitators)
    elif _within(facilitator, incident.team):
        yield FacilitatorResponded(facilitator)
    if not note_taker:
        yield _nobody("note-taker", "note-takers", settings.note_takers)
    elif facilitator and note_taker.lower() == facilitator.lower():
        yield SamePerson(facilitator)
    wants_senior = settings.severity(incident.severity).senior
    if wants_senior and not any(isinstance(reason, Senior) for _, _, reason in wanted):
        yield NoSenior(incident.severity)


def _nobody(role: str, key: str, rota: Sequence[str]) -> Lack:
    return RotaBusy(role) if rota else NoRota(role, key)


def _within(login: str, logins: Iterable[str]) -> bool:
    return login.lower() in {other.lower() for other in logins}
