"""Rows of tables that people have broken over several lines, as one line again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from action.markdown.fences import Fence, fence
from action.read.freetext.blocks.line import cells, is_delimiter
from action.read.yaml.source import PlacedLine

_MOST: Final = 20
"""Lines over which a row is looked for."""


def rows_closed(lines: Sequence[PlacedLine]) -> Iterator[PlacedLine]:
    """The lines of a text; a row whose last pipe stands in a later line is one, at its first."""
    width, opening, i = 0, None, 0
    while i < len(lines):
        place, text = lines[i]
        here = fence(text)
        end = i + 1
        if opening or here:
            opening, width = _open(opening, here), 0
        elif not text.lstrip().startswith("|"):
            width = 0
        elif width and not _is_closed(text):
            text, end = _closed(lines, i, width)
        else:
            width = width or len(cells(text))
        yield place, text
        i = end


def _open(opening: Fence | None, here: Fence | None) -> Fence | None:
    if opening is None or here is None:
        return opening or here
    return None if here.matches(opening) else opening


def _is_closed(text: str) -> bool:
    bare = text.rstrip()
    return bare.endswith("|") and not bare.endswith("\\|") and len(bare.lstrip()) > 1


def _closed(lines: Sequence[PlacedLine], i: int, width: int) -> tuple[str, int]:
    """The row that begins there and the line after it; what does not fit the table stays."""
    first = lines[i][1]
    said = first
    for j in range(i + 1, min(i + _MOST, len(lines))):
        text = lines[j][1].strip()
        if not text or text.startswith("#") or fence(text) or is_delimiter(text):
            break
        said = f"{said.rstrip()} {text}"
        count = len(cells(said))
        if count > width:
            break
        if count == width and _is_closed(said):
            return said, j + 1
    return first, i + 1
