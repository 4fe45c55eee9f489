"""Where events join a timeline: below the heading of their day, after all that was before them.

Nothing that stands there is moved for it. An event without a time follows the one before it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from functools import cached_property
from typing import Final

from action.review.timeline import event_line
from action.review.timeline.rows import Block, Heading, is_bullet, is_heading
from action.review.timeline.timeline import Timeline

_EARLIEST: Final = time.min


@dataclass(frozen=True, slots=True)
class Arrival:
    """An event that joins: its row, day and time, and the id of the event before it, if any."""

    ident: str
    row: str
    day: date | None
    clock: time | None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class _Slot:
    """Before which row an arrival goes, and what sorts those that go to the same place.

    `at` is None where the day has no place yet.
    """

    at: int | None
    clock: time


@dataclass(slots=True)
class _Day:
    """The bullets of one day: at each clock, where the last one ends that was not later."""

    opens: int
    clocks: list[time] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def slot(self, clock: time) -> int:
        """The row before which an event of this clock goes."""
        at = bisect_right(self.clocks, clock)
        return self.ends[at - 1] if at else self.opens


def placed(
    rows: Sequence[str], arrivals: Sequence[Arrival], known: Mapping[str, date] | None = None
) -> list[str]:
    """The rows with all arrivals; `known` are days of events that stand below no heading."""
    if not arrivals:
        return list(rows)
    here = _Here(rows, known or {})
    joining: dict[int, list[tuple[time, int, str]]] = {}
    opening: dict[date, list[tuple[time, int, str]]] = {}
    for order, arrival in enumerate(arrivals):
        slot = here.slot(arrival)
        told = (slot.clock, order, arrival.row)
        if slot.at is not None:
            joining.setdefault(slot.at, []).append(told)
        elif arrival.day:
            opening.setdefault(arrival.day, []).append(told)
    return _joined(rows, joining, _sections(here, opening))


class _Here:
    """What stands in a timeline already, and where arrivals go in it."""

    def __init__(self, rows: Sequence[str], known: Mapping[str, date]) -> None:
        self.rows, found = rows, Timeline("\n".join(rows)).rows
        self.headings: tuple[Heading, ...] = found.headings
        self.blocks = list(_with_days(found.blocks, known))
        self.days = self._days()
        self.slots = {
            block.ident: _Slot(block.end, clock)
            for (block, _), clock in zip(self.blocks, self._clocks(), strict=True)
            if block.ident
        }

    def slot(self, arrival: Arrival) -> _Slot:
        """Where an arrival goes, which later ones may follow."""
        slot = self.slots[arrival.ident] = self._slot(arrival)
        return slot

    def _slot(self, arrival: Arrival) -> _Slot:
        before = self.slots.get(arrival.after or "")
        if arrival.clock is None and before:
            return before
        clock = time.max if arrival.clock is None else arrival.clock
        if arrival.day is None:
            return _Slot(self.end, clock)
        day = self.days.get(arrival.day)
        return _Slot(day.slot(clock) if day else None, clock)

    @cached_property
    def end(self) -> int:
        """The row after the last bullet; where there is none, after all words."""
        filled = (at + 1 for at, row in enumerate(self.rows) if row.strip())
        return self.blocks[-1][0].end if self.blocks else max(filled, default=0)

    @cached_property
    def end_of_days(self) -> int:
        """The row before which a later day begins: what is below the last bullet stays there."""
        after = (h.line for h in self.headings if h.line >= self.end and h.day is None)
        filled = (at + 1 for at, row in enumerate(self.rows) if row.strip())
        return next(after, max(filled, default=0))

    def _days(self) -> dict[date, _Day]:
        """Each day that has a heading or a bullet."""
        days: dict[date, _Day] = {}
        for heading in self.headings:
            if heading.day:
                days.setdefault(heading.day, _Day(self._below(heading.line)))
        told: dict[date, list[tuple[time, int]]] = {}
        for (block, day), clock in zip(self.blocks, self._clocks(), strict=True):
            if day:
                told.setdefault(day, []).append((clock, block.end))
                days.setdefault(day, _Day(block.first))
                if len(told[day]) == 1:
                    days[day].opens = block.first
        for day, ends in told.items():
            _fill(days[day], ends)
        return days

    def _below(self, line: int) -> int:
        blank = line + 1 < len(self.rows) and not self.rows[line + 1].strip()
        return line + 2 if blank else line + 1

    def _clocks(self) -> list[time]:
        """The clock of each bullet; one without stays with the bullet above it."""
        clocks: list[time] = []
        last: tuple[date | None, time] = (None, _EARLIEST)
        for block, day in self.blocks:
            clock = block.clock or (last[1] if last[0] == day else _EARLIEST)
            clocks.append(clock)
            last = (day, clock)
        return clocks


def _with_days(
    blocks: Iterable[Block], known: Mapping[str, date]
) -> Iterator[tuple[Block, date | None]]:
    """Each bullet with its day; where there is no heading, the bullet above may tell it."""
    above: date | None = None
    for block in blocks:
        above = block.day or known.get(block.ident or "") or above
        yield block, above


def _fill(day: _Day, ends: Iterable[tuple[time, int]]) -> None:
    furthest = 0
    for clock, end in sorted(ends):
        furthest = max(furthest, end)
        day.clocks.append(clock)
        day.ends.append(furthest)


def _sections(
    here: _Here, opening: Mapping[date, list[tuple[time, int, str]]]
) -> dict[int, list[str]]:
    """New headings with their events, by the row before which they go."""
    found: dict[int, list[str]] = {}
    for day in sorted(opening):
        later = (h.line for h in here.headings if h.day and h.day > day)
        at = next(later, here.end_of_days)
        heading = event_line.HEADING + event_line.named(day)
        told = [row for _, _, row in sorted(opening[day])]
        found.setdefault(at, []).extend([heading, "", *told, ""])
    return found


def _joined(
    rows: Sequence[str],
    joining: Mapping[int, list[tuple[time, int, str]]],
    sections: Mapping[int, list[str]],
) -> list[str]:
    newline = "\r" if sum(row.endswith("\r") for row in rows) * 2 > len(rows) else ""
    written: list[str] = []
    for at in range(len(rows) + 1):
        new = [row for _, _, row in sorted(joining.get(at, ()))]
        following = rows[at] if at < len(rows) else ""
        if new and following.strip() and not is_bullet(following) and not is_heading(following):
            new.append("")
        if at in sections:
            above = (new or written)[-1:]
            new += [*([""] if above and above[0].strip() else []), *sections[at]]
            new = new if following.strip() else new[:-1]
        written += [row + newline for row in new]
        written += rows[at : at + 1]
    return written
