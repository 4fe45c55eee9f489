"""Conversations in the pull request that are open when it is to be merged.

A rule of the repository may ask that all are resolved before [docs]. What people said is in the
record by then, or counted there, or it was a command; what robots began is theirs, and left to
people.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from action.review.agenda.remark import Remark
from action.review.model import Refusal
from action.review.page.comment_steps import Resolve
from action.review.view import View

MOST_RESOLVED: Final = 100
"""Conversations that are resolved in one run; more are left to people."""
_SAID: Final = "conversation"
"""A word of GitHub's refusal to merge while one is open [rep]; it may not show us the rule."""


def to_resolve(view: View) -> Iterator[Resolve]:
    """A step for each that the record has, where they keep the pull request from being merged."""
    carried = tuple(remark for remark in _open(view) if any(say.person for say in remark.says))
    asked = _are_asked_about(view) and Refusal.RESOLVE not in view.snapshot.refused
    if asked and len(carried) <= MOST_RESOLVED:
        yield from (Resolve(remark.id, remark.says[0].url) for remark in carried)


def still_open(view: View) -> int:
    """How many people must resolve before they can merge."""
    return len(_open(view)) if _are_asked_about(view) else 0


def _are_asked_about(view: View) -> bool:
    """Whether a rule wants them resolved, as it says itself or as a refused merge has said."""
    refused = " ".join(view.snapshot.refused.get(Refusal.MERGE, ()))
    return view.snapshot.repository.merge_rules.resolved or _SAID in refused.lower()


def _open(view: View) -> tuple[Remark, ...]:
    pull = view.snapshot.pull_request
    every = (*pull.remarks, *pull.ordered) if pull else ()
    return tuple(remark for remark in every if not remark.resolved)
