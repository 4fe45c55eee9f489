"""One REST request on its way through a handler, and the register of handlers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import urlencode

from tests.github import rules
from tests.github.records import User
from tests.github.rest.tickets import TicketShapes
from tests.github.world import World

Item = TypeVar("Item")
LEVELS = ["read", "write"]
LARGEST_PAGE = 100


@dataclass(frozen=True)
class Reply:
    """What a handler answers; no body is 204's way."""

    status: int = 200
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Call:
    """A request with its route's values; ``hidden`` newest issues are missing from listings."""

    world: World
    shapes: TicketShapes
    path: str
    values: Mapping[str, str]
    query: Mapping[str, str]
    body: Mapping[str, Any]
    hidden: int = 0

    @property
    def viewer(self) -> User:
        """Return who the token belongs to."""
        return self.world.bot

    @property
    def number(self) -> int:
        """Return the issue's or pull request's number in the path."""
        text = self.values.get("issue_number") or self.values["pull_number"]
        if not text.isdecimal():
            raise rules.NOT_FOUND.broken()
        return int(text)

    def need(self, scope: str, level: str) -> None:
        """Refuse unless the token may read or write here."""
        granted = self.world.settings.token_scopes.get(scope, "none")
        if granted not in LEVELS[LEVELS.index(level) :]:
            raise rules.NOT_ACCESSIBLE.broken(needs=f"{scope}={level}")

    def page(self, items: Sequence[Item], shape: Callable[[Item], Any]) -> Reply:
        """Return the asked page of items, with links to the others."""
        size = min(int(self.query.get("per_page", "30")), LARGEST_PAGE)
        number = int(self.query.get("page", "1"))
        last = max(1, -(-len(items) // size))
        shown = items[(number - 1) * size : number * size]
        return Reply(200, [shape(item) for item in shown], self._links(number, last))

    def _links(self, number: int, last: int) -> Mapping[str, str]:
        targets = {"prev": number - 1, "next": number + 1, "last": last, "first": 1}
        back, forth = number > 1, number < last
        shown = {"prev": back, "first": back, "next": forth, "last": forth}
        links = [self._link(rel, page) for rel, page in targets.items() if shown[rel]]
        return {"Link": ", ".join(links)} if links else {}

    def _link(self, rel: str, page: int) -> str:
        query = urlencode({**self.query, "page": page})
        return f'<{self.shapes.site.api}{self.path}?{query}>; rel="{rel}"'


Handler = Callable[[Call], Reply]
HANDLERS: dict[str, Handler] = {}


def serves(operation: str) -> Callable[[Handler], Handler]:
    """Register a function as the handler of an operation of GitHub's description."""

    def register(handler: Handler) -> Handler:
        HANDLERS[operation] = handler
        return handler

    return register
