"""Which edits of the notes were written over, as the event of such an edit tells."""

from __future__ import annotations

from unittest import mock

import pytest

from action.markdown import seals
from action.markdown.sections import Page
from action.read.event import CommentEdit, Occasion
from action.read.github.lost_edits import with_lost_edit
from action.read.github.ourselves import Ourselves
from action.review.model import ReviewIssue
from action.review.notes.own_notes import NOTES
from action.review.page.our_comment import Comment
from tests.stories.world import a_review

OURS = str(seals.sealed("comment", "# Notes", key=NOTES))
OLDER = str(seals.sealed("comment", "# Notes of before", key=NOTES))
THEIRS = f"{OURS}\n\nWe laughed."


def after(saved: str, *, found: str = OURS, touched: bool = False, which: str = "IC_1") -> Comment:
    """Our comment for the notes, when an event tells that somebody has saved this."""
    said = Comment("IC_1", NOTES, Page(OURS), touched)
    issue: ReviewIssue = a_review()._with_issue(comments=(said,)).issue
    occasion = Occasion("issue_comment", issue=1, comment=CommentEdit(which, found, saved))
    we = Ourselves.known_as("lee", ())
    (comment,) = with_lost_edit(mock.Mock(), occasion, issue, we).comments
    return comment


@pytest.mark.parametrize(
    "comment",
    [
        after(OLDER),  # our own edit, whose event comes late with a person's token
        after(THEIRS, touched=True),  # it stands there, or they have changed it since
        after(THEIRS, which="IC_2"),  # another comment
        after(THEIRS, found=""),  # a new comment
        after(""),  # one that was deleted
    ],
)
def test_what_was_not_written_over_is_left_alone(comment: Comment) -> None:
    """Nothing is written again."""
    assert not comment.lost
    assert comment.body == OURS


def test_what_was_written_over_stands_again() -> None:
    """And it is a person's from then on."""
    comment = after(THEIRS)

    assert (comment.body, comment.lost, comment.touched) == (THEIRS, True, True)


@pytest.mark.parametrize(
    ("saved", "late"),
    [("Thanks.", False), ("/recording none", True), ("# Notes\n\nX", True), (THEIRS, True)],
)
def test_a_comment_is_late_only_where_it_can_be_filed(saved: str, late: bool) -> None:
    """A word of thanks changes no record."""
    occasion = Occasion("issue_comment", issue=1, comment=CommentEdit("IC_9", "", saved))
    issue = with_lost_edit(mock.Mock(), occasion, a_review().issue, Ourselves.known_as("", ()))

    assert issue.late == late
