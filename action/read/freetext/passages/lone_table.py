"""A table of times in a report that has no title of a timeline: it is what is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from action.read.freetext.blocks.block import BlockKind, TextBlock
from action.read.freetext.passages.passage import Note, Passage, TimelineEntry, Unread
from action.read.freetext.passages.tables import tables

_CLOCKS: Final = 3
"""Rows with a clock from which on a table may be the timeline."""
_SENTENCE: Final = 40
_ENDS: Final = (".", "。", ":", "：")
_LISTED: Final = frozenset({BlockKind.ITEM, BlockKind.HEADING})


def beside_lone_table(
    blocks: Sequence[TextBlock], told: Sequence[Passage], *, titled: bool
) -> Sequence[Passage]:
    """What a text tells; where one table tells times and no list does, sentences are no events.

    They are asked about instead. Below the title of a timeline only sentences in bold are.
    """
    kinds = {block.place.line: block.kind for block in blocks}
    if any(_is_timed(item) and kinds[item.place.line] in _LISTED for item in told):
        return told
    clocks = {item.place.line for item in told if _is_timed(item)}
    every = dict(_tables(blocks))
    found = [rows for rows in every if len(rows & clocks) >= _CLOCKS]
    if len(found) != 1:
        return told
    alike = ((), every[found[0]])
    kept = frozenset(line for rows, head in every.items() if head in alike for line in rows)
    aside = _in_bold if titled else _is_aside
    return [
        _asked(item)
        if isinstance(item, TimelineEntry)
        and item.place.line not in kept
        and aside(item, kinds[item.place.line])
        else item
        for item in told
    ]


def _tables(blocks: Sequence[TextBlock]) -> Iterator[tuple[frozenset[int], tuple[str, ...]]]:
    """The lines of each table, and the names of its columns where it has any."""
    for start, end in tables(blocks):
        first = blocks[start]
        named = first.head or not any(first.inner)
        yield frozenset(row.place.line for row in blocks[start:end]), first.cells if named else ()


def _is_timed(item: Passage) -> bool:
    return isinstance(item, TimelineEntry) and item.label.timed


def _in_bold(item: TimelineEntry, kind: BlockKind) -> bool:
    """Whether an event is a paragraph whose bold goes on behind the time: a remark on the table."""
    return kind is BlockKind.LINE and bool(item.label.dangling) and not item.label.strong


def _is_aside(item: TimelineEntry, kind: BlockKind) -> bool:
    """Whether an event is a row of another table, a mere day, or a sentence that begins so."""
    if kind is BlockKind.ROW or not item.what:
        return True
    return not item.label.strong and (len(item.what) > _SENTENCE or item.what.endswith(_ENDS))


def _asked(item: TimelineEntry) -> Note | Unread:
    words = " ".join(filter(None, (item.label.written, item.what, item.by, item.source)))
    return Unread(item.place, words) if item.what else Note(item.place, words)
