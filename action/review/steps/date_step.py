"""The step before all others: the date of the meeting is settled (R16)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from action.review.arranging.votes import SlotVotes, slot_votes, suits_most
from action.review.steps.step import ReviewStep
from action.review.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleDate(ReviewStep):
    """Whoever facilitates settles it, on the first working day; the end of a review needs none.

    `best` is the proposed time that suits most, after the first vote.
    """

    key: ClassVar[str] = "date"
    facilitator: str | None
    best: SlotVotes | None = None


def date_step(view: View) -> SettleDate:
    """The step, as the commands that stand tell it."""
    days, issue = view.days, view.snapshot.issue
    ended = issue is not None and issue.is_completed
    return SettleDate(
        due=days.settle_by,
        is_done=ended or days.meeting is not None,
        facilitator=view.cast.facilitator,
        best=suits_most(slot_votes(view)),
    )
