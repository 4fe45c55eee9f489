"""The rows of a timeline as people see them: bullets with all that belongs to them, below days.

Only bullets at the margin are events, not what stands in code, in a comment or below a bullet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from action import time_of_day
from action.markdown.comments import commented
from action.review.timeline import event_line

_BULLET: Final = re.compile(r"[-*+][ \t]+\S")
_RULE: Final = re.compile(r"[ \t]*(?:([-*_])[ \t]*)(?:\1[ \t]*){2,}")
_CLOCK: Final = re.compile(
    r"[-*+][ \t]+(?:\*\*|__)?[^\w?*]{0,3}(?:(\d{4}-\d\d-\d\d)[ T]+)?"
    rf"({time_of_day.PATTERN})(?!\d)"
)
_HEADING: Final = re.compile(r" {0,3}#{1,6}(?:[ \t]|\r?$)")


@dataclass(frozen=True, slots=True)
class Block:
    """A bullet and the lines that belong to it, from `first` up to `end`, counted from 0.

    `day` is the day it stands under, `clock` the time that it begins with; `text` is its first line
    without newline and trailing spaces.
    """

    first: int
    end: int
    text: str
    ident: str | None
    day: date | None
    clock: time | None

    @property
    def alone(self) -> bool:
        """Whether people have written nothing below the line."""
        return self.end == self.first + 1


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, and the day that it names, if it does; `line` counts from 0."""

    line: int
    day: date | None


@dataclass(frozen=True, slots=True)
class Rows:
    """What there is in a timeline: its bullets and its headings, in order."""

    blocks: tuple[Block, ...]
    headings: tuple[Heading, ...]


def rows_of(rows: Sequence[str], coded: frozenset[int]) -> Rows:
    """The bullets and headings of these rows, of which those in code fences are known."""
    hidden = coded | frozenset(commented(rows, coded))
    blocks: list[Block] = []
    headings: list[Heading] = []
    day: date | None = None
    at = 0
    while at < len(rows):
        if at not in hidden and _HEADING.match(rows[at]):
            day = event_line.day_of_heading(rows[at]) or day
            headings.append(Heading(at, event_line.day_of_heading(rows[at])))
        elif at not in hidden and is_bullet(rows[at]):
            end = _end(rows, at, hidden)
            blocks.append(_block(rows[at].rstrip(), at, end, day))
            at = end - 1
        at += 1
    return Rows(tuple(blocks), tuple(headings))


def is_bullet(row: str) -> bool:
    """Whether a row begins a bullet at the margin."""
    return bool(_BULLET.match(row)) and not _RULE.fullmatch(row.rstrip())


def is_heading(row: str) -> bool:
    """Whether a row is a heading."""
    return bool(_HEADING.match(row))


def marks(rows: Sequence[str], coded: frozenset[int]) -> Iterator[tuple[int, str]]:
    """Every id in these rows with its row, counted from 0; those in code are examples."""
    for at, row in enumerate(rows):
        if "<!-- e" in row and at not in coded:
            yield from ((at, found[1]) for found in event_line.ANYWHERE.finditer(row))


def _block(text: str, first: int, end: int, day: date | None) -> Block:
    found = _CLOCK.match(text)
    own, clock = (_day(found[1]), time_of_day.read(found[2])) if found else (None, None)
    return Block(first, end, text, event_line.event_id(text), own or day, clock)


def _day(said: str | None) -> date | None:
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        return None


def _end(rows: Sequence[str], first: int, hidden: frozenset[int]) -> int:
    """Where a bullet ends: words go on with it, and after a blank row only indented ones do."""
    end, at = first + 1, first + 1
    while at < len(rows):
        row = rows[at]
        if row.strip() and (row[0] in " \t" or (at == end and not _begins(row, at, hidden))):
            end = at + 1
        elif row.strip():
            break
        at += 1
    return end


def _begins(row: str, at: int, hidden: frozenset[int]) -> bool:
    """Whether a row at the margin is something of its own, and no words that go on."""
    return at in hidden or is_bullet(row) or is_heading(row) or row[0] in "<>|" or _is_rule(row)


def _is_rule(row: str) -> bool:
    return bool(_RULE.fullmatch(row.rstrip()))
