"""The hand that writes to GitHub: one function a verb, one request a plan.

Aliased mutations run in order and are not atomic: each answer is looked at by itself.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from action.connection import Connection
from action.node import Node
from action.review.answers.answer import Answer, Done, Refused, Why
from action.review.answers.learning import learn
from action.review.claims.claimed import LEASE, Claim
from action.review.git_steps import Commit, TakeOver
from action.review.model import Snapshot
from action.review.page.comment_steps import AddComment
from action.review.plan import GithubStep, OpenActionIssue, OpenIssue, Plan
from action.wire.carrier import TIMEOUT
from action.wire.fitting import misfit
from action.wire.reply import Passing, Reply, kind_of, passing, path_of
from action.wire.selection import Selected, selection
from action.wire.trouble import BusyError, LostAnswerError, quoted
from action.write.orders import document, order

PATIENCE: Final = 8.0
"""Seconds of work for one request: GitHub ends it after 10 [docs]."""
MAKES: Final = (OpenIssue, OpenActionIssue, AddComment)
"""The steps that make what must not be there twice, and that GitHub takes longest for."""
FIRST: Final = 3
"""What a run makes with one request before it knows how long that takes: about as many actions."""
FRESH: Final = 10.0
"""Seconds after which what we know may be old: a page is written whole, over what people write."""


def carry_out(connection: Connection, plan: Plan, snapshot: Snapshot) -> Snapshot:
    """Do what the plan says in one request, and return the snapshot that has learned from it.

    Where the answer was lost, nobody knows what was done: the snapshot must be read again.
    """
    steps, began = plan.written, time.monotonic()
    if _is_late(steps, snapshot, began):
        return replace(snapshot, stale=True, claim=Claim.NONE)
    if snapshot.heard and began - snapshot.heard > FRESH:
        return replace(snapshot, stale=True)
    text, variables = document([order(step, snapshot) for step in steps])
    try:
        reply = connection.order(text, variables)
    except LostAnswerError:
        return replace(snapshot, stale=True, unclear=True, pace=PATIENCE)
    except BusyError:
        return replace(snapshot, stale=True)
    known, asked = snapshot, selection(text).fields
    for i, step in enumerate(steps):
        known = learn(known, step, answered(reply, f"step{i}", asked[f"step{i}"]))
    return _timed(known, steps, began, reply.at)


# --- how long it takes ----------------------------------------------------------------------------


def fitting(plan: Plan, snapshot: Snapshot) -> Plan:
    """As much of the plan as one request has time for, at the seconds that a step takes today.

    The first request that makes something shows how long that takes, and makes no more than a few.
    """
    if plan.sent:
        return plan
    pace = snapshot.pace
    steps = plan.steps[: max(1, int(PATIENCE / pace))] if pace else plan.steps
    made = [at for at, step in enumerate(steps) if isinstance(step, MAKES)]
    end = None if snapshot.timed else next(iter(made[FIRST:]), None)
    return replace(plan, steps=steps[:end])


def _is_late(steps: Sequence[GithubStep], snapshot: Snapshot, now: float) -> bool:
    """Whether a claim may be over before GitHub has done what must not be done twice."""
    repeats = any(isinstance(step, MAKES) for step in steps)
    ours = snapshot.claim is Claim.OURS
    return repeats and ours and now - snapshot.claimed > LEASE.total_seconds() - TIMEOUT


def _timed(
    snapshot: Snapshot, steps: Sequence[GithubStep], began: float, at: datetime | None
) -> Snapshot:
    """The same, knowing since when the claim is ours, and how long a step takes today.

    A runner that was stopped on its way may have come too late: it looks again, and not before
    another run that has gone on meanwhile has ended its request.
    """
    now = time.monotonic()
    claims = any(isinstance(step, TakeOver | Commit) and step.keys for step in steps)
    pace = max(snapshot.pace, (now - began) / len(steps))
    makes = any(isinstance(step, MAKES) for step in steps)
    timed = replace(snapshot, heard=now, pace=pace, timed=snapshot.timed or makes)
    if claims:
        return replace(timed, claimed=began, seen=at or snapshot.seen)
    late = snapshot.claim is Claim.OURS and now - snapshot.claimed > LEASE.total_seconds()
    if late or (makes and _was_stopped(snapshot, at)):
        return replace(timed, stale=True, unclear=True, claim=Claim.NONE)
    return timed


def _was_stopped(snapshot: Snapshot, at: datetime | None) -> bool:
    """Whether a claim may be over by GitHub's clock; that of a stopped machine may stop, too."""
    if at is None or snapshot.seen is None:
        return False
    return at - snapshot.seen > LEASE - timedelta(seconds=TIMEOUT)


# --- what GitHub answers --------------------------------------------------------------------------


def answered(reply: Reply, alias: str, asked: Selected) -> Answer:
    """What came of a step; what is told only in part may have been done."""
    node, error = reply.data.get(alias), reply.error_at(alias)
    if node is None and error and len(path_of(error)) == 1:
        return _refused(error)
    things = [name for name, one in asked.fields.items() if one.fields]
    if node is not None and not misfit(asked, node) and all(node[name] for name in things):
        return _done(node)
    return Refused(Why.UNCLEAR, quoted(error and error.get("message")))


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
        page=(inner.get("parent") or _review_of(inner) or inner).get("body"),
        beside=tuple(_kept_beside(inner)),
        said=dict(_said(inner)),
    )


def _kept_beside(node: Node) -> Iterator[str]:
    """The type and the names of the fields that an issue has by now, where the answer tells it."""
    values = (node.get("issueFieldValues") or {}).get("nodes") or ()
    fields = (value.get("field") for value in values if value)
    for named in (node.get("issueType"), *fields):
        if name := (named or {}).get("name"):
            yield name


def _review_of(node: Node) -> Node | None:
    """The review issue, which the answer about its pull request tells as well."""
    return (node.get("repository") or {}).get("issue")


def _said(node: Node) -> Iterator[tuple[int, int]]:
    """How much was said by now on issue and pull request, where the answer tells it."""
    for place in (node, (node.get("repository") or {}).get("pullRequest") or {}):
        counts = [count for count in (place.get("comments"), place.get("reviews")) if count]
        if counts:
            yield place["number"], sum(count["totalCount"] for count in counts)


def _requested(node: Node) -> Iterator[str]:
    for request in (node.get("reviewRequests") or {}).get("nodes") or ():
        if login := (request.get("requestedReviewer") or {}).get("login"):
            yield login


def _each(node: Node, connection: str, field: str) -> tuple[str, ...]:
    return tuple(item[field] for item in (node.get(connection) or {}).get("nodes") or () if item)


def _refused(error: Node) -> Refused:
    said = quoted(error.get("message"))
    lower = said.lower()
    if passes := passing(error):
        return Refused(Why.UNCLEAR if passes is Passing.UNKNOWN else Why.NOT_YET, said)
    if "not permitted to create" in lower:
        return Refused(Why.REFUSED, said)
    if kind_of(error) in {"FORBIDDEN", "INSUFFICIENT_SCOPES"} or "not accessible" in lower:
        return Refused(Why.FORBIDDEN, said)
    if kind_of(error) == "STALE_DATA" or "to point to" in lower or "was modified" in lower:
        return Refused(Why.MOVED, said)
    if any(said in lower for said in ("already exists", "already been taken", "already merged")):
        return Refused(Why.EXISTS, said)
    return Refused(Why.REFUSED, said)
