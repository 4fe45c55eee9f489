"""Hidden comments taken away; one that never ends hides nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from action.markdown import comments
from action.markdown.fences import Fence, fence
from action.read.yaml.source import PlacedLine


def uncommented(lines: Sequence[PlacedLine]) -> Iterator[PlacedLine]:
    """The lines without comments, each at its place; what stands in a fence is no comment."""
    last = max((i for i, (_, text) in enumerate(lines) if comments.END in text), default=-1)
    inside, opening = False, None
    for i, (place, text) in enumerate(lines):
        here = None if inside else fence(text)
        if opening or here or not (inside or comments.BEGIN in text):
            yield place, text
            opening = _open(opening, here)
            continue
        shown, inside = comments.shown(text, inside=inside, ends_later=i < last)
        yield place, shown


def _open(opening: Fence | None, here: Fence | None) -> Fence | None:
    """The fence that is open behind a line."""
    if opening is None or here is None:
        return opening or here
    return None if here.matches(opening) else opening
