"""The claim: what cannot be repeated is done by the one run that has moved the timeline branch."""

from __future__ import annotations

from collections.abc import Iterator

from action.review.plan import ClaimBranch, CreateLabel, Step, TakeOver
from action.review.settings import Label
from action.review.view import View


def needed_labels(view: View) -> tuple[Label, ...]:
    """Every label that the review will bear, or that its actions will."""
    labels = view.settings.labels
    return (*view.lasting_labels, *labels.stages, labels.action)


def claim(view: View, why: str) -> Iterator[Step]:
    """The step that only one run can do: create the branch, or move it on where a run has died."""
    snapshot = view.snapshot
    if snapshot.branch:
        if not snapshot.raced:
            yield TakeOver(snapshot.branch.name, snapshot.branch.head, why)
        return
    yield from (CreateLabel(label) for label in view.lacking(needed_labels(view)))
    pull = snapshot.pull_request
    yield ClaimBranch(snapshot.branch_name, pull.head if pull else snapshot.repository.head)
