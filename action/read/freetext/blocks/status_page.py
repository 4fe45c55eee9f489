"""Status pages: each paragraph ends with its time, the newest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from action.read.freetext.blocks.block import BlockKind, TextBlock

_FEW: Final = 2
_MOST: Final = 0.8
"""The share of timed lines from which on a text counts as a status page."""


def times_first(found: Sequence[TextBlock]) -> Iterator[TextBlock]:
    """The blocks of a text; where paragraphs end with their time, it comes in front."""
    tight = _is_tight(found)
    below = {i for i in range(1, len(found)) if _is_time_below(found, i, tight=tight)}
    timed = sum(block.label is not None for block in found if block.kind is BlockKind.LINE)
    if len(below) < _FEW or len(below) < timed * _MOST:
        yield from found
        return
    heads = {_paragraph(found, i): i for i in below}
    for i, block in enumerate(found):
        if i in heads:
            yield block._replace(parted=True).saying(f"{found[heads[i]].text} - {block.text}")
        elif i not in below:
            yield block


def _is_tight(found: Sequence[TextBlock]) -> bool:
    """Whether a text without blank lines begins with words and ends with a time of its own line."""
    lines = [block for block in found if block.kind is BlockKind.LINE]
    return (
        len(lines) > _FEW
        and not lines[0].label
        and not any(block.parted for block in lines[1:])
        and lines[-1].is_only_time
        and all(block.is_only_time for block in lines if block.label)
    )


def _is_time_below(found: Sequence[TextBlock], i: int, *, tight: bool) -> bool:
    block, before = found[i], found[i - 1]
    if block.kind is not BlockKind.LINE or before.kind is not BlockKind.LINE or block.parted:
        return False
    if block.label is None or not block.label.timed or before.label or not block.is_only_time:
        return False
    return (
        tight
        or i + 1 == len(found)
        or found[i + 1].parted
        or found[i + 1].kind is not BlockKind.LINE
    )


def _paragraph(found: Sequence[TextBlock], i: int) -> int:
    """The first line of the paragraph that a line ends."""
    i -= 1
    while (
        i > 0
        and not found[i].parted
        and found[i - 1].kind is BlockKind.LINE
        and not found[i - 1].is_only_time
    ):
        i -= 1
    return i
