"""Actions as cards of Trello, by the shipped program: made once, found again, never doubled."""

import pytest

from tests.outlets.conftest import ISMS, LIST
from tests.outlets.trello import TrelloStandIn
from tests.outlets.walk import Everywhere

TRELLO = f"trello: {{lists: {{team: {LIST}}}, isms: {ISMS}}}"
OWNED = "- [x] Page somebody sooner @ana due 2027-01-15"
FINDING = "- [x] Rotate the keys @lee isms"


def test_a_closed_review_has_its_cards(everywhere: Everywhere, trello: TrelloStandIn) -> None:
    """On the list of the team, and findings on that of the ISMS as well."""
    closing = everywhere.switched_on(TRELLO).agreed(OWNED, FINDING)

    run = everywhere.run(closing)

    assert run.exit_code == 0, run.stdout
    assert trello.on(LIST) == ["Page somebody sooner", "Rotate the keys"]
    assert trello.on(ISMS) == ["Rotate the keys"]
    assert everywhere.elsewhere(0) == (
        f"**Also here**\n\n- Trello: [open it there]({trello.cards[0].url})"
    )
    assert "review: sending" not in everywhere.labels


def test_a_second_run_asks_nobody(everywhere: Everywhere, trello: TrelloStandIn) -> None:
    """The receipts are read with the review."""
    closing = everywhere.switched_on(TRELLO).agreed(OWNED)
    everywhere.run(closing)
    everywhere.internet.forget()

    everywhere.run(closing)
    everywhere.swept()

    assert everywhere.internet.log == []


@pytest.mark.parametrize("after_effect", [False, True], ids=["before", "after"])
def test_a_run_that_is_killed_anywhere_leaves_no_card_twice(
    everywhere: Everywhere, trello: TrelloStandIn, *, after_effect: bool
) -> None:
    """At every request to Trello in turn; the daily run goes on."""
    closing = everywhere.switched_on(TRELLO).agreed(OWNED, FINDING)
    at = 1
    while everywhere.killed(closing, at, after_effect=after_effect):
        at += 1
    everywhere.swept()

    assert at > 5, "it was killed at each of its requests"
    assert sorted(card.name for card in trello.cards) == [
        "Page somebody sooner",
        "Rotate the keys",
        "Rotate the keys",
    ]
    assert "review: sending" not in everywhere.labels
