"""Chapter two: until the meeting, page and pull request follow what people say and change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from action.review import opening, replies
from action.review.answers.twice import refused_once
from action.review.arranging import proposal, read_before
from action.review.git_steps import Commit, Target
from action.review.labelling import labels, of_request
from action.review.model import Refusal, State
from action.review.notes.writing_notes import begun_notes, renewed_notes
from action.review.page import issue_body, titles
from action.review.page.comment_steps import React
from action.review.page.meeting_calendar import due_calendar
from action.review.page.request_body import request_text
from action.review.people import inviting
from action.review.plan import (
    AddLabels,
    Assign,
    EditIssue,
    EditPullRequest,
    RequestReviews,
    Step,
    Unassign,
)
from action.review.remarks.passing_on import pass_on
from action.review.standing import noted
from action.review.view import View

_SAID: Final = (
    replies.letters,
    pass_on,
    inviting.asked_for,
    proposal.proposal,
    read_before.reminder,
)
"""What is said in comments, one kind a round, in this order."""


def steps(view: View) -> Iterator[Step]:
    """Until the meeting: pull request and labels first, then everything that names them."""
    first = (
        *opening.pull_request(view),
        *labels(view, view.settings.labels.preparing),
    )
    if first:
        yield from first
        yield from proposal.with_the_opening(view)
        if all(isinstance(step, Commit | React) for step in first):
            yield from _request(view)
        return
    if (dated := tuple(due_calendar(view))) and not _notes_first(view):
        yield from (*dated, *replies.owed(view), *_request(view))
        return
    yield from _assignees(view)
    yield from _readers(view)
    yield from replies.owed(view)
    if begun := tuple(begun_notes(view)):
        yield from begun
        return
    yield from proposal.offers(view)
    yield from _request(view)
    yield from renewed_notes(view)
    body = issue_body.current_page(view)
    wanted = titles.review_title(view.incident, view.issue.title)
    title = titles.retitled(view.issue.page, view.issue.title, wanted)
    if title or body != view.issue.body:
        yield EditIssue(view.target, body, title)
    yield from next(filter(None, (tuple(said(view)) for said in _SAID)), ())


def _notes_first(view: View) -> bool:
    """Whether the page must say first that a date may have moved, while calendars still tell it."""
    return view.cast.date.is_guess and noted.dates(view.snapshot).is_empty


def _assignees(view: View) -> Iterator[Step]:
    """Who has a role is assigned, and who has none any more is not."""
    if new := view.notifying.to_assign:
        yield Assign(view.target, new)
    if over := view.notifying.to_unassign:
        yield Unassign(view.target, over)


def _readers(view: View) -> Iterator[Step]:
    """Asking the responders to read, and the labels by which people find the pull request."""
    pull = view.snapshot.pull_request
    if not pull or pull.state is not State.OPEN:
        return
    yield from (RequestReviews(Target(pull.id, pull.number), some) for some in _groups(view))
    if names := of_request(view, pull):
        yield AddLabels(Target(pull.id, pull.number), names)


def _groups(view: View) -> Iterator[tuple[str, ...]]:
    """All at once; GitHub refuses them all because of one, so then each of them alone."""
    alone = refused_once(view.snapshot, Refusal.REVIEWERS)
    if together := tuple(login for login in view.notifying.to_ask if login not in alone):
        yield together
    yield from ((login,) for login in view.notifying.to_ask if login in alone)


def _request(view: View) -> Iterator[Step]:
    """Our section of the timeline pull request, where what it says is no longer so.

    Once it was merged people may still follow a link to it.
    """
    pull = view.snapshot.pull_request
    if not pull or pull.state is State.CLOSED or pull.page.section("request") is None:
        return
    body = pull.page.with_section("request", request_text(view)).text
    wanted = titles.request_title(view.incident, pull.title)
    title = titles.retitled(pull.page, pull.title, wanted)
    if title or body != pull.body:
        yield EditPullRequest(Target(pull.id, pull.number), body, title)
