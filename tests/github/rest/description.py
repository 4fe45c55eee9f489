"""GitHub's own description of REST, against which requests and answers are checked."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema_rs import Validator, validator_for

DESCRIPTION = Path(__file__).parent.parent / "descriptions" / "openapi.json"
MANY_SEGMENTS = {"basehead", "branch", "path", "ref"}


@dataclass(frozen=True)
class Route:
    """One operation, with the pattern that its path matches."""

    operation: str
    method: str
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Match:
    """A route that fits a request, and what its path says."""

    operation: str
    values: Mapping[str, str]


@cache
def load() -> dict[str, Any]:
    """Return the pruned description."""
    described: dict[str, Any] = json.loads(DESCRIPTION.read_text())
    return described


@cache
def routes() -> tuple[Route, ...]:
    """Return all described routes, those with fewer placeholders first."""
    operations = sorted(load()["operations"], key=lambda name: (name.count("{"), -len(name)))
    return tuple(_route(operation) for operation in operations)


def match(method: str, path: str) -> Match | None:
    """Return the route of a request, or None if GitHub has none that the stand-in knows."""
    for route in routes():
        found = route.pattern.fullmatch(path)
        if route.method == method and found:
            return Match(route.operation, found.groupdict())
    return None


def wrong_query(operation: str, query: Mapping[str, str]) -> list[str]:
    """Return what is wrong with query parameters: names that GitHub does not know."""
    known = load()["operations"][operation]["query"]
    return [f"unknown query parameter {name!r}" for name in query if name not in known]


def wrong_body(operation: str, body: Any) -> list[str]:
    """Return what is wrong with a request's body; a misspelt field is."""
    described = load()["operations"][operation].get("request")
    if described is None:
        return [] if body is None else ["a body where none is described"]
    return _errors(operation, "request", {} if body is None else body)


def wrong_answer(operation: str, status: int, body: Any) -> list[str]:
    """Return what is wrong with the stand-in's own answer; refusals have no description."""
    if status >= 400:
        return []
    answers = load()["operations"][operation]["answers"]
    if str(status) not in answers:
        return [f"status {status} is not described"]
    if answers[str(status)] is None:
        return [] if body is None else ["a body where none is described"]
    return _errors(operation, str(status), body)


def _route(operation: str) -> Route:
    method, path = operation.split(" ")
    pattern = re.sub(r"\{(\w+)\}", _placeholder, path)
    return Route(operation, method, re.compile(pattern))


def _placeholder(found: re.Match[str]) -> str:
    inner = ".+" if found[1] in MANY_SEGMENTS else "[^/]+"
    return f"(?P<{found[1]}>{inner})"


def _errors(operation: str, part: str, body: Any) -> list[str]:
    found = _validator(operation, part).iter_errors(body)
    return [f"{'/'.join(map(str, error.instance_path))}: {error.message}" for error in found]


@cache
def _validator(operation: str, part: str) -> Validator:
    described = load()["operations"][operation]
    schema = described["request"] if part == "request" else described["answers"][part]
    return validator_for({"allOf": [schema], "components": load()["components"]})
