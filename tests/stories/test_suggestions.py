"""People correct the timeline itself: they commit suggestions, and edit the file as they like."""

from __future__ import annotations

from action.review.git_steps import Commit
from action.review.plan import EditIssue, EditPullRequest
from tests.stories.nouns import EVENTS, an_event
from tests.stories.world import Review, a_review

PAGED = "- **14:12** The on-call engineer is paged <!-- e2 -->"
BACK = "- **14:30** The new version is taken back <!-- e3 -->"


def lines(review: Review) -> list[str]:
    """The lines that tell something."""
    return [row for row in review.timeline.splitlines() if row.startswith("- ")]


def test_a_suggestion_that_keeps_the_id_needs_nothing_of_us() -> None:
    """Whatever else it changes; the pages follow what the timeline says now."""
    review = a_review().timeline_says(PAGED, PAGED.replace("14:12", "14:13")).served()

    assert {type(step) for step in review.steps} <= {EditIssue, EditPullRequest}


def test_a_line_at_a_corrected_time_stays_where_people_put_it() -> None:
    """Also when the file changes elsewhere, and something joins."""
    moved = a_review().timeline_says("**14:12**", "**14:50**")
    review = moved.file_says(events=(*EVENTS, an_event("14:20", "A call"))).served()

    assert [row[4:9] for row in lines(review)] == ["14:05", "14:20", "14:50", "14:30", "14:41"]


def test_a_suggestion_that_drops_the_id_gets_it_back() -> None:
    """It is the only line without one, where the only lost one stood; remarks stay with it."""
    review = a_review().with_remark("14:12", "question: who was paged?")
    review = review.timeline_says(PAGED, "- **14:13** Mail and phone wake somebody up").served()

    assert "- **14:13** Mail and phone wake somebody up <!-- e2 -->" in review.timeline
    assert "### 1. 14:13 Mail and phone wake somebody up" in review.section("agenda")
    assert [step.message for step in review.did(Commit)] == ["Mark new events"]


def test_a_suggestion_that_spoils_the_id_gets_it_mended() -> None:
    """A sign or two of it went missing."""
    review = a_review().timeline_says("paged <!-- e2 -->", "paged by mail <!--e2 -").served()

    assert "- **14:12** The on-call engineer is paged by mail <!-- e2 -->" in review.timeline


def test_two_lines_for_one_are_told_apart_by_their_time() -> None:
    """The line at the old time is the old event, the other one is new."""
    review = a_review().timeline_says(PAGED, "- **14:09** A mail\n- **14:12** A call").served()

    assert lines(review)[1:3] == [
        "- **14:09** A mail <!-- e5 -->",
        "- **14:12** A call <!-- e2 -->",
    ]


def test_two_lines_for_one_that_cannot_be_told_apart_are_both_new() -> None:
    """No id is given to what may be something else."""
    review = a_review().timeline_says(PAGED, "- **14:09** A mail\n- **14:13** A call").served()

    assert lines(review)[1:3] == [
        "- **14:09** A mail <!-- e5 -->",
        "- **14:13** A call <!-- e6 -->",
    ]


def test_a_copied_line_has_an_id_of_its_own() -> None:
    """The line as we wrote it keeps the old one, wherever it stands."""
    copy = PAGED.replace("14:12", "14:10")
    review = a_review().timeline_says(PAGED, f"{copy}\n{PAGED}").served()

    assert lines(review)[1:3] == [copy.replace("e2", "e5"), PAGED]


def test_a_copy_in_the_place_of_a_deleted_line_is_new() -> None:
    """It came from another line, so it is not the one that is gone."""
    copy = PAGED.replace("14:12", "14:31")
    review = a_review().timeline_says(f"{BACK}\n", f"{copy}\n").served()

    assert lines(review)[1:3] == [PAGED, copy.replace("e2", "e5")]


