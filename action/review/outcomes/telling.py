"""What is said of one incident when a run has ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from action.errors import Letter
from action.review import replies
from action.review.answers.twice import TWICE, refused_twice
from action.review.model import Snapshot, State
from action.review.outcomes.letters import SomethingRefused
from action.review.outlets.also_here import ELSEWHERE
from action.review.page.comment_steps import AddComment
from action.review.plan import OpenActionIssue, OpenIssue, Step
from action.review.remarks.relays import is_unnamed


def operation(snapshot: Snapshot, done: Sequence[Step]) -> str:
    """What a run has done to a review, in a stable word for programs that read the outputs."""
    if not done:
        return "none"
    if any(isinstance(step, OpenIssue) for step in done):
        return "created"
    ends = any(map(_ends, done))
    closed = snapshot.issue is not None and snapshot.issue.state is State.CLOSED
    return "closed" if ends and closed else "updated"


def _ends(step: Step) -> bool:
    """Whether a step belongs to the end of a review; what is said beside it does not."""
    last_word = isinstance(step, AddComment) and not _is_aside(step.key)
    return last_word or isinstance(step, OpenActionIssue)


def _is_aside(key: str) -> bool:
    """Whether a comment is an answer, a remark, or what other tools were told."""
    return replies.is_answer(key) or is_unnamed(key) or key == ELSEWHERE


def worth_saying(snapshot: Snapshot) -> Iterator[Letter]:
    """What GitHub would not do, for the annotations; the review issue says it too."""
    for refusal, names in snapshot.refused.items():
        said = refused_twice(snapshot, refusal) if refusal in TWICE else names
        if said and not refusal.passes:
            yield SomethingRefused(snapshot.id, refusal.value, said).letter()
