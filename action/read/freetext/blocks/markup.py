"""HTML that people paste, as the lines it would be in Markdown: headings, items and rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from action.errors import Place
from action.read.yaml.source import PlacedLine

_TELLS: Final = re.compile(r"<(?:li|h[1-6]|td|th)\b", re.IGNORECASE)
_HEADING: Final = re.compile(r"[ \t]*<h([1-6])\b[^<>]*>(.*)", re.IGNORECASE)
_ITEM: Final = re.compile(r"<li\b[^<>]*>", re.IGNORECASE)
_CELL: Final = re.compile(r"<t[dh]\b[^<>]*>", re.IGNORECASE)
_ROW_ENDS: Final = re.compile(r"</tr>|</table>", re.IGNORECASE)
_LEFT: Final = re.compile(
    r"</?(?:h[1-6]|li|ul|ol|p|div|t[dhr]|table|thead|tbody|section|article)\b[^<>]*>", re.IGNORECASE
)


def unwrapped(lines: Iterable[PlacedLine]) -> Iterator[PlacedLine]:
    """The lines of a text; those of HTML as Markdown would write them, each at its place."""
    row: tuple[Place, list[str]] | None = None
    for place, text in lines:
        if row is None and not ("<" in text and _TELLS.search(text)):
            yield place, text
            continue
        if row or _CELL.search(text):
            row = row or (place, [])
            row[1].append(text)
            if _ROW_ENDS.search(text):
                yield row[0], _row(" ".join(row[1]))
                row = None
            continue
        yield from ((place, part) for part in _as_markdown(text))
    if row:
        yield row[0], _row(" ".join(row[1]))


def _row(text: str) -> str:
    parts = [_LEFT.sub(" ", part).strip().replace("|", "\\|") for part in _CELL.split(text)]
    cells = parts if any(map(str.isalnum, parts[0])) else parts[1:]
    return f"| {' | '.join(cells)} |"


def _as_markdown(text: str) -> Iterator[str]:
    if found := _HEADING.match(text):
        yield f"{'#' * int(found[1])} {_LEFT.sub(' ', found[2]).strip()}"
        return
    before, *items = _ITEM.split(text)
    if words := _LEFT.sub(" ", before).strip():
        yield words
    indent = before[: len(before) - len(before.lstrip())]
    for item in items:
        yield f"{indent}- {_LEFT.sub(' ', item).strip()}"
