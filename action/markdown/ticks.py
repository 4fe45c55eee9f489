"""Runs of backticks and the code between them: a run closes at the next one as long, or never."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

_RUN: Final = re.compile("`+")
_OPENS: Final = re.compile(r"\\[\s\S]|(?P<ticks>`+)")


class Ticks:
    """The runs of backticks in a text, by their length."""

    def __init__(self, text: str) -> None:
        """Find them all at once, so that every question about them is quick."""
        self._begins: dict[int, list[int]] = {}
        for run in _RUN.finditer(text):
            self._begins.setdefault(len(run[0]), []).append(run.start())

    def closing(self, end: int, length: int) -> int | None:
        """Where the run begins that closes one of this length which ends here."""
        begins = self._begins.get(length, [])
        following = bisect_left(begins, end)
        return begins[following] if following < len(begins) else None


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the code spans of a paragraph begin and end; a backslash keeps a tick from opening."""
    ticks, at = Ticks(text), 0
    while found := _OPENS.search(text, at):
        at = found.end()
        length = len(found["ticks"] or "")
        closing = ticks.closing(at, length) if length else None
        if closing is not None:
            at = closing + length
            yield found.start(), at


def without_code(text: str, instead: str) -> str:
    """A paragraph with other words for each code span."""
    kept, reached = [], 0
    for start, end in spans(text):
        kept += [text[reached:start], instead]
        reached = end
    return "".join([*kept, text[reached:]])


def lengths(text: str) -> frozenset[int]:
    """How long the runs are that stand in a text."""
    return frozenset(len(run) for run in _RUN.findall(text))


def enclosed(code: str, length: int) -> str:
    """A code span between runs of this length, of which none may stand in the code."""
    pad = " " if code.startswith("`") or code.endswith("`") else ""
    return f"{'`' * length}{pad}{code}{pad}{'`' * length}"
