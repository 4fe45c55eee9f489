"""The claim: what cannot be repeated is done by the one run that has moved the timeline branch.

No lease can fence on GitHub: creating an issue takes no condition, and a runner that was stopped
wakes up and writes. So claims make doubles rare, and repairing.py puts right what is left of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Final

from action.review.claims.claimed import LEASE, Claim, Claimed
from action.review.commands import spoken
from action.review.git_steps import ClaimBranch, TakeOver
from action.review.model import Snapshot
from action.review.plan import CreateLabel, Step
from action.review.remarks.brought import RELAYED
from action.review.view import View

REVIEW: Final = "review"
"""The key of the review issue itself."""
_COMMENT: Final = "comment "
"""What the keys of comments begin with."""


def claim(view: View, why: str, *keys: str) -> Iterator[Step]:
    """The step that only one run can do: move the branch on, which is created where there is none.

    A ref has no time and a commit has one, so it is the commit that claims.
    """
    snapshot = view.snapshot
    if snapshot.branch:
        yield TakeOver(snapshot.branch.name, snapshot.branch.head, why, keys)
        return
    yield from (CreateLabel(label) for label in view.lacking(view.needed_labels))
    pull = snapshot.pull_request
    head = pull.head if pull else snapshot.repository.head
    yield ClaimBranch(snapshot.branch_name, head)
    yield TakeOver(snapshot.branch_name, head, why, keys)


def action_key(key: str) -> str:
    """The key of an action issue."""
    return f"action {key}"


def comment_key(key: str) -> str:
    """The key of a comment of ours."""
    return f"{_COMMENT}{key}"


def is_held(snapshot: Snapshot) -> bool:
    """Whether another run may still be at what it has claimed."""
    branch = snapshot.branch
    if snapshot.claim is Claim.OURS or branch is None or branch.claimed is None:
        return False
    if branch.claimed.by == snapshot.run or branch.head == snapshot.waited:
        return False
    if set(branch.claimed.keys) <= _standing(snapshot) | _taken_back(snapshot, branch.claimed.keys):
        return False
    return time_left(snapshot) > timedelta()


def time_left(snapshot: Snapshot) -> timedelta:
    """How long the claim on the branch may still be in use; at most the lease, whatever clocks say.

    Who copies our commit brings a time of another clock, and a proxy may put its own into a header.
    """
    claimed = snapshot.branch.claimed if snapshot.branch else None
    if claimed is None:
        return timedelta()
    return LEASE - max(snapshot.seen - claimed.since, timedelta()) if snapshot.seen else LEASE


def ends_unmoved(claimed: Claimed | None) -> bool:
    """Whether the branch stays where it is when all is done that is claimed: the last is a word."""
    return claimed is not None and all(key.startswith(_COMMENT) for key in claimed.keys)


def _taken_back(snapshot: Snapshot, keys: Iterable[str]) -> set[str]:
    """The keys of remarks that nobody relays any more: whoever claimed them looks again."""
    known = {f"{comment_key(RELAYED)} {command.place}" for command in spoken.given(snapshot)}
    relayed = (key for key in keys if key.startswith(f"{comment_key(RELAYED)} "))
    return {key for key in relayed if not key.startswith(tuple(known))}


def _standing(snapshot: Snapshot) -> set[str]:
    """The keys of all that stands on GitHub already."""
    issue, pull = snapshot.issue, snapshot.pull_request
    comments = (*(issue.comments if issue else ()), *(pull.comments if pull else ()))
    made = issue.actions if issue else ()
    return {
        *([REVIEW] if issue else []),
        *(comment_key(comment.key) for comment in comments),
        *(action_key(action.key) for action in made),
    }
