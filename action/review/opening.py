"""Chapter one: an incident file becomes a review issue and a timeline pull request."""

from __future__ import annotations

from collections.abc import Iterator

from action.markdown import sections
from action.markdown.safe import Safe
from action.review import replies, words
from action.review.chart import chart
from action.review.model import Claim, PullRequest, Refusal, State
from action.review.page import issue_body
from action.review.people import cast
from action.review.plan import (
    AddLabels,
    Assign,
    ClaimBranch,
    Commit,
    CreateLabel,
    EditPullRequest,
    File,
    OpenIssue,
    OpenPullRequest,
    RemoveLabels,
    RequestReviews,
    Step,
    TakeOver,
    Target,
)
from action.review.settings import Label
from action.review.timeline import event_line
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


def issue(view: View) -> Iterator[Step]:
    """The review issue; opening one cannot be repeated, so the claim comes first."""
    if view.snapshot.claim is not Claim.OURS:
        yield from claim(view, "Go on with opening the review")
        return
    labels = view.existing((*view.lasting_labels, view.settings.labels.preparing))
    house = view.snapshot.repository
    assignees = tuple(login for login in view.cast.roles if house.assignable(login))
    yield OpenIssue(issue_body.title(view.incident), issue_body.new(view), labels, assignees)


def pull_request(view: View) -> Iterator[Step]:
    """The timeline on its branch, and the pull request in which people comment on it."""
    snapshot = view.snapshot
    branch = snapshot.branch
    if branch is None or (snapshot.pull_request and snapshot.pull_request.state is not State.OPEN):
        return
    if branch.timeline is None or branch.notes is None:
        files = tuple(_first_files(view))
        yield Commit(branch.name, branch.head, files, f"Tell the timeline of {snapshot.id}")
    elif view.told and view.told != branch.timeline:
        told = File(view.path("timeline.md"), view.told)
        yield Commit(branch.name, branch.head, (told,), _why(view))
        yield from replies.signs(view)
    if snapshot.pull_request is None and Refusal.PULL_REQUEST not in snapshot.refused:
        yield OpenPullRequest(
            branch.name, issue_body.request_title(view.incident), request_body(view)
        )


def _why(view: View) -> str:
    """What a commit to the timeline is for."""
    spoken = "Add what was told in a comment" if view.spoken else ""
    merged = "Take over the changes of the incident file" if view.merged else ""
    return "; ".join(filter(None, [merged, spoken])) or "Mark new events"


def _first_files(view: View) -> Iterator[File]:
    """Those of the two files that the branch lacks."""
    branch = view.snapshot.branch
    if branch and branch.timeline is None:
        yield File(view.path("timeline.md"), _first_timeline(view))
    if branch and branch.notes is None:
        notes = words.render("notes.md.j2", incident=view.incident, issue=view.issue)
        yield File(view.path("notes.md"), notes)


def _first_timeline(view: View) -> str:
    """The timeline as the incident file tells it."""
    events = view.incident.events
    idents = event_line.new_ids(events)
    return words.render(
        "timeline.md.j2",
        incident=view.incident,
        events=Safe(event_line.body(events, idents)) if events else "",
        source=Safe(event_line.source_marker(view.file.blob, idents)),
    )


def request_body(view: View) -> str:
    """What the pull request says, with the number of the review issue for the runs to come."""
    return _with_marker(view, sections.wrap("request", _request_text(view)))


def record_request_body(view: View) -> str:
    """What a pull request says that only brings the record."""
    text = words.render("_record_request_text.md.j2", issue=view.issue)
    return _with_marker(view, sections.wrap("record-request", text))


def _request_text(view: View) -> str:
    told = _first_timeline(view) if view.told is None else view.told
    return words.render(
        "_pull_request_text.md.j2",
        incident=view.incident,
        issue=view.issue,
        comment_by=view.comment_by,
        timeline=view.path("timeline.md"),
        doubts=view.doubts.asked,
        file_url=view.address(view.file.path),
        picture=chart.picture(view.incident, told),
    )


def _with_marker(view: View, text: str) -> str:
    marker = sections.marker("pull-request", id=view.snapshot.id, issue=str(view.issue.number))
    return words.render("pull_request.md.j2", marker=marker, review=Safe(text))


def request(view: View) -> Iterator[Step]:
    """Our section of the timeline pull request, where the file has changed what it says."""
    pull = view.snapshot.pull_request
    if not pull or pull.state is not State.OPEN or sections.read(pull.body, "request") is None:
        return
    body = sections.put(pull.body, "request", _request_text(view)).body
    title = issue_body.retitled(view, pull.title, issue_body.request_title)
    if title or body != pull.body:
        yield EditPullRequest(Target(pull.id, pull.number), body, title)


def labels(view: View, stage: Label) -> Iterator[Step]:
    """The labels that the review issue should bear at this stage, made where they are missing."""
    if Refusal.LABELS in view.snapshot.refused:
        return
    wanted = (*view.lasting_labels, stage)
    yield from (CreateLabel(label) for label in view.lacking(wanted))
    have = {name.lower() for name in view.issue.labels}
    if missing := tuple(name for name in view.existing(wanted) if name.lower() not in have):
        yield AddLabels(view.target, missing)
    names = {label.name.lower() for label in wanted}
    if stale := tuple(name for name in view.issue.labels if _is_stale(view, name, names)):
        yield RemoveLabels(view.target, stale)


def _is_stale(view: View, name: str, wanted: set[str]) -> bool:
    """A label of an earlier stage or severity; every other label is people's."""
    rules = view.settings.labels
    stages = {label.name.lower() for label in rules.stages}
    severities = {rules.severity(key).name.lower() for key in view.settings.severities}
    return name.lower() not in wanted and name.lower() in stages | severities


def assignees(view: View) -> Iterator[Step]:
    """Who the incident file has named for a role since the issue was opened."""
    picked = sections.markers(view.issue.body, "people")
    before = set(picked[0].values()) if picked else set(view.cast.roles)
    here = {login.lower() for login in view.issue.assignees}
    house = view.snapshot.repository
    new = tuple(
        login
        for login in view.cast.roles
        if login not in before and login.lower() not in here and house.assignable(login)
    )
    if new and Refusal.ASSIGNEES not in view.snapshot.refused:
        yield Assign(view.target, new)


def readers(view: View) -> Iterator[Step]:
    """Asking the responders to read, and the labels by which people find the pull request."""
    pull = view.snapshot.pull_request
    if not pull or pull.state is not State.OPEN:
        return
    if view.to_ask:
        yield RequestReviews(Target(pull.id, pull.number), view.to_ask)
    if not pull.labels and not cast.asked(view.snapshot) and (names := _of_request(view, pull)):
        yield AddLabels(Target(pull.id, pull.number), names)


def _of_request(view: View, pull: PullRequest) -> tuple[str, ...]:
    if Refusal.LABELS in view.snapshot.refused:
        return ()
    return tuple(name for name in view.existing(view.lasting_labels) if name not in pull.labels)
