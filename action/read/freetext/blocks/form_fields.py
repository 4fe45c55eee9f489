"""Forms that people paste: the name of a field on one line, and its value on the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from action.read.freetext.blocks.block import BlockKind, TextBlock

_COLONS: Final = (":", "：")
_QUESTIONS: Final = (*_COLONS, "?", "？")
_LONGEST: Final = 60


def fields_joined(found: Sequence[TextBlock]) -> Iterator[TextBlock]:
    """The blocks; a time below the name of its field stands behind that name."""
    value = -1
    for i, block in enumerate(found):
        if i == value:
            continue
        if _is_field(found, i, behind_value=i - 1 == value):
            value = i + 1
            yield block._replace(parted=True).saying(f"{block.text} {found[value].text}")
        else:
            yield block


def _is_field(found: Sequence[TextBlock], i: int, *, behind_value: bool) -> bool:
    """Whether a line is a name with a time below it, and no event tells it or stands there."""
    block, below = found[i], found[i + 1] if i + 1 < len(found) else None
    if block.kind is not BlockKind.LINE or not block.text.endswith(_COLONS) or below is None:
        return False
    if below.kind is not BlockKind.LINE or below.parted or not below.is_only_time:
        return False
    told = i > 0 and found[i - 1].label is not None and not (block.parted or behind_value)
    return not (told or block.label or len(block.text) > _LONGEST) and _ends_there(found, i + 2)


def _ends_there(found: Sequence[TextBlock], i: int) -> bool:
    """Whether nothing that could belong to a time stands there."""
    if i >= len(found) or found[i].parted or found[i].kind is not BlockKind.LINE:
        return True
    return found[i].text.endswith(_QUESTIONS)
