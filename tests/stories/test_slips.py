"""A slip such as `/evnt` in a comment: answered once with the command that was probably meant."""

from __future__ import annotations

import pytest

from action.review.git_steps import TakeOver
from action.review.page.comment_steps import AddComment
from action.review.plan import EditIssue
from tests.stories.world import a_review

SLIP = "- `/evnt` is not a command. Did you mean `/event`? You can edit your comment."
TOLD = "/evnt 14:20 Restart"
SETTLED = "This is settled; nothing is left to do here."


# --- what must not happen -------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["/deploy now", "/eventful", "/evt", "Try /evnt", "`/evnt`"])
def test_what_is_not_nearly_ours_is_left_to_other_tools(words: str) -> None:
    """Nor do we answer to what only speaks of a command."""
    assert a_review().commented(words).served().steps == ()


@pytest.mark.parametrize("who", ["zoe", "helper[bot]"])
def test_strangers_and_bots_are_not_answered(who: str) -> None:
    """The page is not theirs to fill, and no two programs must begin to talk."""
    assert a_review().commented(TOLD, by=who).served().steps == ()


def test_an_answer_is_given_once() -> None:
    """Every run reads the comment again."""
    assert a_review().commented(TOLD).served().served().steps == ()


def test_a_slip_changes_nothing_by_itself() -> None:
    """We ask what was meant, and do not guess at what we do."""
    review = a_review().commented(TOLD).served()

    assert [type(step) for step in review.steps] == [TakeOver, AddComment]
    assert review.timeline == a_review().timeline


# --- what is said ---------------------------------------------------------------------------------


def test_a_slip_is_answered_with_what_was_probably_meant() -> None:
    """Once for each word, however many lines begin with it."""
    review = a_review().commented("/evnt 14:20 Restart\n/evnt 14:21 Calm\n/Even: 14:22 Up").served()

    assert review.comments == (f"{SLIP}\n{SLIP.replace('evnt', 'even')}",)


@pytest.mark.parametrize("words", ["/coming?", "/swap?", "/read?", "/not coming?"])
def test_a_question_mark_is_a_doubt(words: str) -> None:
    """Whoever asks what a command does has not given it."""
    review = a_review().commented(words).served()
    meant = words.replace(" ", "-")

    answer = SLIP.replace("/evnt", meant).replace("/event", meant.rstrip("?"))
    assert review.comments == (answer,)
    assert review.did(EditIssue) == ()


def test_a_slip_that_was_mended_is_settled() -> None:
    """And the event is in the timeline."""
    slipped = a_review().commented(TOLD).served()
    review = slipped.commented("/event 14:20 Restart", number=100).served()

    assert "**14:20** Restart" in review.timeline
    assert review.comments == (SETTLED,)


def test_a_slip_in_the_pull_request_is_answered_there() -> None:
    """Where the person looks."""
    review = a_review().commented(TOLD, on="pull request").served()

    assert review.comments == ()
    assert review.pull.comments[0].body.strip().endswith(f"-->\n{SLIP}")


def test_a_letter_about_slips_is_never_longer_than_github_takes() -> None:
    """Somebody tries every word there is."""
    words = (f"/{'event'[:at]}{sign}{'event'[at:]}" for at in range(6) for sign in "abcdfghij")
    review = a_review().commented("\n".join(words)).served()

    assert review.comments[0].count("is not a command. Did you mean") == 10


def test_a_slip_and_all_else_come_in_one_letter() -> None:
    """A comment gets one answer, whatever is in it."""
    review = a_review().commented(f"/help\n/event noon\n{TOLD}").served()

    (letter,) = review.comments
    assert letter.startswith("- `/event noon` was not added to the timeline")
    assert "| `/help` | this table, as an answer to your comment | everybody |\n\n" in letter
    assert letter.endswith(f"\n{SLIP}")
