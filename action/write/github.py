"""The hand that writes to GitHub: one function a verb, one request a plan.

Aliased mutations run in order and are not atomic: each answer is looked at by itself.
"""

from __future__ import annotations

import base64
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, assert_never

from action import SIGNATURE
from action.connection import TIMEOUT, Connection, Reply, UnclearError
from action.markdown.safe import shortened
from action.node import Node
from action.review.answers.answer import Answer, Done, Refused, Why
from action.review.answers.learning import learn
from action.review.model import LEASE, Claim, Claimed, Repository, Snapshot
from action.review.plan import (
    AddComment,
    AddLabels,
    Assign,
    ClaimBranch,
    Commit,
    CreateLabel,
    EditComment,
    EditIssue,
    EditPullRequest,
    File,
    Merge,
    OpenActionIssue,
    OpenIssue,
    OpenPullRequest,
    Plan,
    React,
    RemoveLabels,
    Reopen,
    RequestReviews,
    Step,
    TakeOver,
)


@dataclass(frozen=True, slots=True)
class Order:
    """A verb as GraphQL: the mutation, its input, and what to ask of the answer."""

    mutation: str
    input: Mapping[str, Any]
    answer: str


PATIENCE: Final = 8.0
"""Seconds of work for one request: GitHub ends it after 10 [docs]."""
HEADLINE: Final = 72
"""Characters after which GitHub wraps the headline of a commit."""
LABELS: Final = "labels(first: 50) { nodes { name } }"
ASSIGNEES: Final = "assignees(first: 20) { nodes { login } }"
REQUESTED: Final = (
    "reviewRequests(first: 100) { nodes { requestedReviewer { ... on User { login } } } }"
)
OPENED: Final = f"id number url createdAt {LABELS} {ASSIGNEES}"


def carry_out(connection: Connection, plan: Plan, snapshot: Snapshot) -> Snapshot:
    """Do what the plan says in one request, and return the snapshot that has learned from it.

    Where the answer was lost, nobody knows what was done: the snapshot must be read again.
    """
    steps, began = fitting(plan.steps, snapshot.pace), time.monotonic()
    if _is_late(steps, snapshot, began):
        return replace(snapshot, stale=True, claim=Claim.NONE)
    orders = [_order(step, snapshot.repository) for step in steps]
    try:
        reply = connection.order(*_document(orders))
    except UnclearError:
        return replace(snapshot, stale=True, unclear=True, pace=PATIENCE)
    known = snapshot
    for i, step in enumerate(steps):
        known = learn(known, step, _answer(reply, f"step{i}"))
    return _timed(known, steps, began)


# --- how long it takes ----------------------------------------------------------------------------


def fitting(steps: Sequence[Step], pace: float) -> Sequence[Step]:
    """As many of the steps as one request has time for, at the seconds that one took lately."""
    return steps[: max(1, int(PATIENCE / pace))] if pace else steps


def _is_late(steps: Sequence[Step], snapshot: Snapshot, now: float) -> bool:
    """Whether a claim may be over before GitHub has done what must not be done twice."""
    repeats = any(isinstance(step, OpenIssue | OpenActionIssue | AddComment) for step in steps)
    ours = snapshot.claim is Claim.OURS
    return repeats and ours and now - snapshot.claimed > LEASE.total_seconds() - TIMEOUT


def _timed(snapshot: Snapshot, steps: Sequence[Step], began: float) -> Snapshot:
    """The same, knowing since when the claim is ours, and how long a step takes today.

    A runner that was stopped on its way may have come too late: it looks again.
    """
    now = time.monotonic()
    claims = any(isinstance(step, TakeOver | Commit) and step.keys for step in steps)
    timed = replace(snapshot, pace=(now - began) / len(steps))
    if claims:
        return replace(timed, claimed=began)
    late = now - snapshot.claimed > LEASE.total_seconds() and snapshot.claim is Claim.OURS
    return replace(timed, stale=True, claim=Claim.NONE) if late else timed


def _document(orders: Sequence[Order]) -> tuple[str, dict[str, Any]]:
    declared, fields = [], []
    for i, order in enumerate(orders):
        kind = order.mutation[0].upper() + order.mutation[1:]
        declared.append(f"$step{i}: {kind}Input!")
        fields.append(f"  step{i}: {order.mutation}(input: $step{i}) {{ {order.answer} }}")
    document = f"mutation Write({', '.join(declared)}) {{\n" + "\n".join(fields) + "\n}\n"
    return document, {f"step{i}": order.input for i, order in enumerate(orders)}


# --- what we say ----------------------------------------------------------------------------------


def _order(step: Step, house: Repository) -> Order:
    match step:
        case CreateLabel() | AddLabels() | RemoveLabels():
            return _label_order(step, house)
        case ClaimBranch() | TakeOver() | Commit() | Merge():
            return _git_order(step, house)
        case OpenIssue() | OpenActionIssue() | EditIssue() | Reopen() | Assign():
            return _issue_order(step, house)
        case OpenPullRequest() | EditPullRequest() | RequestReviews():
            return _pull_request_order(step, house)
        case AddComment() | EditComment() | React():
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


