"""When the review meets: somebody says it in a comment, and everything on the page follows."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.review.dates.workdays import WorkingWeek
from action.review.git_steps import Commit
from action.review.page.comment_steps import AddComment, EditComment, React
from action.review.plan import EditIssue, EditPullRequest
from action.review.settings import Away, MeetingRules, Person
from tests.searching import examples
from tests.stories.world import Review, a_review, an_incident_file

FIRST = "/meet 2026-12-01 14:00"
OFF = WorkingWeek(off=((date(2026, 12, 1), date(2026, 12, 1)),))


def steps(review: Review) -> str:
    """What the page says of how the review goes."""
    return review.section("steps")


def meets(review: Review) -> str:
    """The sentence about the meeting, up to how long it is, or to who has settled it."""
    begins = ("**Meet**", "**The meeting**")
    row = next(row for row in steps(review).split("\n") if row.startswith(begins))
    return row.partition(", for about")[0].partition("; ")[0]


def with_meeting(review: Review, **changes: object) -> Review:
    """A team that has settled something about its meetings."""
    return review.team(meeting=MeetingRules(**changes)).served()  # type: ignore[arg-type]


# --- nothing settled ------------------------------------------------------------------------------


def test_until_a_date_is_settled_there_is_a_last_day() -> None:
    """By the severity, and whose task it is."""
    review = a_review()

    assert meets(review) == "**Meet** by Friday 4 December"
    assert "jonas settles the date in a comment, like this: `/meet thursday 10:00`." in steps(
        review
    )


def test_a_question_about_the_date_settles_nothing() -> None:
    """Only a command does."""
    review = a_review().commented("Shall we meet on 2026-12-01 at 14:00?").served()

    assert review.steps == ()


# --- settled --------------------------------------------------------------------------------------


def test_a_date_is_settled_in_a_comment() -> None:
    """A file for calendars, a thumbs-up, one edit of pull request, page and proposal."""
    review = a_review().commented(FIRST, by="mira").served()

    assert meets(review) == "**Meet** on Tuesday 1 December at 14:00 (Europe/London)"
    assert "mira settled it [in a comment](https://" in steps(review)
    assert [type(step) for step in review.steps] == [
        *(Commit, React, EditPullRequest, EditIssue, EditComment),
    ]


def test_what_is_due_follows_the_date() -> None:
    """Comments the working day before, closing the working day after, actions on the day."""
    review = a_review().commented(FIRST).served()

    assert "everybody who must come, by Monday 30 November" in steps(review)
    assert "everybody who came, by Tuesday 1 December" in steps(review)
    assert "as completed: jonas, by Wednesday 2 December" in steps(review)
    assert "**Please read it by Monday 30 November**" in review.pull.body


def example_due(review: Review) -> str:
    """The day in the example that people copy when they write an action."""
    line = next(row for row in review.issue.body.split("\n") if row.startswith("`- [x] "))
    return line.partition(" due ")[2].partition(" ")[0]


def test_the_example_of_an_action_is_due_after_the_meeting() -> None:
    """Also when it moves: people copy it."""
    review = a_review()
    later = review.commented("/meet 2027-02-01 10:00").served()

    assert example_due(review) == "2027-01-15"
    assert example_due(later) == "2027-03-15"
    assert later.served().steps == ()
    assert example_due(later.commented("/meet cancel").served()) == "2027-01-15"


def test_the_example_follows_also_where_people_have_written_below_it() -> None:
    """Their own lines stay as they are."""
    review = a_review().with_action("- [ ] Ask tom about the queue due 2027-01-15").served()
    later = review.commented("/meet 2027-02-01 10:00").served()

    assert example_due(later) == "2027-03-15"
    assert "Ask tom about the queue due 2027-01-15" in later.issue.body


def test_an_example_that_people_have_changed_is_theirs() -> None:
    """Nobody else's words follow anything."""
    review = a_review().edited(lambda body: body.replace("Page somebody", "Call somebody"))
    later = review.commented("/meet 2027-02-01 10:00").served()

    assert example_due(later) == "2027-01-15"


