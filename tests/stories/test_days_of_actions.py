"""Until when an action is due: a day that was meant is understood, or asked about at the end."""

from __future__ import annotations

import pytest

from action.review.model import State
from action.review.plan import OpenActionIssue, Reopen
from tests.stories.world import Review, a_review


def agreed(words: str) -> Review:
    """A review that was closed on Friday 20 November, with a ticked line of these words."""
    return a_review().with_action(f"- [x] {words}").closed().served()


# --- what is no day -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "Write about the outage of 20 November @tom",
        "Replay the logs from 2026-11-20 @tom",
        "Test the alert every friday @tom",
        "Retry for 5 days @tom",
        "Upgrade to version 4.12 @tom",
        "Renew certificates before they expire @tom",
        "Move what is due friday to the list @tom due 2026-12-04",
    ],
)
def test_other_words_keep_no_review_open(words: str) -> None:
    """Nobody is asked about what says no day, or about a line that says its own."""
    review = agreed(words)

    assert review.issue.state is State.CLOSED
    assert len(review.did(OpenActionIssue)) == 1


# --- what is understood ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "@tom 2026-12-04",
        "@tom (2026-12-04)",
        "@tom, Friday 4 December",
        "— @tom — in 2 weeks",
        "@tom deadline: 4 December",
        "@tom **due 2026-12-04**",
        "@tom due *2026-12-04*",
        "_@tom_ due 2026-12-04",
    ],
)
def test_a_day_behind_its_owner_is_the_day_of_the_issue(words: str) -> None:
    """As people write a list of actions anywhere; none of it stays in the title."""
    (made,) = agreed(f"Add a canary {words}").did(OpenActionIssue)

    assert (made.title, made.owner) == ("Add a canary", "tom")
    assert "**Due:** Friday 4 December 2026" in made.body


# --- what is asked about --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Add a canary 2026-12-04 @tom", "2026-12-04"),
        ("Add a canary 4 December @tom", "4 December"),
        ("Add a canary friday @tom", "friday"),
        ("Friday: add a canary @tom", "Friday"),
        ("Add a canary @tom friday in the morning", "@tom friday"),
        ("Add a canary, due by end of next week, @tom", "due by end of next week"),
        ("Add a canary @tom this week", "this week"),
        ("Add a canary @tom eow", "eow"),
        ("Kanarie bis Freitag @tom", "bis Freitag"),
        ("Kanarie bis zum 4. Dezember @tom", "bis zum 4. Dezember"),
        ("Kanarie fällig am 4.12. @tom", "fällig am 4.12"),
        ("Un canari avant le 4 décembre @tom", "avant le 4 décembre"),
        ("Канарейка до 4 декабря @tom", "до 4 декабря"),
        ("カナリア 期限: 12月4日 @tom", "期限: 12月4日"),
        ("カナリア 12月4日まで @tom", "12月4日まで"),
    ],
)
def test_a_day_that_nobody_reads_is_asked_about_at_the_end(words: str, said: str) -> None:
    """Else the issue would have another day than people agreed on, and nobody would know."""
    review = agreed(words)

    assert f"(A1): is `{said}` the due date? Write when it is due" in review.comments[-1]
    assert review.did(OpenActionIssue) == ()
    assert len(review.did(Reopen)) == 1


def test_a_day_at_the_end_of_the_line_is_all_it_takes() -> None:
    """The words may stay as they are."""
    back = agreed("Kanarie bis Freitag @tom")
    right = back.rewritten("bis Freitag @tom", "bis Freitag @tom due friday").later(hours=1)

    (made,) = right.closed().served().did(OpenActionIssue)
    assert "**Due:** Friday 27 November 2026" in made.body


def test_a_proposal_may_say_any_day() -> None:
    """It is asked about on the page, and keeps nothing back as long as nobody agrees on it."""
    review = a_review().commented("/action Kanarie bis Freitag @tom").served()

    assert "Is `bis Freitag` the due date?" in review.section("actions")
    assert review.closed().served().issue.state is State.CLOSED
