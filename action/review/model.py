"""What GitHub holds of a review, as frozen values. Nothing here knows files, clocks or networks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum
from functools import partial
from types import MappingProxyType
from typing import Final

from action import BRANCHES
from action.errors import Letter
from action.markdown.sections import Page
from action.review.agenda.remark import Remark
from action.review.claims.claimed import Claim, Claimed
from action.review.claims.double import Double
from action.review.commands.command import Command
from action.review.git_steps import Target
from action.review.house import Repository
from action.review.incident import Incident
from action.review.notes.own_notes import OwnNotes
from action.review.outlets.receipts import NotSent, Receipt
from action.review.page.our_comment import Comment
from action.review.page.review_page import ReviewPage
from action.review.page.talk_mark import UNMARKED, Noted
from action.review.record.filed_files import NOTHING_FILED, Filed
from action.review.remarks.brought import Brought
from action.review.standing.role import Assignment
from action.review.timeline.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Branch:
    """The timeline branch: where it points, and our files on it, None where there is none.

    `claimed` is the claim of the commit that it points to, if that is one.
    """

    name: str
    head: str
    timeline: Timeline | None = None
    notes: str | None = None
    record: str | None = None
    calendar: str | None = None
    claimed: Claimed | None = None


class State(Enum):
    """The state of an issue or a pull request, as GitHub names it."""

    OPEN = "OPEN"
    CLOSED = "CLOSED"
    MERGED = "MERGED"


@dataclass(frozen=True, slots=True)
class ActionIssue:
    """An action that became an issue; `key` is the action's identity, `name` its short name.

    `page` is its text.
    """

    id: str
    number: int
    url: str
    key: str
    assignees: tuple[str, ...] = ()
    name: str = ""
    title: str = ""
    page: Page = field(default_factory=partial(Page, ""))
    is_closed: bool = False

    @property
    def target(self) -> Target:
        """The issue, as steps name it."""
        return Target(self.id, self.number)


@dataclass(frozen=True, slots=True)
class ReviewIssue:
    """The issue that carries the review from start to end; `said` counts the comments below it.

    `edited` is when the page was last saved. `assignments` are what people did in the sidebar;
    `given` are whom we have assigned, and nobody has taken off since. `shown` is what GitHub shows
    where we wrote over an edit that `page` holds again; `late`: something was said just now.
    `notes` are what people have headed so in comments of their own.
    """

    id: str
    number: int
    url: str
    title: str
    page: ReviewPage
    created: datetime
    state: State = State.OPEN
    reason: str | None = None
    closed: datetime | None = None
    edited: datetime | None = None
    labels: tuple[str, ...] = ()
    assignees: tuple[str, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    given: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()
    commands: tuple[Command, ...] = ()
    notes: tuple[OwnNotes, ...] = ()
    actions: tuple[ActionIssue, ...] = ()
    doubles: tuple[Double, ...] = ()
    said: int = 0
    noted: Noted = UNMARKED
    shown: str | None = None
    late: bool = False

    @property
    def body(self) -> str:
        """Its text, as GitHub has it."""
        return self.page.text if self.shown is None else self.shown

    @property
    def is_completed(self) -> bool:
        """Whether somebody has closed it as completed."""
        return self.state is State.CLOSED and self.reason == "COMPLETED"


@dataclass(frozen=True, slots=True)
class PullRequest:
    """The timeline pull request; `read_by` have submitted a review, so they have read it.

    Reviews of commands only do not count. `talked` have said something in its conversation. `said`
    counts comments and reviews. `ordered` are threads of commands only, which are no remarks.
    """

    id: str
    number: int
    url: str
    page: Page
    head: str
    title: str = ""
    state: State = State.OPEN
    labels: tuple[str, ...] = ()
    requested: tuple[str, ...] = ()
    read_by: tuple[str, ...] = ()
    talked: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    ordered: tuple[Remark, ...] = ()
    comments: tuple[Comment, ...] = ()
    commands: tuple[Command, ...] = ()
    said: int = 0
    author: str = ""
    noted: Noted = UNMARKED

    @property
    def body(self) -> str:
        """Its text."""
        return self.page.text


@dataclass(frozen=True, slots=True)
class IncidentFile:
    """The incident file as found: what it says, and letters about what is wrong with it.

    `blob` names this version, which somebody committed when it was last `changed`, if that is
    known; `before` is the one that the timeline was last written from.
    """

    path: str
    blob: str
    incident: Incident | None
    letters: tuple[Letter, ...] = ()
    before: Incident | None = None
    changed: datetime | None = None


FINISHED: Final = "finished"
"""The key of our last word."""


class Refusal(Enum):
    """Something that GitHub would not do in this run, so that it is not asked for again."""

    PULL_REQUEST = "pull-request"
    REVIEWERS_YET = "reviewers-yet"
    REVIEWERS = "reviewers"
    ASSIGNEES = "assignees"
    UNASSIGN = "unassign"
    LABELS = "labels"
    REACTIONS = "reactions"
    FOR_GOOD = "for-good"
    DOUBLES = "doubles"
    MERGE_YET = "merge-yet"
    MERGE = "merge"
    RESOLVE = "resolve"
    RECORD = "record"
    ISSUE_TYPE = "issue-type"
    ISSUE_FIELDS = "issue-fields"
    CALENDAR = "calendar"
    ELSEWHERE = "elsewhere"

    @property
    def passes(self) -> bool:
        """Whether nobody need hear of it: it is tried once more, or missed by nobody."""
        return self.value.endswith("-yet") or self in {Refusal.REACTIONS, Refusal.FOR_GOOD}


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that is known about one incident at one moment, and what this run has learned since.

    `stale`: GitHub has changed under us, and must be read again before the next plan. `unclear`:
    so it is because an answer was lost, and GitHub may still be at work. `seen` is the time of the
    look by GitHub's clock, or of our claim after it, and `waited` the head whose claim this run has
    waited out. `run` is what our own claims are known by, `claimed` is when our claim began, in
    seconds of a clock that only we know, `heard` when GitHub last told us of this, `pace` how many
    a step takes, and `timed` whether something was made among those steps. `brought` is a remark
    that only this run knows. `posted` is what came of what this run has sent to other tools.
    `tries_again`: what they did not take before is sent once more. `given` are the inputs for them
    that have a value.
    """

    id: str
    repository: Repository
    file: IncidentFile | None
    branch: Branch | None = None
    issue: ReviewIssue | None = None
    pull_request: PullRequest | None = None
    filed: Filed = NOTHING_FILED
    claim: Claim = Claim.NONE
    stale: bool = False
    unclear: bool = False
    seen: datetime | None = None
    waited: str = ""
    run: str = "this run"
    claimed: float = 0.0
    heard: float = 0.0
    pace: float = 0.0
    timed: bool = False
    refused: Mapping[Refusal, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    renamed_to: str | None = None
    brought: Brought | None = None
    posted: tuple[Receipt | NotSent, ...] = ()
    given: frozenset[str] = frozenset()
    tries_again: bool = False

    @property
    def branch_name(self) -> str:
        """The name of the timeline branch, which is also the claim on the incident."""
        return BRANCHES + self.id

    @property
    def timeline(self) -> Timeline | None:
        """The timeline as it stands now: on its branch, or where it was filed."""
        here = self.branch.timeline if self.branch else None
        return self.filed.timeline if here is None else here

    @property
    def anew(self) -> Snapshot:
        """The same, begun anew where people have deleted issue and branch both.

        Then the pull request is past.
        """
        past = self.issue is None and self.branch is None
        return replace(self, pull_request=None) if past else self

    def without(self, refusal: Refusal, *details: str) -> Snapshot:
        """The same, knowing that GitHub has refused something, in words to be shown."""
        known = dict.fromkeys((*self.refused.get(refusal, ()), *details))
        return replace(self, refused={**self.refused, refusal: tuple(known)})