def test_the_newest_date_counts() -> None:
    """Whoever gives it."""
    review = a_review().commented(FIRST).commented("/meet 2026-12-02 09:30", by="mira").served()

    assert meets(review) == "**Meet** on Wednesday 2 December at 09:30 (Europe/London)"


def test_editing_the_comment_moves_the_meeting() -> None:
    """Without a second comment."""
    review = a_review().commented(FIRST, number=50).served()
    review = review.later(hours=1).commented("/meet 2026-12-03 14:00", number=50).served()

    assert meets(review) == "**Meet** on Thursday 3 December at 14:00 (Europe/London)"


def test_deleting_the_comment_takes_the_date_back() -> None:
    """As if nobody had said it; the one before counts again, if there was one."""
    review = a_review().commented("/meet 2026-12-02 09:30", number=49)
    review = review.commented(FIRST, number=50).served()
    before = review.deleted(50).served()

    assert meets(before) == "**Meet** on Wednesday 2 December at 09:30 (Europe/London)"
    assert meets(before.deleted(49).served()) == "**Meet** by Friday 4 December"


def test_a_date_can_be_cancelled() -> None:
    """And settled anew."""
    cancelled = a_review().commented(FIRST).commented("/meet cancel").served()

    assert meets(cancelled) == "**Meet** by Friday 4 December"
    assert "The date was cancelled [in a comment](https://" in steps(cancelled)
    again = cancelled.commented("/meet 2026-12-03 14:00").served()
    assert meets(again) == "**Meet** on Thursday 3 December at 14:00 (Europe/London)"


def test_after_a_date_is_taken_back_all_days_lie_ahead() -> None:
    """They count anew from the day on which it was, and not from a second word about it."""
    review = a_review().commented("/meet 2026-12-09 14:00").served().later(days=17)
    cancelled = review.commented("/meet cancel").served()

    assert meets(cancelled) == "**Meet** by Monday 21 December"
    assert "**Settle a date** for the meeting: jonas, by Tuesday 8 December" in steps(cancelled)
    assert "everybody who must come, by Friday 18 December" in steps(cancelled)
    assert "that was due" not in cancelled.issue.body
    assert "**Please read it by Friday 18 December**" in cancelled.pull.body
    again = cancelled.later(days=2).commented("/meet cancel").served()
    assert meets(again) == meets(cancelled)


def test_taking_back_what_nobody_settled_gives_no_more_time() -> None:
    """There was no date to plan with."""
    review = a_review().later(days=11).commented("/meet cancel").served()

    assert meets(review) == "**Meet** by Friday 4 December"


def test_a_last_day_that_has_passed_is_none_to_meet_by() -> None:
    """Not before it has, and not after the end."""
    last = a_review().later(days=14).served()
    late = last.later(days=1).served()

    assert meets(last) == "**Meet** by Friday 4 December"
    assert meets(late) == "**Meet** soon"
    assert "minutes: the last day for it was Friday 4 December." in steps(late)
    assert "the last day" not in steps(late.closed().served())


def test_a_meeting_that_has_been_stays_settled() -> None:
    """The date counts from the comment, never from the run that reads it."""
    review = a_review().commented(FIRST).served().later(days=40).served()

    assert meets(review) == "**The meeting** was on Tuesday 1 December at 14:00 (Europe/London)"


def test_once_its_day_is_over_nothing_is_offered_for_it() -> None:
    """No calendar, no call, no other day; until then all of it is."""
    review = a_review().commented(f"{FIRST} https://meet.example.org/x").served()
    same_day, over = (review.later(days=days).served() for days in (11, 12))

    for offer in ("join the call", "`/meet cancel`", "Add it to your calendar"):
        assert offer in steps(same_day)
        assert offer not in steps(over)
    assert over.served().steps == ()


def test_an_odd_day_is_not_asked_about_when_it_is_over() -> None:
    """They have met, or they have not."""
    review = a_review().commented("/meet 2026-12-05 14:00").served()

    assert "Is the meeting meant to be on" in review.later(days=15).served().section("notices")
    assert "Is the meeting meant to be on" not in review.later(days=16).served().section("notices")


