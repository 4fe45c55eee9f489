"""Notices about the timeline pull request."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from action.review.model import Refusal, State
from action.review.notices.notice import Notice
from action.review.record.in_the_way import coming_in_the_way
from action.review.view import View


@dataclass(frozen=True, slots=True)
class PullRequestRefused(Notice):
    """GitHub does not let us open it; people can, from the `branch`."""

    branch: str
    compare_url: str
    said: str


@dataclass(frozen=True, slots=True)
class PullRequestClosed(Notice):
    """Closed without being merged while the review goes on."""

    pull_request: int


@dataclass(frozen=True, slots=True)
class PullRequestMerged(Notice):
    """Merged without a record while the review goes on."""

    pull_request: int


@dataclass(frozen=True, slots=True)
class MergeNeeds(Notice):
    """What a rule of the repository will ask for at the end, before the timeline can be merged."""

    pull_request: int
    approvals: int
    resolved: bool


@dataclass(frozen=True, slots=True)
class FilesInTheWay(Notice):
    """Files that came to the default `branch` since, and of which the end adds others."""

    files: tuple[str, ...]
    branch: str


def due(view: View) -> Iterator[Notice]:
    """What there is to say about the pull request now."""
    pull = view.snapshot.pull_request
    if pull is None and (said := view.snapshot.refused.get(Refusal.PULL_REQUEST)):
        yield PullRequestRefused(view.snapshot.branch_name, view.compare_url, said[-1])
    if not pull or view.issue.state is not State.OPEN:
        return
    rules = view.snapshot.repository.merge_rules
    if pull.state is State.OPEN and (rules.approvals or rules.resolved):
        yield MergeNeeds(pull.number, rules.approvals, rules.resolved)
    if files := coming_in_the_way(view):
        yield FilesInTheWay(files, view.snapshot.repository.default_branch)
    if pull.state is State.CLOSED:
        yield PullRequestClosed(pull.number)
    if pull.state is State.MERGED and not view.snapshot.filed.record:
        yield PullRequestMerged(pull.number)
