"""A block of text as people paste it, and the line it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from action.errors import Place

Placed = tuple[Place, str]


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    ITEM = "item"
    ROW = "row"
    LINE = "line"
    FENCE = "fence"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Block:
    """One block; `level` is that of a heading, else the indent in columns.

    `marker` is what an item begins with, `rows` the lines of a fence or quote, `cells` those of a
    row of a table, `head` whether they name the columns. `parted`: a blank line, or a hard break,
    stands before it.
    """

    kind: Kind
    place: Place
    text: str = ""
    level: int = 0
    marker: str = ""
    parted: bool = False
    rows: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    head: bool = False
