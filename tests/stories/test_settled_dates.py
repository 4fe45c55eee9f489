"""A date that was settled is a moment: only another day, time or zone in its comment moves it."""

from __future__ import annotations

import re

import pytest

from action.review.page.comment_steps import AddComment
from tests.stories.test_dates import FIRST, in_calendar, meets, steps
from tests.stories.world import Review, a_review

THURSDAY = "**Meet** on Thursday 26 November at 10:00 (Europe/London)"
LOST = "The saved date was lost"


def settled(words: str = "/meet thursday 10:00") -> Review:
    """On Friday 20 November somebody says when the review meets."""
    return a_review().commented(words, by="jonas", number=50).served()


def without_note(review: Review) -> Review:
    """Somebody has deleted what the page notes about dates."""
    return review.edited(lambda body: re.sub(r' dates="[^"]*"', "", body))


# --- what moves nothing ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "edited",
    [
        "/meet thursday 10:00\n\nSee you there!",
        "Hello all,\n\n/meet thursday 10:00",
        "/meet thursday 10:00\n/read",
        "/meet thursday 10:00 https://meet.example.org/x",
        "/meet  Thursday,  10:00",
        "/meet thursday 10:00 to 10:45",
    ],
)
def test_words_around_a_day_leave_the_day(edited: str) -> None:
    """Nobody who greets, adds the call or says how long it takes means another Thursday."""
    later = settled().later(days=6, hours=-1)
    review = later.commented(edited, by="jonas", number=50).served()

    assert meets(review) == THURSDAY
    assert in_calendar(review, "DTSTART") == in_calendar(later, "DTSTART")
    assert meets(review.later(days=1).served()).startswith("**The meeting** was on Thursday 26")


def test_a_day_stays_while_nothing_is_edited() -> None:
    """Weeks later, too; and nothing is written."""
    review = settled().served()

    assert review.steps == ()
    assert "was on Thursday 26 November" in meets(review.later(days=20).served())


@pytest.mark.parametrize("words", ["/meet thursday 10:00", "/meet 2026-11-26 10:00", "/meet 3"])
def test_words_that_come_after_the_meeting_leave_it_where_it_was(words: str) -> None:
    """It is not over when somebody wrote it: only these words were."""
    over = settled(words).later(days=6, hours=12).served()
    thanked = over.commented(f"{words}\n\nThank you all!", by="jonas", number=50).served()

    assert meets(thanked) == meets(over)
    assert thanked.did(AddComment) == ()


def test_a_call_added_after_the_zone_was_corrected_leaves_the_hour() -> None:
    """People have 14:00 in London in their calendars."""
    corrected = settled(FIRST).file_says(timezone="Asia/Tokyo").served().later(hours=2)
    called = corrected.commented(f"{FIRST} https://meet.example.org/x", by="jonas", number=50)
    review = called.served()

    assert meets(review) == "**Meet** on Tuesday 1 December at 14:00 (Europe/London)"
    assert "[join the call](https://meet.example.org/x)" in steps(review)


@pytest.mark.parametrize("zone", ["CEST", "CET", "UTC+5:30", "-03:00", "Asia/Tokyo", "Z"])
def test_a_moment_is_remembered_on_its_own_clocks(zone: str) -> None:
    """Whatever people have called them."""
    before = settled(f"/meet thursday 10:00 {zone}")
    edited = f"/meet thursday 10:00 {zone}\n\nSee you!"
    review = before.later(days=5).commented(edited, by="jonas", number=50).served()

    assert meets(review) == meets(before)


def test_a_proposed_time_that_was_taken_stays_without_the_proposal() -> None:
    """Also where its comment and our note of it are gone."""
    gone = settled("/meet 2").without_proposal()
    gone = gone.edited(lambda body: re.sub(r"<!-- incident-review:slots .*-->", "", body))
    review = gone.commented("/meet 2\n\nSee you!", by="jonas", number=50).served()

    assert meets(review) == meets(settled("/meet 2"))


