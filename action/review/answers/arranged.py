"""What a snapshot learns when people were asked or assigned, or labels put on or taken off."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from action.review.answers.answer import Done
from action.review.answers.speaking import on_issue, on_pull
from action.review.answers.twice import with_lost
from action.review.model import Refusal, Snapshot
from action.review.plan import AddLabels, Assign, RemoveLabels, RequestReviews, Unassign


def arranged(
    snapshot: Snapshot,
    step: RequestReviews | AddLabels | RemoveLabels | Assign | Unassign,
    answer: Done,
) -> Snapshot:
    """The snapshot after people were asked or assigned, or labels put on or taken off."""
    match step:
        case RequestReviews(logins=logins):
            asked = on_pull(snapshot, lambda p: replace(p, requested=answer.logins))
            lost = missing(logins, answer.logins)
            return with_lost(asked, Refusal.REVIEWERS, *lost) if lost else asked
        case AddLabels(target, labels):
            kept = _relabelled(snapshot, target.id, answer.labels)
            lost = missing(labels, answer.labels)
            return with_lost(kept, Refusal.LABELS, *lost) if lost else kept
        case RemoveLabels(target):
            return _relabelled(snapshot, target.id, answer.labels)
        case Assign(_, logins):
            kept = _assigned(snapshot, step, answer)
            lost = missing(logins, answer.logins)
            return with_lost(kept, Refusal.ASSIGNEES, *lost) if lost else kept
        case Unassign():
            return _assigned(snapshot, step, answer)
        case _:
            assert_never(step)


def _assigned(snapshot: Snapshot, step: Assign | Unassign, answer: Done) -> Snapshot:
    """Where more has changed than we did, somebody else is at it: look again."""
    before = snapshot.issue.assignees if snapshot.issue else ()
    others = (in_small(before) ^ in_small(answer.logins)) - in_small(step.logins)
    known = on_issue(snapshot, lambda i: replace(i, assignees=answer.logins))
    return replace(known, stale=known.stale or bool(others))


def _relabelled(snapshot: Snapshot, node: str, labels: tuple[str, ...]) -> Snapshot:
    if snapshot.issue and snapshot.issue.id == node:
        return on_issue(snapshot, lambda i: replace(i, labels=labels))
    return on_pull(snapshot, lambda p: replace(p, labels=labels))


def in_small(logins: tuple[str, ...]) -> set[str]:
    """Names as GitHub compares them."""
    return {login.lower() for login in logins}


def missing(asked: tuple[str, ...], kept: tuple[str, ...]) -> tuple[str, ...]:
    """What was asked for and is not there; GitHub drops without a word what it does not take."""
    return tuple(name for name in asked if name.lower() not in in_small(kept))
