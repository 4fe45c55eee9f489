"""What a timeline on a terminal does not show: lines without a time, and times that are unclear."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from action.review import words

LISTED: Final = ("unread", "notes", "joined")
"""Lists of lines, by their names in the data."""
FLAGS: Final = ("unclear", "no-time", "next-day", "out-of-order", "other-zone")
"""Flags of events that need a look."""
_SHOWN: Final = 10
"""Numbers of lines that a row names."""


def doubtful_lines(found: Mapping[str, Any]) -> str:
    """A row for each kind of line that needs a look, with their numbers; else nothing."""
    rows = [
        {
            "kind": kind,
            "count": len(numbers),
            "lines": numbers[:_SHOWN],
            "more": len(numbers[_SHOWN:]),
        }
        for kind, numbers in _numbers(found)
        if numbers
    ]
    return words.text("timeline_doubts.txt.j2", rows=rows) if rows else ""


def _numbers(found: Mapping[str, Any]) -> Iterator[tuple[str, list[int]]]:
    for name in LISTED:
        yield name, [one["line"] for one in found.get(name, ())]
    for flag in FLAGS:
        yield flag, [one["line"] for one in found["entries"] if flag in one["flags"]]
