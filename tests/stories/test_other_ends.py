"""Other ends than the usual one: not planned, taken up again, reopened for one more action."""

from __future__ import annotations

from action.review.git_steps import Merge
from action.review.plan import (
    AddComment,
    AddLabels,
    EditIssue,
    OpenActionIssue,
    OpenPullRequest,
)
from tests.stories.world import Review, a_review

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
        "This review was ended without a meeting, so no actions were made. The timeline stays where"
        " it is: merge #2 to keep it, or close it. To take the review up again, reopen this issue."
    )


def test_a_timeline_that_is_merged_already_needs_no_merging() -> None:
    """Whoever ends the review is asked to do nothing that is done."""
    review = a_review().pull_request_merged().closed("NOT_PLANNED").served()

    assert "The timeline stays where it is. To take" in review.comments[-1]


def test_a_review_without_a_timeline_can_be_ended_all_the_same() -> None:
    """Nobody has to merge a pull request that was never opened."""
    review = a_review()._with(pull_request=None).closed("NOT_PLANNED").served()

    assert "The timeline stays where it is. To take" in review.comments[-1]


def test_a_record_gets_a_pull_request_where_the_timeline_is_merged_already() -> None:
    """Else it would lie on a branch that nobody looks at."""
    review = a_review().pull_request_merged().served().closed().served()

    (asked,) = review.did(OpenPullRequest)
    assert asked.title == "Record of the review of Checkout was slow"


def test_a_record_that_the_merge_has_brought_already_is_not_filed_again() -> None:
    """It is where it belongs, and the last word says in which pull request it came."""
    review = finished(OWNED).reopened().served().later(hours=1).closed().served()

    assert review.did(OpenPullRequest) == ()


def test_a_review_taken_up_again_is_prepared_again() -> None:
    """Reopening is enough; what was ended can be finished later."""
    again = a_review().closed("NOT_PLANNED").served().reopened().served()

    assert [step.labels for step in again.did(AddLabels)] == [("review: preparing",)]
    assert "is finished" in again.later(days=1).closed().served().comments[-1]


def test_reopened_for_one_more_action() -> None:
    """Only the new one becomes an issue; the comment is changed, not repeated."""
    first = finished(OWNED)
    more = first.reopened().served().with_action("- [x] Write a runbook @mira").later(hours=1)

    last = more.closed().served()

    assert [made.title for made in last.did(OpenActionIssue)] == ["Write a runbook"]
    assert last.did(AddComment) == ()
    assert "- #3, owned by tom\n- #4, owned by mira\n" in last.comments[0]
    assert "[issue 3]" in last.record
    assert "[issue 4]" in last.record


def test_a_finished_review_that_is_closed_again_says_nothing_new() -> None:
    """Reopening to correct a word and closing again changes nothing but the stage."""
    again = finished(OWNED).reopened().served().later(hours=1).closed().served()

    assert again.did(AddComment) == ()
    assert again.did(OpenActionIssue) == ()
    assert again.did(EditIssue) == ()
    assert "review: finished" in again.issue.labels
    assert "review: preparing" not in again.issue.labels
