"""A table of events as CSV: from a spreadsheet, a monitor, or any tool that exports one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Final

from action.errors import ReviewError
from action.importers import stamps
from action.importers.aliases import Aliases
from action.importers.formats import jira
from action.importers.formats.columns import Columns, TableRow, columns_and_rows, is_table
from action.importers.import_model import (
    UTC,
    Export,
    Import,
    Source,
    Task,
    Wishes,
    counted,
    refusal,
)
from action.importers.mrkdwn import on_one_line
from action.read import names
from action.review.incident import Event

ENDINGS: Final = frozenset({".csv", ".tsv"})


@dataclass(frozen=True, slots=True)
class _TimedRow:
    """A row, its time as it is written, and what that says."""

    row: TableRow
    written: str
    said: stamps.CellTime
    dated: bool


@dataclass(frozen=True, slots=True)
class _Zones:
    """The zone that the cells mean, that of the incident file, and what says so in a time."""

    cells: tzinfo
    file: tzinfo

    @property
    def tail(self) -> str:
        """What to add to a time that stays as it is written, so that it keeps its meaning."""
        return "" if self.cells == self.file else " UTC"


def knows(export: Export) -> bool:
    """Whether the first line of what is no JSON has columns whose names we know."""
    return not export.is_json and is_table(export.source)


def imported(task: Task) -> Import:
    """The rows of a table as events. Raises ReviewError where no column is a time."""
    source, wishes = task.source, task.wishes
    columns, rows = columns_and_rows(source)
    people, title = Aliases({}, names=wishes.names), wishes.title
    if jira.is_issues(columns) and rows:
        title = title or jira.title(columns, rows)
        columns, rows = jira.events(columns, rows, people)
    zones = _zones(columns, wishes)
    day = wishes.day or _day_in(source.path)
    timed = list(_timed(rows, columns, day, zones.cells))
    if all(item.dated for item in timed if item.said.at):
        timed = _in_order(timed)
    gone: Counter[str] = Counter()
    events = tuple(_events(task.watch(timed), columns, wishes, zones, gone))
    day = day or _first_day(timed, zones.file)
    if not events or day is None:
        raise _nothing(source, events=bool(events))
    return Import(
        title=title,
        day=day,
        zone=zones.file,
        events=events,
        left_out=tuple(_left_out(gone, columns)),
        doubts=(*people.notes(), *_doubts(timed, columns, wishes, zones)),
    )


# --- times ----------------------------------------------------------------------------------------


def _zones(columns: Columns, wishes: Wishes) -> _Zones:
    """Times are converted where that can be written; else the zone of the column is the file's."""
    cells = columns.zone or wishes.zone or UTC
    free = columns.zone is None or columns.zone == UTC
    return _Zones(cells, (wishes.zone if free else None) or cells)


def _timed(
    rows: Iterable[TableRow], columns: Columns, day: date | None, zone: tzinfo
) -> Iterator[_TimedRow]:
    """Each row with its time; a date that stands once counts for the rows below it."""
    for row in rows:
        clock, written = columns.cell(row, "at"), columns.cell(row, "date")
        if written:
            day = stamps.day_said(written)
        said = stamps.cell_time(clock, day, zone)
        column = "date" in columns.fields and not said.dated
        shown = f"{day or written} {clock}".strip() if column else clock
        yield _TimedRow(row, shown, said, said.dated or (column and day is not None))


def _in_order(timed: Sequence[_TimedRow]) -> list[_TimedRow]:
    """By time; a row whose time nobody can read stays behind the one before it."""
    keys: list[float] = []
    for item in timed:
        before = keys[-1] if keys else 0.0
        keys.append(item.said.at.timestamp() if item.said.at else before)
    return [item for _, item in sorted(zip(keys, timed, strict=True), key=lambda pair: pair[0])]


def _day_in(path: str) -> date | None:
    found = re.findall(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)", path)
    return names.calendar_day(found[-1]) if found else None


def _first_day(timed: Iterable[_TimedRow], zone: tzinfo) -> date | None:
    dated = (item.said.at for item in timed if item.said.at and item.dated)
    return next((at.astimezone(zone).date() for at in dated), None)


# --- events ---------------------------------------------------------------------------------------


def _events(
    timed: Iterable[_TimedRow], columns: Columns, wishes: Wishes, zones: _Zones, gone: Counter[str]
) -> Iterator[Event]:
    """The rows that say something; a time that is more than a moment stays as it is written."""
    for item in timed:
        what = columns.cell(item.row, "what")
        if not what:
            gone["words"] += 1
            continue
        by, role = columns.cell(item.row, "by"), columns.cell(item.row, "role")
        gone["names"] += bool(by and not wishes.names)
        plain = item.said.plain and item.dated
        yield Event(
            what,
            "" if plain and item.said.at else _as_written(item, zones),
            item.said.at if plain else None,
            columns.cell(item.row, "kind") or None,
            columns.cell(item.row, "source") or None,
            (by if wishes.names else "") or role or None,
        )


def _as_written(item: _TimedRow, zones: _Zones) -> str:
    read = item.said.at or stamps.is_time(item.written)
    tail = zones.tail if read and not item.said.zoned else ""
    about = re.fullmatch(r"(\d{4}-\d{2}-\d{2}) (~|around |about )(.*)", item.written)
    return (f"{about[2]}{about[1]} {about[3]}" if about else item.written) + tail


def _left_out(gone: Counter[str], columns: Columns) -> Iterator[str]:
    if gone["words"]:
        yield counted(gone["words"], "row without words", "rows without words")
    if gone["names"]:
        yield f"names of people in {counted(gone['names'], 'row')} (`--names` keeps them)"
    if columns.unused:
        named = ", ".join(f"“{on_one_line(name)[:40]}”" for name in columns.unused[:10])
        yield f"{counted(len(columns.unused), 'column')} without a field in incident files: {named}"


def _doubts(
    timed: Sequence[_TimedRow], columns: Columns, wishes: Wishes, zones: _Zones
) -> Iterator[str]:
    bare = any(not item.said.zoned for item in timed if stamps.is_time(item.written))
    if bare and columns.zone is None and wishes.zone is None:
        yield "The times have no time zone and are read as UTC; to change it, use `--timezone`"
    if wishes.zone and wishes.zone != zones.file:
        yield f"The table says that its times are in {zones.file}, so `--timezone` was not used"


def _nothing(source: Source, *, events: bool) -> ReviewError:
    if events:
        return refusal("The table gives no date", "add `--date 2026-03-02`", source.path)
    return refusal("No row of this table says what happened", "add a column `what`", source.path)
