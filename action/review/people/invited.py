"""Who is invited to a review and why: from roles, severity, clients and timeline (R30 to R35)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from action.review.incident import Incident
from action.review.people.attendee import Attendee, Invited
from action.review.people.need import Need
from action.review.people.whys import (
    ClientStaff,
    CoFacilitator,
    Comms,
    DeliveryManager,
    InvitedInComment,
    InvolvedWithClient,
    Lead,
    LeadsConversation,
    NamedInTimeline,
    Responder,
    SaysNo,
    Scribe,
    SecurityPerson,
    Senior,
    SeniorBesides,
    SprintTeam,
    StandInManager,
    TakesNotes,
    TechTeam,
    WantsToCome,
)
from action.review.settings import Attendance, Client, Person, Settings
from action.review.standing.role import ByHand, Holder


@dataclass(frozen=True, slots=True)
class Invitations:
    """What decides who comes: the rules of a team, an incident, and whom its timeline names.

    `days` are those on which the meeting may be. Whether somebody `comes` is what they have said
    themselves, by their login in lower case.
    """

    settings: Settings
    incident: Incident
    named: tuple[str, ...]
    days: tuple[date, date]
    facilitator: Holder | None = None
    note_taker: Holder | None = None
    co_facilitator: str | None = None
    by_hand: tuple[ByHand, ...] = ()
    comes: Mapping[str, bool] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def attendance(self) -> Attendance:
        """How many are invited; a closed audience is a small one (R35)."""
        incident = self.incident
        if incident.audience == "closed":
            return Attendance.SMALL
        return self.settings.attendance.of(incident.severity, incident.clients, incident.kind)

    @property
    def senior(self) -> str | None:
        """A senior person who did not respond, where the severity asks for one (R33).

        Whoever is away or cannot come is asked last.
        """
        first = min(self._seniors(), key=lambda one: self.misses(one.login), default=None)
        return first.login if first else None

    def _seniors(self) -> Iterator[Person]:
        """Everybody senior who could be asked, if anybody is."""
        wanted = self.settings.severity(self.incident.severity).senior
        people = (one for one in self.settings.people.values() if wanted and one.senior)
        return (one for one in people if not within(one.login, self.incident.team))

    def misses(self, login: str) -> bool:
        """Whether somebody cannot come, by their own word, or without one by what is settled."""
        person, comes = self.settings.person(login), self.comes.get(login.lower())
        away = person is not None and person.is_away(*self.days)
        return away if comes is None else not comes

    def all(self) -> Iterator[Invited]:
        """Every reason to invite somebody, those who must come first."""
        yield from self._must()
        yield from self._by_hand(Need.MUST)
        if self.attendance is not Attendance.SMALL:
            for client in clients_of(self.incident, self.settings):
                yield from self._should(client)
            yield from self._team()
        yield from self._by_hand(Need.SHOULD)
        if self.co_facilitator:
            yield Invited(self.co_facilitator, Need.SHOULD, CoFacilitator())
        yield from self._by_hand(Need.CAN)

    def _team(self) -> Iterator[Invited]:
        """Those of the tech team who have said whether they come; all others are one row."""
        for login in self.settings.team:
            if login.lower() in self.comes:
                yield Invited(login, Need.SHOULD, TechTeam())

    def besides(self, login: str) -> Invited:
        """Somebody whom no rule names, and who has said whether they come."""
        if any(within(login, (one.login,)) for one in self._seniors()):
            return Invited(login, Need.CAN, SeniorBesides())
        return Invited(login, Need.CAN, WantsToCome() if self.comes[login.lower()] else SaysNo())

    def _by_hand(self, need: Need) -> Iterator[Invited]:
        for one in self.by_hand:
            if one.need is need:
                yield Invited(one.login, need, InvitedInComment(one.by))

    def _must(self) -> Iterator[Invited]:
        if self.facilitator:
            leads = LeadsConversation(self.facilitator.decision)
            yield Invited(self.facilitator.login, Need.MUST, leads)
        if self.note_taker:
            takes = TakesNotes(self.note_taker.decision)
            yield Invited(self.note_taker.login, Need.MUST, takes)
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


def attendees(invited: Iterable[Invited], settings: Settings) -> Iterator[Attendee]:
    """Everybody who is invited, once, with all the reasons; each as much as they are needed."""
    together: dict[str, list[Invited]] = {}
    for one in invited:
        together.setdefault(one.key, []).append(one)
    for reasons in together.values():
        first = reasons[0]
        person = settings.person(first.login)
        called = next((one.name for one in reasons if one.name), "")
        name = (person.name if person else None) or called or first.login
        whys = tuple(one.reason for one in reasons)
        yield Attendee(first.login, name, first.need, whys)


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
