"""`/event 14:20 What happened` in a comment: one more line of the timeline, once, at its place."""

from __future__ import annotations

import pytest

from action.review.git_steps import Commit
from action.review.page.comment_steps import AddComment, EditComment, React
from tests.stories.nouns import EVENTS, HOUSE, an_event
from tests.stories.world import Review, a_review

TOLD = "/event 14:20 The database is restarted"
LINK = f"([source]({HOUSE}/issues/1#issuecomment-100))"
LINE = f"- **14:20** The database is restarted {LINK} <!-- e5 -->"


def told() -> Review:
    """A review in which Tom has told an event, and the clerk has heard it."""
    return a_review().commented(TOLD).served()


# --- what must not happen -------------------------------------------------------------------------


def test_a_comment_without_a_command_changes_nothing() -> None:
    """People talk below the issue as they like."""
    assert a_review().commented("Thank you all! See /event in the manual.").served().steps == ()


def test_a_command_that_nobody_knows_changes_nothing() -> None:
    """There may be other programs that listen."""
    assert a_review().commented("/deploy checkout").served().steps == ()


def test_a_bot_gives_no_commands() -> None:
    """What a program writes at the start of a line is no wish of anybody."""
    assert a_review().commented(TOLD, by="helper[bot]").served().steps == ()


def test_the_same_comment_again_changes_nothing() -> None:
    """Every run reads it again."""
    assert told().served().steps == ()


@pytest.mark.parametrize("new", ["- **14:21** We restart it <!-- e5 -->\n", ""])
def test_what_people_made_of_the_line_stays(new: str) -> None:
    """They may write it anew or delete it; the comment does not bring it back."""
    review = told().timeline_says(f"{LINE}\n", new).served()

    assert review.did(Commit) == ()


def test_a_line_without_its_id_and_link_does_not_come_twice() -> None:
    """The marker of the file remembers what was heard."""
    review = told().timeline_says(LINE, "- **14:21** We restart it").served()

    assert "- **14:21** We restart it <!-- e5 -->" in review.timeline
    assert "The database is restarted" not in review.timeline


def test_a_marker_that_people_deleted_does_not_bring_the_line_twice() -> None:
    """The line itself links to the comment."""
    marker = next(row for row in told().timeline.splitlines() if "incident-review:source" in row)
    review = told().timeline_says(marker, "").served()

    assert review.timeline == told().timeline
    assert review.served().steps == ()


def test_without_the_marker_new_words_in_a_comment_are_still_new() -> None:
    """One line links to it, and one command was done."""
    marker = next(row for row in told().timeline.splitlines() if "incident-review:source" in row)
    edited = told().commented(f"/event 14:25 It is back\n{TOLD}", number=100)
    review = edited.timeline_says(marker, "").served()

    assert review.timeline.count("The database is restarted") == 1
    assert "**14:25** It is back" in review.timeline


def test_a_deleted_comment_leaves_its_line() -> None:
    """What was told was told; people can delete the line too."""
    review = told()._with_issue(commands=()).served()

    assert review.steps == ()
    assert LINE in review.timeline


# --- what happens ---------------------------------------------------------------------------------


def test_an_event_joins_at_its_time_with_a_link_to_the_comment() -> None:
    """And nobody's name, for the timeline speaks of roles."""
    assert told().timeline.splitlines()[6:11] == [
        "- **14:05** Checkout begins to answer slowly <!-- e1 -->",
        "- **14:12** The on-call engineer is paged <!-- e2 -->",
        LINE,
        "- **14:30** The new version is taken back <!-- e3 -->",
        "- **14:41** Checkout is fast again <!-- e4 -->",
    ]


def test_the_comment_gets_a_thumbs_up_and_no_words() -> None:
    """A quiet sign that it was heard, in the same request."""
    review = told()

    assert review.story == (
        "- commit incidents/2026-11-19-checkout-slow/timeline.md"
        " on incident-review/2026-11-19-checkout-slow\n"
        f"- give a thumbs-up to {HOUSE}/issues/1#issuecomment-100\n"
        "- bring the text of #2 up to date"
    )
    assert review.did(Commit)[0].message == "Add events from comments"