# --- how people say it ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("tomorrow 10:00", "Saturday 21 November at 10:00 (Europe/London)"),
        ("thursday 10:00", "Thursday 26 November at 10:00 (Europe/London)"),
        ("next thursday at 10am", "Thursday 26 November at 10:00 (Europe/London)"),
        ("Tue, 1 December, 2 pm", "Tuesday 1 December at 14:00 (Europe/London)"),
        ("14:00 on Dec 1", "Tuesday 1 December at 14:00 (Europe/London)"),
        ("2026-12-01T14:00Z", "Tuesday 1 December at 14:00 (Z)"),
        ("2026-12-01 14:00 Europe/Berlin", "Tuesday 1 December at 14:00 (Europe/Berlin)"),
        ("2026-12-01 14:00 UTC+4", "Tuesday 1 December at 14:00 (UTC+4)"),
        ("today at 17", "Friday 20 November at 17:00 (Europe/London)"),
        ("in 3 working days, noon", "Wednesday 25 November at 12:00 (Europe/London)"),
    ],
)
def test_a_date_can_be_said_in_many_ways(words: str, said: str) -> None:
    """Days count from the comment, which was written on Friday 20 November."""
    assert meets(a_review().commented(f"/meet {words}").served()) == f"**Meet** on {said}"


@pytest.mark.parametrize(
    ("words", "said", "london"),
    [
        ("2026-12-01 14:00 CET", "Tuesday 1 December at 14:00 (CET)", "13:00"),
        ("2026-12-01 14:00 CEST", "Tuesday 1 December at 14:00 (CET)", "13:00"),
        ("2027-07-01 14:00 CET", "Thursday 1 July at 14:00 (CEST)", "13:00"),
        ("2027-07-01 14:00 CEST", "Thursday 1 July at 14:00 (CEST)", "13:00"),
        ("2027-10-31 02:30 CEST", "Sunday 31 October at 02:30 (CEST)", "01:30"),
        ("2027-10-31 02:45 CET", "Sunday 31 October at 02:45 (CET)", "01:45"),
        ("2027-07-01 14:00 EET", "Thursday 1 July at 14:00 (EEST)", "12:00"),
    ],
)
def test_the_clocks_of_winter_and_summer_are_the_same(words: str, said: str, london: str) -> None:
    """People write either name all the year; only in the hour that comes twice it tells which."""
    review = a_review().commented(f"/meet {words}").served()

    assert meets(review) == f"**Meet** on {said}"
    assert f"That is {london} in Europe/London." in steps(review)


def test_an_incident_in_summer_is_reviewed_on_the_same_clocks_in_winter() -> None:
    """Who says CEST of an incident is not an hour early in December."""
    review = an_incident_file(timezone="CEST").served().commented(FIRST).served()

    assert meets(review) == "**Meet** on Tuesday 1 December at 14:00 (CET)"
    assert "That is" not in steps(review)


def test_a_time_that_clocks_show_twice_is_asked_about() -> None:
    """On one night in autumn; with an offset it is one moment."""
    review = a_review().commented("/meet 2027-10-31 01:30", number=50).served()

    assert meets(review) == "**Meet** by Friday 4 December"
    (letter,) = review.did(AddComment)
    assert "Add `UTC+1` after the time for the first, `UTC+0` for the second." in letter.body
    meant = review.commented("/meet 2027-10-31 01:30 UTC+0", number=50).served()
    assert meets(meant) == "**Meet** on Sunday 31 October at 01:30 (UTC+0)"


def test_a_relative_day_counts_from_the_last_edit() -> None:
    """Whoever changes the words on Monday means the day after Monday."""
    review = a_review().commented("/meet tomorrow 10:00", number=50).served()
    review = review.later(days=3).commented("/meet tomorrow 11:00", number=50).served()

    assert meets(review) == "**Meet** on Tuesday 24 November at 11:00 (Europe/London)"
    assert "Tuesday 24 November at 11:00" in meets(review.later(days=3).served())


