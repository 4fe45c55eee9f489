"""Who comes to the review, in which role, and what could not be met (R31 to R38)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo
from types import MappingProxyType

from action import time_zone
from action.review.commands.answering import ReplyLine
from action.review.commands.command import Command
from action.review.dates.calendar_file import begins, is_cancelled
from action.review.dates.review_days import ReviewDays
from action.review.dates.settling import (
    UNSETTLED,
    DateGround,
    DateSettled,
    MeetingWord,
    settled,
    with_what_holds,
)
from action.review.dates.slots import Slots, proposed
from action.review.dates.wall_clocks import clocks_called
from action.review.incident import Incident
from action.review.model import Snapshot, State
from action.review.people.attendee import Attendee
from action.review.people.invited import Invitations, attendees, within
from action.review.people.lacking import Wanted
from action.review.people.lacks import Lack
from action.review.people.naming import named_in
from action.review.people.need import Need
from action.review.people.whys import ClientStaff
from action.review.settings import Attendance, Settings
from action.review.standing import noted
from action.review.standing.hearing import Hearing
from action.review.standing.role import Role
from action.review.standing.rota import Rota
from action.review.standing.standing import Arrangement, MadeException


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody with a part in the review, and what could not be met.

    Of the `team`, whoever is available should come, besides those who are among the attendees.
    `lacks` are those without an exception; `answers` go to commands that change nothing.
    """

    standing: Arrangement
    attendees: tuple[Attendee, ...] = ()
    answers: Mapping[Command, ReplyLine] = field(default_factory=lambda: MappingProxyType({}))
    team: tuple[str, ...] = ()
    attendance: Attendance = Attendance.SEEDS
    lacks: tuple[Lack, ...] = ()
    exceptions: tuple[MadeException, ...] = ()
    date: DateSettled = UNSETTLED

    @property
    def facilitator(self) -> str | None:
        """Who leads the conversation."""
        return self.standing.holder(Role.FACILITATOR)

    @property
    def note_taker(self) -> str | None:
        """Who takes notes."""
        return self.standing.holder(Role.NOTE_TAKER)

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
        """Who should come, has a login, and has not answered yet."""
        should = (one for one in self.attendees if one.need is Need.SHOULD)
        return tuple(one.login for one in should if one.login and one.comes is None)

    @property
    def invited_by_hand(self) -> tuple[str, ...]:
        """Whom somebody has invited without a mention that would have told them."""
        every = self.standing.by_hand
        return tuple(one.login for one in every if not one.is_told and one.need is not Need.MUST)

    @property
    def told_by_hand(self) -> tuple[str, ...]:
        """Whom a mention in the comment that invites them has told, if they may read it."""
        return tuple(one.login for one in self.standing.by_hand if one.is_told)

    def has_part(self, login: str) -> bool:
        """Whether somebody has a part in the review, and not by their own word alone."""
        return within(login, (one.login for one in self.attendees if one.has_part))

    def has_row(self, login: str) -> bool:
        """Whether somebody is listed, whatever for."""
        return within(login, (one.login for one in self.attendees if one.login))


def cast(
    snapshot: Snapshot, settings: Settings, incident: Incident, days: ReviewDays, now: datetime
) -> Cast:
    """Who comes, given what people have said and done until now."""
    named = tuple(_named(snapshot, settings, incident))
    number = snapshot.issue.number if snapshot.issue else 0
    rota = Rota(snapshot.repository, settings, (*incident.team, *named), days, number)
    rules = Invitations(settings, incident, named, days.all)
    hearing = Hearing(snapshot, incident, rota, *_parts(rules), now)
    standing = hearing.standing()
    slots = proposed(snapshot)
    usual = clocks(settings, incident)
    date = settled(_about_date(standing), _date_ground(snapshot, slots, usual, now))
    rota = replace(rota, days=days.settled_by(date))
    invitations = _invitations(rules, standing)
    coming = tuple(_Coming(snapshot, rota, standing).all(invitations))
    assignees = snapshot.issue.assignees if snapshot.issue else ()
    lacks = tuple(Wanted(invitations, standing, rota, coming, assignees).lacks())
    wanting = {(lack.exception, lack.about) for lack in lacks}
    answers = {**standing.answers, **date.answers}
    answers = dict(with_what_holds(answers, date.date, slots.ahead(now)))
    made = {(one.lack, one.about): one for one in standing.exceptions}
    return Cast(
        standing,
        coming,
        {
            **answers,
            **dict(hearing.needless(standing, wanting)),
        },
        _team(invitations, coming),
        invitations.attendance,
        tuple(lack for lack in lacks if (lack.exception, lack.about) not in made),
        tuple(one for key, one in made.items() if key in wanting),
        date,
    )


