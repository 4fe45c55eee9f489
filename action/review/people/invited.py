"""Who is invited to a review and why: from roles, severity, clients and timeline (R30 to R35)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from action.review.incident import Incident
from action.review.people.attendee import Attendee, Invited, Need
from action.review.people.whys import (
    ClientStaff,
    Comms,
    DeliveryManager,
    Facilitator,
    InvolvedWithClient,
    Lead,
    NamedInTimeline,
    NoteTaker,
    Responder,
    Scribe,
    SecurityPerson,
    Senior,
    SprintTeam,
    StandInManager,
)
from action.review.settings import Attendance, Client, Settings


@dataclass(frozen=True, slots=True)
class Invitations:
    """What decides who comes: the rules of a team, an incident, and whom its timeline names."""

    settings: Settings
    incident: Incident
    named: tuple[str, ...]
    facilitator: str | None
    note_taker: str | None

    @property
    def attendance(self) -> Attendance:
        """How many are invited; a closed audience is a small one (R35)."""
        incident = self.incident
        if incident.audience == "closed":
            return Attendance.SMALL
        return self.settings.attendance.of(incident.severity, incident.clients, incident.kind)

    @property
    def senior(self) -> str | None:
        """A senior person who did not respond, where the severity asks for one (R33)."""
        if not self.settings.severity(self.incident.severity).senior:
            return None
        people = self.settings.people.values()
        seniors = (p.login for p in people if p.senior and not within(p.login, self.incident.team))
        return next(seniors, None)

    def all(self) -> Iterator[Invited]:
        """Every reason to invite somebody, those who must come first."""
        yield from self._must()
        if self.attendance is not Attendance.SMALL:
            for client in clients_of(self.incident, self.settings):
                yield from self._should(client)

    def _must(self) -> Iterator[Invited]:
        if self.facilitator:
            yield Invited(self.facilitator, Need.MUST, Facilitator())
        if self.note_taker:
            yield Invited(self.note_taker, Need.MUST, NoteTaker())
        yield from _responders(self.incident)
        yield from (Invited(login, Need.MUST, NamedInTimeline()) for login in self.named)
        if self.incident.security:
            for login in self.settings.security.people:
                yield Invited(login, Need.MUST, SecurityPerson())
        if self.senior:
            yield Invited(self.senior, Need.MUST, Senior(self.incident.severity))

    def _should(self, client: Client) -> Iterator[Invited]:
        if manager := manager_of(client, self.settings):
            own = client.delivery_manager is not None
            why = DeliveryManager(client.name) if own else StandInManager(client.name)
            yield Invited(manager, Need.SHOULD, why)
        for login in client.involved:
            yield Invited(login, Need.SHOULD, InvolvedWithClient(client.name))
        for login in client.sprint_team:
            yield Invited(login, Need.SHOULD, SprintTeam(client.name))
        for one in client.staff:
            yield Invited(one.login or "", Need.SHOULD, ClientStaff(client.name), one.name)


def attendees(
    invited: Iterable[Invited], settings: Settings, readers: Iterable[str]
) -> Iterator[Attendee]:
    """Everybody who is invited, once, with all the reasons."""
    together: dict[str, list[Invited]] = {}
    for one in invited:
        together.setdefault(one.key, []).append(one)
    read = tuple(readers)
    for reasons in together.values():
        first = reasons[0]
        person = settings.people.get(first.login)
        called = next((one.name for one in reasons if one.name), "")
        name = (person.name if person else None) or called or first.login
        whys = tuple(one.reason for one in reasons)
        yield Attendee(first.login, name, first.need, whys, within(first.login, read))


def clients_of(incident: Incident, settings: Settings) -> tuple[Client, ...]:
    """The clients of an incident that the settings know."""
    known = settings.clients
    return tuple(known[key] for key in incident.clients if key in known)


def manager_of(client: Client, settings: Settings) -> str | None:
    """Who speaks for a client: its delivery manager, else the first of those for all (R32)."""
    return client.delivery_manager or next(iter(settings.delivery_managers), None)


def within(login: str, logins: Iterable[str]) -> bool:
    """Whether a login is among others; GitHub's logins do not care about case."""
    return login.lower() in {other.lower() for other in logins}


def _responders(incident: Incident) -> Iterator[Invited]:
    named = {Lead(): incident.lead, Scribe(): incident.scribe, Comms(): incident.comms}
    for role, login in named.items():
        if login:
            yield Invited(login, Need.MUST, role)
    for login in incident.responders:
        if not within(login, (other for other in named.values() if other)):
            yield Invited(login, Need.MUST, Responder())
