"""Who comes to the review, in which role, and what could not be met (R31 to R38)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from action.review.incident import Incident
from action.review.model import Repository, Snapshot
from action.review.people.attendee import Attendee, Need
from action.review.people.invited import Invitations, attendees, clients_of, manager_of, within
from action.review.people.lacks import (
    FacilitatorResponded,
    Lack,
    NoDeliveryManager,
    NoRota,
    NoSenior,
    RotaBusy,
    SamePerson,
)
from action.review.people.naming import named_in
from action.review.settings import Attendance, Settings


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody with a part in the review, and what could not be met.

    Of the `team`, whoever is available should come, besides those who are among the attendees.
    """

    facilitator: str | None
    note_taker: str | None
    attendees: tuple[Attendee, ...]
    team: tuple[str, ...] = ()
    attendance: Attendance = Attendance.SEEDS
    lacks: tuple[Lack, ...] = ()

    @property
    def roles(self) -> tuple[str, ...]:
        """The people to whom the review issue is assigned."""
        return tuple(login for login in (self.facilitator, self.note_taker) if login)

    @property
    def is_small(self) -> bool:
        """Whether only those are invited who must come (R35)."""
        return self.attendance is Attendance.SMALL

    @property
    def readers(self) -> tuple[str, ...]:
        """Who must come and is asked to read; the two with a role are told by their assignment."""
        must = (one.login for one in self.attendees if one.need is Need.MUST)
        return tuple(login for login in must if login and not within(login, self.roles))

    @property
    def others(self) -> tuple[str, ...]:
        """Who should come and has a login."""
        should = (one.login for one in self.attendees if one.need is Need.SHOULD)
        return tuple(login for login in should if login)


def cast(snapshot: Snapshot, settings: Settings, incident: Incident) -> Cast:
    """Who comes; who was picked once stays picked, unless the incident file names somebody else."""
    picked, found = _picked(snapshot), tuple(_named(snapshot, settings, incident))
    pick = _Rota(snapshot.repository, (*incident.team, *found))
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
    invitations = Invitations(settings, incident, found, facilitator, note_taker)
    read_by = snapshot.pull_request.read_by if snapshot.pull_request else ()
    coming = tuple(attendees(invitations.all(), settings, read_by))
    small = invitations.attendance is Attendance.SMALL
    here = [one.login for one in coming]
    return Cast(
        facilitator,
        note_taker,
        coming,
        () if small else tuple(login for login in settings.team if not within(login, here)),
        invitations.attendance,
        tuple(_lacks(invitations)),
    )


def _named(snapshot: Snapshot, settings: Settings, incident: Incident) -> Iterator[str]:
    """Whom the timeline names, and who is known here: to the settings, or to GitHub."""
    for login in named_in(snapshot.timeline, incident.events, settings.people):
        if login in settings.people or snapshot.repository.assignable(login):
            yield login


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
    """Picks from a rota: nobody from within (R36), the one first who has waited longest."""

    repository: Repository
    within: Sequence[str]

    def from_(self, rota: Sequence[str], *, besides: str | None) -> str | None:
        barred = (*self.within, *([besides] if besides else []))
        free = [login for login in rota if not within(login, barred)]
        reachable = [login for login in free if self.repository.assignable(login)] or free
        return max(reachable, key=self._waited, default=None)

    def _waited(self, login: str) -> int:
        served = (i for i, review in enumerate(self.repository.rota) if within(login, review))
        return next(served, len(self.repository.rota))


# --- what could not be met ------------------------------------------------------------------------


def _lacks(invitations: Invitations) -> Iterator[Lack]:
    settings, incident = invitations.settings, invitations.incident
    yield from _lacking_roles(invitations)
    if settings.severity(incident.severity).senior and not invitations.senior:
        yield NoSenior(incident.severity)
    if invitations.attendance is not Attendance.SMALL:
        for client in clients_of(incident, settings):
            if not client.delivery_manager:
                instead = manager_of(client, settings) or ""
                yield NoDeliveryManager(client.key, client.name, instead)


def _lacking_roles(invitations: Invitations) -> Iterator[Lack]:
    settings, team = invitations.settings, invitations.incident.team
    facilitator, note_taker = invitations.facilitator, invitations.note_taker
    if not facilitator:
        yield _nobody("facilitator", "facilitators", settings.facilitators)
    elif within(facilitator, team):
        yield FacilitatorResponded(facilitator)
    if not note_taker:
        yield _nobody("note-taker", "note-takers", settings.note_takers)
    elif facilitator and note_taker.lower() == facilitator.lower():
        yield SamePerson(facilitator)


def _nobody(role: str, key: str, rota: Sequence[str]) -> Lack:
    return RotaBusy(role) if rota else NoRota(role, key)
