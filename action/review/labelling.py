"""Labels by which people find a review: what it concerns, and how far it has come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from action.review.actions.action import Action
from action.review.answers.twice import refused_once
from action.review.model import PullRequest, Refusal
from action.review.outlets.sending import awaits
from action.review.plan import AddLabels, CreateLabel, RemoveLabels, Step
from action.review.settings import Label
from action.review.view import View


def labels(view: View, stage: Label) -> Iterator[Step]:
    """The labels that the review issue should bear at this stage, made where they are missing."""
    wanted = (*view.lasting_labels, *_stages(view, stage))
    yield from lacking(view, stage)
    have = {name.lower() for name in view.issue.labels}
    can = (name for name in view.existing(wanted) if not view.is_refused(name))
    if missing := tuple(name for name in can if name.lower() not in have):
        yield AddLabels(view.target, missing)
    names = {label.name.lower() for label in wanted}
    known = (name for name in view.issue.labels if view.snapshot.repository.label(name))
    old = (name for name in known if _is_stale(view, name, names))
    if stale := tuple(name for name in old if not view.is_refused(name)):
        yield RemoveLabels(view.target, stale)


def lacking(view: View, stage: Label) -> Iterator[Step]:
    """Making the labels of this stage that the repository lacks."""
    again = set(refused_once(view.snapshot, Refusal.LABELS))
    others = (label for label in view.needed_labels if label.name in again)
    wanted = dict.fromkeys((*view.lasting_labels, *_stages(view, stage), *others))
    yield from map(CreateLabel, view.lacking(tuple(wanted)))


def _stages(view: View, stage: Label) -> Iterator[Label]:
    """How far the review has come; at its end also that other tools do not have everything yet."""
    yield stage
    rules = view.settings.labels
    if stage != rules.preparing and awaits(view):
        yield rules.sending


def lacking_for(view: View, actions: Iterable[Action]) -> Iterator[Step]:
    """Making the labels that the issues of these actions will bear, where there are none yet."""
    wanted = (label for action in actions for label in view.action_labels(action.says))
    yield from map(CreateLabel, view.lacking(tuple(dict.fromkeys(wanted))))


def _is_stale(view: View, name: str, wanted: set[str]) -> bool:
    """A label of an earlier stage or severity; every other label is people's."""
    rules = view.settings.labels
    stages = {label.name.lower() for label in (*rules.stages, rules.sending)}
    severities = {rules.severity(key).name.lower() for key in view.settings.severities}
    return name.lower() not in wanted and name.lower() in stages | severities


def of_request(view: View, pull: PullRequest) -> tuple[str, ...]:
    """The labels by which people find the pull request: put on once, and left to people then."""
    once = set(refused_once(view.snapshot, Refusal.LABELS))
    yet = Refusal.REVIEWERS_YET in view.snapshot.refused
    labelled = view.labelled == str(pull.number) and not yet
    wanted = (name for name in view.existing(view.lasting_labels) if not view.is_refused(name))
    return tuple(
        name for name in wanted if name not in pull.labels and (not labelled or name in once)
    )
