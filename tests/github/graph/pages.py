"""GraphQL's connections: pages of records behind opaque cursors."""

import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict


class Page(TypedDict, total=False):
    """The arguments with which a client turns pages."""

    first: int | None
    last: int | None
    after: str | None
    before: str | None


@dataclass(frozen=True)
class PageInfo:
    """Where a page stands in the whole."""

    start_cursor: str | None
    end_cursor: str | None
    has_next_page: bool
    has_previous_page: bool


@dataclass(frozen=True)
class Edge:
    """One record of a page with its cursor."""

    cursor: str
    node: Any


@dataclass(frozen=True)
class Connection:
    """One page, and how many records there are on all of them."""

    total_count: int
    edges: list[Edge]
    page_info: PageInfo

    @property
    def nodes(self) -> list[Any]:
        """Return the records without their cursors."""
        return [edge.node for edge in self.edges]


class Order(TypedDict):
    """By what to sort, and which way."""

    field: str
    direction: str


SORT_KEYS: dict[str, Callable[[Any], Any]] = {
    "ALPHABETICAL": lambda branch: branch.ref,
    "COMMENTS": lambda ticket: len(ticket.comments),
    "CREATED_AT": lambda record: record.database_id,
    "NAME": lambda label: label.name.lower(),
    "UPDATED_AT": lambda record: (record.updated_at, record.database_id),
}


def ordered(records: Sequence[Any], order: Order | None) -> Sequence[Any]:
    """Return records in the asked order, or as they are without one."""
    if order is None:
        return records
    newest_first = order["direction"] == "DESC"
    return sorted(records, key=SORT_KEYS[order["field"]], reverse=newest_first)


def connection(records: Sequence[Any], view: Callable[[Any], Any], page: Page) -> Connection:
    """Return the asked page of records, each seen through ``view``."""
    start, end = _bounds(len(records), page)
    edges = [Edge(_cursor(i), view(records[i])) for i in range(start, end)]
    info = PageInfo(
        start_cursor=edges[0].cursor if edges else None,
        end_cursor=edges[-1].cursor if edges else None,
        has_next_page=end < len(records),
        has_previous_page=start > 0,
    )
    return Connection(len(records), edges, info)


def _bounds(count: int, page: Page) -> tuple[int, int]:
    after, before = page.get("after"), page.get("before")
    start = 0 if after is None else _position(after) + 1
    end = count if before is None else min(count, _position(before))
    first, last = page.get("first"), page.get("last")
    if first is not None:
        end = min(end, start + first)
    if last is not None:
        start = max(start, end - last)
    return start, max(start, end)


def _cursor(position: int) -> str:
    return base64.b64encode(f"cursor:v2:{position}".encode()).decode()


def _position(cursor: str) -> int:
    return int(base64.b64decode(cursor).decode().rpartition(":")[2])
