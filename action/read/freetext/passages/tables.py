"""Tables of events: which column tells the time, which the event, and which who and from where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from action.read.freetext.blocks.block import BlockKind, TextBlock
from action.read.freetext.labels import native_words
from action.read.freetext.labels.labels import TimeLabel, leading
from action.read.freetext.labels.zones import zone_alone, zone_of_column
from action.read.freetext.passages.key_events import names_estimate
from action.read.freetext.passages.parts_of_day import behind_part_of_day
from action.read.freetext.passages.passage import DayHeading, Note, Passage, TimelineEntry
from action.read.freetext.passages.section_zones import label_in

_TIME: Final = re.compile(
    r"\b(?:time|times|timestamp|when|date|day|datetime|clock|hour|at|utc|gmt|start|begin|from)\b"
    rf"|{native_words.either(native_words.TIME_COLUMNS)}",
    re.IGNORECASE,
)
_UNTIL: Final = re.compile(
    r"\b(?:end|until|to|finish|stop)(?: time)?\b"
    rf"|{native_words.either(native_words.UNTIL_COLUMNS)}",
    re.IGNORECASE,
)
_EVENT: Final = re.compile(
    r"\b(?:events?|what|descriptions?|happened|activity|action|actions|details?|summary|message|text"
    rf"|entry|update|occurrence|incident|milestone)\b|{native_words.either(native_words.EVENT_COLUMNS)}",
    re.IGNORECASE,
)
_WHO: Final = re.compile(
    r"\b(?:who|by|actor|person|people|owner|responder|author|user|name|reporter|engineer)\b"
    rf"|{native_words.either(native_words.WHO_COLUMNS)}",
    re.IGNORECASE,
)
_COUNTING: Final = re.compile(
    r"^(?=[^#№]*+[#№])\W*+$|^\W*+(?:no|nr|number|id|step|seq)\W*+$", re.IGNORECASE
)
_SOURCE: Final = re.compile(
    r"\b(?:source(?! (?:ip|address|host|port)\b)|sources|link|links|reference|evidence|url)\b"
    rf"|{native_words.either(native_words.SOURCE_COLUMNS)}",
    re.IGNORECASE,
)
_ZONE: Final = re.compile(r"\W*(?:tz|time ?zone|zone)\W*", re.IGNORECASE)
_CLOCK: Final = re.compile(r"\d[:.h]\d\d")
_LONG_NAME: Final = 30
"""Characters from which on a cell is more than the name of a column."""
_HALF: Final = 0.5
_DASHES: Final = "-–—−‒ "
"""What people write into a cell that has nothing to tell."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """The place of each kind of column in a table."""

    times: tuple[int, ...]
    until: int | None = None
    what: tuple[int, ...] = ()
    who: int | None = None
    source: int | None = None
    zone: str | None = None
    zones: int | None = None


def tabled(rows: Sequence[TextBlock]) -> Iterator[Passage]:
    """What the rows of one table tell."""
    columns, below = _columns(rows)
    if columns is None:
        yield from chain.from_iterable(map(_untold, below))
        return
    sum_row = below[-1:] if below and _is_sum(below, columns.times[0]) else ()
    for row in below:
        yield from _untold(row) if row in sum_row else _row(row, columns)


def _is_sum(rows: Sequence[TextBlock], column: int) -> bool:
    """Whether the last row sums up the others: alone in bold, with words in the place of a time."""
    *others, last = [row.cells[column] if column < len(row.cells) else "" for row in rows]
    said = last.startswith("**") and not any(map(str.isdecimal, last))
    return said and bool(others) and not any(cell.startswith("**") for cell in others)


def _untold(row: TextBlock) -> Iterator[Note]:
    words = " | ".join(cell for cell in row.cells if cell)
    if words:
        yield Note(row.place, words)


def _columns(rows: Sequence[TextBlock]) -> tuple[_Columns | None, Sequence[TextBlock]]:
    """The columns, and the rows below their names."""
    head = rows[0].cells if rows and _is_head(rows[0]) else ()
    below = rows[1:] if head else rows
    times = _times(head, below)
    if not times:
        return None, rows
    rest = [i for i in range(max((len(row.cells) for row in rows), default=0)) if i not in times]
    until = _first(head, rest, _UNTIL)
    who, source = _first(head, rest, _WHO), _first(head, rest, _SOURCE)
    if until is not None and not any(_labels(below, until)):
        until = None
    numbered = next((i for i in rest if _counts(head, below, i)), None)
    zones = next((i for i in rest if _names_zones(head, below, i)), None)
    others = [i for i in rest if i not in (until, who, source, numbered, zones)]
    event = _first(head, others, _EVENT)
    if not others and who is not None:
        others, who = [who], None
    what = tuple(sorted(others, key=lambda i: (i != event, i)) if event is not None else others)
    return _Columns(times, until, what, who, source, _zone(head, times), zones), below


def _counts(head: Sequence[str], rows: Sequence[TextBlock], column: int) -> bool:
    """Whether a column only numbers the rows."""
    if column >= len(head) or not _COUNTING.search(head[column]):
        return False
    cells = (row.cells[column] for row in rows if column < len(row.cells))
    return not any(any(map(str.isalpha, cell)) for cell in cells)


def _names_zones(head: Sequence[str], rows: Sequence[TextBlock], column: int) -> bool:
    """Whether a column says the zone of each time, and nothing else."""
    if column >= len(head) or not _ZONE.fullmatch(head[column]):
        return False
    cells = [row.cells[column] for row in rows if column < len(row.cells)]
    return all(zone_alone(cell) for cell in cells if cell)


def _is_head(row: TextBlock) -> bool:
    if row.head:
        return not any(label.timed for label in row.labels)
    return (
        bool(row.cells)
        and not any(row.inner)
        and not any(map(_CLOCK.search, row.cells))
        and any(_TIME.search(cell) for cell in row.cells if len(cell) < _LONG_NAME)
    )


def _labels(rows: Sequence[TextBlock], column: int) -> Sequence[TimeLabel | None]:
    """The time that each cell of a column begins with; empty cells do not count."""
    return [row.inner[column] for row in rows if column < len(row.cells) and row.cells[column]]


def _times(head: Sequence[str], rows: Sequence[TextBlock]) -> tuple[int, ...]:
    """The columns that hold the time: a day and a clock may stand apart."""
    width = max((len(row.cells) for row in rows), default=0)
    found = [i for i in range(width) if _share(rows, i) >= _HALF]
    named = [i for i in found if i < len(head) and _TIME.search(head[i])]
    chosen = named or found[:1] or [i for i, name in enumerate(head) if _TIME.search(name)][:1]
    days = [i for i in chosen if _only_days(rows, i)]
    dates = [i for i in days if not _only_weekdays(rows, i)] or days
    weekdays = [i for i in days if i not in dates and i < dates[0]]
    clocks = [i for i in chosen if i not in days]
    clocks = [i for i in clocks if i == clocks[0] or not (i < len(head) and _UNTIL.search(head[i]))]
    return (*weekdays[:1], *dates[:1], *clocks[:1])


def _share(rows: Sequence[TextBlock], column: int) -> float:
    labels = _labels(rows, column)
    return sum(label is not None for label in labels) / len(labels) if labels else 0.0


def _only_days(rows: Sequence[TextBlock], column: int) -> bool:
    labels = [label for label in _labels(rows, column) if label]
    return bool(labels) and all(label.only_day for label in labels)


def _only_weekdays(rows: Sequence[TextBlock], column: int) -> bool:
    """Whether a column only says Mon and Tues; the date beside it says more."""
    days = [label.start.day for label in _labels(rows, column) if label]
    return all(day is not None and day.month is None and day.either is None for day in days)


def _first(head: Sequence[str], among: Sequence[int], names: re.Pattern[str]) -> int | None:
    return next((i for i in among if i < len(head) and names.search(head[i])), None)


def _zone(head: Sequence[str], times: Sequence[int]) -> str | None:
    return next((zone for i in times if i < len(head) and (zone := zone_of_column(head[i]))), None)


def _row(row: TextBlock, columns: _Columns) -> Iterator[Passage]:
    cells = {
        i: cell for i, cell in enumerate(row.cells) if i in columns.times or cell.strip(_DASHES)
    }
    times = [i for i in columns.times if cells.get(i)]
    when = " ".join(cells[i] for i in times)
    what = " • ".join(cell for i in columns.what if (cell := cells.get(i, "")))
    label = row.inner[times[0]] if len(times) == 1 else leading(when)
    if label is None and (found := behind_part_of_day(when)):
        label, what = found[0], f"{what} ({found[1]})".strip()
    named = columns.what and columns.what[0] < columns.times[0] and names_estimate(what)
    if not when or named or (not label and not what):
        yield from _untold(row)
        return
    until = cells.get(columns.until, "") if columns.until is not None else ""
    when = f"{when} - {until}" if until else when
    label = (leading(when) if until else None) or label
    label = label or TimeLabel(when, unknown=True, rest=len(when))
    zone = zone_alone(cells.get(columns.zones, "")) if columns.zones is not None else None
    label = label_in(label, zone or columns.zone or "") if zone or columns.zone else label
    said = when[label.rest :].strip()
    what = " ".join(part for part in (said, what) if part)
    who = cells.get(columns.who, "") if columns.who is not None else ""
    if label.only_day and not what:
        yield DayHeading(row.place, label)
        if who:
            yield Note(row.place, who)
        return
    source = cells.get(columns.source, "") if columns.source is not None else ""
    yield TimelineEntry(row.place, label, what, source=source or None, by=who or None)


def tables(blocks: Sequence[TextBlock]) -> Iterator[tuple[int, int]]:
    """Where tables begin and end among the blocks."""
    start: int | None = None
    for i, block in enumerate(blocks):
        begins = block.kind is BlockKind.ROW and (start is None or block.head or block.parted)
        if start is not None and (block.kind is not BlockKind.ROW or begins):
            yield start, i
            start = None
        if block.kind is BlockKind.ROW and start is None:
            start = i
    if start is not None:
        yield start, len(blocks)