@pytest.mark.parametrize(
    "words",
    [
        "2026-12-01 14.30",
        "01.12.2026 14:30",
        "1.12. 14.30",
        "1.12.26, 14:30 Uhr",
        "Dienstag 1.12. um 14:30",
        "2026-12-01 14:30 London",
        "2026-12-01 14:30 europe/london",
    ],
)
def test_a_day_and_a_time_may_be_written_as_in_timelines(words: str) -> None:
    """With dots the day comes before its month; a city is enough where only one has that name."""
    review = a_review().commented(f"/meet {words}").served()

    assert meets(review) == "**Meet** on Tuesday 1 December at 14:30 (Europe/London)"


@pytest.mark.parametrize(
    ("words", "on"),
    [
        ("Donnerstag 14h", "Thursday 26 November at 14:00 (Europe/London)"),
        ("jeudi 14h30", "Thursday 26 November at 14:30 (Europe/London)"),
        ("miercoles 10:00", "Wednesday 25 November at 10:00 (Europe/London)"),
        ("в пятницу 10:00", "Friday 27 November at 10:00 (Europe/London)"),
        ("月曜日 10:00", "Monday 23 November at 10:00 (Europe/London)"),
        ("monday 10:00 New York", "Monday 23 November at 10:00 (America/New_York)"),
        ("monday 10:00 utc", "Monday 23 November at 10:00 (UTC)"),
    ],
)
def test_weekdays_are_known_in_the_languages_of_timelines(words: str, on: str) -> None:
    """Without accents, too; and zones whatever their case."""
    assert meets(a_review().commented(f"/meet {words}").served()) == f"**Meet** on {on}"


def in_calendar(review: Review, key: str) -> datetime:
    """When the meeting begins or ends, as the calendar file has it."""
    (said,) = re.findall(rf"{key}:(\w+)Z", review.branch.calendar or "")
    return datetime.fromisoformat(f"{said}+00:00")


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("14:00-15:00", 60),
        ("14:00 – 15:30", 90),
        ("14:00 to 14:45 Europe/London", 45),
        ("2pm-3pm", 60),
        ("23:00 until 00:30", 90),
    ],
)
def test_who_says_when_it_ends_says_how_long_it_takes(words: str, minutes: int) -> None:
    """On the page, in calendars and in the plan; a shorter meeting has room for less."""
    review = a_review().commented(f"/meet 2026-12-01 {words}").served()

    assert f"for about {minutes} minutes" in steps(review)
    assert f"{minutes} minutes" in review.section("pack")
    starts, ends = (in_calendar(review, key) for key in ("DTSTART", "DTEND"))
    assert ends - starts == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("words", "odd"),
    [
        ("2026-12-01 09:00-10:00", "09:00-10:00"),
        ("2026-12-01 14:00 to 14:05", "14:00 to 14:05"),
        ("2026-12-01 14:00 Louisville", "Louisville"),
        ("2026-12-01 14:00 Atlantis", "Atlantis"),
        ("12.11 14.30", "14.30"),
        ("dien\u017ftag 14:00", "dien\u017ftag"),
    ],
)
def test_what_may_mean_several_things_is_asked_about(words: str, odd: str) -> None:
    """Ten hours behind UTC, or until ten."""
    (letter,) = a_review().commented(f"/meet {words}").served().did(AddComment)

    assert f"`{odd}`" in letter.body


@pytest.mark.parametrize("words", ["2026-12-01 14:00-05:00", "2026-12-01T09:00-10:00"])
def test_how_far_a_zone_is_from_utc_is_no_end(words: str) -> None:
    """An end is later than its beginning, and stands behind no `T`."""
    assert "(-" in meets(a_review().commented(f"/meet {words}").served())


@pytest.mark.parametrize(
    "words",
    [
        "2026-12-01 14:00 https://meet.example.org/x?a=1",
        "https://meet.example.org/x?a=1 2026-12-01 14:00",
        "2026-12-01 14:00 <https://meet.example.org/x?a=1>",
        "2026-12-01 14:00 [the call](https://meet.example.org/x?a=1)",
    ],
)
def test_the_address_of_the_call_can_stand_beside_it(words: str) -> None:
    """Wherever people put it."""
    review = a_review().commented(f"/meet {words}").served()

    assert "minutes: [join the call](https://meet.example.org/x?a=1)." in steps(review)


