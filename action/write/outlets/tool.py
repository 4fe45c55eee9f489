"""What all tools have in common: how their refusals are understood, and what is said of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from action.review.answers.answer import Why
from action.wire.abroad import Abroad, HostRefusedError, ToolAnswer
from action.wire.trouble import LostAnswerError

KEY_REFUSED: Final = frozenset({401, 403})
GONE: Final = frozenset({404, 410})
PATIENCE_ASKED: Final = frozenset({429})
CLIENT_ERRORS: Final = range(400, 500)


class NotTakenError(Exception):
    """Another tool did not do what was asked, or nobody knows whether it did."""

    def __init__(self, why: Why, said: str = "") -> None:
        """Keep why, and what it said, in words for people."""
        super().__init__(why.value)
        self.why = why
        self.said = said


@dataclass(frozen=True, slots=True)
class Tool:
    """A way to speak JSON with one tool; `headers` say who we are."""

    abroad: Abroad
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)

    def get(self, url: str, **query: str) -> object:
        """What the tool knows there; raises NotTakenError."""
        return self._asked("GET", url, query=query).data

    def found(self, url: str, **query: str) -> object | None:
        """The same, or None where there is nothing."""
        try:
            return self.get(url, **query)
        except NotTakenError as error:
            if error.why is Why.NOT_FOUND:
                return None
            raise

    def post(self, url: str, body: object) -> object:
        """What the tool answers to something that is made; raises NotTakenError."""
        return self._asked("POST", url, content=json.dumps(body).encode()).data

    def _asked(
        self,
        method: str,
        url: str,
        query: Mapping[str, str] | None = None,
        content: bytes | None = None,
    ) -> ToolAnswer:
        headers = {**self.headers, "Accept": "application/json"}
        if content is not None:
            headers["Content-Type"] = "application/json"
        try:
            told = self.abroad.send(method, url, headers=headers, query=query, content=content)
        except HostRefusedError:
            raise NotTakenError(Why.REFUSED, "its address, or its key, cannot be used") from None
        except LostAnswerError:
            raise NotTakenError(Why.UNCLEAR) from None
        if not told.is_fine:
            raise not_taken(told)
        return told


def not_taken(told: ToolAnswer) -> NotTakenError:
    """What a refusal means; a redirect is followed nowhere, and a server's trouble is unclear."""
    if told.status in KEY_REFUSED:
        return NotTakenError(Why.FORBIDDEN, told.said)
    if told.status in GONE:
        return NotTakenError(Why.NOT_FOUND, told.said)
    if told.status in PATIENCE_ASKED:
        return NotTakenError(Why.NOT_YET, told.said)
    if told.status in CLIENT_ERRORS or 300 <= told.status < 400:  # noqa: PLR2004 - a redirect
        return NotTakenError(Why.REFUSED, told.said)
    return NotTakenError(Why.UNCLEAR, told.said)


def part(data: object, name: str) -> str:
    """A text that an answer must have; what another tool answers may be anything."""
    value = data.get(name) if isinstance(data, Mapping) else None
    if not isinstance(value, str) or not value:
        raise NotTakenError(Why.UNCLEAR, f"its answer lacks `{name}`")
    return value


def each(data: object) -> list[Mapping[str, Any]]:
    """The things of an answer that must be a list of such."""
    if not isinstance(data, list):
        raise NotTakenError(Why.UNCLEAR, "its answer is not a list")
    return [one for one in data if isinstance(one, Mapping)]
