"""Hidden comments taken away; one that never ends hides nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from action.read.yaml.source import PlacedLine

_BEGINS: Final = "<!--"
_ENDS: Final = "-->"


def without_comments(lines: Sequence[PlacedLine]) -> Iterator[PlacedLine]:
    """The lines without comments, each at its place; what stands in a fence is no comment."""
    last = max((i for i, (_, text) in enumerate(lines) if _ENDS in text), default=-1)
    inside, fence = False, ""
    for i, (place, text) in enumerate(lines):
        sign = text.lstrip()[:3]
        if not inside and sign in {"```", "~~~"} and fence in {"", sign}:
            fence = "" if fence else sign
        if fence or not (inside or _BEGINS in text):
            yield place, text
            continue
        shown, inside = _shown(text, inside=inside, ends_later=i < last)
        yield place, shown


def _shown(text: str, *, inside: bool, ends_later: bool) -> tuple[str, bool]:
    """What is left of a line, and whether a comment goes on behind it."""
    shown: list[str] = []
    while text:
        if inside:
            _, ended, text = text.partition(_ENDS)
            inside = not ended
            continue
        before, begun, after = text.partition(_BEGINS)
        if begun and _ENDS not in after and not ends_later:
            return "".join((*shown, text)), False
        shown.append(before)
        text, inside = after, bool(begun)
    return "".join(shown), inside
