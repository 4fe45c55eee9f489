"""What is asked for by name is tried once more in the same run before it counts as refused."""

from __future__ import annotations

from typing import Final

from action.review.model import Refusal, Snapshot

TWICE: Final = frozenset({Refusal.REVIEWERS, Refusal.ASSIGNEES, Refusal.LABELS})
"""Refusals of names that are said when they come a second time."""


def with_lost(snapshot: Snapshot, refusal: Refusal, *names: str) -> Snapshot:
    """The same, knowing that names were refused: the first time, or once more and for good."""
    before = snapshot.refused.get(refusal, ())
    again = (_noted(refusal, name) for name in names if name in before)
    return snapshot.without(refusal, *names).without(Refusal.FOR_GOOD, *again)


def refused_twice(snapshot: Snapshot, refusal: Refusal) -> tuple[str, ...]:
    """The names that were refused for good."""
    known = snapshot.refused.get(Refusal.FOR_GOOD, ())
    names = snapshot.refused.get(refusal, ())
    return tuple(name for name in names if _noted(refusal, name) in known)


def refused_once(snapshot: Snapshot, refusal: Refusal) -> tuple[str, ...]:
    """The names that were refused one time, and may be asked for again."""
    twice = refused_twice(snapshot, refusal)
    return tuple(name for name in snapshot.refused.get(refusal, ()) if name not in twice)


def _noted(refusal: Refusal, name: str) -> str:
    return f"{refusal.value} {name}"
