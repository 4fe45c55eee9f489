"""The verbs of a review as GraphQL: what to send for each, and what to ask of the answer."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, assert_never

from action import SIGNATURE
from action.markdown import safe
from action.review.actions.sidebar import Sidebar, called
from action.review.claims.claimed import Claimed
from action.review.git_steps import ClaimBranch, Commit, File, Merge, TakeOver
from action.review.house import Repository
from action.review.model import PullRequest, Snapshot
from action.review.page.comment_steps import AddComment, DeleteComment, EditComment, React, Resolve
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
    Unassign,
)

HEADLINE: Final = 72
"""Characters after which GitHub wraps the headline of a commit."""
LABELS: Final = "labels(first: 50) { nodes { name } }"
ASSIGNEES: Final = "assignees(first: 20) { nodes { login } }"
REQUESTED: Final = (
    "reviewRequests(first: 100) { nodes { requestedReviewer { ... on User { login } } } }"
)
SAID: Final = "comments(first: 1) { totalCount }"
REVIEWS: Final = "reviews(first: 1) { totalCount }"
FIELD_VALUES: Final = (
    "issueFieldValues(first: 50) { nodes {"
    " ... on IssueFieldValueCommon { field { ... on IssueFieldCommon { name } } } } }"
)
OPENED: Final = f"id number url createdAt {LABELS} {ASSIGNEES}"


@dataclass(frozen=True, slots=True)
class Order:
    """A verb as GraphQL: the mutation, its input, and what to ask of the answer."""

    mutation: str
    input: Mapping[str, Any]
    answer: str


def document(orders: Sequence[Order], name: str = "Write") -> tuple[str, dict[str, Any]]:
    """One request for several orders, and its variables; the alias of the first is `step0`."""
    declared, fields = [], []
    for i, order in enumerate(orders):
        kind = order.mutation[0].upper() + order.mutation[1:]
        declared.append(f"$step{i}: {kind}Input!")
        fields.append(f"  step{i}: {order.mutation}(input: $step{i}) {{ {order.answer} }}")
    document = f"mutation {name}({', '.join(declared)}) {{\n" + "\n".join(fields) + "\n}\n"
    return document, {f"step{i}": order.input for i, order in enumerate(orders)}


def order(step: GithubStep, snapshot: Snapshot) -> Order:
    """What to send for a step: the names that GitHub has for things are those of the snapshot."""
    house = snapshot.repository
    match step:
        case CreateLabel() | AddLabels() | RemoveLabels():
            return _label_order(step, house)
        case ClaimBranch() | TakeOver() | Commit() | Merge():
            return _git_order(step, house, snapshot.run)
        case OpenIssue() | OpenActionIssue():
            return _new_issue_order(step, house)
        case Assign() | Unassign():
            return _assignment_order(step, house)
        case EditIssue() | EditActionIssue() | Reopen() | CloseDouble():
            return _issue_order(step, snapshot.pull_request)
        case OpenPullRequest() | EditPullRequest() | RequestReviews():
            return _pull_request_order(step, house)
        case AddComment() | EditComment() | DeleteComment() | React() | Resolve():
            return _comment_order(step)
        case _:
            assert_never(step)


def _label_order(step: CreateLabel | AddLabels | RemoveLabels, house: Repository) -> Order:
    match step:
        case CreateLabel(label):
            about = {"name": label.name, "color": label.color, "description": label.description}
            return Order("createLabel", {"repositoryId": house.id, **about}, "label { id }")
        case AddLabels(target, names):
            labels = {"labelableId": target.id, "labelIds": _ids(house, names)}
            return Order("addLabelsToLabelable", labels, _LABELLED)
        case RemoveLabels(target, names):
            labels = {"labelableId": target.id, "labelIds": _ids(house, names)}
            return Order("removeLabelsFromLabelable", labels, _LABELLED)
        case _:
            assert_never(step)


_LABELLED = f"labelable {{ ... on Issue {{ {LABELS} }} ... on PullRequest {{ {LABELS} }} }}"


def _ids(house: Repository, names: Sequence[str]) -> list[str]:
    return [house.labels[name.lower()] for name in names]


def _git_order(step: ClaimBranch | TakeOver | Commit | Merge, house: Repository, run: str) -> Order:
    match step:
        case ClaimBranch(branch, at):
            ref = {"repositoryId": house.id, "name": f"refs/heads/{branch}", "oid": at}
            return Order("createRef", ref, "ref { target { oid } }")
        case TakeOver():
            return _commit_order(house, step, (), run)
        case Commit(files=files):
            return _commit_order(house, step, files, run)
        case Merge(target, head, method, headline):
            merge = {"pullRequestId": target.id, "expectedHeadOid": head, "mergeMethod": method}
            if method != "REBASE":
                merge |= {"commitHeadline": headline, "commitBody": SIGNATURE}
            return Order("mergePullRequest", merge, "pullRequest { state }")
        case _:
            assert_never(step)


def _commit_order(
    house: Repository, step: TakeOver | Commit, files: Sequence[File], run: str
) -> Order:
    said = "\n\n".join(filter(None, (SIGNATURE, Claimed.noted(step.keys, run))))
    commit = {
        "branch": {"repositoryNameWithOwner": house.name, "branchName": step.branch},
        "expectedHeadOid": step.head,
        "message": {"headline": safe.shortened(safe.title(step.message), HEADLINE), "body": said},
        "fileChanges": {
            "additions": [{"path": f.path, "contents": _base64(f.text)} for f in files]
        },
    }
    return Order("createCommitOnBranch", commit, "commit { oid }")


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def _new_issue_order(step: OpenIssue | OpenActionIssue, house: Repository) -> Order:
    match step:
        case OpenIssue(title, body, labels, assignees):
            about = _new_issue(house, title, body, labels, assignees)
            return Order("createIssue", about, f"issue {{ {OPENED} }}")
        case OpenActionIssue(parent, _, title, body, labels, owner):
            about = {**_new_issue(house, title, body, labels, (owner,)), "parentIssueId": parent.id}
            beside, kept = _beside(step, house.sidebar or Sidebar())
            answer = f"issue {{ {OPENED} parent {{ body }}{kept} }}"
            return Order("createIssue", {**about, **beside}, answer)
        case _:
            assert_never(step)


def _beside(step: OpenActionIssue, sidebar: Sidebar) -> tuple[dict[str, Any], str]:
    """What an issue is to have in its sidebar, and the question whether GitHub has kept it."""
    about: dict[str, Any] = {}
    kept = ""
    if kind := called(sidebar.types, step.type):
        about["issueTypeId"] = kind.id
        kept += " issueType { name }"
    if step.fields:
        about["issueFields"] = [_field_value(sidebar, *field) for field in step.fields]
        kept += f" {FIELD_VALUES}"
    return about, kept


def _field_value(sidebar: Sidebar, name: str, value: str) -> dict[str, str]:
    field = called(sidebar.fields, name)
    assert field is not None, "a step names only fields that there are"
    if option := called(field.options, value):
        return {"fieldId": field.id, "singleSelectOptionId": option.id}
    return {"fieldId": field.id, "dateValue": value}


def _assignment_order(step: Assign | Unassign, house: Repository) -> Order:
    verb = "add" if isinstance(step, Assign) else "remove"
    which = "To" if isinstance(step, Assign) else "From"
    people = [house.people[login.lower()] for login in step.logins]
    about = {"assignableId": step.target.id, "assigneeIds": people}
    assigned = f"assignable {{ ... on Issue {{ {ASSIGNEES} }} }}"
    return Order(f"{verb}Assignees{which}Assignable", about, assigned)


def _issue_order(
    step: EditIssue | EditActionIssue | Reopen | CloseDouble, pull: PullRequest | None
) -> Order:
    match step:
        case EditIssue(target, body, title):
            about = {"id": target.id, "body": body, **({"title": title} if title else {})}
            answer = f"issue {{ id number {ASSIGNEES} {SAID} {_said_on(pull)} }}"
            return Order("updateIssue", about, answer)
        case EditActionIssue(target, body):
            return Order("updateIssue", {"id": target.id, "body": body}, "issue { id }")
        case Reopen(target):
            return Order("reopenIssue", {"issueId": target.id}, "issue { id body }")
        case CloseDouble(target, original):
            duplicate = {"stateReason": "DUPLICATE", "duplicateIssueId": original.id}
            return Order("closeIssue", {"issueId": target.id, **duplicate}, "issue { id }")
        case _:
            assert_never(step)


def _said_on(pull: PullRequest | None) -> str:
    """How much was said on the pull request; a reply in a review thread is a review, too."""
    if pull is None:
        return ""
    return f"repository {{ pullRequest(number: {pull.number}) {{ number {SAID} {REVIEWS} }} }}"


def _new_issue(
    house: Repository, title: str, body: str, labels: Sequence[str], logins: Sequence[str]
) -> dict[str, Any]:
    return {
        "repositoryId": house.id,
        "title": title,
        "body": body,
        "labelIds": _ids(house, labels),
        "assigneeIds": [house.people[login.lower()] for login in logins],
    }


def _pull_request_order(
    step: OpenPullRequest | EditPullRequest | RequestReviews, house: Repository
) -> Order:
    match step:
        case OpenPullRequest(branch, title, body, page):
            about = {
                "repositoryId": house.id,
                "baseRefName": house.default_branch,
                "headRefName": branch,
                "title": title,
                "body": body,
            }
            review = f" repository {{ issue(number: {page}) {{ body }} }}" if page else ""
            return Order("createPullRequest", about, f"pullRequest {{ id number url{review} }}")
        case EditPullRequest(target, body, title):
            about = {"pullRequestId": target.id, "body": body}
            about |= {"title": title} if title else {}
            return Order("updatePullRequest", about, "pullRequest { id }")
        case RequestReviews(target, logins):
            people = [house.people[login.lower()] for login in logins]
            asked = {"pullRequestId": target.id, "userIds": people, "union": True}
            return Order("requestReviews", asked, f"pullRequest {{ {REQUESTED} }}")
        case _:
            assert_never(step)


def _comment_order(step: AddComment | EditComment | DeleteComment | React | Resolve) -> Order:
    match step:
        case AddComment(target, _, body):
            about = {"subjectId": target.id, "body": body}
            return Order("addComment", about, "commentEdge { node { id url } }")
        case EditComment(node, _, body):
            return Order("updateIssueComment", {"id": node, "body": body}, "issueComment { id }")
        case DeleteComment(node):
            return Order("deleteIssueComment", {"id": node}, "clientMutationId")
        case React(node, _, content):
            about = {"subjectId": node, "content": content}
            return Order("addReaction", about, "reaction { content }")
        case Resolve(node):
            return Order("resolveReviewThread", {"threadId": node}, "thread { id }")
        case _:
            assert_never(step)
