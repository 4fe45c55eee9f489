"""What a client asks of another tool, what that answers, and who keeps to its official facts."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Protocol

import jsonschema_rs

FACTS: Final = Path(__file__).parent / "facts"


@dataclass(frozen=True)
class Asked:
    """A request as it came; the body is JSON where that was said, else bytes."""

    host: str
    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: Any = None
    raw: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class Answered:
    """An answer: a status, and what becomes JSON, or bytes as they are."""

    status: int = 200
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)


class ToolStandIn(Protocol):
    """One tool: the hosts it answers at, and what it answers."""

    @property
    def hosts(self) -> tuple[str, ...]:
        """Return the names of its hosts."""

    def answer(self, asked: Asked) -> Answered:
        """Return what it says to a request that keeps to its facts."""


class Facts:
    """What a tool's official description says of the routes that we use, with its origin."""

    def __init__(self, name: str) -> None:
        """Read the facts of one tool."""
        told = json.loads((FACTS / f"{name}.json").read_text(encoding="utf-8"))
        self.origin: str = told["origin"]
        self._routes: Mapping[str, Any] = told["routes"]

    def route(self, asked: Asked) -> tuple[str, Mapping[str, str]]:
        """Return the route of a request and the parts of its path; KeyError for an unknown one."""
        for route in self._routes:
            method, _, pattern = route.partition(" ")
            if method == asked.method and (parts := _parts(pattern, asked.path)) is not None:
                return route, parts
        raise KeyError(f"{asked.method} {asked.path}")

    def faults(self, route: str, asked: Asked) -> list[str]:
        """Return what of a request is not as the description has it."""
        known = self._routes[route]
        found = [
            f"{route}: unknown query {name}" for name in asked.query if name not in known["query"]
        ]
        if "body" in known:
            schema = jsonschema_rs.Draft202012Validator(known["body"])
            found += [f"{route}: {error.message}" for error in schema.iter_errors(asked.body)]
        elif asked.raw:
            found.append(f"{route}: takes no body")
        return found


def _parts(pattern: str, path: str) -> dict[str, str] | None:
    """Return the parts of a path that a pattern names in braces, if they fit."""
    wanted, there = pattern.split("/"), path.split("/")
    if len(wanted) != len(there):
        return None
    parts: dict[str, str] = {}
    for one, given in zip(wanted, there, strict=True):
        if one.startswith("{"):
            parts[one.strip("{}")] = given
        elif one != given:
            return None
    return parts
