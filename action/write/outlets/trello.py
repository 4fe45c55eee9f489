"""Cards of Trello (REST API 1): looked for on the whole board, archived ones too, and made once.

Key and token go in a header, never in an address [Atlassian: Authorization, OAuth].
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Self

from action.review.answers.answer import Done, Why
from action.review.outlets.outlet_rules import TrelloRules
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
        abroad = Abroad((host("api.trello.com"),), keys.secrets)
        login = f'OAuth oauth_consumer_key="{key}", oauth_token="{token}"'
        return cls(Tool(abroad, {"Authorization": login}))

    def put(self, card: TrelloCard) -> Done:
        """The card on its board; made only where it is not there."""
        if not card.list:
            raise NotTakenError(Why.NOT_FOUND)
        known = self._known_on(self._board_of(card.list))
        key = _mark(card)
        if key not in known:
            known[key] = self._made(card)
        return known[key]

    def tried(self, rules: TrelloRules) -> Iterator[str]:
        """What was found there, written nowhere; raises NotTakenError for what is amiss."""
        for whose, list_id in {**rules.lists, "team": rules.team, "isms": rules.isms}.items():
            if list_id:
                board = self._board_of(list_id)
                named = part(self.tool.get(f"{API}/lists/{list_id}", fields="name"), "name")
                cards = len(self._known_on(board))
                yield f"{whose}: the list “{named}”, with {cards} cards of reviews on its board"

    def _board_of(self, list_id: str) -> str:
        """The board of a list that shows cards."""
        if list_id not in self.boards:
            found = self._looked_at(list_id)
            if found is None:
                raise NotTakenError(Why.NOT_FOUND, f"the list {list_id}")
            if isinstance(found, Mapping) and found.get("closed") is True:
                raise NotTakenError(Why.NOT_FOUND, f"the list {list_id}, which is archived")
            self.boards[list_id] = part(found, "idBoard")
        return self.boards[list_id]

    def _looked_at(self, list_id: str) -> object | None:
        """The list, as far as the token may see it; a key that is over sees none at all."""
        try:
            return self.tool.found(f"{API}/lists/{list_id}", fields="closed,idBoard")
        except NotTakenError as error:
            if error.why is Why.FORBIDDEN and "permission" in error.said:
                unseen = f"the list {list_id}, which the owner of the token cannot see"
                raise NotTakenError(Why.NOT_FOUND, unseen) from None
            raise

    def _known_on(self, board: str) -> dict[str, Done]:
        """The cards of ours on a board, wherever their owners have moved them.

        Of copies that people made, the first: ids grow with time.
        """
        if board not in self.cards:
            newest_first = sorted(self._ours_on(board), key=lambda c: c[1].id, reverse=True)
            self.cards[board] = dict(newest_first)
        return self.cards[board]

    def _ours_on(self, board: str) -> Iterator[tuple[str, Done]]:
        for card in self._all_on(board):
            for line in str(card.get("desc") or "").splitlines():
                if line.startswith(_MARKED):
                    yield line.strip(), _done(card)

    def _all_on(self, board: str) -> Iterator[Mapping[str, Any]]:
        """All cards, page by page, each older than the one before it."""
        asked = {"fields": "desc,shortUrl", "limit": str(PAGE)}
        while True:
            page = each(self.tool.get(f"{API}/boards/{board}/cards/all", **asked))
            yield from page
            if len(page) < PAGE:
                return
            oldest = min(part(one, "id") for one in page)
            if oldest >= asked.get("before", _NO_ID):
                raise NotTakenError(Why.UNCLEAR, "it sends the same cards again")
            asked["before"] = oldest

    def _made(self, card: TrelloCard) -> Done:
        mark = _mark(card)
        text = f"{card.text[: LONGEST_TEXT - len(mark) - 2]}\n\n{mark}"
        about = {"idList": card.list, "name": card.title, "desc": text, "urlSource": card.url}
        if card.due:
            about["due"] = f"{card.due}T12:00:00.000Z"
        return _done(self.tool.post(f"{API}/cards", about))


_MARKED: Final = "Incident Review: "
_NO_ID: Final = "g"
"""Behind all ids, which have hexadecimal digits."""


def _mark(card: TrelloCard) -> str:
    """The line by which a card is known again: the issue, and which of its places."""
    return f"{_MARKED}{card.url} ({card.place})"


def _done(card: object) -> Done:
    return Done(part(card, "id"), url=part(card, "shortUrl"))