def test_a_team_s_own_call_is_used_where_none_is_named() -> None:
    """It is always the same room."""
    review = with_meeting(a_review().commented(FIRST), call="https://meet.example.org/ours")

    assert "[join the call](https://meet.example.org/ours)" in steps(review)


def test_a_team_may_say_on_whose_clocks_it_meets() -> None:
    """Whatever the clocks of the incident were; others are told besides."""
    review = with_meeting(
        a_review().commented(FIRST),
        zone="Europe/Berlin",
        zones=("Europe/Berlin", "Europe/Paris", "America/New_York", "Asia/Tokyo"),
    )

    assert meets(review) == "**Meet** on Tuesday 1 December at 14:00 (Europe/Berlin)"
    assert "That is 08:00 in America/New_York and 22:00 in Asia/Tokyo." in steps(review)


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "UTC+9", "CST"])
def test_what_was_settled_stays_that_moment_whatever_becomes_the_zone(zone: str) -> None:
    """People have it in their calendars; the next date is on the new clocks."""
    review = a_review().commented(FIRST, number=50).served()
    corrected = review.file_says(timezone=zone).served()

    assert meets(corrected) == "**Meet** on Tuesday 1 December at 14:00 (Europe/London)"
    assert meets(corrected.served()) == meets(corrected)
    assert meets(with_meeting(corrected, zone="Europe/Berlin")) == meets(corrected)


def test_the_next_date_is_on_the_clocks_of_today() -> None:
    """Also where somebody edits the old one."""
    review = a_review().commented(FIRST, number=50).served()
    corrected = review.file_says(timezone="UTC+9").served()
    moved = corrected.later(hours=1).commented("/meet 2026-12-03 14:00", number=50).served()

    assert meets(moved) == "**Meet** on Thursday 3 December at 14:00 (UTC+9)"
    again = moved.file_says(timezone="Europe/London").served()
    assert meets(again) == meets(moved)


def test_a_meeting_of_the_same_day_stays_settled_when_the_zone_is_corrected() -> None:
    """On the new clocks it would have been over before anybody asked for it."""
    review = a_review().commented("/meet today 17:00").served()
    corrected = review.file_says(timezone="Asia/Tokyo").served()

    assert meets(corrected) == "**Meet** on Friday 20 November at 17:00 (Europe/London)"
    assert corrected.did(AddComment) == ()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("2026-12-01 14:00 UTC+5:30", "That is 08:30 in Europe/London."),
        ("2026-12-01 14:00 Asia/Tokyo", "That is 05:00 in Europe/London."),
        ("2027-07-01T14:00Z", "That is 15:00 in Europe/London."),
        ("2026-12-01T14:00Z", ""),
        ("2026-12-01 14:00", ""),
    ],
)
def test_a_time_in_a_foreign_zone_is_told_on_the_team_s_own_clocks(words: str, told: str) -> None:
    """Where they show another one; nobody should come an hour late."""
    said = steps(a_review().commented(f"/meet {words}").served())

    assert told in said
    assert ("That is" in said) == bool(told)


def test_clocks_that_nobody_knows_show_nothing() -> None:
    """CST may be in Chicago or in Shanghai."""
    review = an_incident_file(timezone="CST").served().commented(f"{FIRST} UTC").served()

    assert "That is" not in steps(review)


# --- what settles nothing -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "/meet 2026-11-19 14:00",
        "/meet today 08:00",
        "/meet 2036-12-01 14:00",
        "/meet 2027-03-28 01:30",
        "/meet wednesday 3 December 14:00",
        "/meet 4",
        "/meet 2026-12-01",
        "/meet 14:00",
        "/meet soon",
        "/meet 2026-12-01 14:00 CST",
        "/meet 2026-12-01 14:00 in the blue room",
        "/meet 03/12/2026 14:00",
        "/meet 2026-12-01 14:00 http://example.org",
    ],
)
def test_what_is_no_time_to_come_settles_nothing_and_is_answered(words: str) -> None:
    """What stood before stands."""
    review = a_review().commented(FIRST).served().commented(words, number=60).served()

    assert meets(review) == "**Meet** on Tuesday 1 December at 14:00 (Europe/London)"
    (letter,) = review.did(AddComment)
    assert f"`{words}` did not set a date" in letter.body
    assert not any("issuecomment-60" in step.url for step in review.did(React))


