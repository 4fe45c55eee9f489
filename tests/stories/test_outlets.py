"""Actions reach the boards where their owners work: sent once, noted here, tried again.

Trello stands for every tool in which we can look; a chat for those in which we cannot.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest

from action.markdown.sections import Page
from action.review.answers.answer import Done, Refused, Why
from action.review.outlets.outlet_rules import TrelloRules
from action.review.outlets.parcels import TrelloCard
from action.review.plan import AddLabels, EditActionIssue, RemoveLabels, Send
from tests.stories.world import Review, a_review

LIST: Final = "5f0000000000000000000001"
TOMS: Final = "5f0000000000000000000002"
ISMS: Final = "5f0000000000000000000003"
OWNED: Final = "- [x] Page somebody sooner @tom due 2026-12-04"
FINDING: Final = "- [x] Rotate the keys @tom isms"
CARD: Final = Done("c1", url="https://trello.com/c/abc")


def closing(*lines: str, team: str = LIST, isms: str = "", **lists: str) -> Review:
    """A review that is about to be served after its closing, with Trello switched on."""
    review = a_review().with_outlets(trello=TrelloRules(lists, team, isms))
    for line in lines:
        review = review.with_action(line)
    return review.closed()


def cards(review: Review) -> list[TrelloCard]:
    """The cards that were sent the last time."""
    return [send.parcel for send in review.did(Send) if isinstance(send.parcel, TrelloCard)]


def elsewhere(review: Review) -> str:
    """What the first action issue says of other tools, as people see it."""
    said = review.issue.actions[0].page.section("elsewhere") or ""
    return "\n".join(line.partition("<!--")[0].strip() for line in said.splitlines()).strip()


# --- nothing to send ------------------------------------------------------------------------------


def test_who_uses_no_other_tool_hears_nothing_of_them() -> None:
    """No section, no label, no step."""
    review = a_review().with_action(OWNED).closed().served()

    assert review.did(Send) == ()
    assert elsewhere(review) == ""
    assert "review: sending" not in review.issue.labels


def test_what_was_sent_is_not_sent_again() -> None:
    """The receipt stands in the action issue; the next run reads it there."""
    review = closing(OWNED).served(tools={"trello": CARD})

    assert review.served().steps == ()
    assert review.swept().steps == ()


# --- sent -----------------------------------------------------------------------------------------


def test_an_action_becomes_a_card_on_the_list_of_the_team() -> None:
    """With its day, its owner, and the way back."""
    (card,) = cards(closing(OWNED).served())

    assert (card.list, card.title, str(card.due)) == (LIST, "Page somebody sooner", "2026-12-04")
    assert "Owner on GitHub: tom" in card.text
    assert "Checkout was slow" in card.text


def test_a_card_goes_to_the_list_of_its_owner_where_that_is_known() -> None:
    """GitHub's logins do not care about case, and settings keep them small."""
    (card,) = cards(closing(OWNED, tom=TOMS).served())

    assert card.list == TOMS


def test_a_finding_goes_to_the_list_of_the_isms_as_well() -> None:
    """One action, two places, each with a line of its own (R65)."""
    review = closing(FINDING, isms=ISMS).served(
        tools={"trello": CARD, "isms-board": Done("c2", url="https://trello.com/c/def")}
    )

    assert [card.list for card in cards(review)] == [LIST, ISMS]
    assert elsewhere(review) == (
        "**Also here**\n\n"
        "- [ ] Findings tracker: write its link here\n"
        "- Trello: [open it there](https://trello.com/c/abc)\n"
        "- ISMS board: [open it there](https://trello.com/c/def)"
    )


def test_the_action_issue_says_where_else_the_action_is() -> None:
    """And the sweep has nothing to come back for."""
    review = closing(OWNED).served(tools={"trello": CARD})

    assert elsewhere(review) == (
        "**Also here**\n\n- Trello: [open it there](https://trello.com/c/abc)"
    )
    assert "review: sending" not in review.issue.labels


def test_other_tools_come_after_the_last_word() -> None:
    """A tool that hangs keeps nobody from reading how the review ended."""
    review = closing(OWNED).served()
    story = review.story

    assert story.index("the review is finished") < story.index("to Trello")


def test_until_all_is_there_the_review_bears_a_label() -> None:
    """It is put on with the last one, and taken off when the receipt is noted."""
    review = closing(OWNED).served(tools={"trello": CARD})

    assert ("review: finished", "review: sending") in [
        step.labels[-2:] for step in review.did(AddLabels)
    ]
    assert [step.labels for step in review.did(RemoveLabels)][-1] == ("review: sending",)


def test_a_run_that_died_before_the_receipt_looks_and_finds_the_card() -> None:
    """It sends the same again: the hand finds the card by its mark, and brings the receipt."""
    review = closing(OWNED).served(tools={"trello": CARD})
    lost = review.without_section_elsewhere()

    again = lost.served(tools={"trello": CARD})

    assert cards(again) == cards(review)
    assert elsewhere(again) == elsewhere(review)


# --- not sent -------------------------------------------------------------------------------------

