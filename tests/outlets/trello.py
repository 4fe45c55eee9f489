"""Trello as its description has it: lists on boards, cards that owners move and archive."""

import re
from dataclasses import dataclass, field
from typing import Final

from tests.outlets.told import Answered, Asked, Facts

KEY: Final = "0123456789abcdef0123456789abcdef"
TOKEN: Final = "ATTA" + "5ec4e7" * 12
LOGIN: Final = re.compile(r'OAuth oauth_consumer_key="([^"]*)", oauth_token="([^"]*)"')
PAGE: Final = 1000


@dataclass
class Card:
    """A card: where it is, and what it says."""

    id: str
    list: str
    name: str
    desc: str
    due: str | None = None
    archived: bool = False

    @property
    def url(self) -> str:
        """Return its short address."""
        return f"https://trello.com/c/{self.id[-8:]}"


@dataclass
class TrelloStandIn:
    """Boards with their lists, and all cards in the order in which they were made.

    `repeats`: it does not listen to what page it is asked for.
    """

    boards: dict[str, tuple[str, ...]]
    archived: set[str] = field(default_factory=set)
    repeats: bool = False
    cards: list[Card] = field(default_factory=list)
    keys: tuple[str, str] = (KEY, TOKEN)
    facts: Facts = field(default_factory=lambda: Facts("trello"))

    hosts = ("api.trello.com",)

    def answer(self, asked: Asked) -> Answered:
        """Return what Trello says."""
        route, parts = self.facts.route(asked)
        if wrong := self.facts.faults(route, asked):
            raise AssertionError(wrong)
        login = LOGIN.fullmatch(asked.headers.get("authorization", ""))
        if not login or login.groups() != self.keys:
            return Answered(401, b"invalid key")
        if route.startswith("POST"):
            return self._made(asked)
        if "/lists/" in route:
            return self._list(parts["id"])
        return self._page(parts["id"], asked)

    def forget(self) -> None:
        """Begin with empty boards."""
        self.cards.clear()
        self.archived.clear()
        self.repeats = False

    def move(self, name: str, to: str) -> None:
        """Let an owner move a card to another list."""
        for card in self.cards:
            card.list = to if card.name == name else card.list

    def archive(self, name: str) -> None:
        """Let an owner archive a card."""
        for card in self.cards:
            card.archived = card.archived or card.name == name

    def on(self, list_id: str) -> list[str]:
        """Return the names of the cards on a list."""
        return [card.name for card in self.cards if card.list == list_id and not card.archived]

    def _board_of(self, list_id: str) -> str | None:
        return next((board for board, lists in self.boards.items() if list_id in lists), None)

    def _list(self, list_id: str) -> Answered:
        board = self._board_of(list_id)
        if board is None:
            return Answered(404, b"The requested resource was not found.")
        told = {"idBoard": board, "name": "To do", "closed": list_id in self.archived}
        return Answered(200, {"id": list_id, **told})

    def _page(self, board: str, asked: Asked) -> Answered:
        """Return the newest cards before a certain one; ids grow with time."""
        if board not in self.boards:
            return Answered(404, b"The requested resource was not found.")
        before = "g" if self.repeats else asked.query.get("before", "g")
        limit = min(int(asked.query.get("limit", PAGE)), PAGE)
        there = [c for c in self.cards if c.list in self.boards[board] and c.id < before]
        shown = sorted(there, key=lambda card: card.id)[-limit:]
        return Answered(200, [{"id": c.id, "desc": c.desc, "shortUrl": c.url} for c in shown])

    def _made(self, asked: Asked) -> Answered:
        body = asked.body
        if not self._board_of(body["idList"]):
            return Answered(400, b"invalid value for idList")
        card = Card(
            f"{0x6000_0000 + len(self.cards):08x}{'0' * 8}{len(self.cards):08x}",
            body["idList"],
            body.get("name", ""),
            body.get("desc", ""),
            body.get("due"),
        )
        self.cards.append(card)
        return Answered(200, {"id": card.id, "shortUrl": card.url})
