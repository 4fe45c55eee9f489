"""What a snapshot learns from a step that GitHub has refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from action.errors import ReviewError, forbidden
from action.review.answers.answer import Refused, Why
from action.review.answers.twice import with_lost
from action.review.claims.claimed import Claim
from action.review.dates.calendar_file import CALENDAR_FILE
from action.review.git_steps import ClaimBranch, Commit, File, Merge, TakeOver
from action.review.model import Refusal, Snapshot
from action.review.outcomes.letters import StepRefused
from action.review.page.comment_steps import DeleteComment, React, Resolve
from action.review.plan import (
    AddLabels,
    Assign,
    CloseDouble,
    CreateLabel,
    EditActionIssue,
    GithubStep,
    OpenActionIssue,
    OpenPullRequest,
    RemoveLabels,
    RequestReviews,
    Unassign,
)

_GOES_ON: Final[Mapping[type[GithubStep], Refusal]] = {
    OpenPullRequest: Refusal.PULL_REQUEST,
    CloseDouble: Refusal.DOUBLES,
    DeleteComment: Refusal.DOUBLES,
    EditActionIssue: Refusal.ELSEWHERE,
}
"""Without these the review goes on, and is not asked for them again in this run."""
_FINAL: Final = frozenset({Why.FORBIDDEN, Why.REFUSED})
"""Why something is not done however often it is asked for."""


def refused(snapshot: Snapshot, step: GithubStep, answer: Refused) -> Snapshot:
    """The snapshot after a refusal; raises ReviewError where nothing more can be done."""
    if _passes(snapshot, step, answer):
        unclear = snapshot.unclear or answer.why is Why.UNCLEAR
        return replace(_remembered(snapshot, step), stale=True, unclear=unclear)
    return _refused(snapshot, step, answer)


def _refused(snapshot: Snapshot, step: GithubStep, answer: Refused) -> Snapshot:
    match step:
        case Commit(files=(File(path),)) if path.endswith(CALENDAR_FILE) and answer.why in _FINAL:
            return snapshot.without(Refusal.CALENDAR, answer.said)
        case ClaimBranch() | TakeOver() | Commit() if answer.why is not Why.FORBIDDEN:
            return _overtaken(snapshot, step, answer)
        case CreateLabel() | OpenPullRequest() | Merge() if answer.why in {Why.EXISTS, Why.MOVED}:
            return replace(snapshot, stale=True)
        case CreateLabel() | AddLabels() | RemoveLabels() | React() | Resolve():
            return _dropped(snapshot, step, answer)
        case Assign() | Unassign():
            return _not_assigned(snapshot, step)
        case Merge() if answer.why is not Why.FORBIDDEN:
            return _not_merged(snapshot, answer)
        case OpenActionIssue() if step.beside:
            return _without_beside(snapshot, step, answer)
        case OpenPullRequest() | RequestReviews() | CloseDouble() | DeleteComment() if (
            answer.why is not Why.FORBIDDEN
        ):
            return _goes_on(snapshot, step, answer.said)
        case EditActionIssue():
            return _goes_on(snapshot, step, answer.said)
        case _:
            return _stop(step, answer)


def _passes(snapshot: Snapshot, step: GithubStep, answer: Refused) -> bool:
    """Whether only a new look tells what to do: it may be done later, or it may be done already.

    A pull request may be refused only because the commit before it was not done.
    """
    if answer.why in {Why.NOT_YET, Why.UNCLEAR}:
        return True
    opens = isinstance(step, OpenPullRequest) and answer.why is not Why.FORBIDDEN
    return opens and snapshot.stale


def _remembered(snapshot: Snapshot, step: GithubStep) -> Snapshot:
    """What the next look cannot tell: the page, written after it, says that all were asked."""
    if isinstance(step, RequestReviews):
        return snapshot.without(Refusal.REVIEWERS_YET, *step.logins)
    if isinstance(step, AddLabels) and snapshot.pull_request:
        pull = step.target.id == snapshot.pull_request.id
        return snapshot.without(Refusal.REVIEWERS_YET) if pull else snapshot
    return snapshot


def _dropped(
    snapshot: Snapshot,
    step: CreateLabel | AddLabels | RemoveLabels | React | Resolve,
    answer: Refused,
) -> Snapshot:
    """What is missing is shown to people; a thumbs-up is missed by nobody."""
    match step:
        case Resolve():
            return snapshot.without(Refusal.RESOLVE, answer.said)
        case React():
            return with_lost(snapshot, Refusal.REACTIONS, step.place)
        case CreateLabel():
            return with_lost(snapshot, Refusal.LABELS, step.label.name)
        case AddLabels() | RemoveLabels():
            return with_lost(snapshot, Refusal.LABELS, *step.labels)


def _not_assigned(snapshot: Snapshot, step: Assign | Unassign) -> Snapshot:
    if isinstance(step, Unassign):
        return snapshot.without(Refusal.UNASSIGN, *step.logins)
    return with_lost(snapshot, Refusal.ASSIGNEES, *step.logins)


def _goes_on(
    snapshot: Snapshot,
    step: OpenPullRequest | RequestReviews | CloseDouble | DeleteComment | EditActionIssue,
    said: str,
) -> Snapshot:
    if isinstance(step, RequestReviews):
        return with_lost(snapshot, Refusal.REVIEWERS, *step.logins)
    return snapshot.without(_GOES_ON[type(step)], said)


def _without_beside(snapshot: Snapshot, step: OpenActionIssue, answer: Refused) -> Snapshot:
    """Look whether the issue is there in spite of that; else without fields, then without a type.

    Who may not write fields may set a type [rep].
    """
    refusal = Refusal.ISSUE_FIELDS if step.fields else Refusal.ISSUE_TYPE
    return replace(snapshot.without(refusal, answer.said), stale=True)


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


def _stop(step: GithubStep, answer: Refused) -> Snapshot:
    """Nothing sensible follows: a person must put it right, and the next run goes on from here."""
    if answer.why is Why.FORBIDDEN:
        raise ReviewError(forbidden(answer.said), reason="missing-permission")
    raise ReviewError(StepRefused(step, answer.said).letter(), reason="refused")
