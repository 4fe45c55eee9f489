"""What a snapshot learns from a step that GitHub has refused."""

from __future__ import annotations

from dataclasses import replace

from action.errors import ReviewError, forbidden
from action.review.answers.answer import Refused, Why
from action.review.model import Claim, Refusal, Snapshot
from action.review.outcomes.letters import StepRefused
from action.review.plan import (
    AddLabels,
    Assign,
    ClaimBranch,
    Commit,
    CreateLabel,
    Merge,
    OpenPullRequest,
    React,
    RemoveLabels,
    RequestReviews,
    Step,
    TakeOver,
)


def refused(snapshot: Snapshot, step: Step, answer: Refused) -> Snapshot:
    """The snapshot after a refusal; raises ReviewError where nothing more can be done."""
    match step:
        case ClaimBranch() | TakeOver() | Commit() if answer.why is not Why.FORBIDDEN:
            return _overtaken(snapshot, step, answer)
        case CreateLabel() | OpenPullRequest() | Merge() if answer.why in {Why.EXISTS, Why.MOVED}:
            return replace(snapshot, stale=True)
        case CreateLabel() | AddLabels() | RemoveLabels() | Assign() | React():
            return _dropped(snapshot, step)
        case Merge() if answer.why is not Why.FORBIDDEN:
            return _not_merged(snapshot, answer)
        case OpenPullRequest() | RequestReviews() if answer.why is not Why.FORBIDDEN:
            opens = isinstance(step, OpenPullRequest)
            refusal = Refusal.PULL_REQUEST if opens else Refusal.REVIEWERS
            return snapshot.without(refusal, answer.said)
        case _:
            return _stop(step, answer)


def _dropped(
    snapshot: Snapshot, step: CreateLabel | AddLabels | RemoveLabels | Assign | React
) -> Snapshot:
    """What is missing is shown to people; a thumbs-up is missed by nobody."""
    if isinstance(step, React):
        return snapshot
    if isinstance(step, Assign):
        return snapshot.without(Refusal.ASSIGNEES, *step.logins)
    names = (step.label.name,) if isinstance(step, CreateLabel) else step.labels
    return snapshot.without(Refusal.LABELS, *names)


def _not_merged(snapshot: Snapshot, answer: Refused) -> Snapshot:
    """GitHub may not know yet whether what was just pushed can be merged: look once more."""
    if Refusal.MERGE_YET in snapshot.refused:
        return snapshot.without(Refusal.MERGE, answer.said)
    return replace(snapshot.without(Refusal.MERGE_YET, answer.said), stale=True)


def _overtaken(
    snapshot: Snapshot, step: ClaimBranch | TakeOver | Commit, answer: Refused
) -> Snapshot:
    """Somebody was quicker with the branch: look again, whether a person or another run did it.

    Where only the branch was there, the commit that follows tells whose it is.
    """
    if isinstance(step, ClaimBranch) and answer.why is Why.EXISTS:
        return snapshot
    return replace(snapshot, stale=True, claim=Claim.NONE)


def _stop(step: Step, answer: Refused) -> Snapshot:
    """Nothing sensible follows: a person must put it right, and the next run goes on from here."""
    if answer.why is Why.FORBIDDEN:
        raise ReviewError(forbidden(answer.said), reason="missing-permission")
    raise ReviewError(StepRefused(step, answer.said).letter(), reason="refused")