def test_a_call_with_a_password_in_its_address_is_asked_about() -> None:
    """Everybody can read it, and the link would stand nowhere."""
    words = f"{FIRST} https://ann:secret@meet.example.org/x"
    review = a_review().commented(words).served()

    assert meets(review) == "**Meet** by Friday 4 December"
    (letter,) = review.did(AddComment)
    assert "Please edit your comment and change the password." in letter.body
    assert "secret" not in letter.body + review.issue.body


def test_an_answer_says_that_another_date_still_holds() -> None:
    """Nobody needs to look elsewhere whether the words that failed have changed anything."""
    review = a_review().commented(FIRST).served().commented("/meet soon", number=60).served()

    (letter,) = review.did(AddComment)
    assert "We still meet on Tuesday 1 December at 14:00 (Europe/London), as settled" in letter.body


@pytest.mark.parametrize("words", ["🎉", "2!", "1 14:00", "soon"])
def test_while_times_are_proposed_an_answer_says_how_to_take_one(words: str) -> None:
    """Not once they have passed, nor where a date holds; the page says it, too."""
    review = a_review()
    (letter,) = review.commented(f"/meet {words}").served().did(AddComment)
    late = review.later(days=20).commented(f"/meet {words}").served()

    assert "Or take one of the proposed times: `/meet 1` to `/meet 3`." in letter.body
    assert not any("Or take one of the proposed times" in one.body for one in late.did(AddComment))
    assert "; `/meet 1` to `/meet 3` takes one." in steps(review.served())
    assert "`/meet 1`" not in steps(late)


def test_a_first_slip_says_nothing_of_other_dates() -> None:
    """There was none."""
    (letter,) = a_review().commented("/meet soon").served().did(AddComment)

    assert "there is no date" not in letter.body
    assert "We still meet" not in letter.body


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("9999-12-31 23:00 America/New_York", "is more than a year away"),
        ("0001-01-01 00:00 Asia/Tokyo", "had already passed when you wrote it"),
    ],
)
def test_the_ends_of_time_are_answered_too(words: str, said: str) -> None:
    """No clock shows what they are elsewhere."""
    (letter,) = a_review().commented(f"/meet {words}").served().did(AddComment)

    assert said in letter.body


def test_where_nobody_knows_the_incident_s_clocks_a_zone_is_asked_for() -> None:
    """A time on the wall is no time that people can meet at."""
    review = an_incident_file(timezone="CST").served().commented(FIRST).served()

    (letter,) = review.did(AddComment)
    assert "it is unclear which time zone `CST` is" in letter.body
    there = review.commented(f"{FIRST} America/Chicago", by="mira").served()
    assert meets(there) == "**Meet** on Tuesday 1 December at 14:00 (America/Chicago)"


def test_a_stranger_settles_nothing() -> None:
    """In a public repository anybody may comment."""
    review = a_review().commented(FIRST, by="stranger").served()

    assert meets(review) == "**Meet** by Friday 4 December"


def test_after_the_end_nothing_is_settled() -> None:
    """The review is over."""
    review = a_review().closed().served().later(hours=1).commented(FIRST).served()

    assert "This review was closed without a date for a meeting." in steps(review)


# --- odd days -------------------------------------------------------------------------------------


def test_a_date_on_a_weekend_settles_and_is_asked_about() -> None:
    """People may mean it."""
    review = a_review().commented("/meet 2026-12-05 14:00").served()

    assert meets(review) == "**Meet** on Saturday 5 December at 14:00 (Europe/London)"
    assert "meant to be on Saturday 5 December? That is not a working day." in review.issue.body
    assert "as completed: jonas, by Monday 7 December" in steps(review)


