"""One incident as its chapters see it: the snapshot, and what follows from it by the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from action.instants import is_before
from action.markdown.sections import Page
from action.review.actions.action import ActionList
from action.review.actions.action_words import Wording
from action.review.actions.actions import with_proposals
from action.review.actions.aside.beside import taken_off
from action.review.actions.declining import Declines, declines, issues_by_name
from action.review.actions.short_names import names_given, with_names
from action.review.agenda.agenda import Agenda
from action.review.agenda.meeting import Meeting
from action.review.claims.claimed import Claim
from action.review.commands import spoken
from action.review.commands.answering import ReplyLine
from action.review.commands.asks.asks import row_of
from action.review.commands.command import Command
from action.review.dates.review_days import ReviewDays
from action.review.git_steps import Target
from action.review.incident import Incident
from action.review.model import IncidentFile, Refusal, ReviewIssue, Snapshot, State
from action.review.page.refused_before import RefusedBefore, digest
from action.review.page.refused_by_now import refused_by_now
from action.review.page.review_page import ReviewPage
from action.review.people import cast
from action.review.people.notifying import Notifying
from action.review.questions import doubts
from action.review.settings import Label, Settings, Severity
from action.review.standing import noted
from action.review.timeline.first import first_timeline
from action.review.timeline.revision import Revision, revision
from action.review.timeline.timeline import Timeline


@dataclass(frozen=True)
class View:
    """All that a chapter needs to know about one incident whose file could be read."""

    snapshot: Snapshot
    settings: Settings
    incident: Incident
    file: IncidentFile
    now: datetime

    @property
    def issue(self) -> ReviewIssue:
        """The review issue; chapters after the opening have one."""
        assert self.snapshot.issue is not None, "this chapter begins with a review issue"
        return self.snapshot.issue

    @property
    def target(self) -> Target:
        """The review issue, as steps name it."""
        return Target(self.issue.id, self.issue.number)

    @property
    def severity(self) -> Severity:
        """What the severity of the incident asks of its review."""
        return self.settings.severity(self.incident.severity)

    @property
    def hides_security(self) -> bool:
        """Whether anybody could read here what touches security, and nobody has allowed it."""
        public = self.snapshot.repository.public and not self.settings.security.public
        return self.incident.security and public

    @property
    def folder(self) -> str:
        """The incident's folder, where timeline, notes and record stand beside the file."""
        return self.file.path.rpartition("/")[0]

    def path(self, name: str) -> str:
        """A file in the incident's folder."""
        return f"{self.folder}/{name}"

    def address(self, path: str, branch: str | None = None) -> str:
        """Where a file can be read on GitHub."""
        house = self.snapshot.repository
        return f"{house.url}/blob/{branch or house.default_branch}/{path}"

    @property
    def compare_url(self) -> str:
        """Where a person opens the pull request by hand."""
        house = self.snapshot.repository
        return f"{house.url}/compare/{house.default_branch}...{self.snapshot.branch_name}?expand=1"

    # --- days ---

    @property
    def _first_days(self) -> ReviewDays:
        """The days of the review as long as nobody has settled a date for the meeting."""
        issue, week = self.snapshot.issue, self.settings.meeting.week
        opened = (issue.created if issue else self.now).date()
        meet_by = week.after(opened, self.severity.within)
        return ReviewDays(opened, self.now.date(), meet_by, week, within=self.severity.within)

    @cached_property
    def days(self) -> ReviewDays:
        """The days of the review, by the date of its meeting."""
        return self._first_days.settled_by(self.cast.date)

    @property
    def closed(self) -> date:
        """The day the review issue was closed."""
        return (self.issue.closed or self.now).date()

    @property
    def is_called_off(self) -> bool:
        """Whether the issue was closed before the review could meet: then nobody does."""
        issue, meeting = self.snapshot.issue, self.days.meeting
        if issue is None or issue.state is not State.CLOSED:
            return False
        return meeting is None or is_before(issue.closed or self.now, meeting.start)

    @property
    def resting_until(self) -> date | None:
        """The day until which agreed actions rest (R71), while it has not come."""
        soak = self.settings.actions.soak
        until = self.settings.meeting.week.after(self.closed, soak)
        return until if soak and self.now.date() < until else None

    @property
    def is_over(self) -> bool:
        """Whether nothing follows any more: the issue is closed, and no action rests."""
        issue = self.snapshot.issue
        if not issue or issue.state is not State.CLOSED:
            return False
        waits = any(action.issue is None for action in issue.page.actions.agreed)
        return not (issue.is_completed and waits and self.resting_until)

    # --- what follows ---

    @cached_property
    def cast(self) -> cast.Cast:
        """Who has a part in the review."""
        return cast.cast(self.snapshot, self.settings, self.incident, self._first_days, self.now)

    @cached_property
    def answers(self) -> Mapping[Command, ReplyLine]:
        """What is answered to the standing commands that change nothing."""
        return {**self.cast.answers, **self.meeting.answers, **self.declines.answers}

    @property
    def carried_out(self) -> Iterator[Command]:
        """The standing commands that have changed something, and stand."""
        given = (command for command in spoken.given(self.snapshot) if row_of(command))
        return (command for command in given if command not in self.answers)

    @property
    def to_remember(self) -> Iterator[Command]:
        """Those of them that hold whoever loses access: of people who have it, or had it then."""
        house, before = self.snapshot.repository, noted.carried_out_before(self.snapshot)
        for command in self.carried_out:
            if house.assignable(command.author) or spoken.key(command) in before:
                yield command

    def belongs(self, login: str) -> bool:
        """Whether somebody has access here, or a part in this review."""
        return self.snapshot.repository.assignable(login) or self.cast.has_part(login)

    @cached_property
    def meeting(self) -> Meeting:
        """What people meet for."""
        return Meeting(self.snapshot, self.settings, self.incident, self.cast, self.now)

    @property
    def agenda(self) -> Agenda:
        """What the remarks come to."""
        return self.meeting.agenda

    @cached_property
    def actions(self) -> ActionList:
        """The list of actions with all that was proposed and the names that they will bear."""
        issue, agenda = self.snapshot.issue, self.agenda
        bare = taken_off((issue.page if issue else ReviewPage("")).actions).bare
        listed = with_proposals(bare, agenda.proposals, agenda.settled)
        return with_names(listed, names_given(issue))

    @cached_property
    def declines(self) -> Declines:
        """The ideas that people have declined."""
        asked = self.cast.standing.others
        made = self.snapshot.issue.actions if self.snapshot.issue else ()
        return declines(asked, lambda: issues_by_name(self.actions, made))

    @cached_property
    def timeline(self) -> Revision:
        """The timeline from the text as it stands to the text as it should stand."""
        return revision(self.snapshot, self.file, self.incident, self.belongs)

    @property
    def may_speak(self) -> bool:
        """Whether this run may say what must not be said twice: it has moved the branch."""
        return self.snapshot.claim is Claim.OURS or self.snapshot.branch is None

    @cached_property
    def doubts(self) -> doubts.Doubts:
        """What incident file and timeline leave open."""
        known = self.timeline.wanted or self.snapshot.timeline
        timeline = known or Timeline(first_timeline(self.incident, self.file.blob))
        return doubts.doubts(self.incident, timeline, self.timeline_address)

    @property
    def timeline_address(self) -> str:
        """Where people read the timeline line by line."""
        return f"{self.address(self.path('timeline.md'), self.branch_to_read)}?plain=1"

    @property
    def branch_to_read(self) -> str | None:
        """Where our files are read: on the timeline branch until the review ends; then None.

        The end merges it, and the branch may be deleted then.
        """
        pull, issue = self.snapshot.pull_request, self.snapshot.issue
        merged = pull is not None and pull.state is State.MERGED
        ends = merged or (issue is not None and issue.state is State.CLOSED)
        return None if ends else self.snapshot.branch_name

    # --- what GitHub refuses ---

    @cached_property
    def refused_before(self) -> RefusedBefore:
        """What the page remembers as refused for good, as long as the file is the same."""
        page = self.snapshot.issue.page if self.snapshot.issue else Page("")
        return RefusedBefore.read(page, self.file.blob)

    @property
    def refused(self) -> RefusedBefore:
        """The same with what this run was refused twice."""
        return refused_by_now(self.refused_before, self.snapshot, self.cast.roles)

    def is_refused(self, label: str) -> bool:
        """Whether GitHub does not make this label, or does not put it on."""
        known = self.refused
        there = self.snapshot.repository.label(label) is not None
        return digest(label) in (known.put if there else known.made)

    # --- who is told ---

    @property
    def notifying(self) -> Notifying:
        """Who is asked to read, assigned and mentioned."""
        return Notifying(self.snapshot, self.settings, self.cast, self.refused)

    # --- labels ---

    @property
    def lasting_labels(self) -> tuple[Label, ...]:
        """The labels that say what the review is about, whatever its stage."""
        labels = self.settings.labels
        clients = (labels.client(key) for key in self.incident.clients)
        return (labels.review, labels.severity(self.incident.severity), *clients)

    @property
    def needed_labels(self) -> tuple[Label, ...]:
        """Every label that the review will bear, or that its actions will."""
        labels = self.settings.labels
        return (*self.lasting_labels, *labels.stages, labels.action)

    def action_labels(self, says: Wording) -> tuple[Label, ...]:
        """The labels that the issue of an action will bear."""
        labels = self.settings.labels
        more = [labels.priority(says.priority)] if says.priority else []
        more += [labels.isms] if says.isms else []
        return (labels.action, labels.severity(self.incident.severity), *more)

    @property
    def labelled(self) -> str:
        """The number of the pull request that has got our labels."""
        return self.snapshot.issue.page.people.get("labelled", "") if self.snapshot.issue else ""

    @property
    def labelled_now(self) -> str:
        """The same after this plan, which puts them on where they are not."""
        pull = self.snapshot.pull_request
        if not pull or pull.state is not State.OPEN:
            return self.labelled
        yet = Refusal.REVIEWERS_YET in self.snapshot.refused and not pull.labels
        return "" if yet else str(pull.number)

    def lacking(self, labels: tuple[Label, ...]) -> Iterator[Label]:
        """Those of the labels that the repository does not have yet."""
        house = self.snapshot.repository
        return (
            label
            for label in labels
            if not house.label(label.name) and not self.is_refused(label.name)
        )

    def existing(self, labels: tuple[Label, ...]) -> tuple[str, ...]:
        """The names of those labels that can be used."""
        return tuple(label.name for label in labels if self.snapshot.repository.label(label.name))