def test_it_may_be_told_in_the_pull_request_too() -> None:
    """Where people read the timeline."""
    review = a_review().commented(TOLD, on="pull request").served()

    assert f"restarted ([source]({HOUSE}/pull/2#issuecomment-100)) <!-- e5 -->" in review.timeline


def test_several_events_in_one_comment_are_one_commit_and_one_sign() -> None:
    """Each with an id of its own."""
    review = a_review().commented("/event 14:33 We look\n/event 14:08 A call\n").served()

    assert len(review.did(Commit)) == len(review.did(React)) == 1
    assert "**14:33** We look" in review.timeline
    assert "**14:08** A call" in review.timeline


def test_an_event_of_another_day_brings_its_heading() -> None:
    """Days stand in order."""
    review = a_review().commented("/event 2026-11-20 00:10 All orders are there").served()

    assert "\n## Friday 20 November 2026\n\n- **00:10** All orders are there" in review.timeline


def test_words_of_a_comment_and_of_the_file_come_in_one_commit() -> None:
    """Both are taken over at once."""
    spare = an_event("14:25", "The cache is emptied")
    review = a_review().file_says(events=(*EVENTS, spare)).commented(TOLD).served()

    assert [step.message for step in review.did(Commit)] == [
        "Take over changes from the incident file; Add events from comments"
    ]
    assert review.served().steps == ()


def test_an_edited_comment_tells_only_what_is_new_in_it() -> None:
    """The first event is not told again."""
    review = told().commented(f"{TOLD}\n/event 14:25 It is back", number=100).served()

    assert review.timeline.count("The database is restarted") == 1
    assert "**14:25** It is back" in review.timeline


def test_what_was_told_stays_when_the_file_changes() -> None:
    """The file knows nothing of it, and takes nothing away."""
    review = told().file_says(events=EVENTS[1:]).served()

    assert LINE in review.timeline


def test_a_remark_on_it_is_a_topic_like_any_other() -> None:
    """It has an id, as every event."""
    review = told().with_remark("14:20", "question: who decided that?").served()

    assert "### 1. 14:20 The database is restarted" in review.section("agenda")


def test_what_was_told_just_before_the_closing_is_kept() -> None:
    """It goes with the record, whoever is quicker."""
    review = a_review().commented(TOLD).closed().served()

    assert LINE in review.timeline
    assert review.comments[0].startswith("**This review is finished.**")
    assert len(review.comments) == 1
    assert review.did(React)


# --- what cannot be done --------------------------------------------------------------------------


def test_what_was_not_understood_is_answered_once() -> None:
    """With what is missing, and how it would be right."""
    review = a_review().commented("/event after lunch we ate").served()

    (said,) = review.comments
    assert said == (
        "- `/event after lunch we ate` was not added to the timeline: the time is missing;"
        " write it like this: `/event 14:10 What happened`. You can edit your comment."
    )
    assert review.served().steps == ()


def test_who_answers_has_moved_the_branch_before() -> None:
    """Of two runs at once only one can, so there is one answer."""
    review = a_review().commented("/event after lunch we ate").served()

    assert review.story == (
        "- record on the branch incident-review/2026-11-19-checkout-slow: Reply to a comment\n"
        "- comment on #1: reply to a comment"
    )


def test_the_answer_says_so_when_the_comment_was_mended() -> None:
    """It is edited, so nobody hears twice."""
    asked = a_review().commented("/event after lunch we ate").served()
    review = asked.commented("/event 12:00 We eat", number=100).served()

    assert review.comments == ("This is settled; nothing is left to do here.",)
    assert review.did(AddComment) == ()
    assert "**12:00** We eat" in review.timeline


