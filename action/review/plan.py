"""The verbs of a review, as frozen values. A plan says what will be written, and prints itself.

A step never names what does not exist yet: what needs another's answer waits for the next plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from action.errors import Letter
from action.review.git_steps import ClaimBranch, Commit, Merge, TakeOver, Target
from action.review.outlets.parcels import AnyParcel
from action.review.page.comment_steps import (
    EMOJI,
    AddComment,
    DeleteComment,
    EditComment,
    React,
    Resolve,
)
from action.review.settings import Label


@dataclass(frozen=True, slots=True)
class CreateLabel:
    """Make a label that the repository lacks."""

    label: Label

    def __str__(self) -> str:
        return f"create the label “{self.label.name}”"


@dataclass(frozen=True, slots=True)
class OpenIssue:
    """Open the review issue."""

    title: str
    body: str
    labels: tuple[str, ...]
    assignees: tuple[str, ...]

    def __str__(self) -> str:
        whom = f", assigned to {', '.join(self.assignees)}" if self.assignees else ""
        return f"open the review issue “{self.title}”{whom}"


@dataclass(frozen=True, slots=True)
class OpenPullRequest:
    """Open the pull request that people comment on, or that files the record.

    The answer tells how the page of the review, issue number `page`, stands by then: people may
    have written in it since it was opened.
    """

    branch: str
    title: str
    body: str
    page: int = 0

    def __str__(self) -> str:
        return f"open the pull request “{self.title}”"


@dataclass(frozen=True, slots=True)
class RequestReviews:
    """Ask people to read the timeline."""

    target: Target
    logins: tuple[str, ...]

    def __str__(self) -> str:
        return f"ask {', '.join(self.logins)} to review {self.target}"


@dataclass(frozen=True, slots=True)
class AddLabels:
    """Put labels on an issue or a pull request."""

    target: Target
    labels: tuple[str, ...]

    def __str__(self) -> str:
        return f"label {self.target} with {', '.join(self.labels)}"


@dataclass(frozen=True, slots=True)
class RemoveLabels:
    """Take labels off an issue or a pull request."""

    target: Target
    labels: tuple[str, ...]

    def __str__(self) -> str:
        return f"remove {', '.join(self.labels)} from {self.target}"


@dataclass(frozen=True, slots=True)
class Assign:
    """Assign people to an issue."""

    target: Target
    logins: tuple[str, ...]

    def __str__(self) -> str:
        return f"assign {', '.join(self.logins)} to {self.target}"


@dataclass(frozen=True, slots=True)
class Unassign:
    """Take people off an issue who had a role in it."""

    target: Target
    logins: tuple[str, ...]

    def __str__(self) -> str:
        return f"remove {', '.join(self.logins)} from the assignees of {self.target}"


@dataclass(frozen=True, slots=True)
class EditIssue:
    """Bring our sections of the review issue up to date, and its title where it was ours."""

    target: Target
    body: str
    title: str | None = None

    def __str__(self) -> str:
        return f"bring {self.target} up to date"


@dataclass(frozen=True, slots=True)
class EditPullRequest:
    """Bring our section of the pull request up to date, and its title where it was ours."""

    target: Target
    body: str
    title: str | None = None

    def __str__(self) -> str:
        return f"bring the text of {self.target} up to date"


@dataclass(frozen=True, slots=True)
class OpenActionIssue:
    """Turn an agreed action into an issue with an owner, below the review issue.

    It is of a `type`, and `fields` say what goes into which: GitHub does all of it or nothing.
    """

    parent: Target
    key: str
    title: str
    body: str
    labels: tuple[str, ...]
    owner: str
    type: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    name: str = ""

    @property
    def beside(self) -> tuple[str, ...]:
        """The names of what it gets in its sidebar."""
        return tuple(filter(None, (self.type, *(name for name, _ in self.fields))))

    def __str__(self) -> str:
        said = (("type", self.type), *self.fields) if self.type else self.fields
        beside = "".join(f", {name}: {value}" for name, value in said)
        return f"open the action issue “{self.title}”, owned by {self.owner}{beside}"


@dataclass(frozen=True, slots=True)
class EditActionIssue:
    """Bring our section of an action issue up to date: where else the action stands."""

    target: Target
    body: str

    def __str__(self) -> str:
        return f"note in {self.target} where else it is"


@dataclass(frozen=True, slots=True)
class Send:
    """Bring something to another tool; a plan that sends does nothing else."""

    parcel: AnyParcel

    def __str__(self) -> str:
        return f"send {self.parcel}"


@dataclass(frozen=True, slots=True)
class Reopen:
    """Open the review issue again."""

    target: Target

    def __str__(self) -> str:
        return f"reopen {self.target}"


@dataclass(frozen=True, slots=True)
class CloseDouble:
    """Close a second issue for one thing as a duplicate of the first."""

    target: Target
    original: Target

    def __str__(self) -> str:
        return f"close {self.target} as a duplicate of {self.original}"


GithubStep = (
    CreateLabel
    | ClaimBranch
    | TakeOver
    | Commit
    | OpenIssue
    | OpenPullRequest
    | RequestReviews
    | AddLabels
    | RemoveLabels
    | Assign
    | Unassign
    | EditIssue
    | EditPullRequest
    | OpenActionIssue
    | EditActionIssue
    | AddComment
    | EditComment
    | React
    | Resolve
    | Reopen
    | Merge
    | CloseDouble
    | DeleteComment
)
"""Everything that can be written to GitHub."""
Step = GithubStep | Send
"""Everything that can be done; a hand that does not know one of them is a type error."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Steps to be done in order, letters to people, and a stable word for why."""

    steps: tuple[Step, ...] = ()
    letters: tuple[Letter, ...] = ()
    reason: str = "nothing-to-do"

    @property
    def written(self) -> tuple[GithubStep, ...]:
        """The steps that are written to GitHub."""
        return tuple(step for step in self.steps if not isinstance(step, Send))

    @property
    def sent(self) -> tuple[Send, ...]:
        """The steps that bring something to other tools."""
        return tuple(step for step in self.steps if isinstance(step, Send))

    def __bool__(self) -> bool:
        return bool(self.steps)

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    def __str__(self) -> str:
        return "\n".join(f"- {deed}" for deed in deeds(self.steps))


def deeds(steps: Sequence[Step]) -> tuple[str, ...]:
    """Steps in words; several labels, or reactions to one comment, count as one deed."""
    labels = ", ".join(step.label.name for step in steps if isinstance(step, CreateLabel))
    told: list[str] = []
    for step in steps:
        deed = _deed(step, steps, labels)
        if deed not in told or not isinstance(step, CreateLabel | React):
            told.append(deed)
    return tuple(told)


def seen(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps that people see something of: no claims, and no second text of a new issue."""
    is_new = any(isinstance(step, OpenIssue) for step in steps)
    hidden = (TakeOver, EditIssue) if is_new else (TakeOver,)
    return tuple(step for step in steps if not isinstance(step, hidden))


def _deed(step: Step, steps: Sequence[Step], labels: str) -> str:
    match step:
        case CreateLabel() if ", " in labels:
            return f"create the labels {labels}"
        case React(url=url, content=content) if content in EMOJI:
            offers = (one for one in steps if isinstance(one, React) and one.url == url)
            signs = " ".join(EMOJI[one.content] for one in offers if one.content in EMOJI)
            return f"add {signs} to {url}, to vote with"
        case _:
            return str(step)
