"""A plan is a value: it can be compared, asked whether there is anything to do, and read aloud."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from action.errors import Letter
from action.review.arranging.read_before import READ_BEFORE
from action.review.dates.slots import SLOTS
from action.review.git_steps import File, TakeOver, Target
from action.review.model import FINISHED
from action.review.notes.own_notes import NOTES
from action.review.outlets.also_here import ELSEWHERE
from action.review.page.comment_steps import AddComment, DeleteComment, EditComment
from action.review.plan import CreateLabel, EditIssue, Plan, Reopen
from action.review.remarks.brought import BROUGHT, RELAYED
from action.review.replies import HEARD, STRANGER
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


@pytest.mark.parametrize(
    ("key", "words"),
    [
        (SLOTS, "comment on #7: proposed times for the meeting"),
        (NOTES, "comment on #7: notes of the meeting"),
        (ELSEWHERE, "comment on #7: shared with other tools"),
        (READ_BEFORE, "comment on #7: please read the timeline"),
        (f"{READ_BEFORE} 2", "comment on #7: please read the timeline"),
        (f"{HEARD} issuecomment-9", "comment on #7: reply to a comment"),
        (f"{STRANGER} zoe", "comment on #7: reply to a comment by zoe"),
        (f"{RELAYED} issuecomment-9-1", "comment on #7: comment passed on without a name"),
        (f"{BROUGHT} 30433642", "comment on #7: comment without a name"),
        ("invite acme", "comment on #7: people to invite"),
        (
            "sent-back 2026-11-24T10:00Z",
            "comment on #7: what to fix before the review can be closed",
        ),
        ("resting 2026-11-24T10:00Z", "comment on #7: time to reconsider the actions"),
        ("ended 2026-11-24T10:00Z", "comment on #7: the review has ended"),
        (FINISHED, "comment on #7: the review is finished"),
        ("of an earlier version", "comment on #7"),
    ],
)
def test_a_comment_says_what_it_is_about(key: str, words: str) -> None:
    """In people's words; what it is known by stays inside."""
    assert str(AddComment(ISSUE, key, "x")) == words


def test_a_changed_comment_says_what_it_is_about() -> None:
    """The same words as when it was written."""
    assert (
        str(EditComment("IC_1", SLOTS, "x")) == "update a comment: proposed times for the meeting"
    )
    assert str(DeleteComment("IC_1", SLOTS)) == "delete a comment: proposed times for the meeting"


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
