"""What all tools have in common: how their refusals are understood, and what is said of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from action.review.answers.answer import Why
from action.wire.abroad import Abroad, HostRefusedError, ToolAnswer
from action.wire.trouble import LostAnswerError, NotReachedError

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


class UnseenError(NotTakenError):
    """This one may be there, made by a run that broke off, and does not show yet."""

    def __init__(self) -> None:
        """Nobody knows of this one; of others the tool may know."""
        super().__init__(Why.UNCLEAR)


def plain_words(told: ToolAnswer) -> str:
    """What a tool said, where nothing is known of the shape of its words."""
    return told.said


@dataclass(frozen=True, slots=True)
class Tool:
    """A way to speak JSON with one tool: `headers` say who we are, `words` finds its words."""

    abroad: Abroad
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    words: Callable[[ToolAnswer], str] = plain_words

    def get(self, url: str, **query: str) -> object:
        """What the tool knows there; raises NotTakenError."""
        return self._asked("GET", url, query=query).data

    def found(self, url: str, **query: str) -> object | None:
        """The same, or None where there is nothing."""
        try:
            there = self.get(url, **query)
        except NotTakenError as error:
            if error.why is Why.NOT_FOUND:
                return None
            raise
        if there is None:
            raise NotTakenError(Why.UNCLEAR, "its answer is not JSON")
        return there

    def post(self, url: str, body: object) -> object:
        """What the tool answers to something that is made; raises NotTakenError."""
        return self._asked("POST", url, content=json.dumps(body).encode()).data

    def hand_over(self, url: str, content: bytes) -> ToolAnswer:
        """What the tool answers to JSON that is handed over as it is; raises NotTakenError."""
        return self._asked("POST", url, content=content)

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
        except NotReachedError:
            raise NotTakenError(Why.NOT_YET) from None
        except LostAnswerError:
            raise NotTakenError(Why.UNCLEAR) from None
        if not told.is_fine:
            raise not_taken(told, self.words(told))
        return told


def not_taken(told: ToolAnswer, said: str) -> NotTakenError:
    """What a refusal means; a redirect is followed nowhere, and a server's trouble is unclear."""
    if told.status in KEY_REFUSED:
        return NotTakenError(Why.FORBIDDEN, said)
    if told.status in GONE:
        return NotTakenError(Why.NOT_FOUND, said)
    if told.status in PATIENCE_ASKED:
        return NotTakenError(Why.NOT_YET, said)
    if told.status in CLIENT_ERRORS or 300 <= told.status < 400:  # noqa: PLR2004 - a redirect
        return NotTakenError(Why.REFUSED, said)
    return NotTakenError(Why.UNCLEAR, said)


def part(data: object, name: str) -> str:
    """A text that an answer must have; what another tool answers may be anything."""
    value = data.get(name) if isinstance(data, Mapping) else None
    if not isinstance(value, str) or not value:
        raise NotTakenError(Why.UNCLEAR, f"its answer has no `{name}`")
    return value


def each(data: object) -> list[Mapping[str, Any]]:
    """The things of an answer that must be a list of such."""
    if not isinstance(data, list):
        raise NotTakenError(Why.UNCLEAR, "its answer is not a list")
    return [one for one in data if isinstance(one, Mapping)]


def several(data: object, name: str) -> list[Mapping[str, Any]]:
    """The things that an answer must list under this name."""
    return each(data.get(name) if isinstance(data, Mapping) else None)
