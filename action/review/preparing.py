"""Chapter two: until the meeting, page and pull request follow what people say and change."""

from __future__ import annotations

from collections.abc import Iterator

from action.review import opening, replies
from action.review.git_steps import Commit, Target
from action.review.labelling import labels, of_request
from action.review.model import Refusal, State
from action.review.page import issue_body
from action.review.page.request_body import request_text
from action.review.people import cast
from action.review.plan import (
    AddLabels,
    Assign,
    EditIssue,
    EditPullRequest,
    React,
    RequestReviews,
    Step,
)
from action.review.view import View


def steps(view: View) -> Iterator[Step]:
    """Until the meeting: pull request and labels first, then everything that names them."""
    first = (
        *opening.pull_request(view),
        *labels(view, view.settings.labels.preparing),
        *_assignees(view),
    )
    if first:
        yield from first
        if all(isinstance(step, Commit | React) for step in first):
            yield from _request(view)
        return
    yield from _readers(view)
    yield from _request(view)
    body = issue_body.current_page(view)
    title = issue_body.retitled(view, view.issue.title, issue_body.review_title)
    if title or body != view.issue.body:
        yield EditIssue(view.target, body, title)
    yield from replies.letters(view)


def _assignees(view: View) -> Iterator[Step]:
    """Who the incident file has named for a role since the issue was opened."""
    before = set(view.issue.page.people.values() or view.cast.roles)
    here = {login.lower() for login in view.issue.assignees}
    house = view.snapshot.repository
    new = tuple(
        login
        for login in view.cast.roles
        if login not in before and login.lower() not in here and house.assignable(login)
    )
    if new and Refusal.ASSIGNEES not in view.snapshot.refused:
        yield Assign(view.target, new)


def _readers(view: View) -> Iterator[Step]:
    """Asking the responders to read, and the labels by which people find the pull request."""
    pull = view.snapshot.pull_request
    if not pull or pull.state is not State.OPEN:
        return
    if view.to_ask:
        yield RequestReviews(Target(pull.id, pull.number), view.to_ask)
    first = not cast.asked(view.snapshot) or Refusal.REVIEWERS_YET in view.snapshot.refused
    if not pull.labels and first and (names := of_request(view, pull)):
        yield AddLabels(Target(pull.id, pull.number), names)


def _request(view: View) -> Iterator[Step]:
    """Our section of the timeline pull request, where the file has changed what it says."""
    pull = view.snapshot.pull_request
    if not pull or pull.state is not State.OPEN or pull.page.section("request") is None:
        return
    body = pull.page.with_section("request", request_text(view)).text
    title = issue_body.retitled(view, pull.title, issue_body.request_title)
    if title or body != pull.body:
        yield EditPullRequest(Target(pull.id, pull.number), body, title)
