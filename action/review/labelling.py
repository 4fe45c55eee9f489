"""Labels by which people find a review: what it concerns, and how far it has come."""

from __future__ import annotations

from collections.abc import Iterator

from action.review.model import PullRequest, Refusal
from action.review.plan import AddLabels, CreateLabel, RemoveLabels, Step
from action.review.settings import Label
from action.review.view import View


def labels(view: View, stage: Label) -> Iterator[Step]:
    """The labels that the review issue should bear at this stage, made where they are missing."""
    if Refusal.LABELS in view.snapshot.refused:
        return
    wanted = (*view.lasting_labels, stage)
    yield from lacking(view, stage)
    have = {name.lower() for name in view.issue.labels}
    if missing := tuple(name for name in view.existing(wanted) if name.lower() not in have):
        yield AddLabels(view.target, missing)
    names = {label.name.lower() for label in wanted}
    known = (name for name in view.issue.labels if view.snapshot.repository.label(name))
    if stale := tuple(name for name in known if _is_stale(view, name, names)):
        yield RemoveLabels(view.target, stale)


def lacking(view: View, stage: Label) -> Iterator[Step]:
    """Making the labels of this stage that the repository lacks."""
    if Refusal.LABELS not in view.snapshot.refused:
        yield from map(CreateLabel, view.lacking((*view.lasting_labels, stage)))


def _is_stale(view: View, name: str, wanted: set[str]) -> bool:
    """A label of an earlier stage or severity; every other label is people's."""
    rules = view.settings.labels
    stages = {label.name.lower() for label in rules.stages}
    severities = {rules.severity(key).name.lower() for key in view.settings.severities}
    return name.lower() not in wanted and name.lower() in stages | severities


def of_request(view: View, pull: PullRequest) -> tuple[str, ...]:
    """The labels by which people find the pull request, as far as they can be used."""
    if Refusal.LABELS in view.snapshot.refused:
        return ()
    return tuple(name for name in view.existing(view.lasting_labels) if name not in pull.labels)
