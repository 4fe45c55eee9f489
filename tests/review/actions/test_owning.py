"""The issue of an action shows what led to it: the line as it is now, and what was said there."""

from __future__ import annotations

from action.review.plan import OpenActionIssue
from tests.stories.nouns import FOLDER, HOUSE
from tests.stories.world import Review, a_review

DO_IT = "action: Page sooner"
TEAMS = "- [x] Page sooner @acme/web @acme/ops"


def the_issue(review: Review) -> OpenActionIssue:
    """The one that is made when the proposal is ticked and the review closed."""
    ticked = review.served().ticked("Page sooner", "Page sooner @tom")
    (made,) = ticked.closed().served().did(OpenActionIssue)
    return made


def test_the_conversation_is_quoted_from_its_first_words() -> None:
    """Then the words that proposed the action; what was said after them is left out."""
    review = a_review().with_remark(
        "14:12", "Nobody knew", by="lee", replies=[f"tom: {DO_IT}", "mira: Yes, please"]
    )

    body = the_issue(review).body

    assert "> Nobody knew" in body
    assert "> Page sooner" in body
    assert "Yes, please" not in body


def test_of_several_conversations_only_the_one_that_proposed_it_is_quoted() -> None:
    """The others are about something else."""
    review = a_review().with_remark("14:05", "Hm").with_remark("14:12", DO_IT, by="lee")

    body = the_issue(review).body

    assert "> 14:12 The on-call engineer is paged" in body
    assert "Hm" not in body


def test_a_proposal_from_the_notes_names_the_file() -> None:
    """There is no event that it came from, and no line of the timeline to lead to."""
    body = the_issue(a_review().with_remark_on_notes(DO_IT)).body

    assert "\n> notes.md\n" in body
    assert f"/{FOLDER}/timeline.md):\n" in body


def test_a_line_is_shown_as_it_stands_by_now() -> None:
    """Somebody has corrected it after the proposal."""
    said = a_review().with_remark("14:12", DO_IT)
    corrected = said.timeline_says("The on-call engineer is paged", "Ana is paged")

    assert "> 14:12 Ana is paged" in the_issue(corrected).body


def test_a_line_that_is_gone_is_shown_as_it_was_then() -> None:
    """The words that led to the action are not lost with it."""
    row = "- **14:12** The on-call engineer is paged <!-- e2 -->\n"
    said = a_review().with_remark("14:12", DO_IT)

    body = the_issue(said.timeline_says(row, "")).body

    assert "> 14:12 The on-call engineer is paged" in body
    assert f"/{FOLDER}/timeline.md):\n" in body


def test_the_timeline_is_linked_in_the_very_version_of_then() -> None:
    """Where people go on to edit it, the line stays the one that was meant."""
    review = a_review().with_remark("14:12", DO_IT).served()
    ticked = review.ticked("Page sooner", "Page sooner @tom").closed()
    served = ticked.served()
    (made,) = served.did(OpenActionIssue)

    assert f"]({HOUSE}/blob/main/" not in made.body
    assert "?plain=1#L8)" in made.body


def test_a_timeline_whose_branch_is_gone_is_quoted_from_the_conversation() -> None:
    """Somebody tidied up too early; the words are still in the pull request."""
    ticked = a_review().with_remark("14:12", DO_IT).served()
    ticked = ticked.ticked("Page sooner", "Page sooner @tom")._with(branch=None)

    (made,) = ticked.closed().served().did(OpenActionIssue)

    assert "> 14:12 The on-call engineer is paged" in made.body
    assert "#L" not in made.body


def test_an_action_needs_no_pull_request() -> None:
    """Nor a branch: what people write on the page is enough."""
    alone = a_review()._with(pull_request=None).with_action("- [x] Page sooner @tom")

    (made,) = alone.closed().served().did(OpenActionIssue)

    assert "timeline" not in made.body.partition("**Due:**")[2]


def test_a_title_is_as_long_as_github_takes_it() -> None:
    """At most 256 characters; we stay a little below."""
    review = a_review().with_action(f"- [x] {'Word' * 80} @tom").closed().served()

    (made,) = review.did(OpenActionIssue)

    assert len(made.title) == 250


def test_of_two_teams_the_first_is_named() -> None:
    """A person of it should own the action."""
    (said,) = a_review().with_action(TEAMS).closed().served().comments

    assert "acme/web" in said
    assert "acme/ops is" not in said
