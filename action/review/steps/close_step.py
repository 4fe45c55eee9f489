"""The last step: the review issue is closed as completed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from action.review.steps.step import ReviewStep
from action.review.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseReview(ReviewStep):
    """What is agreed rests for `soak` working days before it becomes issues (R71)."""

    key: ClassVar[str] = "close"
    facilitator: str | None
    soak: int


def close_step(view: View) -> CloseReview:
    """The step, as the state of the issue tells it."""
    issue = view.snapshot.issue
    return CloseReview(
        due=view.days.close_by,
        is_done=issue is not None and issue.is_completed,
        facilitator=view.cast.facilitator,
        soak=view.settings.actions.soak,
    )
