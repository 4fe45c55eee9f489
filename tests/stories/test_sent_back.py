"""A review that cannot be finished yet comes back open, with a letter that names every line."""

from __future__ import annotations

import re

import pytest

from action.review.model import State
from action.review.page.comment_steps import AddComment
from action.review.plan import EditIssue, OpenActionIssue, Reopen
from tests.stories.nouns import EVERYBODY
from tests.stories.world import Review, a_review

OWNED = "- [x] Page somebody sooner @tom"


def sent_back(*lines: str) -> Review:
    """A review that was closed with these lines below its actions."""
    review = a_review()
    for line in lines:
        review = review.with_action(line)
    return review.closed().served()


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (
            "- [x] Page somebody sooner",
            "has no owner. Write who takes it at the end of the line, for example `@login`",
        ),
        (
            "- [x] Page somebody sooner @acme/web",
            "is given to the team `acme/web`. Also name one person",
        ),
        (
            "- [x] Page somebody sooner @zoe",
            "is given to zoe, but GitHub cannot assign issues here to that login.",
        ),
        (
            "- [x] Page somebody sooner @tom due 2026-02-31",
            "is due on `2026-02-31`, which is not a valid date.",
        ),
    ],
)
def test_the_letter_names_the_line_and_says_how_it_would_be_right(line: str, sentence: str) -> None:
    """Nobody has to guess what is missing (R63)."""
    review = sent_back(line)

    assert f"- “Page somebody sooner” (A1) {sentence}" in review.comments[0]
    plans = [[type(step) for step in plan] for plan in review.plans[-2:]]
    assert plans == [[EditIssue, AddComment], [Reopen]]


def test_a_line_that_looks_ticked_and_is_no_box_is_not_lost() -> None:
    """Somebody meant to agree on it; GitHub shows no box there."""
    review = sent_back("-[x] Page somebody sooner @tom")

    assert "looks ticked, but is not on a line of its own." in review.comments[0]
    assert "with spaces around the box" in review.comments[0]
    assert len(review.did(Reopen)) == 1


@pytest.mark.parametrize("line", ["```", "~~~", "<!-- incident-review:people:start -->"])
def test_a_part_that_cannot_be_read_to_its_end_is_told(line: str) -> None:
    """Ticked lines below an open code block, or a pasted marker of ours, must not be lost."""
    review = sent_back(line, OWNED)

    assert "This part cannot be read to its end" in review.comments[0]
    assert len(review.did(Reopen)) == 1
    assert review.did(OpenActionIssue) == ()


def test_the_letter_has_every_problem_at_once() -> None:
    """Nobody closes the issue five times."""
    letter = sent_back("- [x] One", "- [x] Two @zoe", "- [x] Three @tom due 2026-02-31").comments[0]

    assert letter.startswith(
        "**Please fix these lines under *Actions* and close this issue again.** It is open"
        " again, and nothing has been created yet. Thank you for holding this review."
        "\n\n- “One” (A1) has no owner."
    )
    assert letter.count("\n- “") == 3


def test_a_letter_after_the_first_closing_knows_what_was_made() -> None:
    """The issues of the first closing are there."""
    again = sent_back(OWNED).reopened().served().with_action("- [x] Two").later(hours=1)

    assert "and nothing new has been created yet." in again.closed().served().comments[-1]


def test_nothing_is_half_done() -> None:
    """The action that was right waits for the others."""
    review = sent_back(OWNED, "- [x] Two")

    assert review.did(OpenActionIssue) == ()
    assert review.branch.record is None
    assert "review: preparing" in review.issue.labels


def test_four_actions_want_a_reason() -> None:
    """About three get done (R62)."""
    letter = sent_back(*(f"- [x] Do thing {number} @tom" for number in range(4))).comments[0]

    assert (
        "- 4 actions are ticked, but only about 3 usually get done. Untick some, or explain why you"
        " need more, in a line that begins with `Reason:`."
    ) in letter


@pytest.mark.parametrize("begin", ["- ", "* ", "> ", "  - **"])
def test_a_reason_may_stand_in_the_list(begin: str) -> None:
    """Inside a list a bullet is the natural thing."""
    lines = [f"- [x] Do thing {number} @tom" for number in range(4)]
    review = sent_back(*lines, f"{begin}Reason: two teams share them")

    assert review.did(Reopen) == ()
    assert "Why there are more than usual: " in review.record


def test_the_letter_calls_nobody() -> None:
    """It quotes lines with names in them; only the person who reads it must act."""
    letter = sent_back("- [x] Ask @jonas @tom due 2026-02-31", "-[x] Ask @mira").comments[0]

    assert [login for login in EVERYBODY if f"@{login}" in letter] == []


def test_a_box_that_nobody_ticked_sends_nothing_back() -> None:
    """A proposal may stay unowned, well written or not."""
    review = sent_back("- [ ] Somebody should look", "-[ ] at this")

    assert review.did(Reopen) == ()
    assert "is finished" in review.comments[0]


