"""One incident as its chapters see it: the snapshot, and what follows from it by the rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from action.review import workdays
from action.review.agenda.agenda import Agenda
from action.review.agenda.agenda import agenda as gathered
from action.review.commands import spoken
from action.review.commands.command import Command
from action.review.incident import Incident
from action.review.model import Claim, IncidentFile, Refusal, ReviewIssue, Snapshot, State
from action.review.people import cast
from action.review.plan import Target
from action.review.questions import doubts
from action.review.settings import Label, Settings, Severity
from action.review.timeline import merging
from action.review.timeline.ids import with_ids
from action.review.timeline.memory import memory


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
    def opened(self) -> date:
        """The day the review was opened."""
        return (self.snapshot.issue.created if self.snapshot.issue else self.now).date()

    @property
    def meet_by(self) -> date:
        """The last day for the meeting (R17)."""
        return workdays.after(self.opened, self.severity.within)

    @property
    def comment_by(self) -> date:
        """The last day for comments: the working day before (R26)."""
        return max(workdays.before(self.meet_by, 1), self.opened)

    @property
    def closed(self) -> date:
        """The day the review issue was closed."""
        return (self.issue.closed or self.now).date()

    # --- what follows ---

    @cached_property
    def cast(self) -> cast.Cast:
        """Who has a part in the review."""
        return cast.cast(self.snapshot, self.settings, self.incident)

    @cached_property
    def agenda(self) -> Agenda:
        """What the remarks come to."""
        return gathered(self.snapshot.pull_request, self.timeline_text, self.severity.minutes)

    @property
    def timeline_text(self) -> str | None:
        """The timeline as it stands now: on its branch, or where it was filed."""
        branch = self.snapshot.branch
        return (branch.timeline if branch else None) or self.snapshot.filed.timeline

    @property
    def written(self) -> str | None:
        """The timeline as it stands on its branch."""
        return self.snapshot.branch.timeline if self.snapshot.branch else None

    @cached_property
    def named(self) -> str | None:
        """The timeline in which every event has an id, also those that people have added."""
        if not self.written:
            return self.written
        return with_ids(self.written, merging.telling(self.written, self._told_from))

    @property
    def _told_from(self) -> Incident | None:
        return self.file.before if self._file_has_changed else self.incident

    @property
    def _file_has_changed(self) -> bool:
        known = memory(self.written or "")
        return bool(self.file.blob) and (known is None or known.blob != self.file.blob)

    @cached_property
    def merged(self) -> str | None:
        """The timeline with the changes of the incident file, where the file has changed."""
        if self.named is None or not self._file_has_changed:
            return None
        return merging.merged(self.named, self.file.before, self.incident, self.file.blob)

    @cached_property
    def spoken(self) -> tuple[Command, ...]:
        """The events that people have told in comments and the timeline does not have yet."""
        return spoken.fresh(self.snapshot, self.written or "")

    @cached_property
    def pending(self) -> tuple[Command, ...]:
        """The events told in comments that the timeline does not have, whatever the reason."""
        where = self.snapshot.filed.timeline if self.written is None else self.written
        return spoken.pending(self.snapshot, where or "")

    @cached_property
    def told(self) -> str | None:
        """The timeline as it should stand: changes of the file, words of comments, every id."""
        text = self.merged or self.named
        if not text:
            return text
        done = (*spoken.recalled(self.snapshot, self.written or ""), *self.spoken)
        events = [command.event for command in self.spoken if command.event]
        return merging.with_events(text, events, map(spoken.key, done)) if done else text

    @property
    def may_speak(self) -> bool:
        """Whether this run may say what must not be said twice: it has moved the branch."""
        return self.snapshot.claim is Claim.OURS or self.snapshot.branch is None

    @cached_property
    def doubts(self) -> doubts.Doubts:
        """What incident file and timeline leave open."""
        return doubts.doubts(self.incident, self.told or self.timeline_text)

    @property
    def to_ask(self) -> tuple[str, ...]:
        """The responders who can be asked to review the timeline and have not been (R22)."""
        pull = self.snapshot.pull_request
        if not pull or pull.state is not State.OPEN or Refusal.REVIEWERS in self.snapshot.refused:
            return ()
        house = self.snapshot.repository
        done = {
            login.lower() for login in (*cast.asked(self.snapshot), *pull.requested, *pull.read_by)
        }
        free = (login for login in self.incident.team if house.assignable(login))
        return tuple(login for login in free if login.lower() not in done | {house.me.lower()})

    @property
    def not_asked(self) -> tuple[str, ...]:
        """Responders whom GitHub would not ask, in this run or before it."""
        pull = self.snapshot.pull_request
        now = Refusal.REVIEWERS in self.snapshot.refused
        asked = cast.asked(self.snapshot) if now else cast.noted(self.snapshot, "refused")
        reached = (*pull.requested, *pull.read_by) if pull else ()
        return tuple(login for login in asked if login.lower() not in {r.lower() for r in reached})

    # --- labels ---

    @property
    def lasting_labels(self) -> tuple[Label, ...]:
        """The labels that say what the review is about, whatever its stage."""
        labels = self.settings.labels
        clients = (labels.client(key) for key in self.incident.clients)
        return (labels.review, labels.severity(self.incident.severity), *clients)

    def lacking(self, labels: tuple[Label, ...]) -> Iterator[Label]:
        """Those of the labels that the repository does not have yet."""
        tried = self.snapshot.refused.get(Refusal.LABELS, ())
        house = self.snapshot.repository
        return (
            label for label in labels if not house.label(label.name) and label.name not in tried
        )

    def existing(self, labels: tuple[Label, ...]) -> tuple[str, ...]:
        """The names of those labels that can be used."""
        return tuple(label.name for label in labels if self.snapshot.repository.label(label.name))

    def with_agenda(self, shorter: Agenda) -> View:
        """The same, with fewer words in the agenda."""
        view = replace(self)
        view.__dict__.update(cast=self.cast, merged=self.merged, doubts=self.doubts, agenda=shorter)
        return view