def test_one_answer_has_all_that_is_wrong_with_a_comment() -> None:
    """And what was right in it is done."""
    review = a_review().commented("/event noon\n/event 25:10 Call\n/event 14:20 Call").served()

    assert len(review.comments) == 1
    assert review.comments[0].count("was not added to the timeline") == 2
    assert "**14:20** Call" in review.timeline


def test_an_answer_is_never_longer_than_github_takes() -> None:
    """Somebody has pasted a whole log, each line as a command."""
    log = "\n".join(f"/event {number} {'x' * 300}" for number in range(300))
    review = a_review().commented(log).served()

    assert len(review.issue.comments[0].body) < 5_000
    assert review.comments[0].endswith("- 290 more lines of the comment were not added either.")


def test_the_answer_stands_where_it_was_asked() -> None:
    """Who comments in the pull request is told there."""
    review = a_review().commented("/event soon", on="pull request").served()

    assert review.comments == ()
    assert "the time is missing" in review.pull.comments[0].body
    assert review.served().steps == ()


def test_somebody_without_access_is_told_who_can() -> None:
    """Once, however many comments there are; and the timeline stays as it is."""
    review = a_review().commented(TOLD, by="zoe").commented("/event 14:22 B", by="zoe").served()

    (said,) = review.comments
    assert said == (
        "Thank you. Commands such as `/event` work only for people who have access to this"
        " repository or take part in this review. One of them can write the same in a comment."
    )
    assert review.did(Commit) == ()
    assert review.commented("/event 14:23 C", by="zoe").served().steps == ()


def test_somebody_without_access_is_told_in_one_place() -> None:
    """Also who comments below the issue and in the pull request."""
    below = a_review().commented(TOLD, by="zoe")
    review = below.commented("/event 14:22 B", by="zoe", on="pull request", number=300).served()

    assert len(review.comments) == 1
    assert review.pull.comments == ()
    assert review.served().steps == ()


def test_somebody_who_gets_access_is_heard_then() -> None:
    """What GitHub says now counts."""
    asked = a_review().commented(TOLD, by="zoe").served()
    people = {**asked.snapshot.repository.people, "zoe": "U_zoe"}
    review = asked.house(people=people).served()

    assert LINE in review.timeline
    assert review.comments == ("This is settled; nothing is left to do here.",)


def test_what_is_told_after_the_merge_is_not_lost() -> None:
    """People are told where to write it."""
    review = a_review().pull_request_merged().served().commented(TOLD).served()

    (said,) = review.comments
    assert said == (
        "- `/event 14:20 The database is restarted` was not added, because the timeline pull"
        " request"
        " is already merged. Please add the event to"
        " `incidents/2026-11-19-checkout-slow/timeline.md` on the default branch yourself."
    )
    assert review.did(Commit) == ()
    assert review.served().steps == ()


def test_what_is_told_after_the_end_waits_for_the_review() -> None:
    """Whoever reopens the issue gets it."""
    ended = a_review().closed("NOT_PLANNED").served().commented(TOLD).served()
    reopened = ended.reopened().served()

    assert "because the review is closed. Reopen the review issue" in ended.comments[-1]
    assert LINE not in ended.timeline
    assert LINE in reopened.timeline
    assert reopened.comments[-1] == "This is settled; nothing is left to do here."


def test_what_is_told_after_the_review_was_finished_is_answered() -> None:
    """The record is filed by then."""
    review = a_review().closed().served().commented(TOLD).served()

    assert "because the timeline pull request is already merged" in review.comments[-1]
    assert review.served().steps == ()


def test_what_is_told_while_the_pull_request_is_closed_waits_for_it() -> None:
    """It is added when that is opened again."""
    review = a_review().pull_request_closed().served().commented(TOLD).served()

    assert (
        "because the timeline pull request is closed. Reopen it, and the event"
        in review.comments[0]
    )
    assert review.did(EditComment) == ()
