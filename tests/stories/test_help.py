"""`/help` in a comment: the table of commands, once on each page where it is asked for."""

from __future__ import annotations

import pytest

from action.review.commands.rules.slash_help import HelpTable
from action.review.commands.table import TABLE
from action.review.model import State
from action.review.page.comment_steps import AddComment, EditComment
from tests.stories.nouns import HOUSE
from tests.stories.world import Review, a_review

SHOWN = HelpTable(TABLE).__html__().strip()
SETTLED = "This is settled; nothing is left to do here."


def asked() -> Review:
    """A review in which Tom has asked for help, and the clerk has answered."""
    return a_review().commented("/help").served()


def said(review: Review) -> tuple[str, ...]:
    """What we have said in the conversation of the pull request."""
    return tuple(comment.body.partition("-->")[2].strip() for comment in review.pull.comments)


# --- what must not happen -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    ["/hello", "/help-me", "/helps", "/hlep", "/help/me", "Try /help", "`/help`", "> /help"],
)
def test_what_is_not_a_call_for_help_is_not_answered(words: str) -> None:
    """It is another tool's, or only speaks of it."""
    assert a_review().commented(words).served().steps == ()


def test_bots_are_not_answered() -> None:
    """No two programs must begin to talk."""
    assert a_review().commented("/help", by="helper[bot]").served().steps == ()


def test_an_answer_is_given_once() -> None:
    """Every run reads the comment again."""
    assert asked().served().steps == ()


# --- what is said ---------------------------------------------------------------------------------


def test_help_is_the_table_of_commands() -> None:
    """What to write, and what follows from it."""
    (letter,) = asked().comments

    assert letter.startswith("Write these commands in a comment")
    assert (
        "| `/event 14:10 What happened`"
        " | a new line in the timeline, at its time, with a link to your comment | everybody |\n"
        "| `/action 14:05 What to do @mira due friday done when …` | a new proposed action in the"
        " list; the time of an event, the owner and the day are optional | everybody |\n"
        "| `/read` | you are counted as having read the timeline | everybody, for themselves |"
    ) in letter


def test_who_answers_has_moved_the_branch_before() -> None:
    """Of two runs at once only one can, so there is one table."""
    assert asked().story == (
        "- record on the branch incident-review/2026-11-19-checkout-slow: Reply to a comment\n"
        "- comment on #1: reply to a comment"
    )


@pytest.mark.parametrize("words", ["/Help:", "/help event", "/help\n/help me", "Hi\n\n/help\nBye"])
def test_help_may_be_asked_for_in_many_ways(words: str) -> None:
    """Whatever follows on the line, and once for a comment."""
    assert a_review().commented(words).served().comments == (SHOWN,)


def test_the_table_stands_on_a_page_once() -> None:
    """Who asks later is shown the way."""
    review = asked().commented("/help", by="lee").served()

    assert review.comments == (
        SHOWN,
        f"- The commands are listed below [an earlier comment]({HOUSE}/issues/1#issuecomment-100).",
    )
    assert review.served().steps == ()


def test_the_pull_request_is_another_page() -> None:
    """People need not leave it to read."""
    review = asked().commented("/help", on="pull request", number=200).served()

    assert said(review) == (SHOWN,)
    assert review.did(EditComment) == ()


def test_a_later_comment_gets_the_table_when_the_first_is_deleted() -> None:
    """By an edit; there is always one, and one only."""
    both = asked().commented("/help", by="lee").served()
    review = both._with_issue(commands=both.issue.commands[1:]).served()

    assert review.comments == (SETTLED, SHOWN)
    assert review.did(AddComment) == ()


def test_the_oldest_comment_has_the_table_in_whatever_order_github_lists_them() -> None:
    """In a long talk the newest hundred come first."""
    both = asked().commented("/help", by="lee").served()
    review = both._with_issue(commands=both.issue.commands[::-1]).served()

    assert review.steps == ()


def test_a_stranger_before_us_takes_nothing_away() -> None:
    """They hear once for whom commands are."""
    review = a_review().commented("/help", by="zoe").commented("/help").served()

    assert review.comments[0].startswith("Thank you. Commands such as `/help` work only for people")
    assert review.comments[1:] == (SHOWN,)


def test_help_is_given_while_an_event_joins() -> None:
    """One does not wait for the other."""
    review = a_review().commented("/event 14:20 Restart\n/help").served()

    assert "**14:20** Restart" in review.timeline
    assert review.comments == (SHOWN,)
    assert review.served().steps == ()


@pytest.mark.parametrize("words", ["Thank you", "/deploy"])
def test_a_question_that_was_taken_back_is_settled(words: str) -> None:
    """Our answer is edited, never deleted."""
    assert asked().commented(words, number=100).served().comments == (SETTLED,)


# --- when the review is over ----------------------------------------------------------------------


def test_help_is_given_when_the_pull_request_is_merged() -> None:
    """The table is as true as before."""
    review = a_review().pull_request_merged().served().commented("/help").served()

    assert review.comments == (SHOWN,)
    assert review.served().steps == ()


@pytest.mark.parametrize("reason", ["COMPLETED", "NOT_PLANNED"])
def test_help_is_given_when_the_review_is_closed(reason: str) -> None:
    """Once more: who asks is answered."""
    review = a_review().closed(reason).served().commented("/help").served()

    assert review.comments[-1] == SHOWN
    assert review.issue.state is State.CLOSED
    assert review.served().steps == ()


def test_help_just_before_the_closing_comes_after_the_last_word() -> None:
    """Closing goes first; nothing is forgotten."""
    review = a_review().commented("/help").closed().served()

    assert review.comments[0].startswith("**This review is finished.**")
    assert review.comments[1:] == (SHOWN,)
