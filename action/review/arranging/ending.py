"""What becomes of the meeting when its review is ended: there is none, and everything says so."""

from __future__ import annotations

from collections.abc import Iterator

from action.review.arranging import proposal, read_before
from action.review.page.meeting_calendar import due_calendar
from action.review.plan import Step
from action.review.view import View


def ended_meeting(view: View) -> Iterator[Step]:
    """Calendars cancel it, too."""
    yield from due_calendar(view)
    yield from asked_no_more(view)


def asked_no_more(view: View) -> Iterator[Step]:
    """Nobody is asked to vote or to read, once the review is closed."""
    yield from proposal.followed(view)
    yield from read_before.followed_to_the_end(view)
