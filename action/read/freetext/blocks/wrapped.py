"""Labels that an editor has wrapped in their middle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from action.read.freetext.blocks.block import BlockKind, TextBlock
from action.read.freetext.labels.labels import leading


def rejoined(cut: Sequence[TextBlock]) -> Iterator[TextBlock]:
    """The blocks, with a label that was wrapped in its middle whole again."""
    held: TextBlock | None = None
    for block in cut:
        if held and (joined := _joined(held, block)):
            held = joined
            continue
        if held:
            yield held
        held = block
    if held:
        yield held


def _joined(above: TextBlock, below: TextBlock) -> TextBlock | None:
    if (
        below.kind is not BlockKind.LINE
        or below.parted
        or above.kind not in {BlockKind.LINE, BlockKind.ITEM}
    ):
        return None
    if below.label or not above.is_only_time:
        return None
    label = leading(f"{above.text} {below.text}")
    goes_on = label is not None and label.rest > len(above.text) + 1
    return above.saying(f"{above.text} {below.text}") if goes_on else None
