"""Actions appear in a project on GitHub, each with the day on which it is due."""

from __future__ import annotations

from typing import Final

from action.review.answers.answer import Done, Refused, Why
from action.review.outlets.outlet_rules import ProjectRules
from action.review.outlets.parcels import ProjectItem
from action.review.plan import Send
from tests.stories.world import Review, a_review

OWNED: Final = "- [x] Page somebody sooner @tom due 2026-12-04"
ITEM: Final = Done("PVTI_1", url="https://github.com/orgs/acme/projects/5")


def closing() -> Review:
    """A review that is about to be served after its closing."""
    rules = ProjectRules("acme", 5, "Due")
    return a_review().with_outlets(project=rules).with_action(OWNED).closed()


def said(review: Review) -> str:
    """What the action issue says of the project."""
    section = review.issue.actions[0].page.section("elsewhere") or ""
    return next(line.partition(" <!--")[0] for line in section.splitlines() if "Project" in line)


def test_an_action_that_is_there_is_not_brought_again() -> None:
    """The receipt stands in the action issue; whoever takes the item out of the project may."""
    review = closing().served(tools={"project": ITEM})

    assert said(review) == "- Project: [open it there](https://github.com/orgs/acme/projects/5)"
    assert review.swept().steps == ()


def test_an_action_becomes_an_item_with_its_day() -> None:
    """After the last word of the review, in the project that the settings name."""
    review = closing().served(tools={"project": ITEM})

    (item,) = [send.parcel for send in review.did(Send) if isinstance(send.parcel, ProjectItem)]
    assert (item.owner, item.number, item.date_field) == ("acme", 5, "Due")
    assert str(item.due) == "2026-12-04"
    assert review.story.index("the review is finished") < review.story.index("to project 5 of acme")


def test_a_field_that_holds_no_day_is_said() -> None:
    """On the line of the project, and the review is finished all the same."""
    refused = Refused(Why.REFUSED, "its field “Size” is not a date")
    review = closing().served(tools={"project": refused})

    assert said(review) == (
        "- Project: not yet. It does not accept this (its field “Size” is not a date). Please"
        " check its settings under `outlets` and what it allows; Incident Review will try again"
        " every day."
    )
    assert "review: finished" in review.issue.labels


def test_a_token_that_is_over_is_said() -> None:
    """With the name of its input."""
    refused = Refused(Why.FORBIDDEN, "GitHub does not accept the token")

    line = said(closing().served(tools={"project": refused}))

    assert "save a new one as the secret for `project-token`." in line