def _about_date(standing: Arrangement) -> Iterator[tuple[Command, MeetingWord]]:
    """All that may be about the date, in its order: also what nobody could understand."""
    every = sorted((*standing.others, *standing.answers.items()), key=lambda one: one[0].order)
    yield from ((command, said) for command, said in every if isinstance(said, MeetingWord))


def _date_ground(snapshot: Snapshot, slots: Slots, zone: tzinfo, now: datetime) -> DateGround:
    branch, filed = snapshot.branch, snapshot.filed.calendar
    calendar = branch.calendar if branch and branch.calendar is not None else filed
    meets = None if is_cancelled(calendar) else begins(calendar)
    issue = snapshot.issue
    closed = issue.closed if issue and issue.state is State.CLOSED else None
    return DateGround(slots.times, zone, noted.dates(snapshot), now, meets, closed)


def clocks(settings: Settings, incident: Incident) -> tzinfo:
    """The zone of a meeting whose time is said without one."""
    name = settings.meeting.zone or incident.timezone
    return clocks_called(name) or time_zone.on_the_wall(name)


def _parts(rules: Invitations) -> tuple[frozenset[str], frozenset[str]]:
    """Who has a part by the rules, in lower case; and who is of a client's own people."""
    invited = tuple(one for one in rules.all() if one.login)
    own = tuple(one for one in invited if not isinstance(one.reason, ClientStaff))
    return frozenset(one.login.lower() for one in own), frozenset(o.login.lower() for o in invited)


def _named(snapshot: Snapshot, settings: Settings, incident: Incident) -> Iterator[str]:
    """Whom the timeline names, and who is known here: to the settings, or to GitHub."""
    for login in named_in(snapshot.timeline, incident.events, settings.people):
        if settings.person(login) or snapshot.repository.assignable(login):
            yield login


def _invitations(rules: Invitations, standing: Arrangement) -> Invitations:
    """The rules with what people have said."""
    watching, leads = standing.watching, standing.holder(Role.FACILITATOR)
    return replace(
        rules,
        facilitator=standing.holders.get(Role.FACILITATOR),
        note_taker=standing.holders.get(Role.NOTE_TAKER),
        co_facilitator=None if within(watching, (leads or "",)) else watching or None,
        by_hand=tuple(standing.invited.values()),
        comes=standing.comes,
    )


def _team(invitations: Invitations, coming: tuple[Attendee, ...]) -> tuple[str, ...]:
    """Those of the tech team who come for no other reason."""
    if invitations.attendance is Attendance.SMALL:
        return ()
    here = [one.login for one in coming]
    return tuple(login for login in invitations.settings.team if not within(login, here))


@dataclass(frozen=True, slots=True)
class _Coming:
    """Those who come, with what is known of each."""

    snapshot: Snapshot
    rota: Rota
    standing: Arrangement

    def all(self, invitations: Invitations) -> Iterator[Attendee]:
        """Everybody who is invited, and whoever else has said whether they come."""
        settings, said = self.rota.settings, self.standing
        invited = tuple(attendees(invitations.all(), settings))
        here = {one.login.lower() for one in invited}
        more = (said.spelled[login] for login in said.comes if login not in here)
        besides = attendees(map(invitations.besides, more), settings)
        yield from map(self._known, (*invited, *besides))

    def _known(self, one: Attendee) -> Attendee:
        said = self.standing
        return replace(
            one,
            has_read=within(one.login, (*read_by(self.snapshot), *said.read)),
            comes=said.comes.get(one.login.lower()),
            away_until=self.rota.away_until(one.login),
            load=self._load(one.login) if said.has_role(one.login) else 0,
        )

    def _load(self, login: str) -> int:
        """In how many other open reviews they had a role when they got this one."""
        before = noted.loads(self.snapshot).get(login.lower())
        return self.rota.load(login) if before is None else before


def read_by(snapshot: Snapshot) -> tuple[str, ...]:
    """Who has reviewed the timeline or said something about it, as far as we have ever seen."""
    pull, before = snapshot.pull_request, noted.logins(snapshot, "talked")
    return (*pull.read_by, *pull.talked, *before) if pull else before
