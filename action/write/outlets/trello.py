"""Cards of Trello (REST API 1): looked for on the whole board, archived ones too, and made once.

Key and token go in a header, never in an address [Atlassian: Authorization, OAuth].
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Self

from action.review.answers.answer import Done, Why
from action.review.outlets.parcels import TrelloCard
from action.wire.abroad import Abroad, host
from action.wire.key_inputs import Keys
from action.write.outlets.tool import NotTakenError, Tool, each, part

API: Final = "https://api.trello.com/1"
PAGE: Final = 1000
"""Cards that Trello tells at once; older ones are asked for by the oldest id [docs]."""
LONGEST_TEXT: Final = 16_384
"""Characters of a card's description [docs]."""


@dataclass(slots=True)
class Trello:
    """Trello, with what was seen of it in this run: boards by their lists, cards by board and mark.

    Two runs at once may both make a card: nothing there can be made only if it is not there.
    """

    tool: Tool
    boards: dict[str, str] = field(default_factory=dict)
    cards: dict[str, dict[str, Done]] = field(default_factory=dict)

    @classmethod
    def opened(cls, keys: Keys) -> Self:
        """Trello with these keys."""
        key, token = keys["trello-key"], keys["trello-token"]
        abroad = Abroad((host("api.trello.com"),), (key, token))
        login = f'OAuth oauth_consumer_key="{key}", oauth_token="{token}"'
        return cls(Tool(abroad, {"Authorization": login}))

    def put(self, card: TrelloCard) -> Done:
        """The card on its board; made only where it is not there."""
        if not card.list:
            raise NotTakenError(Why.NOT_FOUND, f"a list for {card.owner or 'who owns nothing'}")
        known = self._known_on(self._board_of(card.list))
        key = _mark(card)
        if key not in known:
            known[key] = self._made(card)
        return known[key]

    def _board_of(self, list_id: str) -> str:
        if list_id not in self.boards:
            found = self.tool.found(f"{API}/lists/{list_id}", fields="idBoard")
            if found is None:
                raise NotTakenError(Why.NOT_FOUND, f"the list {list_id}")
            self.boards[list_id] = part(found, "idBoard")
        return self.boards[list_id]

    def _known_on(self, board: str) -> dict[str, Done]:
        """The cards of ours on a board, wherever their owners have moved them."""
        if board not in self.cards:
            self.cards[board] = dict(self._ours_on(board))
        return self.cards[board]

    def _ours_on(self, board: str) -> Iterator[tuple[str, Done]]:
        asked = {"fields": "desc,shortUrl", "limit": str(PAGE)}
        while True:
            page = each(self.tool.get(f"{API}/boards/{board}/cards/all", **asked))
            for one in page:
                for line in str(one.get("desc") or "").splitlines():
                    if line.startswith(_MARKED):
                        yield line, _done(one)
            if len(page) < PAGE:
                return
            asked["before"] = min(part(one, "id") for one in page)

    def _made(self, card: TrelloCard) -> Done:
        mark = _mark(card)
        text = f"{card.text[: LONGEST_TEXT - len(mark) - 2]}\n\n{mark}"
        about = {"idList": card.list, "name": card.title, "desc": text, "urlSource": card.url}
        if card.due:
            about["due"] = f"{card.due}T12:00:00.000Z"
        return _done(self.tool.post(f"{API}/cards", about))


_MARKED: Final = "Incident Review: "


def _mark(card: TrelloCard) -> str:
    """The line by which a card is known again: the issue, and which of its places."""
    return f"{_MARKED}{card.url} ({card.place})"


def _done(card: object) -> Done:
    return Done(part(card, "id"), url=part(card, "shortUrl"))
