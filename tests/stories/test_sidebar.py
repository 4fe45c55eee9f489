"""Action issues get a type and fields, where the team wants them and GitHub has them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from action.review.actions.sidebar import DATE, SELECT, Sidebar, SidebarItem
from action.review.git_steps import Merge
from action.review.page.comment_steps import EditComment
from action.review.plan import OpenActionIssue
from tests.stories.nouns import a_team
from tests.stories.world import Review, a_review

OWNED = "- [x] Page somebody sooner @tom due 2026-12-04 priority: high"
PRIORITY = SidebarItem(
    "F_1", "Priority", SELECT, tuple(SidebarItem(f"O_{n}", n) for n in ("Urgent", "High", "Low"))
)
OFFERED = Sidebar(
    (SidebarItem("T_1", "Bug"), SidebarItem("T_2", "Task")),
    (PRIORITY, SidebarItem("F_2", "Target date", DATE), SidebarItem("F_3", "Notes", "TEXT")),
)


def wanting(issue_type: str = "", priority: str = "", due: str = "") -> Review:
    """A review of a team that has named these in its settings."""
    rules = replace(a_team().actions, issue_type=issue_type, priority_field=priority, due_field=due)
    return a_review().team(actions=rules)


def everything() -> Review:
    """A review of a team that wants all of it, by names in another case than GitHub's."""
    return wanting("task", "PRIORITY", "target Date")


def closed(review: Review, *lines: str, offered: Sidebar | None = OFFERED) -> Review:
    """The review, closed with these actions where GitHub offers this."""
    for line in lines or (OWNED,):
        review = review.with_action(line)
    return review.house(sidebar=offered).closed()


# --- what must not happen -------------------------------------------------------------------------


def test_who_asks_for_nothing_gets_nothing() -> None:
    """Whatever the organization has; and nothing is said of it."""
    review = closed(a_review()).served()
    (made,) = review.did(OpenActionIssue)

    assert (made.type, made.fields) == ("", ())
    assert "sidebar" not in review.comments[-1]


def test_what_the_owner_has_chosen_since_is_never_looked_at() -> None:
    """An issue gets all of it when it is opened; no later step could touch it."""
    review = closed(everything()).served()

    assert review.served().steps == ()


# --- what an action issue gets --------------------------------------------------------------------


def test_an_action_issue_has_type_priority_and_day() -> None:
    """As GitHub spells them, whatever the case in the settings; its text says it, too."""
    (made,) = closed(everything()).served().did(OpenActionIssue)

    assert made.type == "Task"
    assert made.fields == (("Priority", "High"), ("Target date", "2026-12-04"))
    assert "**Priority:** high\n" in made.body
    assert "priority: high" in made.labels


def test_the_plan_says_what_will_be_set() -> None:
    """Who tries it out in a dry run reads it before anything is opened."""
    assert (
        "open the action issue “Page somebody sooner”, owned by tom"
        ", type: Task, Priority: High, Target date: 2026-12-04"
    ) in closed(everything()).served().story


def test_a_day_that_nobody_wrote_is_that_of_the_severity() -> None:
    """The field says the same as the text (R70)."""
    line = "- [x] Page somebody sooner @tom"
    (made,) = closed(wanting(due="Target date"), line).served().did(OpenActionIssue)

    assert made.fields == (("Target date", "2027-01-01"),)
    assert "**Due:** Friday 1 January 2027" in made.body


def test_what_is_critical_here_is_urgent_in_the_field_that_github_brings() -> None:
    """Unless the team has made an option of its own word."""
    line = "- [x] Page somebody sooner @tom priority: critical"
    own = replace(PRIORITY, options=(*PRIORITY.options, SidebarItem("O_9", "critical")))
    told = [
        closed(wanting(priority="Priority"), line, offered=Sidebar(fields=(field,))).served()
        for field in (PRIORITY, own)
    ]

    made = [review.did(OpenActionIssue)[0].fields for review in told]
    assert made == [(("Priority", "Urgent"),), (("Priority", "critical"),)]