def test_put_right_it_finishes() -> None:
    """Closing again is all it takes."""
    back = sent_back("- [x] Page somebody sooner")
    right = back.rewritten("Page somebody sooner", "Page somebody sooner @tom").later(hours=1)

    done = right.closed().served()

    assert [made.owner for made in done.did(OpenActionIssue)] == ["tom"]
    assert "is finished" in done.comments[-1]


def test_the_page_bears_the_names_that_the_letter_says() -> None:
    """Whoever comes from the letter finds its lines; nothing else of the page changes."""
    review = a_review().with_action("- [x] One").with_action("- [x] Two @tom")
    back = review.closed().served()
    names = re.compile(r"\*\*A\d\*\* | ?<!-- incident-review:(action|proposed) .*?-->")

    assert "- [x] **A1** One <!--" in back.section("actions")
    assert "“One” (A1)" in back.comments[0]
    assert names.sub("", back.issue.body).split() == names.sub("", review.issue.body).split()
    assert back.served().steps == ()


def test_a_line_beside_the_section_has_no_name_in_the_letter() -> None:
    """The page takes it in only with the next change, and names it then."""
    beside = a_review().edited(lambda body: f"{body}\n- [x] One")
    within = beside.with_action("- [x] Two")

    assert "“One” has no owner" in within.closed().served().comments[0]


def test_each_closing_has_one_letter() -> None:
    """Closed twice with the same fault, it comes back twice, and says so each time."""
    first = sent_back("- [x] Page somebody sooner")

    second = first.later(hours=1).closed().served()

    assert len(second.comments) == 2
    assert second.served().did(AddComment) == ()


def test_a_run_that_died_before_reopening_is_mended() -> None:
    """The letter is there already; only the reopening is missing."""
    died = a_review().with_action("- [x] Unowned").closed()
    letter = died.served().issue.comments

    mended = died._with_issue(comments=letter).served()

    assert [type(step) for step in mended.steps] == [EditIssue, Reopen]


# --- actions that rest ----------------------------------------------------------------------------


def test_actions_rest_where_the_team_wants_it_so() -> None:
    """Decide tomorrow what sounded good today (R71)."""
    review = a_review().resting(2).with_action(OWNED).closed().served()

    assert review.did(OpenActionIssue) == ()
    (said,) = review.comments
    assert said == (
        "Thank you for holding this review. You have until Tuesday 24 November 2026 to"
        " reconsider; then each ticked action becomes an issue for its owner. Until then, you can"
        " reopen this issue and change the actions."
    )


def test_the_page_says_until_when_actions_rest() -> None:
    """Whoever opens it sees what comes next, until the actions are issues."""
    resting = a_review().resting(2).with_action(OWNED).closed().served()
    words = "the actions become issues on Tuesday 24 November; until then they can be changed."

    assert f"**Next: {words}**" in resting.section("notices")
    assert "Next:" not in resting.later(days=5).served().section("notices")
    assert "Next:" not in a_review().resting(2).closed().served().section("notices")


def test_the_actions_are_made_when_they_have_rested() -> None:
    """By the schedule, without anybody doing anything."""
    resting = a_review().resting(2).with_action(OWNED).closed().served()

    over_the_weekend = resting.later(days=3).served()
    rested = over_the_weekend.later(days=1).served()

    assert over_the_weekend.steps == ()
    assert [made.owner for made in rested.did(OpenActionIssue)] == ["tom"]


def test_a_review_without_actions_need_not_rest() -> None:
    """There is nothing to sleep on."""
    assert "is finished" in a_review().resting(2).closed().served().comments[0]


def test_what_is_wrong_with_an_action_is_said_before_it_rests() -> None:
    """A line without an owner would not get one by resting."""
    review = a_review().resting(2).with_action("- [x] Unowned").closed().served()

    assert "has no owner" in review.comments[0]
    assert len(review.did(Reopen)) == 1


def test_the_page_says_that_actions_rest() -> None:
    """People know it before they close the issue."""
    steps = a_review().resting(2).served().section("steps")

    assert (
        "becomes an issue for its owner, 2 working days later so that you have time to reconsider"
        in steps
    )


# --- ticks in other places ------------------------------------------------------------------------


def test_a_tick_under_what_we_learned_is_asked_about() -> None:
    """It may be an action or not; nothing is created, and the review does not end without it."""
    review = a_review().learned("- [x] Page somebody sooner @tom").closed().served()

    assert "is ticked outside **Actions**. If you agreed on it, move it" in review.comments[0]
    assert (review.did(OpenActionIssue), review.issue.state) == ((), State.OPEN)


def test_a_tick_without_words_is_asked_about() -> None:
    """An owner and a day, and nothing to do."""
    review = sent_back("- [x] @tom due 2026-12-04", OWNED)

    assert "is ticked, but does not say what to do." in review.comments[0]
    assert review.did(OpenActionIssue) == ()


def test_a_letter_about_a_hundred_lines_fits_into_a_comment() -> None:
    """The first ones are named, with their first words; the others are counted."""
    letter = sent_back(*(f"- [x] Do {n} {'word ' * 40}" for n in range(100))).comments[0]

    assert len(letter) < 20_000
    assert letter.endswith("\n- and 71 more")