def test_a_date_on_a_day_off_is_asked_about() -> None:
    """The settings name it."""
    review = with_meeting(a_review().commented(FIRST), week=OFF)

    assert (
        "meant to be on Tuesday 1 December? That is a day off in your settings."
        in review.issue.body
    )
    assert "which is" not in a_review().commented(FIRST).served().section("notices")


def test_days_off_are_no_working_days() -> None:
    """Whatever is due in working days is due a day later."""
    review = with_meeting(a_review(), week=OFF)

    assert meets(review) == "**Meet** by Monday 7 December"


def test_who_has_a_role_and_is_away_on_the_day_is_named() -> None:
    """Not who was away before it, or will be."""
    away = (Away(date(2026, 12, 1), date(2026, 12, 2)),)
    team = a_review().settings.people | {"jonas": Person("jonas", away=away)}  # type: ignore[operator]
    review = a_review().team(people=team).commented(FIRST).served()

    assert "jonas is the facilitator but is away until Wednesday 2 December" in review.issue.body
    moved = review.commented("/meet 2026-12-03 14:00").served()
    assert "is away until" not in moved.issue.body


def away_on(first: date, last: date, *logins: str) -> Review:
    """A review whose settings know that these people are away."""
    away = {one: Person(one, away=(Away(first, last),)) for one in logins}
    people = a_review().settings.people | away  # type: ignore[operator]
    return a_review().team(people=people).served()


def test_who_must_come_and_is_away_on_the_day_is_named_too() -> None:
    """Without a role as well, by name and day; before a date is settled there is no such day."""
    before = away_on(date(2026, 12, 1), date(2026, 12, 2), "mira", "lee")
    review = before.commented(FIRST, number=50).served()

    said = "mira must come but is away on Tuesday 1 December, the day of the meeting."
    assert said in review.section("notices")
    assert "lee" not in review.section("notices")
    assert "the day of the meeting" not in before.section("notices")
    moved = review.commented("/meet 2026-12-03 14:00", number=50).served()
    assert "the day of the meeting" not in moved.section("notices")


@pytest.mark.parametrize(
    ("words", "said"),
    [("/coming", ""), ("/not-coming", "mira must come but cannot."), ("", "mira must come but is")],
)
def test_who_has_said_whether_they_come_is_not_called_away(words: str, said: str) -> None:
    """Their own word is newer than the settings; it is said once that somebody is missing."""
    review = away_on(date(2026, 12, 1), date(2026, 12, 2), "mira").commented(FIRST)
    review = (review.commented(words, by="mira") if words else review).served()

    assert review.section("notices").count("mira must come") == bool(said)
    assert said in review.section("notices")


def test_whose_absence_is_told_as_of_their_role_is_named_once() -> None:
    """Also a responder who facilitates all the same."""
    review = away_on(date(2026, 12, 1), date(2026, 12, 2), "mira").commented(FIRST)
    review = review.commented("/facilitator @mira", by="jonas").served()

    assert "mira is the facilitator but is away until" in review.section("notices")
    assert "the day of the meeting" not in review.section("notices")


def test_once_the_day_is_over_nobody_is_called_away_on_it() -> None:
    """Nobody can find another day then."""
    review = away_on(date(2026, 12, 1), date(2026, 12, 2), "mira").commented(FIRST).served()

    assert "the day of the meeting" in review.later(days=11).served().section("notices")
    assert "the day of the meeting" not in review.later(days=12).served().section("notices")


# --- any order ------------------------------------------------------------------------------------

MOMENTS = st.builds(
    lambda days, hour: datetime(2026, 11, 21, tzinfo=UTC) + timedelta(days=days, hours=hour),
    st.integers(0, 60),
    st.integers(0, 23),
)
SLIPS = ("/meet soon", "/meet 2026-01-01 10:00")
DEEDS = st.lists(
    st.tuples(
        st.sampled_from([41, 42, 43]),
        st.one_of(
            MOMENTS.map(lambda at: f"/meet {at:%Y-%m-%d %H:%M} UTC"),
            st.sampled_from(["/meet cancel", *SLIPS, ""]),
        ),
    ),
    max_size=8,
)


