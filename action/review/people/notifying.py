"""Who is told of a review, and how: each once, by the gesture that GitHub has for it (R22, R26)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from action.logins import mentioned
from action.review.answers.twice import refused_once
from action.review.model import Refusal, Snapshot, State
from action.review.page.refused_before import RefusedBefore, lower
from action.review.people.cast import Cast
from action.review.settings import Attendance, Settings
from action.review.standing import noted


@dataclass(frozen=True, slots=True)
class Notifying:
    """What has been done, and is to be done, so that everybody knows who must or should.

    `refused` is what GitHub would not do, in this run or before it.
    """

    snapshot: Snapshot
    settings: Settings
    cast: Cast
    refused: RefusedBefore

    @property
    def to_ask(self) -> tuple[str, ...]:
        """Who must come, can be asked to review the timeline and was not told before (R22, R26)."""
        pull = self.snapshot.pull_request
        if not pull or pull.state is not State.OPEN:
            return ()
        house = self.snapshot.repository
        there = lower((*self._noted, *pull.requested, *pull.read_by, pull.author, house.me))
        there |= lower((*self._reached_before, *self._read)) | self.refused.readers
        return self._assignable(self.cast.readers, there)

    @property
    def _read(self) -> tuple[str, ...]:
        """Who has read the timeline, whatever we know it by."""
        return tuple(one.login for one in self.cast.attendees if one.has_read)

    @property
    def to_assign(self) -> tuple[str, ...]:
        """The people with a role who can be assigned and are not.

        Whom a person takes off has no role any more, so nobody is assigned against their will.
        """
        return self._assignable(self.cast.roles, lower(self._assignees) | self.refused.assignees)

    @property
    def to_unassign(self) -> tuple[str, ...]:
        """Who was assigned because of a role, and has none any more."""
        return tuple(login for login in self._over if login.lower() not in self.refused.kept)

    @property
    def not_taken_off(self) -> tuple[str, ...]:
        """Who has no role any more and whom GitHub would not take off, in this run or before it."""
        return tuple(login for login in self._over if login.lower() in self.refused.kept)

    @property
    def assigned(self) -> tuple[str, ...]:
        """Who is assigned because of a role, when this plan is done.

        What has failed once in this run is not called done before it is.
        """
        lost = lower(refused_once(self.snapshot, Refusal.ASSIGNEES))
        here = lower(self._assignees) | lower(self.to_assign) - lost
        roles = (login for login in self.cast.roles if login.lower() in here)
        return (*roles, *self.not_taken_off)

    @property
    def _over(self) -> tuple[str, ...]:
        """The page forgets who was assigned by a run that died, or that another one overtook."""
        given = self.snapshot.issue.given if self.snapshot.issue else ()
        ours = lower((*noted.logins(self.snapshot, "assigned"), *given))
        over = ours - lower(self.cast.roles)
        return self._assignable(self._assignees, lower(self._assignees) - over)

    @property
    def _assignees(self) -> tuple[str, ...]:
        return self.snapshot.issue.assignees if self.snapshot.issue else ()

    @property
    def not_assigned(self) -> tuple[str, ...]:
        """The people with a role whom GitHub would not assign, in this run or before it."""
        return self._assignable(self.cast.roles, lower(self.cast.roles) - self.refused.assignees)

    @property
    def asked(self) -> tuple[str, ...]:
        """Who was asked to review the timeline or is asked now, whoever asked them.

        What has failed once in this run is not called asked before it is.
        """
        pull = self.snapshot.pull_request
        waiting = {login.lower() for login in pull.requested} if pull else set[str]()
        here = (login for login in self.cast.readers if login.lower() in waiting)
        now = () if Refusal.REVIEWERS_YET in self.snapshot.refused else self.to_ask
        asked = dict.fromkeys((*self._noted, *here, *now))
        return tuple(login for login in asked if login not in self.not_asked)

    @property
    def _noted(self) -> tuple[str, ...]:
        """Whom the page calls asked, but for those of whom this run knows that they were not."""
        yet = self.snapshot.refused.get(Refusal.REVIEWERS_YET, ())
        lost = {*yet, *refused_once(self.snapshot, Refusal.REVIEWERS)}
        return tuple(login for login in noted.logins(self.snapshot, "asked") if login not in lost)

    @property
    def not_asked(self) -> tuple[str, ...]:
        """Who must come and whom GitHub would not ask, in this run or before it."""
        readers = self.cast.readers
        return self._assignable(readers, lower(readers) - self.refused.readers)

    @property
    def mentioned(self) -> tuple[str, ...]:
        """Who is mentioned in the page, once: whom GitHub cannot ask, and who is told besides.

        A mention that is there stays there, and one that is gone does not come back, so that no
        edit of the page tells anybody again.
        """
        all_ = self.cast.attendance is Attendance.OPEN or self.settings.tells_should
        others = (*(self.cast.others if all_ else ()), *self.cast.invited_by_hand)
        known = lower((*self._noted, *self.assigned, *self._before, *self.told))
        new = (
            login
            for login in (*self.outside, *self.not_asked, *others)
            if login.lower() not in known
        )
        issue = self.snapshot.issue
        there = tuple(mentioned((issue.page.section("people") if issue else None) or ""))
        stays = (login for login in self._before if login in there)
        return tuple(dict.fromkeys((*stays, *new)))

    @property
    def outside(self) -> tuple[str, ...]:
        """Who has a role, must come or is invited by name, has no access, and was not told yet."""
        cast, told = self.cast, lower(self.told)
        every = dict.fromkeys((*cast.roles, *cast.readers, *cast.told_by_hand))
        out = (login for login in every if not self.snapshot.repository.assignable(login))
        return tuple(login for login in out if login.lower() not in told)

    @property
    def told(self) -> tuple[str, ...]:
        """Whom the comment of somebody has told, also where it was changed since."""
        now = (login for login in self.cast.told_by_hand if self._may_read(login))
        return tuple(dict.fromkeys((*noted.logins(self.snapshot, "told"), *now)))

    @property
    def reached(self) -> tuple[str, ...]:
        """Whom a mention has told, now or before: who may read the page."""
        now = (login for login in self.mentioned if self._may_read(login))
        return tuple(dict.fromkeys((*self._reached_before, *now)))

    @property
    def out_of_reach(self) -> tuple[str, ...]:
        """Who was mentioned, now or before, and could not read it: with access they are asked."""
        every = dict.fromkeys((*self._before, *self.mentioned))
        return tuple(login for login in every if login not in self.reached)

    def _may_read(self, login: str) -> bool:
        house = self.snapshot.repository
        return house.public or house.assignable(login)

    @property
    def _reached_before(self) -> tuple[str, ...]:
        return noted.logins(self.snapshot, "mentioned")

    @property
    def _before(self) -> tuple[str, ...]:
        """Whom the page has mentioned before."""
        return (*self._reached_before, *noted.logins(self.snapshot, "out"))

    def _assignable(self, logins: Iterable[str], but_for: frozenset[str]) -> tuple[str, ...]:
        """Those of the people who have access to the repository, but for some."""
        house = self.snapshot.repository
        free = (login for login in logins if house.assignable(login))
        return tuple(login for login in free if login.lower() not in but_for)
