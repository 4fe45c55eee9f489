"""Chapter one: an incident file becomes a review issue and a timeline pull request."""

from __future__ import annotations

from collections.abc import Iterator

from action.review import replies
from action.review.claims import claiming
from action.review.claims.claimed import Claim
from action.review.git_steps import Commit, File
from action.review.model import Refusal, State
from action.review.page import issue_body, titles
from action.review.page.request_body import request_body
from action.review.plan import CreateLabel, OpenIssue, OpenPullRequest, Step
from action.review.timeline.first import first_timeline
from action.review.view import View


def issue(view: View) -> Iterator[Step]:
    """The review issue; opening one cannot be repeated, so the claim comes first."""
    if view.snapshot.claim is not Claim.OURS:
        yield from claiming.claim(view, "Open the review", claiming.REVIEW)
        return
    if missing := tuple(view.lacking(view.needed_labels)):
        yield from (CreateLabel(label) for label in missing)
        return
    labels = view.existing((*view.lasting_labels, view.settings.labels.preparing))
    house = view.snapshot.repository
    assignees = tuple(login for login in view.cast.roles if house.assignable(login))
    yield OpenIssue(
        titles.review_title(view.incident), issue_body.new_page(view), labels, assignees
    )


def pull_request(view: View) -> Iterator[Step]:
    """The timeline on its branch, and the pull request in which people comment on it."""
    snapshot = view.snapshot
    branch = snapshot.branch
    if branch is None or (snapshot.pull_request and snapshot.pull_request.state is not State.OPEN):
        return
    if branch.timeline is None:
        first = first_timeline(view.incident, view.file.blob)
        told = File(view.path("timeline.md"), first)
        yield Commit(branch.name, branch.head, (told,), f"Add the timeline of {snapshot.id}")
    elif (wanted := view.timeline.wanted) and wanted != branch.timeline:
        told = File(view.path("timeline.md"), wanted.text)
        yield Commit(branch.name, branch.head, (told,), _why(view))
        yield from replies.signs(view.timeline.joining)
    if snapshot.pull_request is None and Refusal.PULL_REQUEST not in snapshot.refused:
        yield OpenPullRequest(
            branch.name,
            titles.request_title(view.incident),
            request_body(view),
            view.issue.number,
        )


def _why(view: View) -> str:
    """What a commit to the timeline is for."""
    spoken = "Add events from comments" if view.timeline.joining else ""
    merged = "Take over changes from the incident file" if view.timeline.merged else ""
    return "; ".join(filter(None, [merged, spoken])) or "Mark new events"