# --- what moves it --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edited", "on"),
    [
        ("/meet thursday 11:00", "Thursday 3 December at 11:00 (Europe/London)"),
        ("/meet friday 10:00", "Friday 27 November at 10:00 (Europe/London)"),
        ("/meet next thursday 10:00", "Thursday 3 December at 10:00 (Europe/London)"),
        ("/meet thursday 10:00 UTC", "Thursday 3 December at 10:00 (UTC)"),
    ],
)
def test_another_day_time_or_zone_counts_from_the_edit(edited: str, on: str) -> None:
    """Which was on that very Thursday, at nine."""
    later = settled().later(days=6, hours=-1)
    review = later.commented(edited, by="jonas", number=50).served()

    assert meets(review) == f"**Meet** on {on}"


def test_words_that_come_back_count_from_then() -> None:
    """Whoever has moved the meeting away from a Thursday means the next one."""
    friday = settled().commented("/meet friday 10:00", by="jonas", number=50).served()
    back = friday.later(days=7).commented("/meet thursday 10:00", by="jonas", number=50).served()

    assert meets(back) == "**Meet** on Thursday 3 December at 10:00 (Europe/London)"


def test_the_same_words_in_another_comment_count_from_that() -> None:
    """They are said anew."""
    review = settled().later(days=7).commented("/meet thursday 10:00", by="jonas").served()

    assert meets(review) == "**Meet** on Thursday 3 December at 10:00 (Europe/London)"


# --- where the note is lost -----------------------------------------------------------------------


def test_a_date_that_moves_because_its_note_was_lost_is_asked_about() -> None:
    """Until somebody says the date once more, or its day is over."""
    later = without_note(settled()).later(days=5)
    review = later.commented("/meet thursday 10:00\n\nSee you!", by="jonas", number=50).served()

    assert LOST not in review.section("notices")
    again = without_note(settled()).later(days=6, hours=-1)
    moved = again.commented("/meet thursday 10:00\n\nSee you!", by="jonas", number=50).served()
    said = "Is Thursday 3 December, 10:00 right? The saved date was lost, so it was read again from"
    assert said in moved.section("notices")
    assert moved.served().steps == ()
    mended = moved.commented("/meet 2026-11-26 11:00", by="jonas").served()
    assert LOST not in mended.section("notices")
    assert LOST not in moved.later(days=8).served().section("notices")


def test_a_date_that_somebody_moves_is_not_asked_about() -> None:
    """Also where calendars hear no more of it, for the timeline is merged."""
    merged = settled(FIRST).pull_request_merged().served().later(hours=1)
    moved = merged.commented("/meet 2026-12-02 10:00", by="jonas", number=50).served()

    assert meets(moved) == "**Meet** on Wednesday 2 December at 10:00 (Europe/London)"
    assert LOST not in moved.section("notices")


def test_a_lost_note_of_a_date_that_stays_is_nothing_to_ask_about() -> None:
    """It is noted again."""
    found = without_note(settled(FIRST)).served()

    assert LOST not in found.section("notices")
    assert ' dates="' in found.issue.body


@pytest.mark.parametrize(
    "note",
    [
        "issuecomment-50",
        "issuecomment-50:0123456789:1:1:0:-:Nowhere",
        "issuecomment-50:0123456789:99999999999:99999999999:999:off:Asia/Tokyo",
        "issuecomment-50:0123456789:x:1:0:-:UTC issuecomment-51::::::",
        ":::::: ::",
    ],
)
def test_a_spoilt_note_moves_nothing(note: str) -> None:
    """Anybody with write access can edit the page."""
    spoilt = settled(FIRST).edited(lambda body: re.sub(r' dates="[^"]*"', f' dates="{note}"', body))
    review = spoilt.served()

    assert meets(review) == meets(settled(FIRST))
    assert review.served().steps == ()


def test_a_note_of_today_is_read_tomorrow() -> None:
    """Another version finds the same words again."""
    assert ' dates="issuecomment-50:b4122581be:1795687200:1795165200:0:-:Europe/London"' in (
        settled().issue.body
    )


# --- slips ----------------------------------------------------------------------------------------


def test_a_slip_in_an_edit_leaves_the_date_that_stood() -> None:
    """Nobody has named another; and the answer says which date holds."""
    review = settled(FIRST).later(hours=1)
    slip = review.commented("/meet 2026-12-01 14.70", by="jonas", number=50).served()

    assert meets(slip) == meets(review)
    assert slip.branch.calendar == review.branch.calendar
    (letter,) = (one for one in slip.did(AddComment) if "did not set a date" in one.body)
    assert "We still meet on Tuesday 1 December at 14:00 (Europe/London)" in letter.body
    assert slip.served().steps == ()


