"""What GitHub has refused for good by now: what a page remembers, and what this run has learnt."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from action.review.answers.twice import refused_twice
from action.review.model import Refusal, Snapshot
from action.review.page.refused_before import RefusedBefore, digest, lower


def refused_by_now(
    before: RefusedBefore, snapshot: Snapshot, roles: Collection[str]
) -> RefusedBefore:
    """The same without what has been done meanwhile, and with what this run was refused twice.

    `roles` are the logins of those who have a role.
    """
    issue, pull = snapshot.issue, snapshot.pull_request
    here = lower(issue.assignees) if issue else frozenset[str]()
    reached = lower((*pull.requested, *pull.read_by)) if pull else frozenset[str]()
    lost = refused_twice(snapshot, Refusal.LABELS)
    there = {name for name in lost if snapshot.repository.label(name)}
    kept = lower(snapshot.refused.get(Refusal.UNASSIGN, ()))
    return replace(
        before,
        readers=(before.readers | lower(refused_twice(snapshot, Refusal.REVIEWERS))) - reached,
        assignees=(before.assignees | lower(refused_twice(snapshot, Refusal.ASSIGNEES))) - here,
        comments=before.comments | frozenset(refused_twice(snapshot, Refusal.REACTIONS)),
        made=before.made | {digest(name) for name in lost if name not in there},
        put=before.put | {digest(name) for name in there},
        kept=(before.kept | kept) & here - lower(roles),
    )