def test_a_line_without_a_time_is_an_event_too() -> None:
    """A bullet at the margin tells something."""
    review = a_review().timeline_says(BACK, f"{BACK}\n- Nobody noticed").served()

    assert "- Nobody noticed <!-- e5 -->" in review.timeline


def test_what_stands_in_code_or_in_a_comment_is_no_event() -> None:
    """Nor what belongs to a bullet, or is no bullet."""
    more = (
        f"{BACK}\n  - below it\n  and on\n\n```\n- **14:05** Like this\n```\n\n"
        "<!--\n- **15:00** Not yet\n-->\n\n* * *\n"
    )

    assert a_review().timeline_says(f"{BACK}\n", more).served().steps == ()


def test_what_people_write_below_a_line_stays_below_it() -> None:
    """An event that joins goes behind it."""
    more = a_review().timeline_says(BACK, f"{BACK}\n  It took nine minutes.")
    review = more.file_says(events=(*EVENTS, an_event("14:35", "A call"))).served()

    assert f"{BACK}\n  It took nine minutes.\n- **14:35** A call" in review.timeline


def test_a_line_with_words_below_it_does_not_leave_with_the_event() -> None:
    """People have added to it, and the file does not tell it any more: they are asked."""
    more = a_review().timeline_says(BACK, f"{BACK}\n  It took nine minutes.")
    review = more.file_says(events=(*EVENTS[:2], EVENTS[3])).served()

    assert f"{BACK}\n  It took nine minutes." in review.timeline
    assert "The file no longer has this event." in review.section("notices")


def test_an_event_that_one_side_deleted_and_the_other_changed_is_shown() -> None:
    """Until they agree: it is back in the pull request, or out of the file."""
    now = (*EVENTS[:2], an_event("14:30", "Rollback"), EVENTS[3])
    differ = a_review().timeline_says(f"{BACK}\n", "").file_says(events=now).served()
    agreed = differ.file_says(events=(*EVENTS[:2], EVENTS[3])).served()

    assert "Rollback" not in differ.timeline
    assert "which now says: “14:30 Rollback”. It was not added again." in differ.section("notices")
    assert "[!WARNING]" not in agreed.section("notices")


def test_a_remark_on_a_line_that_had_no_id_yet_is_about_its_event() -> None:
    """Whoever comments before we have marked the line."""
    added = a_review().timeline_says(BACK, f"{BACK}\n- **14:33** A call")
    early = added.with_remark("14:33", "Who called?").served()
    both = early.with_remark("14:33", "And whom?").served()

    assert both.section("agenda").count("### ") == 1
    assert both.section("agenda").count("](https") == 2


def test_windows_newlines_stay() -> None:
    """Whoever saves the file with them finds them again, in our lines too."""
    review = a_review()
    windows = review.timeline_says(review.timeline, review.timeline.replace("\n", "\r\n"))
    served = windows.file_says(events=(*EVENTS, an_event("14:35", "A call"))).served()

    assert served.timeline.count("\r\n") == served.timeline.count("\n")
    assert "- **14:35** A call <!-- e5 -->\r\n" in served.timeline


def test_a_marker_pulled_up_into_a_line_takes_no_words_with_it() -> None:
    """Somebody deletes the newline before it."""
    review = a_review()
    joined = review.timeline_says("<!-- e4 -->\n\n<!-- inc", "<!-- e4 --> <!-- inc").served()

    served = joined.file_says(events=(*EVENTS, an_event("14:45", "A call"))).served()

    assert "- **14:41** Checkout is fast again <!-- e4 -->" in served.timeline
    assert "- **14:45** A call <!-- e5 -->" in served.timeline


def test_the_first_event_takes_the_place_of_the_word_that_there_is_none() -> None:
    """“No events yet” is no longer so."""
    empty = a_review(events=())
    review = empty.commented("/event 14:20 A call").served()

    assert "No events yet" in empty.timeline
    assert "No events yet" not in review.timeline
    assert "\n## Thursday 19 November 2026\n\n- **14:20** A call" in review.timeline
