"""Labels that an editor has wrapped in their middle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from action.read.freetext.blocks.block import Block, Kind
from action.read.freetext.labels.labels import leading


def rejoined(cut: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with a label that was wrapped in its middle whole again."""
    held: Block | None = None
    for block in cut:
        if held and (joined := _joined(held, block)):
            held = joined
            continue
        if held:
            yield held
        held = block
    if held:
        yield held


def _joined(above: Block, below: Block) -> Block | None:
    if below.kind is not Kind.LINE or below.parted or above.kind not in {Kind.LINE, Kind.ITEM}:
        return None
    if below.label or not above.is_only_time:
        return None
    label = leading(f"{above.text} {below.text}")
    goes_on = label is not None and label.rest > len(above.text) + 1
    return above.saying(f"{above.text} {below.text}") if goes_on else None
