"""An address that is a secret by itself, as chats give it: whoever knows it may post there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from action.review.answers.answer import Why
from action.wire.abroad import Abroad, ToolAnswer
from action.write.outlets.tool import NotTakenError, Tool

_NEW_ADDRESS = frozenset({Why.NOT_FOUND, Why.FORBIDDEN})
"""Why a chat takes nothing at this address: only another one helps."""


def by_address(url: str, hosts: Sequence[re.Pattern[str]]) -> Tool:
    """The way to what is at an address; no part of it that opens anything is ever shown."""
    return Tool(Abroad(tuple(hosts), tuple(_secrets(url))))


def posted(tool: Tool, url: str, content: bytes) -> ToolAnswer:
    """What a chat answers; where it does not know the address any more, that is our key's end."""
    try:
        return tool.hand_over(url, content)
    except NotTakenError as error:
        why = Why.FORBIDDEN if error.why in _NEW_ADDRESS else error.why
        raise NotTakenError(why, error.said) from None


def _secrets(url: str) -> Iterator[str]:
    """The address and its parts, as they stand in it and as programs may spell them; long first."""
    at = urlsplit(url)
    whole = f"{at.path}?{at.query}" if at.query else at.path
    parts = (url, whole, at.path, at.query, at.path.rpartition("/")[2])
    values = (value for name, value in parse_qsl(at.query) if name == "sig")
    every = {spelled for one in (*parts, *values) for spelled in (one, unquote(one), quote(one))}
    yield from sorted((one for one in every if one), key=len, reverse=True)
