"""A block of text as people paste it, and the line it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple, Self

from action.errors import Place
from action.read.freetext.labels.labels import TimeLabel, leading


class BlockKind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    ITEM = "item"
    ROW = "row"
    LINE = "line"
    FENCE = "fence"
    QUOTE = "quote"


class TextBlock(NamedTuple):
    """One block; `level` is that of a heading, else the indent in columns.

    `marker` is what an item begins with, `rows` the lines of a fence or quote, `cells` those of a
    row of a table, `head` whether they name the columns. `parted`: a blank line, or a hard break,
    stands before it. `label` is the time that its words begin with, `inner` that of each cell.
    """

    kind: BlockKind
    place: Place
    text: str = ""
    level: int = 0
    marker: str = ""
    parted: bool = False
    rows: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    head: bool = False
    label: TimeLabel | None = None
    inner: tuple[TimeLabel | None, ...] = ()

    def saying(self, text: str) -> Self:
        """The same block with other words."""
        return self._replace(text=text, label=leading(text))

    @property
    def labels(self) -> Iterator[TimeLabel]:
        """The times that its words, or the cells of a row, begin with."""
        if self.label:
            yield self.label
        yield from filter(None, self.inner)

    @property
    def is_only_time(self) -> bool:
        """Whether its words are a time and nothing else."""
        return self.label is not None and self.label.ends(self.text)
