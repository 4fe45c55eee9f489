"""The same verbs on paper: nothing leaves the program. For dry runs, previews and tests."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import assert_never

from action.review.answers.answer import Done
from action.review.answers.learning import learn
from action.review.git_steps import ClaimBranch, Commit, Merge, TakeOver
from action.review.model import Snapshot
from action.review.page.comment_steps import AddComment, DeleteComment, EditComment, React, Resolve
from action.review.plan import (
    AddLabels,
    Assign,
    CloseDouble,
    CreateLabel,
    EditActionIssue,
    EditIssue,
    EditPullRequest,
    OpenActionIssue,
    OpenIssue,
    OpenPullRequest,
    Plan,
    RemoveLabels,
    Reopen,
    RequestReviews,
    Send,
    Step,
    Unassign,
)


@dataclass(slots=True)
class Paper:
    """A hand that writes on paper, and takes the numbers after `last` for what it opens.

    `opened` says what each of these is.
    """

    now: datetime
    last: int = 0
    opened: dict[int, str] = field(default_factory=dict)

    def carry_out(self, plan: Plan, snapshot: Snapshot) -> Snapshot:
        """The snapshot as it would be after the plan, if GitHub did everything it was told."""
        for step in plan:
            snapshot = learn(snapshot, step, self._done(step, snapshot))
        return replace(snapshot, stale=False)

    def _done(self, step: Step, snapshot: Snapshot) -> Done:
        match step:
            case OpenIssue(labels=labels, assignees=logins):
                return self._opened(step, snapshot, "issues", labels, logins)
            case OpenActionIssue(labels=labels, owner=owner):
                opened = self._opened(step, snapshot, "issues", labels, (owner,))
                return replace(opened, beside=step.beside)
            case OpenPullRequest():
                return self._opened(step, snapshot, "pull", (), ())
            case AddLabels(target, labels):
                return Done(labels=(*_labels(snapshot, target.id), *labels))
            case RemoveLabels(target, labels):
                kept = (name for name in _labels(snapshot, target.id) if name not in labels)
                return Done(labels=tuple(kept))
            case Assign(_, logins):
                before = snapshot.issue.assignees if snapshot.issue else ()
                return Done(logins=(*before, *logins))
            case Unassign(_, logins):
                before = snapshot.issue.assignees if snapshot.issue else ()
                return Done(logins=tuple(login for login in before if login not in logins))
            case CreateLabel() | ClaimBranch() | TakeOver() | Commit():
                return Done(id=_id(step))
            case RequestReviews(logins=logins):
                before = snapshot.pull_request.requested if snapshot.pull_request else ()
                return Done(logins=(*before, *logins))
            case EditIssue() | EditPullRequest() | EditActionIssue():
                return Done()
            case Reopen() | Merge() | CloseDouble() | React() | Resolve() | Send():
                return Done()
            case AddComment(target):
                return Done(id=_id(step), url=_next_comment(snapshot, target.id))
            case EditComment() | DeleteComment():
                return Done(id=_id(step))
            case _:
                assert_never(step)

    def _opened(
        self,
        step: OpenIssue | OpenActionIssue | OpenPullRequest,
        snapshot: Snapshot,
        kind: str,
        labels: tuple[str, ...],
        logins: tuple[str, ...],
    ) -> Done:
        self.last += 1
        self.opened[self.last] = _called(step)
        url = f"{snapshot.repository.url}/{kind}/{self.last}"
        return Done(f"paper-{self.last}", self.last, url, self.now, labels, logins)


def _called(step: OpenIssue | OpenActionIssue | OpenPullRequest) -> str:
    match step:
        case OpenIssue():
            return "the review issue"
        case OpenActionIssue(title=title):
            return f"the action issue “{title}”"
        case OpenPullRequest():
            return "the pull request"


def _next_comment(snapshot: Snapshot, node: str) -> str:
    """The address of a comment that is written now."""
    for thing in (snapshot.issue, snapshot.pull_request):
        if thing and thing.id == node:
            return f"{thing.url}#issuecomment-{thing.said + 1}"
    return ""


def _labels(snapshot: Snapshot, node: str) -> tuple[str, ...]:
    for thing in (snapshot.issue, snapshot.pull_request):
        if thing and thing.id == node:
            return thing.labels
    return ()


def _id(step: Step) -> str:
    """A name that is the same for the same step, as git's are."""
    return hashlib.sha1(repr(step).encode(), usedforsecurity=False).hexdigest()
