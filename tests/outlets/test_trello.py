"""Actions as cards of Trello, by the shipped program: made once, found again, never doubled."""

import pytest

from action.review.outlets.outlet_rules import TrelloRules
from action.wire.key_inputs import Keys
from action.write.outlets.tool import NotTakenError
from action.write.outlets.trello import Trello
from tests.faults.scene import Stage
from tests.github import Event
from tests.github.faults import Garbled, LostAfter, Refused, redirected
from tests.outlets.conftest import ISMS, KEYS, LIST, OTHER_LIST
from tests.outlets.internet import Fault
from tests.outlets.trello import KEY, TOKEN, Card, TrelloStandIn
from tests.outlets.walk import Everywhere

TRELLO = f"trello: {{lists: {{team: {LIST}}}, isms: {ISMS}}}"
OWNED = "- [x] Page somebody sooner @ana due 2027-01-15"
FINDING = "- [x] Rotate the keys @lee isms"
THERE = "- Trello: [open it there](https://trello.com/c/"
REFUSED = "Trello: not yet. It does not accept the key"
LATER = "Trello: not yet. It did not answer; Incident Review will try again."
SETTINGS = "please correct the settings."


@pytest.fixture
def closing(everywhere: Everywhere, house: Stage) -> Event:
    """A review that was just closed, with one action for the list of the team."""
    return everywhere.agreed_once(house, TRELLO, OWNED)


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


def test_a_second_run_asks_nobody(everywhere: Everywhere, closing: Event) -> None:
    """The receipts are read with the review."""
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


# --- what owners do with cards --------------------------------------------------------------------


@pytest.mark.parametrize("deed", ["move", "archive", "copy", "bury"])
def test_a_card_is_found_whatever_its_owner_has_done_with_it(
    everywhere: Everywhere, closing: Event, trello: TrelloStandIn, deed: str
) -> None:
    """On its whole board, in the archive, and below more than a thousand newer cards."""
    everywhere.killed(closing, 3, after_effect=True)
    (card,) = trello.cards
    if deed == "move":
        trello.move(card.name, OTHER_LIST)
    if deed == "archive":
        trello.archive(card.name)
    if deed == "copy":
        trello.cards.append(Card("6" + "f" * 23, LIST, card.name, card.desc))
    if deed == "bury":
        trello.cards += [Card(f"7{number:023x}", LIST, "Other", "") for number in range(2_000)]
    before = len(trello.cards)

    everywhere.swept()

    assert len(trello.cards) == before
    assert everywhere.elsewhere() == f"**Also here**\n\n- Trello: [open it there]({card.url})"


# --- what goes wrong ------------------------------------------------------------------------------

FAULTS: dict[str, tuple[int, Fault, str]] = {
    "list-401": (1, Refused(401, {"message": "expired token"}), f"{REFUSED} (401: "),
    "list-404": (1, Garbled(b"not found", 404), SETTINGS),
    "board-403": (2, Refused(403, {"error": "API_TOO_MANY_CARDS_REQUESTED"}), f"{REFUSED} (403: "),
    "board-429": (2, Refused(429, {"error": "API_TOKEN_LIMIT_EXCEEDED"}), LATER),
    "board-garbage": (2, Garbled(b"<html>busy</html>"), LATER),
    "board-redirect": (2, redirected(302, "https://evil.example/"), "accept this (302"),
    "card-500": (3, Refused(500), LATER),
    "card-lost-after": (3, LostAfter(), LATER),
    "card-garbage": (3, Garbled(b"{}"), LATER),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_goes_wrong_is_said_and_the_sweep_mends_it(
    everywhere: Everywhere, closing: Event, trello: TrelloStandIn, name: str
) -> None:
    """The review is finished all the same, no key is shown, and there is one card at the end."""
    at, fault, line = FAULTS[name]
    everywhere.internet.inject(fault, at=at)

    run = everywhere.run(closing)
    said, shown = everywhere.elsewhere(), everywhere.shown(run)
    everywhere.swept()

    assert run.exit_code == 0
    assert line in said
    assert not any(secret in shown for secret in (KEY, TOKEN))
    assert [card.name for card in trello.cards] == ["Page somebody sooner"]
    assert THERE in everywhere.elsewhere()
    assert "review: finished" in everywhere.labels
    assert "review: sending" not in everywhere.labels


def test_who_has_no_list_is_told_what_to_set(
    everywhere: Everywhere, house: Stage, trello: TrelloStandIn
) -> None:
    """By name, as the settings know people; Trello is not asked."""
    everywhere.run(everywhere.agreed_once(house, f"trello: {{isms: {ISMS}}}", OWNED))

    assert everywhere.internet.log == []
    assert trello.cards == []
    assert "add `ana` or `team`, with the id of a list" in everywhere.elsewhere()


def test_a_list_in_the_archive_takes_no_cards(
    everywhere: Everywhere, closing: Event, trello: TrelloStandIn
) -> None:
    """Trello would take them, and nobody would see them."""
    trello.archived.add(LIST)

    everywhere.run(closing)

    assert trello.cards == []
    assert "which is archived: please correct the settings." in everywhere.elsewhere()


def test_a_board_that_always_tells_the_same_cards_is_not_read_forever(
    everywhere: Everywhere, closing: Event, trello: TrelloStandIn
) -> None:
    """Without an end, nobody knows whether the card is there."""
    trello.repeats = True
    trello.cards += [Card(f"7{number:023x}", LIST, "Other", "") for number in range(1_000)]

    everywhere.run(closing)

    assert len(trello.cards) == 1_000
    assert LATER in everywhere.elsewhere()


# --- trying the settings --------------------------------------------------------------------------


def test_settings_are_tried_without_writing(
    everywhere: Everywhere, trello: TrelloStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each list by its name, or what is amiss with it."""
    for name, value in everywhere.internet.environment.items():
        monkeypatch.setenv(name, value)
    rules = TrelloRules({"tom": LIST}, isms=ISMS)

    told = list(Trello.opened(Keys(KEYS)).tried(rules))
    trello.archived.add(ISMS)

    assert told == [
        "tom: the list “To do”, with 0 cards of reviews on its board",
        "isms: the list “To do”, with 0 cards of reviews on its board",
    ]
    with pytest.raises(NotTakenError) as caught:
        list(Trello.opened(Keys(KEYS)).tried(rules))
    assert caught.value.said == f"the list {ISMS}, which is archived"
    assert {asked.method for asked in everywhere.internet.log} == {"GET"}


def test_a_dry_run_shows_what_would_go_where(everywhere: Everywhere, trello: TrelloStandIn) -> None:
    """All the way to the card and its receipt, and nobody hears of it."""
    closing = everywhere.switched_on(TRELLO).agreed(OWNED)

    run = everywhere.scene.run(closing, dry_run="true", **everywhere.keys)

    assert run.exit_code == 0, run.stdout
    assert "open the action issue “Page somebody sooner”, owned by ana" in run.summary
    assert f"to Trello, as a card on the list {LIST}" in run.stdout
    assert (trello.cards, everywhere.internet.log) == ([], [])