REFUSALS: Final = {
    Why.FORBIDDEN: (
        "Trello: not yet. It does not accept the key (401: invalid token). The key may have expired"
        " or may not have the permission: save a new one as the secret for `trello-key` and"
        " `trello-token`."
    ),
    Why.NOT_FOUND: (
        "Trello: not yet. It cannot find 401: invalid token: please correct the settings."
    ),
    Why.REFUSED: (
        "Trello: not yet. It does not accept this (401: invalid token). Please check its"
        " settings under `outlets` and what it allows; Incident Review will try again every day."
    ),
    Why.NOT_YET: "Trello: not yet. It did not answer; Incident Review will try again.",
    Why.UNCLEAR: "Trello: not yet. It did not answer; Incident Review will try again.",
}


@pytest.mark.parametrize("why", REFUSALS)
def test_what_a_tool_does_not_take_is_said_in_the_action_issue(why: Why) -> None:
    """With what to do; the review itself is finished."""
    review = closing(OWNED).served(tools={"trello": Refused(why, "401: invalid token")})

    assert elsewhere(review) == f"**Also here**\n\n- {REFUSALS[why]}"
    assert {"review: finished", "review: sending"} <= set(review.issue.labels)
    assert not any(letter.serious for letter in review.letters)


def test_the_sweep_tries_again() -> None:
    """Events of people do not: a tool that is down would be asked at every word."""
    refused = {"trello": Refused(Why.FORBIDDEN, "401")}
    review = closing(OWNED).served(tools=refused)

    assert review.served(tools=refused).steps == ()
    assert elsewhere(review.swept(tools={"trello": CARD})).endswith("(https://trello.com/c/abc)")


def test_a_sweep_that_is_refused_again_writes_nothing_new() -> None:
    """The same words stand there already."""
    refused = {"trello": Refused(Why.FORBIDDEN, "401")}
    review = closing(OWNED).served(tools=refused).swept(tools=refused)

    assert [type(step) for step in review.steps] == [Send]


def test_without_its_key_a_tool_is_not_asked() -> None:
    """The action issue says what the workflow does not hand over."""
    review = closing(OWNED).without_keys("trello-token").served()

    assert review.did(Send) == ()
    assert "The workflow does not pass `trello-key` and `trello-token`" not in elsewhere(review)
    assert "The workflow does not pass `trello-token`" in elsewhere(review)


def test_one_that_is_switched_off_is_not_waited_for() -> None:
    """What waited for it goes; what is there stays."""
    refused = {"trello": Refused(Why.FORBIDDEN, "401")}
    review = closing(OWNED).served(tools=refused).with_outlets().served()

    assert elsewhere(review) == ""
    assert "review: sending" not in review.issue.labels


# --- people ---------------------------------------------------------------------------------------


def test_a_finding_without_any_tool_has_two_boxes_for_its_links() -> None:
    """From the first moment of its issue on: the list is part of opening it (R65)."""
    review = a_review().with_action(FINDING).closed().served()

    assert elsewhere(review) == (
        "**Also here**\n\n"
        "- [ ] Findings tracker: write its link here\n"
        "- [ ] ISMS board: write its link here"
    )
    assert review.did(EditActionIssue) == ()


def test_what_people_write_on_such_a_line_is_theirs() -> None:
    """A link in it, or a tick: nothing is sent to where people have put it themselves."""
    refused = {"trello": Refused(Why.FORBIDDEN, "401")}
    line = "- Trello: not yet. It does not accept the key (401)."
    review = closing(OWNED).served(tools=refused)
    mended = review.action_issue_says(line, "- Trello: https://trello.com/c/mine.")

    again = mended.swept(tools={"trello": CARD})

    assert again.did(Send) == ()
    assert "https://trello.com/c/mine" in elsewhere(again)
    assert "review: sending" not in again.issue.labels


def test_what_people_write_between_our_lines_stays() -> None:
    """In the section of ours, word for word."""
    review = closing(OWNED).served(tools={"trello": Refused(Why.FORBIDDEN, "401")})
    told = review.action_issue_says(
        "**Also here**", "Kim has asked for a new key.\n\n**Also here**"
    )

    again = told.swept(tools={"trello": CARD})

    assert "Kim has asked for a new key." in elsewhere(again)
    assert "(https://trello.com/c/abc)" in elsewhere(again)


def test_an_action_that_is_done_before_it_is_sent_is_not_sent() -> None:
    """Nobody need do it any more."""
    review = closing(OWNED).served(tools={"trello": Refused(Why.NOT_YET, "429")})

    assert review.action_issue_closed().swept().did(Send) == ()


def test_a_section_that_was_copied_from_another_issue_is_no_receipt() -> None:
    """Its words stay; the action gets a card of its own."""
    done = closing(OWNED, "- [x] Write a runbook @mira").served(tools={"trello": CARD})
    first = done.issue.actions[0].page.section("elsewhere") or ""
    other = done.issue.actions[1]
    copied = other.page.with_section("elsewhere", first).text
    pasted = done._with_actions(
        lambda a: replace(a, page=Page(copied)) if a.number == other.number else a
    )

    again = pasted.served(tools={"trello": Done("c2", url="https://trello.com/c/def")})
    said = again.issue.actions[1].page.section("elsewhere") or ""

    assert len(cards(again)) == 1
    assert "https://trello.com/c/def" in said
    assert "https://trello.com/c/abc" in said