def _git_order(step: ClaimBranch | TakeOver | Commit | Merge, house: Repository) -> Order:
    match step:
        case ClaimBranch(branch, at):
            ref = {"repositoryId": house.id, "name": f"refs/heads/{branch}", "oid": at}
            return Order("createRef", ref, "ref { target { oid } }")
        case TakeOver():
            return _commit_order(house, step, ())
        case Commit(files=files):
            return _commit_order(house, step, files)
        case Merge(target, head, method, headline):
            merge = {"pullRequestId": target.id, "expectedHeadOid": head, "mergeMethod": method}
            if method != "REBASE":
                merge["commitHeadline"] = headline
            return Order("mergePullRequest", merge, "pullRequest { state }")
        case _:
            assert_never(step)


def _commit_order(house: Repository, step: TakeOver | Commit, files: Sequence[File]) -> Order:
    said = "\n\n".join(filter(None, (SIGNATURE, Claimed.noted(step.keys))))
    commit = {
        "branch": {"repositoryNameWithOwner": house.name, "branchName": step.branch},
        "expectedHeadOid": step.head,
        "message": {"headline": shortened(step.message, HEADLINE), "body": said},
        "fileChanges": {
            "additions": [{"path": f.path, "contents": _base64(f.text)} for f in files]
        },
    }
    return Order("createCommitOnBranch", commit, "commit { oid }")


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def _issue_order(
    step: OpenIssue | OpenActionIssue | EditIssue | Reopen | Assign, house: Repository
) -> Order:
    match step:
        case OpenIssue(title, body, labels, assignees):
            about = _new_issue(house, title, body, labels, assignees)
            return Order("createIssue", about, f"issue {{ {OPENED} }}")
        case OpenActionIssue(parent, _, title, body, labels, owner):
            about = {**_new_issue(house, title, body, labels, (owner,)), "parentIssueId": parent.id}
            return Order("createIssue", about, f"issue {{ {OPENED} parent {{ body }} }}")
        case EditIssue(target, body, title):
            about = {"id": target.id, "body": body, **({"title": title} if title else {})}
            return Order("updateIssue", about, "issue { id }")
        case Reopen(target):
            return Order("reopenIssue", {"issueId": target.id}, "issue { id body }")
        case Assign(target, logins):
            people = [house.people[login.lower()] for login in logins]
            about = {"assignableId": target.id, "assigneeIds": people}
            return Order(
                "addAssigneesToAssignable",
                about,
                f"assignable {{ ... on Issue {{ {ASSIGNEES} }} }}",
            )
        case _:
            assert_never(step)


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
        case OpenPullRequest(branch, title, body):
            about = {
                "repositoryId": house.id,
                "baseRefName": house.default_branch,
                "headRefName": branch,
                "title": title,
                "body": body,
            }
            return Order("createPullRequest", about, "pullRequest { id number url }")
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


def _comment_order(step: AddComment | EditComment | React) -> Order:
    match step:
        case AddComment(target, _, body):
            about = {"subjectId": target.id, "body": body}
            return Order("addComment", about, "commentEdge { node { id } }")
        case EditComment(node, _, body):
            return Order("updateIssueComment", {"id": node, "body": body}, "issueComment { id }")
        case React(node):
            about = {"subjectId": node, "content": "THUMBS_UP"}
            return Order("addReaction", about, "reaction { content }")
        case _:
            assert_never(step)


# --- what GitHub answers --------------------------------------------------------------------------


def _answer(reply: Reply, alias: str) -> Answer:
    node, error = reply.data.get(alias), reply.error_at(alias)
    return _done(node) if node is not None and error is None else _refused(error or {})


def _done(node: Node) -> Done:
    """The one object that a mutation answers with, whatever GitHub calls it there."""
    inner: Node = next((value for value in node.values() if isinstance(value, Mapping)), {})
    inner = inner.get("node") or inner.get("target") or inner
    created = inner.get("createdAt")
    return Done(
        id=inner.get("id") or inner.get("oid") or "",
        number=inner.get("number") or 0,
        url=inner.get("url") or "",
        at=datetime.fromisoformat(created) if created else None,
        labels=_each(inner, "labels", "name"),
        logins=_each(inner, "assignees", "login") or tuple(_requested(inner)),
        page=(inner.get("parent") or inner).get("body"),
    )


def _requested(node: Node) -> Iterator[str]:
    for request in (node.get("reviewRequests") or {}).get("nodes") or ():
        if login := (request.get("requestedReviewer") or {}).get("login"):
            yield login


def _each(node: Node, connection: str, field: str) -> tuple[str, ...]:
    return tuple(item[field] for item in (node.get(connection) or {}).get("nodes") or () if item)


def _refused(error: Node) -> Refused:
    said = str(error.get("message") or "nothing more")
    lower = said.lower()
    if "not permitted to create" in lower:
        return Refused(Why.REFUSED, said)
    if error.get("type") in {"FORBIDDEN", "INSUFFICIENT_SCOPES"} or "not accessible" in lower:
        return Refused(Why.FORBIDDEN, said)
    if error.get("type") == "STALE_DATA" or "to point to" in lower or "was modified" in lower:
        return Refused(Why.MOVED, said)
    if any(said in lower for said in ("already exists", "already been taken", "already merged")):
        return Refused(Why.EXISTS, said)
    return Refused(Why.REFUSED, said)
