"""The first step: everybody who must come has read the timeline (R22, R26)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from action.review.arranging.filed_timeline import filed_timeline
from action.review.people.need import Need
from action.review.settings import ShowReaders
from action.review.steps.step import ReviewStep
from action.review.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTimeline(ReviewStep):
    """So many `have`, of all who `must` and can come; how many is shown where `counts`.

    `filed_url` is where the timeline can be read once it was merged, while the review goes on.
    """

    key: ClassVar[str] = "read"
    pull_request: int | None
    filed_url: str = ""
    have: int
    must: int
    counts: bool


def read_step(view: View) -> ReadTimeline:
    """The step, as the reviews that people have submitted tell it."""
    pull = view.snapshot.pull_request
    every = [one for one in view.cast.attendees if one.need is Need.MUST and one.login]
    must = [one for one in every if one.comes is not False]
    have = sum(one.has_read for one in must)
    return ReadTimeline(
        due=view.days.comment_by,
        is_done=0 < have == len(must),
        pull_request=pull.number if pull else None,
        filed_url=filed_timeline(view),
        have=have,
        must=len(must),
        counts=bool(must) and view.settings.show_readers is not ShowReaders.NOBODY,
    )
