"""Which issues and pull requests a listing is asked for."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from tests.github.records import PullRequest, Ticket

Asked = dict[str, Any]
Numbered = TypeVar("Numbered", bound=Ticket)
Test = Callable[[Ticket, Any], bool]


def chosen(
    tickets: Sequence[Numbered],
    filters: Asked,
    *,
    labels: list[str] | None,
    states: list[str] | None,
) -> list[Numbered]:
    """Return the tickets with any of the labels, in any of the states, that pass all filters.

    ``filters`` is GraphQL's ``filterBy``, whose labels must all be there [spec]; that ``labels``
    beside it asks for any of them is [rep].
    """
    asked = {**filters, "anyLabel": labels or None}
    asked |= {"states": states} if states else {}
    given = {name: value for name, value in asked.items() if value is not None}
    unknown = given.keys() - TESTS.keys()
    if unknown:
        raise NotImplementedError(f"filterBy {', '.join(sorted(unknown))}")
    return [t for t in tickets if all(TESTS[name](t, value) for name, value in given.items())]


def _state(ticket: Ticket) -> str:
    if isinstance(ticket, PullRequest) and ticket.merged_at is not None:
        return "MERGED"
    return "CLOSED" if ticket.closed else "OPEN"


def _label_names(ticket: Ticket) -> set[str]:
    return {label.name.lower() for label in ticket.labels}


def _lower(names: list[str]) -> set[str]:
    return {name.lower() for name in names}


def _login(ticket: Ticket) -> str:
    return ticket.author.login.removesuffix("[bot]")


TESTS: dict[str, Test] = {
    "anyLabel": lambda ticket, names: bool(_lower(names) & _label_names(ticket)),
    "assignee": lambda ticket, login: login in {user.login for user in ticket.assignees},
    "createdBy": lambda ticket, login: login.removesuffix("[bot]") == _login(ticket),
    "labels": lambda ticket, names: _lower(names) <= _label_names(ticket),
    "since": lambda ticket, since: ticket.updated_at >= datetime.fromisoformat(since),
    "states": lambda ticket, states: _state(ticket) in states,
    "viewerSubscribed": lambda _ticket, wanted: not wanted,
}
