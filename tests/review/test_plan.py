"""A plan is a value: it can be compared, asked whether there is anything to do, and read aloud."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from action.errors import Letter
from action.review.git_steps import File, TakeOver, Target
from action.review.plan import CreateLabel, EditIssue, Plan, Reopen
from action.review.settings import Label
from tests.stories.world import a_review, an_incident_file

ISSUE = Target("I_1", 7)


def test_a_plan_without_steps_is_nothing_to_do() -> None:
    """Letters alone write nothing."""
    assert not Plan()
    assert not Plan((), (Letter("x"),))
    assert Plan((Reopen(ISSUE),))


def test_a_plan_prints_its_steps_in_order() -> None:
    """A dry run shows this."""
    plan = Plan(
        (CreateLabel(Label("incident", "ededed", "x")), EditIssue(ISSUE, "y"), Reopen(ISSUE))
    )

    assert str(plan) == "- create the label “incident”\n- bring #7 up to date\n- reopen #7"


def test_an_empty_plan_prints_nothing() -> None:
    """There is nothing to read."""
    assert str(Plan()) == ""


def test_a_plan_gives_its_steps() -> None:
    """Hands go through it one by one."""
    assert list(Plan((Reopen(ISSUE),))) == [Reopen(ISSUE)]


def test_steps_are_values() -> None:
    """Equal where they say the same, and never changed."""
    step = TakeOver("incident-review/a", "c0ffee", "Go on")

    assert step == TakeOver("incident-review/a", "c0ffee", "Go on")
    with pytest.raises(FrozenInstanceError):
        step.head = "else"  # type: ignore[misc]


def test_the_same_look_gives_the_same_plan() -> None:
    """Deciding has no memory, no clock and no chance in it."""
    first, second = (an_incident_file(clients=("acme",)).served().plans for _ in range(2))

    assert first == second


def test_a_plan_never_names_what_does_not_exist_yet() -> None:
    """The number of the issue is in no step of the round that opens it."""
    rounds = an_incident_file().served().plans
    opening = next(i for i, plan in enumerate(rounds) if "open the review issue" in str(plan))

    assert "#1" not in "".join(map(str, rounds[: opening + 1]))
    assert "#1" in str(rounds[-1])


def test_files_are_whole_and_end_with_a_newline() -> None:
    """As git likes them."""
    review = a_review().closed().served()
    texts = (review.timeline, review.record)

    assert [text[-1:] for text in texts] == ["\n"] * 2
    assert File("a", "b\n") == File("a", "b\n")
