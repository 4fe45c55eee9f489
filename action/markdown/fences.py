"""Where code fences lie in Markdown: what stands in them is an example and not meant for us."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

_FENCE: Final = re.compile(
    r"^(?P<before>[ \t]*+(?:(?:[-+*]|\d{1,9}[.)])[ \t]++)*+)(?P<mark>`{3,}+|~{3,}+)(?P<info>.*+)"
)
_REACH: Final = 3
"""How far a closing fence may be indented, in columns (CommonMark 4.5)."""
_NOTHING: Final[Mapping[int, int]] = MappingProxyType({})


class Fence(NamedTuple):
    """A line that opens or closes a fence; `column` is where its characters begin.

    `info` is what stands behind them. Behind a bullet, or with words behind it, it closes none.
    """

    column: int
    sign: str
    length: int
    info: str
    closes: bool

    def matches(self, opening: Fence) -> bool:
        """Whether it can close a fence that began like this one, however far it is indented."""
        return self.closes and self.sign == opening.sign and self.length >= opening.length

    def ends(self, opening: Fence) -> bool:
        """Whether it closes a fence that began like this one."""
        reach = _REACH if opening.column <= 1 else self.column
        return self.column <= reach and self.matches(opening)


def fence(line: str) -> Fence | None:
    """The fence that a line opens or closes; the only reader of such a line."""
    if "```" not in line and "~~~" not in line:
        return None
    found = _FENCE.match(line)
    if not found or (found["mark"][0] == "`" and "`" in found["info"]):
        return None
    before, mark, info = found["before"], found["mark"], found["info"].strip()
    closes = not (before.strip() or info)
    return Fence(len(before.expandtabs(4)), mark[0], len(mark), info, closes)


def is_fence(line: str) -> bool:
    """Whether a line opens or closes a fenced code block."""
    return fence(line) is not None


def fenced(lines: Sequence[str], spans: Mapping[int, int] = _NOTHING) -> frozenset[int]:
    """The numbers (from 0) of the lines in code fences, fence lines included.

    A fence at the margin that nobody closes is taken for a slip and hides nothing. `spans` lead
    from first to last lines of stretches that stand for themselves: no fence crosses their ends.
    """
    fences = {at: found for at, line in enumerate(lines) if (found := fence(line))}
    if not fences:
        return frozenset()
    closable = _closable(fences, _within(spans), len(lines))
    inside: set[int] = set()
    at = 0
    while at < len(lines):
        here = fences.get(at)
        if at in spans:
            at = spans[at]
        elif here and (here.column > 1 or here.length <= closable[here.sign][at]):
            last = _last(at, lines, fences, spans)
            inside.update(range(at, last + 1))
            at = last
        at += 1
    return frozenset(inside)


def _within(spans: Mapping[int, int]) -> set[int]:
    """Every line strictly inside a span, each looked at once."""
    inside: set[int] = set()
    reached = -1
    for first in sorted(spans):
        inside.update(range(max(first, reached) + 1, spans[first]))
        reached = max(reached, spans[first] - 1)
    return inside


def _closable(fences: Mapping[int, Fence], within: set[int], size: int) -> dict[str, list[int]]:
    """For each sign and line, the longest closing fence that is still to come outside of spans."""
    longest = {"`": [0] * size, "~": [0] * size}
    for sign, column in longest.items():
        best = 0
        for at in range(size - 1, -1, -1):
            column[at] = best
            here = fences.get(at)
            if here and at not in within and here.closes and here.column <= _REACH:
                best = max(best, here.length if here.sign == sign else 0)
    return longest


def _last(
    first: int, lines: Sequence[str], fences: Mapping[int, Fence], spans: Mapping[int, int]
) -> int:
    """The last line of the fence that opens at `first`; a nested one ends with its list item."""
    opening = fences[first]
    at = first + 1
    while at < len(lines):
        here = fences.get(at)
        if here and here.ends(opening):
            return at
        if opening.column > 1 and _outdented(lines[at], opening.column):
            return at - 1
        at = spans.get(at, at) + 1
    return len(lines) - 1


def _outdented(line: str, column: int) -> bool:
    words = line.expandtabs(4)
    return bool(words.strip()) and len(words) - len(words.lstrip()) < column
