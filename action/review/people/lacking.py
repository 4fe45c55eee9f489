"""What a review lacks of what the rules want of its people, looked at after every change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from action.review.people.attendee import Attendee
from action.review.people.invited import Invitations, clients_of, manager_of, within
from action.review.people.lacks import (
    AwayThen,
    CannotCome,
    FacilitatorNamed,
    FacilitatorResponded,
    Lack,
    NoDeliveryManager,
    NoRota,
    NoSenior,
    RoleAway,
    RoleCannotCome,
    RoleLeft,
    RotaBusy,
    SamePerson,
    SeniorMisses,
)
from action.review.people.need import Need
from action.review.people.whys import Senior
from action.review.settings import Attendance
from action.review.standing.role import Role
from action.review.standing.rota import Rota
from action.review.standing.standing import Arrangement


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the rules look at: who is invited, what stands, who would be picked, who is assigned."""

    invitations: Invitations
    standing: Arrangement
    rota: Rota
    attendees: Sequence[Attendee]
    assignees: Sequence[str] = ()

    def lacks(self) -> Iterator[Lack]:
        """Everything that could not be met, the roles first."""
        for role in Role:
            yield from self._of_role(role)
        yield from self._of_both()
        yield from self._of_rules()
        yield from self._of_others()

    def _of_role(self, role: Role) -> Iterator[Lack]:
        login = self.standing.holder(role)
        if not login:
            yield self._nobody(role)
            return
        if role is Role.FACILITATOR:
            yield from self._neutral(login)
        one = next(one for one in self.attendees if within(login, (one.login,)))
        if one.comes is False:
            yield RoleCannotCome(role.value, login)
        elif one.away_until and one.comes is None:
            yield RoleAway(role.value, login, one.away_until)

    def _nobody(self, role: Role) -> Lack:
        if role in self.standing.left:
            before = self.standing.before(role)
            return RoleLeft(role.value, before[-1], self._waiting(before))
        return RotaBusy(role.value) if self.rota.of(role) else NoRota(role.value, role.rota)

    def _waiting(self, before: Sequence[str]) -> str:
        """Who is assigned, has no role and had not this one; nobody is empty."""
        others = (one for one in self.assignees if not self.standing.has_role(one))
        return next((one for one in others if not within(one, before)), "")

    def _neutral(self, login: str) -> Iterator[Lack]:
        """A facilitator from within (R36)."""
        if within(login, self.invitations.incident.team):
            yield FacilitatorResponded(login)
        elif within(login, self.invitations.named):
            yield FacilitatorNamed(login)

    def _of_both(self) -> Iterator[Lack]:
        one, other = map(self.standing.holder, Role)
        if one and other and one.lower() == other.lower():
            yield SamePerson(one)

    def _of_rules(self) -> Iterator[Lack]:
        invitations = self.invitations
        settings, incident = invitations.settings, invitations.incident
        if settings.severity(incident.severity).senior and not invitations.senior:
            yield NoSenior(incident.severity)
        elif (senior := invitations.senior) and invitations.misses(senior):
            yield SeniorMisses(incident.severity, senior)
        if invitations.attendance is not Attendance.SMALL:
            for client in clients_of(incident, settings):
                if not client.delivery_manager:
                    instead = manager_of(client, settings) or ""
                    yield NoDeliveryManager(client.key, client.name, instead)

    def _of_others(self) -> Iterator[Lack]:
        """Who must come and cannot, besides the two with a role and whoever is only senior."""
        must = (one for one in self.attendees if one.need is Need.MUST)
        for one in (one for one in must if not self._is_told(one)):
            if one.comes is False:
                yield CannotCome(one.login)
            elif self._is_away(one):
                yield AwayThen(one.login, self.rota.days.meets)

    def _is_told(self, one: Attendee) -> bool:
        """Whether it is said elsewhere that somebody cannot come, or is away."""
        roles = tuple(filter(None, map(self.standing.holder, Role)))
        only_senior = one.reasons == (Senior(self._severity),)
        return within(one.login, roles) or (only_senior and self.invitations.misses(one.login))

    def _is_away(self, one: Attendee) -> bool:
        """Whether somebody is away on the day that is settled, and has not said otherwise."""
        days = self.rota.days
        to_come = days.meeting is not None and days.today <= days.meets
        return to_come and one.away_until is not None and one.comes is None

    @property
    def _severity(self) -> str:
        return self.invitations.incident.severity
