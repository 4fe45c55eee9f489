"""What people are asked about: lines that became nothing, and lines that may be events."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from action.read.freetext.blocks.block import BlockKind, TextBlock
from action.read.freetext.passages.block_labels import trailing
from action.read.freetext.passages.key_events import names_estimate, names_key_events
from action.read.freetext.passages.passage import Joined, Unread

_SAID: Final = frozenset({BlockKind.LINE, BlockKind.ITEM})
_BEGINS: Final = re.compile(
    r"[*_~\[(]{0,3}(?:[01]?\d|2[0-3])"
    r"(?::[0-5]\d(?!\d|:\d)|\.[0-5]\d ?(?:h|uhr)\b|h[0-5]\d\b| ?[ap]m\b)",
    re.IGNORECASE,
)


def unread(block: TextBlock) -> Unread:
    """A block that is to be counted, and asked about."""
    return Unread(block.place, block.text or " ".join(block.rows))


def joined_in(above: str, parts: Iterable[TextBlock]) -> Iterator[Joined]:
    """The lines below an event, but not below key events, that have a clear time of their own."""
    for part in () if names_key_events(above) else parts:
        if part.kind in _SAID and (_BEGINS.match(part.text) or _ends_with_a_time(part.text)):
            yield Joined(part.place, part.text)


def _ends_with_a_time(text: str) -> bool:
    last = trailing(text)
    return last is not None and not names_estimate(last[0])
