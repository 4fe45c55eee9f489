"""Actions as cards of Trello, on the list of owner or team; findings on another one, too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from action.review import words
from action.review.outlets.acted import Acted, acted
from action.review.outlets.by_hand import BOARD, BOTH
from action.review.outlets.outlet_rules import TOOLS
from action.review.outlets.parcels import TrelloCard
from action.review.view import View

TRELLO: Final = "trello"


def cards(view: View) -> Iterator[TrelloCard]:
    """A card for each action, and another one for each finding."""
    rules = view.settings.outlets.trello
    if rules is None:
        return
    for action in acted(view):
        wanted = rules.lists.get(action.owner.lower(), rules.team)
        yield _card(view, action, TRELLO, TOOLS[TRELLO], wanted)
        if action.is_finding and rules.isms:
            yield _card(view, action, BOARD, BOTH[BOARD], rules.isms)


def _card(view: View, action: Acted, place: str, what: str, on: str) -> TrelloCard:
    text = words.text(
        "trello_card.txt.j2", action=action, review=view.issue, incident=view.incident
    )
    url = action.issue.url
    return TrelloCard(
        action.target, place, what, on, action.title, text, url, action.owner, action.due
    )
