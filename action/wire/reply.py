"""What GraphQL answers, and which of its refusals pass by themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Final

from action.node import Node

TOO_QUICK: Final = (
    "submitted too quickly",  # cli/cli#4801
    "secondary rate limit",  # [docs]
    "rate limit exceeded",  # [docs]
    "exceeded the rate limit",
    "abuse detection",  # the older name of the secondary limit [docs]
    "please wait a few minutes",  # [docs]
    "retry your request again later",  # PyGithub knows it of GitHub
)
"""Said of what was not done, and would be done a little later."""
WENT_WRONG: Final = (
    "something went wrong while executing your query",  # GitHub's own, with HTTP 200 [rep]
    "couldn't respond to your request in time",  # [rep]
)
"""Said of what may have been done or not."""
VAGUE: Final = ("something went wrong", "timedout", "timed out", "timeout")
"""The same, where no type says more."""
HOURLY: Final = "api rate limit"
SECONDARY: Final = ("secondary", "abuse")
NAMELESS: Final = frozenset({None, "", "INTERNAL", "INTERNAL_ERROR", "INTERNAL_SERVER_ERROR"})
UNKNOWN: Final = frozenset({"SERVICE_UNAVAILABLE", "TIMEOUT"}) | (NAMELESS - {None, ""})


class Passing(Enum):
    """A refusal that passes by itself: surely not done; perhaps done; not before the next hour."""

    NOT_DONE = "not-done"
    UNKNOWN = "unknown"
    NEXT_HOUR = "next-hour"


@dataclass(frozen=True, slots=True)
class Hole:
    """A part of an answer that is no good: where, and what GitHub said about it, if anything.

    `of` is the issue or branch that it belongs to, where that can be read.
    """

    path: tuple[str, ...]
    said: str = ""
    of: str = ""

    @property
    def part(self) -> tuple[str, int | None]:
        """The part of the repository that it is in, without the number at its end, and that."""
        alias = self.path[1] if len(self.path) > 1 else ""
        name = alias.rstrip("0123456789")
        return name, int(alias[len(name) :]) if alias != name else None

    def __str__(self) -> str:
        place = ".".join(self.path) + (f" of {self.of}" if self.of else "")
        return f"{place} (it said: {self.said})" if self.said else place


@dataclass(frozen=True, slots=True)
class Reply:
    """What GraphQL answered: data by alias, what went wrong, and when, by GitHub's clock.

    `lost`: nodes of lists that were no good, and stand as null in the data.
    """

    data: Mapping[str, Any]
    errors: tuple[Node, ...] = ()
    at: datetime | None = None
    lost: tuple[Hole, ...] = ()

    def error_at(self, alias: str) -> Node | None:
        """What went wrong with one field of the document, if anything did."""
        return next((error for error in self.errors if path_of(error)[:1] == (alias,)), None)

    @property
    def too_quick(self) -> bool:
        """Whether GitHub did not do a part of it, and asks for patience."""
        return any(passing(error) is Passing.NOT_DONE for error in self.errors)


def path_of(error: Node) -> tuple[object, ...]:
    """Where in the document it went wrong; empty where it is the whole of it."""
    path = error.get("path")
    return tuple(path) if isinstance(path, list) else ()


def kind_of(error: Node) -> str:
    """GitHub's word for what went wrong, or an empty one."""
    kind = error.get("type")
    return kind if isinstance(kind, str) else ""


def passing(error: Node) -> Passing | None:
    """How a refusal passes by itself, or None where it does not."""
    said, kind = str(error.get("message")).lower(), kind_of(error)
    soon = any(words in said for words in SECONDARY)
    if not path_of(error) and not soon and (kind == "RATE_LIMITED" or HOURLY in said):
        return Passing.NEXT_HOUR
    if kind == "RATE_LIMITED" or any(words in said for words in TOO_QUICK):
        return Passing.NOT_DONE
    if kind in UNKNOWN or any(words in said for words in WENT_WRONG):
        return Passing.UNKNOWN
    vague = kind in NAMELESS and any(words in said for words in VAGUE)
    return Passing.UNKNOWN if vague else None