@pytest.mark.parametrize(
    "words", ["10h??", "", "2025-12-03 10:00", "9", "2027-03-28 01:30", "2026-12-03"]
)
def test_a_slip_in_the_newer_of_two_comments_leaves_its_date(words: str) -> None:
    """Whatever is wrong with it: the older date held no more, and does not come back unasked."""
    review = settled(FIRST).later(hours=1).commented("/meet 2026-12-03 10:00", number=51).served()
    slip = review.later(hours=1).commented(f"/meet {words}", number=51).served()

    assert meets(slip) == "**Meet** on Thursday 3 December at 10:00 (Europe/London)"
    (letter,) = (one for one in slip.did(AddComment) if "did not set a date" in one.body)
    assert "We still meet on Thursday 3 December at 10:00 (Europe/London)" in letter.body
    mended = slip.later(hours=1).commented("/meet 2026-12-03 11:00", number=51).served()
    assert meets(mended) == "**Meet** on Thursday 3 December at 11:00 (Europe/London)"


def test_a_slip_keeps_the_length_and_loses_no_call_that_stands_there() -> None:
    """Only what nobody understands is left out."""
    call = "https://meet.example.org/x"
    review = settled(f"{FIRST} to 14:45 {call}").later(hours=1)
    slip = review.commented(f"/meet 2026-12-01 14.70 {call}", by="jonas", number=50).served()

    assert "for about 45 minutes" in steps(slip)
    assert f"[join the call]({call})" in steps(slip)


def test_a_slip_where_the_note_is_lost_takes_the_date_back_and_is_told_so() -> None:
    """Which is no more than what stands there; once it is mended, the answer is settled."""
    review = without_note(settled(FIRST)).later(minutes=5)
    slip = review.commented("/meet 2026-12-01 14.70", by="jonas", number=50).served()

    assert meets(slip) == "**Meet** by Friday 4 December"
    (letter,) = slip.did(AddComment)
    assert "Until then there is no date; the one from before your edit no longer counts." in (
        letter.body
    )
    mended = slip.later(hours=1).commented("/meet 2026-12-01 14:30", number=50).served()
    assert not any("there is no date" in one.body for one in mended.issue.comments)


def test_a_password_in_an_edit_is_no_call() -> None:
    """The date stands without it."""
    words = f"{FIRST} https://ann:secret@meet.example.org/x"
    slip = settled(FIRST).later(hours=1).commented(words, by="jonas", number=50).served()

    assert meets(slip) == meets(settled(FIRST))
    assert "secret" not in slip.issue.body + "".join(slip.comments)


def test_a_date_that_was_taken_back_does_not_come_back_by_a_slip() -> None:
    """Neither that of the same comment, nor that of an older one."""
    review = settled(FIRST).commented("/meet 2026-12-03 10:00", number=51).served()
    cancelled = review.later(hours=1).commented("/meet cancel", number=51).served()
    slip = cancelled.later(hours=1).commented("/meet cancle", number=51).served()

    assert meets(slip) == meets(cancelled) == "**Meet** by Friday 4 December"
    assert "We still meet" not in "".join(slip.comments)


# --- taken back -----------------------------------------------------------------------------------


def late() -> Review:
    """On 7 December the date of 9 December is still ahead, and all who must come are asked."""
    first = a_review().commented("/meet 2026-12-09 14:00", by="jonas", number=50).served()
    return first.later(days=17).served()


@pytest.mark.parametrize("edited", ["", "Sorry, another time", "`/meet 2026-12-09 14:00`"])
def test_a_date_whose_comment_is_gone_leaves_no_past_days(edited: str) -> None:
    """Page and pull request are as after `/meet cancel`, and stay so."""
    review = late()
    gone = review.commented(edited, number=50) if edited else review.deleted(50)
    taken = gone.served()

    assert meets(taken) == "**Meet** by Monday 21 December"
    assert "The date that was settled no longer applies. jonas settles" in steps(taken)
    assert "**Settle a date** for the meeting: jonas, by Tuesday 8 December" in steps(taken)
    assert "that was due" not in taken.issue.body
    assert "**Please read it by Friday 18 December**" in taken.pull.body
    assert taken.served().steps == ()
    assert meets(taken.later(days=3).served()) == meets(taken)


