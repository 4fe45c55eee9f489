"""The lines of a file that people wrote, as an editor counts them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, TypeAlias

from action.errors import Letter, Place, ReviewError

PlacedLine: TypeAlias = tuple[Place, str]
"""A line, and where it stands."""

LARGEST_FILE: Final = 1_000_000
"""Characters and bytes of a file; what tells a story is shorter."""

_INVISIBLE: Final = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
)
_BREAKS: Final = ("\x85", "\u2028", "\u2029")


def source_of(text: str, path: str) -> tuple[str, ...]:
    """The lines of a file. Raises ReviewError where it is huge or holds what nobody can see."""
    if len(text) > LARGEST_FILE or len(text.encode("utf-8", "surrogatepass")) > LARGEST_FILE:
        remedy = "keep the main text here and link to the rest"
        raise ReviewError(Letter("This file is larger than 1 MB", remedy, Place(path)))
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    for sign in _BREAKS:
        text = text.replace(sign, " ")
    source = tuple(text.split("\n"))
    if _INVISIBLE.search(text):
        raise ReviewError(*_unseen(source, path))
    return source


def _unseen(source: tuple[str, ...], path: str) -> Iterator[Letter]:
    for number, line in enumerate(source):
        if found := _INVISIBLE.search(line):
            yield Letter(
                f"There is an invisible character here (U+{ord(found[0]):04X})",
                "delete it, or save the file as UTF-8",
                Place(path, number + 1, found.start() + 1),
            )
