"""A review that is closed before it has met: nobody is asked to vote, to read or to come."""

from __future__ import annotations

import re

import pytest

from tests.stories.test_dates import FIRST, meets, steps
from tests.stories.world import Review, a_review

OVER = "**This review is over**, so nobody needs to vote any more."
READ = "This review is over, so nobody needs to read the timeline any more."


def settled() -> Review:
    """The review meets on Tuesday 1 December at 14:00."""
    return a_review().commented(FIRST, by="jonas", number=50).served()


def asked() -> Review:
    """On the day before, all who must come are asked to read."""
    return settled().later(days=10).served()


def status(review: Review) -> str:
    """What the calendar file says of the meeting."""
    filed = review.snapshot.filed.calendar
    calendar = review.branch.calendar if review.snapshot.branch else filed
    (found,) = re.findall(r"STATUS:(\w+)", calendar or "")
    return str(found)


# --- closed as completed --------------------------------------------------------------------------


def test_a_review_that_has_met_keeps_its_date() -> None:
    """In calendars, on the page and where people voted."""
    review = asked().later(days=2).served()
    done = review.closed().served()

    assert status(done) == "CONFIRMED"
    assert done.proposal == review.proposal
    assert meets(done) == "**The meeting** was on Tuesday 1 December at 14:00 (Europe/London)"


@pytest.mark.parametrize("reason", ["COMPLETED", "NOT_PLANNED"])
def test_a_review_that_is_closed_before_its_date_meets_no_more(reason: str) -> None:
    """Vote, reminder, calendar and page end with it."""
    review = asked().closed(reason).served()

    assert status(review) == "CANCELLED"
    assert review.proposal == OVER
    assert READ in review.comments
    assert "**Meet**" not in steps(review)
    assert "remove it there" in steps(review)
    assert review.served().steps == ()


@pytest.mark.parametrize("reason", ["COMPLETED", "NOT_PLANNED"])
def test_a_review_that_is_closed_without_a_date_asks_for_no_votes(reason: str) -> None:
    """And for no date."""
    review = a_review().closed(reason).served()

    assert review.proposal == OVER
    assert "settles the date" not in review.issue.body
    assert review.served().steps == ()


def test_the_page_says_how_a_completed_review_came_without_a_meeting() -> None:
    """It may have met elsewhere, so nothing is claimed."""
    assert "This review was closed before the meeting that was planned for Tuesday 1 December" in (
        steps(settled().closed().served())
    )
    assert "This review was closed without a date for a meeting." in (
        steps(a_review().closed().served())
    )


def test_the_file_that_is_merged_says_that_nobody_meets() -> None:
    """With the record, in one commit."""
    review = asked().closed().served().seen_anew()

    assert "STATUS:CANCELLED" in (review.snapshot.filed.calendar or "")


def test_while_its_actions_rest_nobody_is_asked_either() -> None:
    """They wait for nothing but a night."""
    review = a_review().resting(2).with_action("- [x] Page somebody @mira due 2026-12-18")
    rests = review.served().closed().served()

    assert rests.proposal == OVER
    assert rests.served().steps == ()


def test_what_was_sent_back_meets_as_before() -> None:
    """It is open again at once."""
    review = settled().with_action("- [x] Page somebody").served().closed().served()

    assert meets(review) == meets(settled())
    assert status(review) == "CONFIRMED"


# --- taken up again -------------------------------------------------------------------------------


@pytest.mark.parametrize("reason", ["COMPLETED", "NOT_PLANNED"])
def test_a_date_that_lies_ahead_holds_again(reason: str) -> None:
    """It was only the review that was closed."""
    review = settled().closed(reason).served().later(days=1).reopened().served()

    assert meets(review) == meets(settled())


def test_a_date_that_passed_meanwhile_does_not_come_back() -> None:
    """Nobody met: the page asks for another date, and calendars show none."""
    ended = settled().closed("NOT_PLANNED").served().later(days=11, hours=8).served()
    review = ended.reopened().served()

    assert meets(review) == "**Meet** by Tuesday 15 December"
    assert "The date that was settled no longer applies." in steps(review)
    assert "after the meeting" not in review.issue.body
    assert "jonas settles when to meet" in review.section("notices")
    assert status(review) == "CANCELLED"
    assert review.served().steps == ()
    assert meets(review.later(days=1).served()) == meets(review)
    added = review.commented(f"{FIRST}\n\nWhat now?", by="jonas", number=50).served()
    assert meets(added) == meets(review)
    again = review.commented("/meet 2026-12-08 14:00", by="jonas", number=50).served()
    assert meets(again) == "**Meet** on Tuesday 8 December at 14:00 (Europe/London)"
    assert status(again) == "CONFIRMED"


def test_a_meeting_that_took_place_stays_one() -> None:
    """Also where the review was ended after it, and taken up again."""
    held = asked().later(days=2).served()
    ended = held.closed("NOT_PLANNED").served()

    assert status(ended) == "CONFIRMED"
    assert "without a meeting" not in ended.issue.body + "".join(ended.comments)
    assert meets(ended.reopened().served()) == meets(held)