def test_a_new_date_ends_what_was_taken_back() -> None:
    """And the days count from the next time that one is."""
    again = late().deleted(50).served().later(days=2)
    settled_anew = again.commented("/meet 2026-12-16 14:00", by="jonas", number=51).served()
    gone = settled_anew.later(days=2).deleted(51).served()

    assert meets(settled_anew) == "**Meet** on Wednesday 16 December at 14:00 (Europe/London)"
    assert meets(gone) == "**Meet** by Friday 25 December"


def test_a_comment_that_took_a_date_back_does_so_after_that_date_is_deleted() -> None:
    """Nobody has less time because somebody tidies up."""
    cancelled = late().commented("/meet cancel", number=51).served().later(days=1)
    tidied = cancelled.deleted(50).served()

    assert meets(tidied) == meets(cancelled) == "**Meet** by Monday 21 December"
    assert "The date was cancelled [in a comment](" in steps(tidied)


def test_where_no_date_stood_none_was_taken_back() -> None:
    """Whoever calls it off all the same has read the page too fast."""
    review = a_review().commented("/meet cancel").served()

    assert "taken back" not in review.issue.body


@pytest.mark.parametrize("stamp", ["x", "-1", "99999999999", "9" * 40, "0"])
def test_a_spoilt_moment_gives_no_time_to_come(stamp: str) -> None:
    """Anybody with write access can edit the page."""
    taken = late().deleted(50).served()
    told = re.compile(r' taken_back="[^"]*"')
    spoilt = taken.edited(lambda body: told.sub(f' taken_back="{stamp}"', body)).served()

    assert meets(spoilt) in {meets(taken), "**Meet** soon"}
    assert spoilt.served().steps == ()


# --- an older comment -----------------------------------------------------------------------------

OVERRULED = "changes nothing"


def two() -> Review:
    """Somebody has settled a date, then somebody else another."""
    return settled(FIRST).later(hours=1).commented("/meet 2026-12-02 14:00", by="mira").served()


def test_an_older_date_that_nobody_corrects_needs_no_answer() -> None:
    """Nor do words around it."""
    review = two().later(hours=1)
    greeted = review.commented(f"{FIRST}\n\nSee you!", by="jonas", number=50).served()

    assert OVERRULED not in "".join(two().comments + greeted.comments)


def test_who_corrects_an_older_date_hears_which_one_counts() -> None:
    """As long as it does; the newest comment counts, not the newest edit."""
    review = two().later(hours=1)
    edited = review.commented("/meet 2026-12-04 11:00", by="jonas", number=50).served()

    assert meets(edited) == "**Meet** on Wednesday 2 December at 14:00 (Europe/London)"
    (letter,) = (one for one in edited.did(AddComment) if OVERRULED in one.body)
    assert "`/meet 2026-12-04 11:00` changes nothing" in letter.body
    assert "we meet on Wednesday 2 December at 14:00 (Europe/London)" in letter.body
    assert edited.served().steps == ()
    moved = edited.later(hours=1).commented("/meet 2026-12-04 11:00", by="jonas").served()
    assert meets(moved) == "**Meet** on Friday 4 December at 11:00 (Europe/London)"
    assert OVERRULED not in "".join(moved.comments)


def test_who_takes_an_older_date_back_hears_it_too() -> None:
    """The newer one holds."""
    review = two().later(hours=1).commented("/meet cancel", by="jonas", number=50).served()

    assert "`/meet cancel` changes nothing" in "".join(review.comments)


def test_who_corrects_a_date_that_was_taken_back_hears_that() -> None:
    """No date holds then."""
    gone = settled(FIRST).later(hours=1).commented("/meet cancel", by="mira").served()
    edited = gone.later(hours=1).commented("/meet 2026-12-04 11:00", by="jonas", number=50).served()

    assert meets(edited) == "**Meet** by Friday 4 December"
    assert "there is no date" in "".join(edited.comments)


def test_who_corrects_an_older_date_to_that_which_holds_needs_no_answer() -> None:
    """Both say the same."""
    words = "/meet 2026-12-02 14:00"
    edited = two().later(hours=1).commented(words, by="jonas", number=50).served()

    assert OVERRULED not in "".join(edited.comments)
