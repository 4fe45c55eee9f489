"""The date of the meeting in people's calendars: `when.ics` on the timeline branch, and links."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest
import vobject

from action.markdown import safe
from action.review.git_steps import Commit
from action.review.page.comment_steps import EditComment, React
from action.review.plan import EditIssue
from action.review.record.filed_files import Filed
from tests.stories.nouns import EVERYBODY, FOLDER, FRIDAY, HOUSE, ID
from tests.stories.world import Review, a_review, an_incident_file

MEET = "/meet 2026-12-03 14:00"
SETTLED = 100
"""The number of the comment that settles the date."""
FILE = f"{FOLDER}/when.ics"
RAW = f"{HOUSE}/raw/incident-review/{ID}/{FILE}"


def settled(words: str = MEET) -> Review:
    """A review whose date Jonas has settled, and the clerk has heard it."""
    return a_review().commented(words, by="jonas", number=SETTLED).served()


def calendar(review: Review) -> str:
    """The calendar file as it stands on its branch."""
    assert review.branch.calendar is not None
    return review.branch.calendar


def event(review: Review) -> Any:
    """The meeting as another library reads it."""
    return vobject.readOne(calendar(review)).vevent


def written(review: Review) -> list[str]:
    """The files that were written the last time."""
    return [file.path for step in review.did(Commit) for file in step.files]


# --- what must not happen -------------------------------------------------------------------------


def test_without_a_date_there_is_no_file() -> None:
    """Nor a link to one."""
    review = a_review().commented("/coming", by="jonas").served()

    assert review.branch.calendar is None
    assert "calendar" not in review.section("steps")


def test_the_same_date_is_written_once() -> None:
    """Every run reads the comment again."""
    assert settled().served().steps == ()


def test_what_people_remark_does_not_change_the_file() -> None:
    """It makes the meeting longer on the page; nobody wants to hear of that from their calendar."""
    review = settled()
    for _ in range(6):
        review = review.with_remark("14:05", "Why did nobody see it?")
    busy = review.served()

    assert "about 100 minutes" in busy.section("steps")
    assert calendar(busy) == calendar(settled())


def test_an_edit_that_says_the_same_changes_nothing_in_the_file() -> None:
    """Somebody mends a word beside the command."""
    later = settled().later(hours=2)
    again = later.commented(f"I am sorry!\n\n{MEET}", by="jonas", number=SETTLED).served()

    assert calendar(again) == calendar(settled())


def test_what_people_write_in_the_file_stays_while_the_date_does() -> None:
    """They may add an alarm to it."""
    alarm = "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT15M\r\nDESCRIPTION:Soon\r\nEND:VALARM\r\n"
    longer = calendar(settled()).replace("END:VEVENT", f"{alarm}END:VEVENT")
    review = settled()
    review = review._with(branch=replace(review.branch, calendar=longer))

    assert review.served().steps == ()


def test_the_file_names_nobody() -> None:
    """It lies in the repository for good, and calendars pass it on."""
    said = calendar(settled()).lower()

    assert not [word for word in ("attendee", "organizer", "mailto", *EVERYBODY) if word in said]


def test_a_branch_that_brings_nothing_any_more_is_left_alone() -> None:
    """Its pull request is merged or closed; the default branch is written by nobody but people."""
    for review in (settled().pull_request_merged(), settled().pull_request_closed()):
        moved = review.commented("/meet 2026-12-04 15:00", by="jonas").served()

        assert moved.did(Commit) == ()
        assert "20261204T150000Z" in moved.section("steps")
        assert "when.ics" not in moved.section("steps")


def test_a_closed_review_writes_no_date() -> None:
    """The meeting has been, or there will be none."""
    review = settled().closed("NOT_PLANNED").served()
    later = review.commented("/meet 2026-12-04 15:00", by="jonas").served()

    assert FILE not in written(later)


# --- the file -------------------------------------------------------------------------------------


def test_the_date_comes_into_a_file_beside_the_timeline() -> None:
    """A calendar of any maker reads it."""
    meeting = event(settled())

    assert written(settled()) == [FILE]
    assert meeting.dtstart.value == datetime(2026, 12, 3, 14, tzinfo=UTC)
    assert meeting.dtend.value - meeting.dtstart.value == timedelta(minutes=90)
    assert meeting.summary.value == "Incident review: Checkout was slow (2026-11-19)"
    assert f"{HOUSE}/issues/1" in meeting.description.value
    assert (meeting.status.value, meeting.sequence.value) == ("CONFIRMED", "0")
    assert meeting.dtstamp.value == FRIDAY


def test_the_file_is_written_before_the_page_links_to_it() -> None:
    """With it the thumbs-up; both are a request each."""
    first, second = settled().plans

    assert [type(step) for step in first][:2] == [Commit, React]
    assert [type(step) for step in second] == [EditIssue, EditComment]


def test_times_are_those_of_utc() -> None:
    """So that no calendar has to know a zone."""
    review = settled("/meet 2026-12-03 14:00 Europe/Berlin")

    assert "DTSTART:20261203T130000Z" in calendar(review)


def test_a_date_that_moves_is_the_next_version_of_the_same_event() -> None:
    """So a calendar that has it already moves it, too."""
    later = settled().later(hours=2)
    moved = later.commented("/meet 2026-12-04 15:00", by="jonas", number=SETTLED).served()

    assert event(moved).dtstamp.value == FRIDAY + timedelta(hours=2)
    assert event(moved).uid.value == event(settled()).uid.value
    assert event(moved).sequence.value == "1"
    assert event(moved).dtstart.value == datetime(2026, 12, 4, 15, tzinfo=UTC)


def test_a_date_that_is_taken_back_is_struck_from_calendars() -> None:
    """The file stays and says so, once."""
    cancelled = settled().commented("/meet cancel", by="jonas").served()

    assert (event(cancelled).status.value, event(cancelled).sequence.value) == ("CANCELLED", "1")
    assert event(cancelled).dtstart.value == event(settled()).dtstart.value
    assert cancelled.served().steps == ()


def test_a_deleted_comment_takes_the_date_back() -> None:
    """As if it had never been said; calendars were told."""
    assert event(settled().deleted(SETTLED).served()).status.value == "CANCELLED"


def test_a_date_after_one_that_was_taken_back_counts_again() -> None:
    """With a version of its own."""
    cancelled = settled().commented("/meet cancel", by="jonas", number=101).served()
    again = cancelled.commented(MEET, by="jonas", number=102).served()

    assert (event(again).status.value, event(again).sequence.value) == ("CONFIRMED", "2")


def test_the_call_is_the_place() -> None:
    """Calendars show it where people look for it."""
    review = settled(f"{MEET} https://meet.example.org/a;b,c")

    assert event(review).location.value == "https://meet.example.org/a;b,c"
    assert event(review).url.value == "https://meet.example.org/a;b,c"


def test_a_call_that_comes_later_is_told_to_calendars() -> None:
    """So is another one."""
    called = settled().commented(f"{MEET} https://meet.example.org/a", by="jonas", number=SETTLED)

    assert event(called.served()).sequence.value == "1"
    assert event(called.served()).location.value == "https://meet.example.org/a"


def test_the_usual_call_of_the_team_is_the_place_where_nobody_names_one() -> None:
    """It stands in the settings."""
    team = a_review().settings
    rules = replace(team.meeting, call="https://meet.example.org/usual")
    review = settled().team(meeting=rules).served()

    assert event(review).location.value == "https://meet.example.org/usual"


def test_what_is_no_good_address_is_no_place() -> None:
    """Calendars would open it; the page shows it as words."""
    review = settled(f"{MEET} https://meet.example.org/{{room}}")

    assert "location" not in event(review).contents
    assert event(review).url.value == f"{HOUSE}/issues/1"


def test_a_new_title_of_the_incident_is_one_of_the_meeting() -> None:
    """It is the next version, too."""
    renamed = settled().file_says(title="Checkout took nine seconds").served()

    assert "nine seconds" in event(renamed).summary.value
    assert event(renamed).sequence.value == "1"


@pytest.mark.parametrize("spoilt", ["", "no calendar at all\n", "SEQUENCE:999999999999\r\n"])
def test_a_file_that_is_none_any_more_is_written_anew(spoilt: str) -> None:
    """Whatever people made of it."""
    review = settled()
    review = review._with(branch=replace(review.branch, calendar=spoilt)).served()

    assert event(review).dtstart.value == event(settled()).dtstart.value
    assert review.served().steps == ()


@pytest.mark.parametrize("spoilt", ["", "no calendar at all\n"])
def test_a_file_that_tells_nothing_is_not_cancelled(spoilt: str) -> None:
    """There is nothing to strike."""
    review = settled()
    review = review._with(branch=replace(review.branch, calendar=spoilt))

    assert FILE not in written(review.deleted(SETTLED).served())


def test_lines_that_end_as_on_unix_are_read_all_the_same() -> None:
    """An editor may have changed them."""
    review = settled()
    plain = calendar(review).replace("\r\n", "\n")
    review = review._with(branch=replace(review.branch, calendar=plain))

    assert review.served().steps == ()
    assert calendar(review.deleted(SETTLED).served()).count("\r\nSTATUS:CANCELLED\r\n") == 1


# --- the page -------------------------------------------------------------------------------------


def test_the_page_has_links_for_calendars_on_the_web() -> None:
    """And one to the file for any other."""
    steps = settled().section("steps")

    assert "[Google](https://calendar.google.com/calendar/render?action=TEMPLATE&text=" in steps
    assert "dates=20261203T140000Z%2F20261203T153000Z" in steps
    assert "[Outlook](https://outlook.office.com/calendar/" in steps
    assert "startdt=2026-12-03T14%3A00%3A00Z" in steps
    assert f"[when.ics]({RAW})" in steps


def test_after_the_merge_the_page_links_to_where_the_file_has_gone() -> None:
    """Its branch may be deleted."""
    merged = settled().pull_request_merged()
    filed = Filed(merged.branch.timeline, calendar=merged.branch.calendar)
    review = merged._with(filed=filed, branch=None).served()

    assert f"[when.ics]({HOUSE}/raw/main/{FILE})" in review.section("steps")


def test_the_page_works_without_the_file() -> None:
    """Where a rule keeps us from writing it; the page says so, and the run comes to an end."""
    asked = a_review().commented(MEET, by="jonas", number=SETTLED)
    review = asked.served(refusing={Commit: "a rule protects this branch"})

    assert "[Google](" in review.section("steps")
    assert "when.ics" not in review.section("steps")
    assert "a rule protects this branch" in review.section("notices")
    assert review.served(refusing={Commit: "a rule protects this branch"}).did(EditIssue) == ()


def test_after_the_merge_the_page_links_to_where_the_file_goes() -> None:
    """It takes it to the default branch, and may take the branch away."""
    review = settled().pull_request_merged().served()

    assert f"[when.ics]({HOUSE}/raw/main/{FILE})" in review.section("steps")


def test_after_the_end_the_page_links_to_no_calendar() -> None:
    """It says when people have met; nobody has to be there any more."""
    review = settled().later(days=13, hours=8).served().closed().served()

    assert "**The meeting** was on" in review.section("steps")
    assert "when.ics" not in review.section("steps")


OLD: Final = "If you added it before the last change, replace that copy."
STRUCK: Final = "If you added the meeting to your calendar, remove it there"


def test_who_has_saved_it_before_is_told_that_it_has_moved() -> None:
    """Google and Outlook keep a copy of their own, which nothing moves; a first date is no news."""
    moved = settled().commented("/meet 2026-12-04 15:00", by="jonas", number=SETTLED).served()

    assert OLD in moved.section("steps")
    assert OLD not in settled().section("steps")
    assert moved.served().steps == ()
    assert OLD in moved.later(days=14, hours=5).served().section("steps")
    assert OLD not in moved.later(days=14, hours=9).served().section("steps")


def test_who_has_saved_it_before_is_told_that_it_was_taken_back() -> None:
    """As long as that date is to come, and until there is another one; also at the end."""
    gone = settled().commented("/meet cancel", by="jonas", number=101).served()
    again = gone.commented("/meet 2026-12-08 10:00", by="jonas", number=102).served()
    ended = settled().closed("NOT_PLANNED").served()

    assert STRUCK in gone.section("steps")
    assert STRUCK in ended.section("steps")
    assert gone.served().steps == ended.served().steps == ()
    assert STRUCK not in gone.later(days=14).served().section("steps")
    assert STRUCK not in again.section("steps")
    assert OLD in again.section("steps")


@pytest.mark.parametrize("start", ["DTSTART:20269999T990000Z", "DTSTART:soon", ""])
def test_a_cancelled_file_that_people_have_spoilt_says_nothing_of_it(start: str) -> None:
    """Nobody can tell when it would have been."""
    gone = settled().deleted(SETTLED).served()
    spoilt = calendar(gone).replace("DTSTART:20261203T140000Z", start)
    review = gone._with(branch=replace(gone.branch, calendar=spoilt)).served()

    assert STRUCK not in review.section("steps")


@pytest.mark.parametrize(
    "title",
    [
        "](https://evil.example) **bold** <!-- incident-review:steps:end -->",
        "a\r\nb; c, d \\n \\N @mira #1",
        "\u202eright to left\u202c \u200f",
        "😀" * 200,
        "END:VEVENT\nSTATUS:CANCELLED\nATTENDEE:mailto:a@example.org",
    ],
)
def test_a_title_of_any_kind_stays_one(title: str) -> None:
    """In the file, and in the links."""
    opened = an_incident_file(title=title).served()
    review = opened.commented(MEET, by="jonas", number=SETTLED).served()
    row = next(r for r in review.section("steps").splitlines() if r.startswith("Add it"))

    assert [name for name in event(review).contents if name == "attendee"] == []
    assert event(review).status.value == "CONFIRMED"
    assert event(review).summary.value == f"Incident review: {safe.one_line(title)} (2026-11-19)"
    assert re.sub(r"\]\([!-~]+?\)", "]", row) == (
        "Add it to your calendar: [Google], [Outlook], or [when.ics] for any other calendar."
    )
    assert re.findall(r"[^!-~ ]|evil\.example\)", row) == []
    assert review.served().steps == ()


def test_a_call_without_an_end_is_no_address() -> None:
    """It is answered, and the page keeps its room."""
    endless = f"{MEET} https://meet.example.org/{'a' * 60_000}"
    review = a_review().commented(endless, by="jonas").served()

    assert review.branch.calendar is None
    assert len(review.issue.body) < 10_000
    assert "did not set a date" in review.comments[0]


# --- the library ----------------------------------------------------------------------------------


def test_who_settles_no_date_waits_for_no_library() -> None:
    """Importing it takes longer than all else that a run decides: only who writes the file does."""
    program = f"""
import sys
from tests.stories.world import a_review
print('icalendar' in sys.modules)
coming = a_review().commented('/coming', by='jonas').served()
print('icalendar' in sys.modules)
coming.commented({MEET!r}, by='jonas').served()
print('icalendar' in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)

    assert done.stdout.decode().split() == ["False", "False", "True"]
