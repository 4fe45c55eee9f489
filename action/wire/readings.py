"""How a text reads once the spellings are undone that programs give it: JSON, HTML, addresses."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

TURNS: Final = 2
"""How often a text may have been spelled, one program after the other."""
_ESCAPED: Final = re.compile(r"\\(?:u(?P<code>[0-9A-Fa-f]{4})|(?P<sign>[^u]))")


def readings(text: str) -> Iterator[str]:
    """The text as it stands, and with every spelling undone, one by one and all together."""
    yield text
    for _ in range(TURNS):
        yield from (_from_json(text), html.unescape(text), unquote(text))
        text = unquote(html.unescape(_from_json(text)))
        yield text


def _from_json(text: str) -> str:
    return _ESCAPED.sub(_unescaped, text)


def _unescaped(found: re.Match[str]) -> str:
    code: str | None = found["code"]
    return chr(int(code, 16)) if code else found["sign"]
