"""Events that people paste as JSON, a list or one object a line, as the items they would write."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from action.errors import Place
from action.read.freetext.labels.labels import whole
from action.read.yaml.source import PlacedLine

_TIMES: Final = (
    *("timestamp", "@timestamp", "time", "at", "ts", "datetime", "date", "when", "occurred_at"),
    *("occurredAt", "created_at", "createdAt", "started_at", "start"),
)
_WORDS: Final = (
    *("message", "text", "event", "what", "description", "summary", "msg", "title", "body", "note"),
)
_BEGINS: Final = ("{", "[")
_DECODER: Final = json.JSONDecoder()


def as_items(lines: Sequence[PlacedLine]) -> Iterator[PlacedLine]:
    """The lines of a text; JSON that tells events becomes an item an event, at its place."""
    first = next((i for i, (_, text) in enumerate(lines) if text.strip()), len(lines))
    if first == len(lines) or not lines[first][1].lstrip().startswith(_BEGINS):
        yield from lines
        return
    listed = _list(lines[first:]) if lines[first][1].lstrip().startswith("[") else None
    yield from lines[:first]
    yield from listed if listed is not None else map(_item_of_line, lines[first:])


def _list(lines: Sequence[PlacedLine]) -> list[PlacedLine] | None:
    """The items of a list of objects; None where this is no such list and nothing else."""
    text = "\n".join(line for _, line in lines)
    at, found = text.index("[") + 1, []
    line, counted = 0, 0
    while (at := _next(text, at)) < len(text) and text[at] == "{":
        line, counted = line + text.count("\n", counted, at), at
        held, end = _decoded(text, at)
        item = _item(held) if held else None
        if item is None:
            return None
        found.append((lines[line][0], item))
        at = end
    return found if found and text[at:].strip() == "]" else None


def _next(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\r\n,":
        at += 1
    return at


def _decoded(text: str, at: int) -> tuple[Mapping[str, Any] | None, int]:
    try:
        held, end = _DECODER.raw_decode(text, at)
    except (ValueError, RecursionError):
        return None, at
    return (held, end) if isinstance(held, dict) else (None, at)


def _item_of_line(line: PlacedLine) -> tuple[Place, str]:
    place, text = line
    bare = text.strip().rstrip(",")
    held, end = _decoded(bare, 0) if bare.startswith("{") and bare.endswith("}") else (None, 0)
    item = _item(held) if held and end == len(bare) else None
    return place, item or text


def _item(held: Mapping[str, Any]) -> str | None:
    """An object as an item: its time, its words, and whatever else it says in plain words."""
    when = next((name for name in _TIMES if isinstance(held.get(name), str)), None)
    words = next((name for name in _WORDS if isinstance(held.get(name), str)), None)
    if when is None or words is None or not whole(held[when]):
        return None
    others = (value for name, value in held.items() if name not in {when, words})
    said = (
        held[words],
        *(str(value) for value in others if isinstance(value, str | int) and value),
    )
    return f"- {held[when]} - {' • '.join(' '.join(part.split()) for part in said)}"
