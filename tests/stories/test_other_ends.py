"""Other ends than the usual one: not planned, taken up again, reopened for one more action."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from action.markdown.sections import Page
from action.review.git_steps import Merge
from action.review.page.comment_steps import AddComment
from action.review.plan import AddLabels, EditIssue, OpenActionIssue, OpenPullRequest
from action.review.record.filed_files import Filed
from tests.stories.nouns import HOUSE
from tests.stories.world import Review, a_review

RECORD = "Merge the record of the review: Checkout was slow (2026-11-19)"
OWNED = "- [x] Page somebody sooner @tom due 2026-12-04"


def finished(*lines: str) -> Review:
    """A review that was closed with these lines below its actions."""
    review = a_review()
    for line in lines:
        review = review.with_action(line)
    return review.closed().served()


def test_closing_as_not_planned_ends_without_actions() -> None:
    """One comment, a label, and nothing else: no record, no issue, no merge."""
    review = a_review().with_action(OWNED).closed("NOT_PLANNED").served()

    assert review.did(OpenActionIssue) == ()
    assert review.did(Merge) == ()
    assert "review: ended" in review.issue.labels
    (said,) = review.comments
    assert said == (
        "This review was closed without a meeting, so no actions became issues. The timeline stays"
        " where it is: merge #2 to keep it, or close it. To continue the review, reopen this issue."
    )


def test_a_timeline_that_is_merged_already_needs_no_merging() -> None:
    """Whoever ends the review is asked to do nothing that is done."""
    review = a_review().pull_request_merged().closed("NOT_PLANNED").served()

    assert "The timeline stays where it is. To continue" in review.comments[-1]


def test_a_review_without_a_timeline_can_be_ended_all_the_same() -> None:
    """Nobody has to merge a pull request that was never opened."""
    review = a_review()._with(pull_request=None).closed("NOT_PLANNED").served()

    assert "The timeline stays where it is. To continue" in review.comments[-1]


def test_a_record_gets_a_pull_request_where_the_timeline_is_merged_already() -> None:
    """Else it would lie on a branch that nobody looks at."""
    review = a_review().pull_request_merged().served().closed().served()

    (asked,) = review.did(OpenPullRequest)
    assert asked.title == RECORD


def test_a_record_that_the_merge_has_brought_already_is_not_filed_again() -> None:
    """It is where it belongs, and the last word says in which pull request it came."""
    review = finished(OWNED).reopened().served().later(hours=1).closed().served()

    assert review.did(OpenPullRequest) == ()


def test_a_review_taken_up_again_is_prepared_again() -> None:
    """Reopening is enough; what was ended can be finished later."""
    again = a_review().closed("NOT_PLANNED").served().reopened().served()

    assert [step.labels for step in again.did(AddLabels)] == [("review: preparing",)]
    assert "is finished" in again.later(days=1).closed().served().comments[-1]


@pytest.mark.parametrize("then", ["deleted", "unticked", "done already"])
def test_an_issue_whose_line_people_took_back_is_in_the_record(then: str) -> None:
    """It was opened all the same; and the second closing comes to its end."""
    first = finished(OWNED).reopened().served().later(hours=1)
    row = next(row for row in first.section("actions").splitlines() if "] **A1** " in row)
    new = {
        "deleted": "",
        "unticked": row.replace("[x]", "[ ]"),
        "done already": row.replace(" @tom", " done already"),
    }[then]
    again = first.rewritten(row, new).closed().served()

    assert (
        "Already opened as issues, but no longer among the agreed actions:\n\n"
        f"- **A1** [issue 3]({HOUSE}/issues/3)\n"
    ) in again.record
    assert again.served().steps == ()


def test_reopened_for_one_more_action() -> None:
    """Only the new one becomes an issue; the comment is changed, not repeated."""
    first = finished(OWNED)
    more = first.reopened().served().with_action("- [x] Write a runbook @mira").later(hours=1)

    last = more.closed().served()

    assert [made.title for made in last.did(OpenActionIssue)] == ["Write a runbook"]
    assert last.did(AddComment) == ()
    assert "#3 Page somebody sooner: tom, by" in last.comments[0]
    assert "#4 Write a runbook: mira, by" in last.comments[0]
    assert "[issue 3]" in last.record
    assert "[issue 4]" in last.record


def test_a_finished_review_that_is_closed_again_says_nothing_new() -> None:
    """Reopening to correct a word and closing again changes nothing but stage and page."""
    again = finished(OWNED).reopened().served().later(hours=1).closed().served()

    assert again.did(AddComment) == ()
    assert again.did(OpenActionIssue) == ()
    assert "review: finished" in again.issue.labels
    assert "review: preparing" not in again.issue.labels


@pytest.mark.parametrize("lines", [(), (OWNED,)])
def test_the_page_of_a_review_that_is_closed_again_has_an_end(lines: tuple[str, ...]) -> None:
    """With nothing new it says no next step any more, and its last box is ticked."""
    first = finished(*lines)
    open_ = first.later(days=1).reopened().served()
    again = open_.later(hours=1).closed().served()

    assert "**Next: " in open_.section("notices")
    assert "**Next: " not in again.section("notices")
    assert again.section("notices") == first.section("notices")
    assert again.section("steps") == first.section("steps")
    assert len(again.did(EditIssue)) == 1
    assert again.served().steps == again.later(days=1).served().steps == ()


def test_ending_a_review_whose_actions_are_issues_names_them() -> None:
    """Nobody is told that there are none, or that nobody met."""
    first = finished(OWNED, "- [x] Write a runbook @mira")
    ended = first.later(days=1).reopened().served().closed("NOT_PLANNED").served()

    assert ended.comments[-1].startswith(
        "This review was closed as not planned. Actions that are already issues stay open for"
        " their owners: #3, #4. The timeline stays where it is"
    )


# --- what people decide before the next closing ---------------------------------------------------


def opened_again(review: Review) -> Review:
    """A day later somebody opens a finished review again."""
    return review.later(days=1).reopened().served().later(hours=1)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("/facilitator @kim", "| Facilitator | kim (took over from jonas) |"),
        ("/not-coming", "| Who came | 1 person; 0 of them had read the timeline |"),
        ("/invite @pat", "| Invited | 5 people |"),
    ],
)
def test_what_was_decided_since_the_first_closing_is_in_the_record(words: str, kept: str) -> None:
    """It comes in a pull request of its own, as the timeline is merged; and once."""
    first = finished(OWNED)
    changed = opened_again(first).commented(words, by="jonas").served()
    last = changed.later(hours=1).closed().served()

    assert kept not in first.record
    assert kept in last.record
    assert [step.title for step in last.did(OpenPullRequest)] == [RECORD]
    assert len(last.did(Merge)) == 1
    assert last.did(AddComment) + last.did(OpenActionIssue) == ()
    assert last.served().steps == ()
    assert opened_again(last).closed().served().did(OpenPullRequest) == ()


def test_a_day_that_is_counted_from_the_closing_is_no_decision() -> None:
    """The issue has the day on which it is due; a later closing opens no pull request for it."""
    again = opened_again(finished("- [x] Page somebody sooner @tom")).later(days=5)

    assert again.closed().served().did(OpenPullRequest) == ()


def from_before(review: Review) -> Review:
    """The same with a last word that does not say of which closing it is."""
    *before, said = review.issue.comments
    old = Page(re.sub(r' closing="[^"]+"', "", said.page.text))
    assert old != said.page
    return review._with_issue(comments=(*before, replace(said, page=old)))


def test_a_record_is_written_anew_only_at_a_closing() -> None:
    """Not whenever somebody looks and the settings have changed, nor for a word from before."""
    ended = finished(OWNED)
    old = from_before(ended)
    again = opened_again(old).closed()

    for review in (ended, old, again):
        assert review.team(names_who_came=True).served().did(OpenPullRequest) == ()
    assert old.served().steps == ()


def test_a_record_that_people_took_away_does_not_come_back() -> None:
    """Neither branch nor file has it."""
    changed = opened_again(finished(OWNED)).commented("/facilitator @kim").served()
    gone = changed._with(branch=None, filed=Filed()).closed().served()

    assert gone.did(OpenPullRequest) == ()
