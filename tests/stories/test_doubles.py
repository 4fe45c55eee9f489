"""What two runs have made twice: the first stays, and what people wrote is never closed away."""

from __future__ import annotations

from dataclasses import replace

from action.markdown.sections import Page, marker
from action.review.claims.double import Double
from action.review.git_steps import Target
from action.review.page.comment_steps import DeleteComment
from action.review.page.our_comment import Comment
from action.review.plan import CloseDouble
from tests.stories.nouns import HOUSE
from tests.stories.world import Review, a_review

SECOND = Target("I_7", 7)


def doubled(*, touched: bool = False) -> Review:
    """A review of which a second issue stands open."""
    review = a_review()
    first = Target(review.issue.id, review.issue.number)
    return review._with_issue(doubles=(Double(SECOND, first, touched),))


def said(number: int, key: str = "finished", *, touched: bool = False) -> Comment:
    """A comment of ours."""
    page, url = Page(str(marker("comment", key=key))), f"{HOUSE}/issues/1#issuecomment-{number}"
    return Comment(f"IC_{number}", key, page, touched, url)


# --- what must not happen -------------------------------------------------------------------------


def test_where_there_is_one_of_each_nothing_is_mended() -> None:
    """The usual review."""
    before = a_review().issue.comments
    review = a_review()._with_issue(comments=(*before, said(11), said(12, "resting 2026-11-20")))

    assert review.served().steps == ()


def test_a_second_issue_in_which_somebody_has_written_stays_open() -> None:
    """People decide what becomes of their words, and the page asks them."""
    served = doubled(touched=True).served()

    assert served.did(CloseDouble) == ()
    assert "#7 and #1 are the same: two runs created them" in served.section("notices")


def test_a_second_issue_that_somebody_has_closed_is_not_passed_over() -> None:
    """They meant to end the review, and what they agreed on there is in no record."""
    review = doubled(touched=True)
    first = replace(review.issue.doubles[0], ended=True)
    served = review._with_issue(doubles=(first,)).served()

    assert served.did(CloseDouble) == ()
    assert "Somebody has closed #7, but #1 is the one that counts" in served.section("notices")


def test_a_second_comment_that_somebody_has_changed_stays() -> None:
    """It is theirs as much as ours."""
    review = a_review()._with_issue(comments=(said(1), said(2, touched=True)))

    assert review.served().did(DeleteComment) == ()


# --- what is put right ----------------------------------------------------------------------------


def test_a_second_issue_is_closed_as_a_duplicate() -> None:
    """With GitHub's own link to the first."""
    served = doubled().served()

    assert [str(step) for step in served.did(CloseDouble)] == ["close #7 as a duplicate of #1"]
    assert served.served().steps == ()


def test_a_second_comment_goes_and_the_first_stays() -> None:
    """By the numbers of GitHub, in whatever order they are listed."""
    review = a_review()._with_issue(comments=(said(5), said(3)))

    assert [step.id for step in review.served().did(DeleteComment)] == ["IC_5"]


def test_a_refusal_is_not_asked_for_again() -> None:
    """The rest of the review goes on without it."""
    served = (
        doubled()
        .rewritten("## Actions", "## Actions")
        .served(refusing={CloseDouble: "not permitted"})
    )

    assert len(served.did(CloseDouble)) == 1


def test_a_finished_page_asks_about_a_second_issue_too() -> None:
    """Second issues of actions are made at the end of a review, and seldom before it."""
    closed = a_review().with_action("- [x] Page somebody sooner @tom").closed().served()
    action = closed.issue.actions[0]
    second = Double(SECOND, Target(action.id, action.number), touched=True)
    served = closed._with_issue(doubles=(second,)).served()

    assert "#7 and #3 are the same" in served.section("notices")
    assert served.served().steps == ()


def test_the_closing_mends_too() -> None:
    """Two runs may have closed the review at once."""
    closed = a_review().with_action("- [x] Page somebody sooner @tom").closed().served()
    last = next(comment for comment in closed.issue.comments if comment.key == "finished")
    second = replace(last, id="X", url=f"{closed.issue.url}#issuecomment-9999")
    twice = closed._with_issue(comments=(last, second))

    assert [step.id for step in twice.served().did(DeleteComment)] == ["X"]