def test_an_action_without_a_priority_leaves_the_field_empty() -> None:
    """Nobody has said anything, so nothing is lacking."""
    review = closed(wanting(priority="Priority"), "- [x] Page sooner @tom").served()

    assert review.did(OpenActionIssue)[0].fields == ()
    assert "Priority" not in review.comments[-1]


# --- what it cannot get ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("review", "offered", "said"),
    [
        (wanting("Tusk"), OFFERED, "There is no issue type `Tusk` here"),
        (wanting("Tusk"), OFFERED, "as `issue-type` in the settings: `Bug`, `Task`."),
        (wanting("Task"), Sidebar(), "GitHub shows no issue types for this repository"),
        (wanting(due="Target date"), Sidebar(), "GitHub shows no issue fields"),
        (wanting(due="Notes"), OFFERED, "There is no issue field for a day called `Notes` here"),
        (wanting(due="Notes"), OFFERED, "as `due-field` in the settings: `Target date`."),
        (
            wanting(priority="Urgency"),
            OFFERED,
            "There is no issue field with options called `Urgency`",
        ),
        (
            wanting(priority="Priority"),
            Sidebar(fields=(replace(PRIORITY, options=(SidebarItem("O_1", "P1"),)),)),
            "The issue field `Priority` has no option `high`",
        ),
    ],
)
def test_the_last_word_says_what_is_lacking(review: Review, offered: Sidebar, said: str) -> None:
    """The review is finished all the same, and the issue has its text and its labels."""
    finished = closed(review, offered=offered).served()
    (made,) = finished.did(OpenActionIssue)

    assert (made.type, made.fields) == ("", ())
    assert said in finished.comments[-1]
    assert "review: finished" in finished.issue.labels
    assert finished.served().steps == ()


def test_what_is_lacking_for_all_actions_is_said_once() -> None:
    """Two actions, or two settings: one sentence."""
    lines = [f"- [x] {words} @tom priority: medium" for words in ("Page sooner", "Call sooner")]
    (word,) = closed(everything(), *lines).served().comments
    (nothing,) = closed(wanting("", "Priority", "Target date"), offered=Sidebar()).served().comments

    assert word.count("`medium`") == 1
    assert nothing.count("GitHub shows no issue fields") == 1


def test_names_that_look_like_markdown_are_only_names() -> None:
    """Whoever settles types for an organization may call them anything."""
    odd = SidebarItem("T_1", "@kim **now** `a`\n```\n<!-- incident-review:unset:end -->")
    review = closed(wanting("Task"), offered=Sidebar((odd,))).served()
    said = review.issue.comments[-1].page.section("unset")

    assert said
    assert not any(sign in said for sign in ("@kim", "<!--", "**now**", "\n"))


# --- what GitHub refuses --------------------------------------------------------------------------


def test_a_type_that_was_left_out_without_a_word_is_told() -> None:
    """GitHub does so where the token may not set it [docs]."""
    review = closed(everything()).served(dropping={"Task"})

    assert len(review.did(OpenActionIssue)) == 1
    assert "GitHub did not allow Incident Review to set the issue type, so" in review.comments[-1]
    assert "issue fields" not in review.comments[-1]


def test_fields_that_were_left_out_without_a_word_are_told() -> None:
    """The same of one of them."""
    review = closed(everything()).served(dropping={"Target date"})

    assert "GitHub did not allow Incident Review to set the issue fields, so" in review.comments[-1]
    assert "issue type" not in review.comments[-1]


def test_what_the_last_word_said_is_lacking_stays_when_it_changes() -> None:
    """A run that has not asked GitHub for its types says what is known."""
    refused = closed(wanting("Tusk")).served(refusing={Merge: "1 approval is missing"})
    waiting = refused.house(sidebar=None)
    (changed,) = waiting.pull_request_merged().served().did(EditComment)

    assert "press *Merge*" not in changed.body
    assert "`Tusk`" in changed.body
