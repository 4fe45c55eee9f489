"""Two runs of one review: whoever has claimed what cannot be repeated is left alone with it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from action.review.claims.claimed import LEASE
from action.review.claims.claiming import time_left
from action.review.deciding import AT_WORK
from action.review.git_steps import Commit, TakeOver
from action.review.page.comment_steps import AddComment
from action.review.plan import OpenActionIssue, OpenIssue
from tests.stories.world import Review, a_review, an_incident_file

SECONDS = LEASE.total_seconds()


def agreed() -> Review:
    """A review that ends with one action."""
    return a_review().with_action("- [x] Page somebody sooner @tom").closed()


def sent_back() -> Review:
    """A review that cannot end yet."""
    return a_review().with_action("- [x] Somebody should do something").closed()


# --- what must not happen -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("review", "key"),
    [
        (an_incident_file(), "review"),
        (agreed(), "comment finished"),
        (sent_back(), "comment sent-back 2026-11-20T09:00:00Z"),
        (a_review().commented("/event soon"), "comment heard issuecomment-100"),
    ],
)
def test_what_another_run_has_claimed_is_left_to_it(review: Review, key: str) -> None:
    """However much there is to do: it waits, and then looks for itself."""
    plan = review.claimed_by_another(key, seconds=SECONDS - 1).planned()

    assert (plan.steps, plan.reason) == ((), AT_WORK)


def test_where_nothing_is_to_be_done_nobody_waits() -> None:
    """Whoever is at work: this run has no reason to stay."""
    plan = a_review().claimed_by_another("comment finished", seconds=1).planned()

    assert (plan.steps, plan.reason) == ((), "preparing")


def test_a_clock_that_nobody_told_is_no_reason_to_go_on() -> None:
    """Without GitHub's time a claim may be of this moment."""
    held = agreed().claimed_by_another("comment finished", seconds=SECONDS * 10)

    assert held._with(seen=None).planned().reason == AT_WORK


@pytest.mark.parametrize("hours", [1, 24 * 365 * 900])
def test_a_time_that_is_still_to_come_makes_nobody_wait_longer(hours: int) -> None:
    """Who amends our commit brings a time of another clock, and a proxy may put its own in."""
    held = agreed().claimed_by_another("comment finished", seconds=-3600 * hours)

    assert held.planned().reason == AT_WORK
    assert time_left(held.snapshot) == LEASE


# --- when a claim is over -------------------------------------------------------------------------


def test_a_claim_is_over_when_all_that_it_names_stands() -> None:
    """However young it is: the run that made it is past what cannot be repeated."""
    opened = a_review().commented("/event soon").claimed_by_another("review", seconds=1)

    assert isinstance(opened.planned().steps[0], TakeOver)


def test_a_claim_of_which_a_part_stands_is_not_over() -> None:
    """The other run may be about to do the rest."""
    held = agreed().claimed_by_another("review", "comment finished", seconds=1)

    assert held.planned().reason == AT_WORK


def test_a_claim_is_over_when_its_time_is() -> None:
    """Its run has died, or must not begin anything any more."""
    died = agreed().claimed_by_another("comment finished", seconds=SECONDS)

    assert died.planned().reason != AT_WORK


def test_a_claim_that_was_waited_out_is_over() -> None:
    """Whatever the clocks say: nothing has moved for the whole of its time."""
    held = agreed().claimed_by_another("comment finished", seconds=1)
    waited = held._with(waited=held.branch.head)

    assert waited.planned().reason != AT_WORK


def test_a_commit_of_people_claims_nothing() -> None:
    """They correct the timeline, and the review goes on."""
    opened = agreed()
    pushed = opened._with(branch=replace(opened.branch, head="5ea1"), seen=opened.now)

    assert pushed.planned().reason != AT_WORK


# --- what a claim says ----------------------------------------------------------------------------


def test_a_claim_names_what_it_is_for() -> None:
    """So another run sees when it is done."""
    opened, closed, letter = an_incident_file().served(), agreed().served(), sent_back().served()

    assert [step.keys for step in opened.did(TakeOver)] == [("review",)]
    assert len(opened.did(OpenIssue)) == 1
    assert [len(step.keys) for step in closed.did(Commit) if step.keys][:1] == [2]
    assert len(closed.did(OpenActionIssue)) == 1
    assert [step.keys for step in letter.did(TakeOver)] == [
        (f"comment {step.key}",) for step in letter.did(AddComment)
    ]


def test_as_long_as_something_is_to_come_every_commit_says_so() -> None:
    """The record with its links is a commit, and the last word still comes after it."""
    commits = agreed().served().did(Commit)

    assert commits[-1].keys == ("comment finished",)
