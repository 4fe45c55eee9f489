"""What a snapshot learns from an answer, so that the next plan need not read GitHub again."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from action.markdown.sections import Page
from action.review.answers.answer import Answer, Done, Refused
from action.review.answers.arranged import arranged, in_small, missing
from action.review.answers.refusals import refused
from action.review.answers.speaking import mended, on_issue, on_pull, spoken
from action.review.answers.twice import with_lost
from action.review.claims.claimed import Claim
from action.review.git_steps import ClaimBranch, Commit, Merge, TakeOver, Target
from action.review.model import (
    ActionIssue,
    Branch,
    PullRequest,
    Refusal,
    ReviewIssue,
    Snapshot,
    State,
)
from action.review.outlets.receipts import came_of
from action.review.page.comment_steps import AddComment, DeleteComment, EditComment, React, Resolve
from action.review.page.review_page import ReviewPage
from action.review.plan import (
    AddLabels,
    Assign,
    CloseDouble,
    CreateLabel,
    EditActionIssue,
    EditIssue,
    EditPullRequest,
    GithubStep,
    OpenActionIssue,
    OpenIssue,
    OpenPullRequest,
    RemoveLabels,
    Reopen,
    RequestReviews,
    Send,
    Step,
    Unassign,
)
from action.review.timeline.timeline import Timeline


def learn(snapshot: Snapshot, step: Step, answer: Answer) -> Snapshot:
    """The snapshot after a step was answered; raises ReviewError where nothing more can be done."""
    if isinstance(step, Send):
        return replace(snapshot, posted=(*snapshot.posted, came_of(step.parcel, answer)))
    if isinstance(answer, Refused):
        return refused(snapshot, step, answer)
    return _done(snapshot, step, answer)


# --- what was done --------------------------------------------------------------------------------


def _done(snapshot: Snapshot, step: GithubStep, answer: Done) -> Snapshot:
    match step:
        case CreateLabel() | ClaimBranch() | TakeOver() | Commit():
            return _prepared(snapshot, step, answer)
        case OpenIssue() | OpenActionIssue() | OpenPullRequest():
            return _opened(snapshot, step, answer)
        case RequestReviews() | AddLabels() | RemoveLabels() | Assign() | Unassign():
            return arranged(snapshot, step, answer)
        case AddComment() | EditComment() | React() | Resolve():
            return spoken(snapshot, step, answer)
        case CloseDouble() | DeleteComment():
            return mended(snapshot, step)
        case EditIssue() | EditActionIssue() | EditPullRequest() | Reopen() | Merge():
            return _said(snapshot, step, answer)
        case _:
            assert_never(step)


def _prepared(
    snapshot: Snapshot, step: CreateLabel | ClaimBranch | TakeOver | Commit, answer: Done
) -> Snapshot:
    match step:
        case CreateLabel(label):
            return replace(
                snapshot, repository=snapshot.repository.with_label(label.name, answer.id)
            )
        case ClaimBranch(branch, at):
            return _branched(snapshot, Branch(branch, at))
        case TakeOver():
            went_on = snapshot.claim is not Claim.OURS
            return replace(_moved(snapshot, step, answer.id), stale=snapshot.stale or went_on)
        case Commit(files=files):
            texts = {file.path.rpartition("/")[2]: file.text for file in files}
            moved = _moved(snapshot, step, answer.id)
            written = replace(moved, branch=_with_files(_branch(moved), texts))
            return replace(written, stale=_began_before(snapshot))
        case _:
            assert_never(step)


def _branched(snapshot: Snapshot, branch: Branch) -> Snapshot:
    """Who has made the branch may go on at once; where it stood before, its files must be read."""
    claimed = replace(snapshot, branch=branch, claim=Claim.OURS)
    return claimed if branch.head == snapshot.repository.head else replace(claimed, stale=True)


def _began_before(snapshot: Snapshot) -> bool:
    """Whether a claim goes on with a closing that another run has begun and may still be at."""
    begun = bool(_branch(snapshot).record or (snapshot.issue and snapshot.issue.actions))
    closed = snapshot.issue is not None and snapshot.issue.state is State.CLOSED
    return begun and closed and snapshot.claim is not Claim.OURS


def _moved(snapshot: Snapshot, step: TakeOver | Commit, head: str) -> Snapshot:
    """Moving the branch is the claim on what the commit names."""
    pull = snapshot.pull_request
    if pull and pull.state is State.OPEN:
        pull = replace(pull, head=head)
    claim = Claim.OURS if step.keys else snapshot.claim
    before = snapshot.branch or Branch(step.branch, step.head)
    return replace(
        snapshot,
        branch=replace(before, head=head, claimed=None),
        claim=claim,
        pull_request=pull,
    )


def _with_files(branch: Branch, texts: dict[str, str]) -> Branch:
    return replace(
        branch,
        timeline=Timeline(texts["timeline.md"]) if "timeline.md" in texts else branch.timeline,
        notes=texts.get("notes.md", branch.notes),
        record=texts.get("review.md", branch.record),
        calendar=texts.get("when.ics", branch.calendar),
    )


def _opened(
    snapshot: Snapshot, step: OpenIssue | OpenActionIssue | OpenPullRequest, answer: Done
) -> Snapshot:
    match step:
        case OpenIssue():
            return _opened_issue(snapshot, step, answer)
        case OpenActionIssue():
            opened = _new_action(step, answer)
            known = _with_dropped(snapshot, step, answer)
            return on_issue(known, lambda i: _with_action(i, opened, answer.page))
        case OpenPullRequest(_, title, body):
            head = _branch(snapshot).head
            pull = PullRequest(answer.id, answer.number, answer.url, Page(body), head, title)
            before = snapshot.pull_request
            if before and before.state is State.MERGED:
                pull = replace(pull, remarks=before.remarks, read_by=before.read_by)
            opened_pull = replace(snapshot, pull_request=pull)
            return on_issue(opened_pull, lambda i: replace(i, page=_page(i, answer.page)))
        case _:
            assert_never(step)


def _new_action(step: OpenActionIssue, answer: Done) -> ActionIssue:
    return ActionIssue(
        answer.id,
        answer.number,
        answer.url,
        step.key,
        answer.logins,
        step.name,
        step.title,
        Page(step.body),
    )


def _with_action(issue: ReviewIssue, opened: ActionIssue, page: str | None) -> ReviewIssue:
    return replace(issue, actions=(*issue.actions, opened), page=_page(issue, page))


def _with_dropped(snapshot: Snapshot, step: OpenActionIssue, answer: Done) -> Snapshot:
    """The same, knowing what GitHub has left out of the sidebar without a word."""
    lost = missing(step.beside, answer.beside)
    if any(name in lost for name, _ in step.fields):
        snapshot = snapshot.without(Refusal.ISSUE_FIELDS)
    return snapshot.without(Refusal.ISSUE_TYPE) if step.type in lost else snapshot


def _opened_issue(snapshot: Snapshot, step: OpenIssue, answer: Done) -> Snapshot:
    assert answer.at is not None, "GitHub says when an issue was created"
    issue = ReviewIssue(
        answer.id,
        answer.number,
        answer.url,
        step.title,
        ReviewPage(step.body),
        answer.at,
        labels=answer.labels,
        assignees=answer.logins,
    )
    opened = replace(snapshot, issue=issue)
    if lost := missing(step.assignees, answer.logins):
        opened = with_lost(opened, Refusal.ASSIGNEES, *lost)
    if lost := missing(step.labels, answer.labels):
        opened = with_lost(opened, Refusal.LABELS, *lost)
    return opened


def _said(
    snapshot: Snapshot,
    step: EditIssue | EditActionIssue | EditPullRequest | Reopen | Merge,
    answer: Done,
) -> Snapshot:
    match step:
        case EditIssue(_, body, title):
            return on_issue(
                _still_the_same(snapshot, answer),
                lambda i: _edited(i, body, title),
            )
        case EditActionIssue(target, body):
            return on_issue(snapshot, lambda i: _noted_elsewhere(i, target, body))
        case EditPullRequest(_, body, title):
            return on_pull(snapshot, lambda p: replace(p, page=Page(body), title=title or p.title))
        case Reopen():
            return on_issue(snapshot, lambda i: _reopened(i, answer.page))
        case Merge():
            return on_pull(_merge_heard(snapshot), lambda p: replace(p, state=State.MERGED))
        case _:
            assert_never(step)


def _edited(issue: ReviewIssue, body: str, title: str | None) -> ReviewIssue:
    return replace(issue, page=ReviewPage(body), shown=None, title=title or issue.title)


def _noted_elsewhere(issue: ReviewIssue, target: Target, body: str) -> ReviewIssue:
    every = (
        replace(one, page=Page(body)) if one.target == target else one for one in issue.actions
    )
    return replace(issue, actions=tuple(every))


def _still_the_same(snapshot: Snapshot, answer: Done) -> Snapshot:
    """Where somebody has said or assigned something since our look: look again."""
    places = [place for place in (snapshot.issue, snapshot.pull_request) if place]
    told = all(answer.said.get(place.number, place.said) == place.said for place in places)
    there = in_small(snapshot.issue.assignees) if answer.said and snapshot.issue else None
    same = there in (None, in_small(answer.logins))
    return snapshot if told and same else replace(snapshot, stale=True)


def _merge_heard(snapshot: Snapshot) -> Snapshot:
    """What was refused before is no news any more."""
    refused: dict[Refusal, tuple[str, ...]] = dict(snapshot.refused)
    refused.pop(Refusal.MERGE, None)
    return replace(snapshot, refused=refused)


def _reopened(issue: ReviewIssue, page: str | None) -> ReviewIssue:
    return replace(issue, state=State.OPEN, closed=None, reason="REOPENED", page=_page(issue, page))


def _page(issue: ReviewIssue, text: str | None) -> ReviewPage:
    """The page as an answer tells it, where it tells another than we know."""
    return ReviewPage(text) if text and text != issue.body else issue.page


# --- small things ---------------------------------------------------------------------------------


def _branch(snapshot: Snapshot) -> Branch:
    assert snapshot.branch is not None, "a step on the branch is planned only where there is one"
    return snapshot.branch