@examples(20)
@given(deeds=DEEDS)
def test_any_sequence_of_comments_and_edits_ends_in_what_stands(
    deeds: list[tuple[int, str]],
) -> None:
    """The page is as if all had been said at the end, but for slips, which change nothing."""
    review, stands = a_review(), dict[int, str]()
    for number, words in deeds:
        if words:
            stands[number] = stands.get(number, words) if words in SLIPS else words
            review = review.commented(words, number=number).served()
        else:
            stands.pop(number, None)
            review = review.deleted(number).served()
    once = a_review()
    for number in sorted(stands):
        once = once.commented(stands[number], number=number)

    assert meets(review) == meets(once.served())


# --- the end --------------------------------------------------------------------------------------


def test_a_review_that_is_ended_has_no_meeting() -> None:
    """Page, calendar and the comment with the proposed times say so at once, and only then."""
    settled = a_review().commented(FIRST).served()
    ended = settled.closed("NOT_PLANNED").served()

    assert "This review was closed without a meeting." in steps(ended)
    assert "**Meet**" not in steps(ended)
    assert "STATUS:CANCELLED" in (ended.branch.calendar or "")
    assert ended.proposal == "**This review is over**, so nobody needs to vote any more."
    assert ended.served().steps == ()


def test_a_review_that_is_taken_up_again_meets_again() -> None:
    """As it was settled before."""
    ended = a_review().commented(FIRST).served().closed("NOT_PLANNED").served()
    review = ended.reopened().served()

    assert meets(review) == "**Meet** on Tuesday 1 December at 14:00 (Europe/London)"
    assert "STATUS:CANCELLED" not in (review.branch.calendar or "")
    assert review.proposal.startswith("**We meet on Tuesday 1 December")


# --- addresses of calls ---------------------------------------------------------------------------


@pytest.mark.parametrize("end", [".", ",", ";", "!", "?", ")", "):", ".**"])
def test_a_full_stop_behind_an_address_is_not_part_of_it(end: str) -> None:
    """Nor what closes the sentence otherwise; GitHub links it so, too."""
    review = a_review().commented(f"{FIRST} https://meet.example.org/x{end}").served()

    assert "minutes: [join the call](https://meet.example.org/x)." in steps(review)
    assert "LOCATION:https://meet.example.org/x\r\n" in (review.branch.calendar or "")


@pytest.mark.parametrize(
    "call", ["https://meet.example.org/a(b)", "https://meet.example.org/x?a=1&b=2"]
)
def test_an_address_keeps_what_is_its_own(call: str) -> None:
    """A bracket that it has opened itself, a question that it asks."""
    review = a_review().commented(f"{FIRST} {call}.").served()

    assert f"LOCATION:{call}" in (review.branch.calendar or "")


@pytest.mark.parametrize("scheme", ["HTTPS", "Https"])
def test_a_telephone_may_write_the_beginning_of_an_address(scheme: str) -> None:
    """It makes capitals of its own accord."""
    review = a_review().commented(f"{FIRST} {scheme}://meet.example.org/X").served()

    assert "minutes: [join the call](https://meet.example.org/X)." in steps(review)


@pytest.mark.parametrize(
    "call",
    [
        "http://meet.example.org/x",
        "meet.example.org/x",
        "zoommtg://x",
        "www.example.org",
        "https://",
    ],
)
def test_an_address_that_is_none_of_https_is_told_how_it_begins(call: str) -> None:
    """And stands nowhere as a link."""
    review = a_review().commented(f"{FIRST} {call}").served()

    (letter,) = review.did(AddComment)
    assert f"`{FIRST} {call}` did not set a date" in letter.body
    assert "The link to a call must begin with `https://`" in letter.body


@pytest.mark.parametrize("odd", ["Louisville", "in room 4", "14.70", "1.5.12"])
def test_what_is_no_address_is_not_taken_for_one(odd: str) -> None:
    """The answer speaks of what it is."""
    (letter,) = a_review().commented(f"{FIRST} {odd}").served().did(AddComment)

    assert "The link to a call" not in letter.body
