"""The columns of a table: which sign parts its cells, and which column says what."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from io import StringIO
from itertools import islice
from types import MappingProxyType
from typing import Final

from action.errors import ReviewError
from action.importers import stamps
from action.importers.import_model import Source, refusal
from action.importers.mrkdwn import on_one_line
from action.read import times

_DELIMITERS: Final = ",;\t|"
_SAMPLE: Final = 40
_ZONE_LAST: Final = re.compile(r"UTC|GMT|[A-Z]\w+/\w+")
_HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Between the words of `CreatedAt`, as programs name columns."""
_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "at": (
            "time", "timestamp", "datetime", "date time", "date/time", "date and time", "when",
            "at", "event time", "created at", "created", "occurred at", "start time", "started at",
            "clock",
        ),
        "date": ("date", "day"),
        "what": (
            "what", "event", "what happened", "description", "message", "text", "summary",
            "details", "title", "entry", "note", "notes", "activity",
        ),
        "source": (
            "source", "link", "url", "permalink", "reference", "evidence", "source link",
            "html url",
        ),
        "role": ("role",),
        "by": (
            "by", "who", "author", "actor", "user", "username", "person", "owner", "agent",
            "agent name", "created by",
        ),
        "kind": ("kind", "type", "category", "event type", "resource type"),
    }
)  # fmt: skip
"""Names of columns, by the field of an event that they fill."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells of one row, and the line on which it begins."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns fill which field, by number; the zone that the heading of the time names.

    `joint` parts the words of several columns that fill one field; `heads` are the names of all
    columns in small letters.
    """

    fields: Mapping[str, tuple[int, ...]]
    unused: tuple[str, ...] = ()
    zone: tzinfo | None = None
    header: bool = True
    joint: str = ": "
    heads: tuple[str, ...] = ()

    def cell(self, row: TableRow, field: str) -> str:
        """The words of a field in a row; several columns of words are joined."""
        filled = (row.cells[at] for at in self.fields.get(field, ()) if at < len(row.cells))
        return self.joint.join(words for cell in filled if (words := on_one_line(cell)))


def is_table(source: Source) -> bool:
    """Whether the first lines have columns whose names we know."""
    try:
        rows = tuple(islice(_rows(source, _delimiter(source.text)), 1))
    except ReviewError:
        return False
    return bool(rows) and {"at", "what"} <= _named(rows[0].cells).keys()


def columns_and_rows(source: Source) -> tuple[Columns, list[TableRow]]:
    """The columns and the rows below their names. Raises ReviewError where no column is a time."""
    delimiter = _delimiter(source.text)
    rows = [row for row in _rows(source, delimiter) if any(map(str.strip, row.cells))]
    columns = _columns(rows, source)
    if columns.header:
        rows = list(_as_wide(rows, columns, delimiter, source.path))
    return columns, rows


def _delimiter(text: str) -> str:
    """The sign between cells: the one that makes the most known names, or else the most cells."""
    if said := re.match(r"sep=(.)\r?\n", text):  # Excel writes it above the header
        return said[1]
    head = text[:20_000].split("\n", 1)[0]

    def worth(sign: str) -> tuple[int, int]:
        try:
            cells = next(csv.reader([head], delimiter=sign), [])
        except csv.Error:
            return (0, 0)
        return len(_named(cells)), len(cells)

    return max(_DELIMITERS, key=worth)


def _rows(source: Source, delimiter: str) -> Iterator[TableRow]:
    """The rows with the lines on which they begin. Raises ReviewError where quotes do not match."""
    reader = csv.reader(StringIO(source.text, newline=""), delimiter=delimiter, strict=True)
    begin = 1
    try:
        for cells in reader:
            if begin > 1 or not cells or not cells[0].startswith("sep="):
                yield TableRow(begin, tuple(cells))
            begin = reader.line_num + 1
    except csv.Error as error:
        raise _broken(str(error), source.path, begin, reader.line_num) from None


def _broken(said: str, path: str, begin: int, end: int) -> ReviewError:
    if "unexpected end" in said:
        what, line = "The quotes that open in this row are never closed", begin
    elif "field larger" in said:
        what, line = "A cell that begins in this row is longer than 131,072 characters", begin
    else:
        what, line = "There is a quotation mark in the middle of a cell", end
    remedy = 'close them, and write a quotation mark inside a cell twice: ""'
    return refusal(what, remedy, path, line)


def _named(cells: Sequence[str]) -> dict[str, list[int]]:
    """The fields whose columns have a name we know, in the order of our names."""
    heads = [_head(cell)[0] for cell in cells]
    found: dict[str, list[int]] = {}
    for field, known in _COLUMNS.items():
        columns = [at for name in known for at, head in enumerate(heads) if head == name]
        if columns:
            found[field] = columns if field == "what" else columns[:1]
    return found


def _head(cell: str) -> tuple[str, str]:
    """The name of a column, and what stands in brackets after it, such as its zone."""
    name, bracket = _parted(cell.strip())
    words = _HUMP.sub(" ", name).lower().replace("_", " ").split()
    return " ".join(words), bracket.strip()


def _parted(cell: str) -> tuple[str, str]:
    opens = max(cell.rfind("("), cell.rfind("["))
    inner = cell[opens + 1 : -1]
    if opens >= 0 and cell.endswith((")", "]")) and not set(inner) & set(")]"):
        return cell[:opens], inner
    last = (cell.replace(",", " ").split() or [""])[-1]
    before = cell.removesuffix(last).rstrip(" \t,")
    return (before, last) if before and _ZONE_LAST.fullmatch(last) else (cell, "")


def _columns(rows: Sequence[TableRow], source: Source) -> Columns:
    if not rows:
        raise refusal("This table is empty", "export it again with its rows", source.path)
    head = rows[0].cells
    found = _named(head)
    if "date" in found and "at" not in found and _times(rows[1:], found["date"][0]):
        found["at"] = found.pop("date")  # a column called Date that holds the whole of it
    if "at" in found and "what" in found:
        used = {at for columns in found.values() for at in columns}
        unused = tuple(
            cell.strip() for at, cell in enumerate(head) if at not in used and cell.strip()
        )
        zone = _zone(_head(head[found["at"][0]])[1])
        heads = tuple(_head(cell)[0] for cell in head)
        return Columns({field: tuple(at) for field, at in found.items()}, unused, zone, heads=heads)
    if columns := _without_header(rows):
        return columns
    missing, known = (
        ("what happened", "what, event, description, message or text")
        if "at" in found
        else ("the time", "time, timestamp, when or date")
    )
    what = f"No column of this table has a known name for {missing}"
    raise refusal(what, f"call it {known} in the first row", source.path, rows[0].line)


def _without_header(rows: Sequence[TableRow]) -> Columns | None:
    """The first column that reads as a time; an address is the source, the rest says what."""
    width = max(len(row.cells) for row in rows[:_SAMPLE])
    below = rows[1:] or rows
    clock = next((at for at in range(width) if _times(below, at)), None)
    if clock is None or width == 1:
        return None
    header = not stamps.is_time(rows[0].cells[clock] if clock < len(rows[0].cells) else "")
    rest = [at for at in range(width) if at != clock]
    links = [at for at in rest if _all(rows[header:], at, r"https?://\S+")]
    words = [at for at in rest if at not in links]
    days = [at for at in words if _all(rows[header:], at, r"\d{4}-\d{2}-\d{2}")]
    what = tuple(at for at in words if at not in days)
    known = {"at": (clock,), "what": what, "source": tuple(links[:1]), "date": tuple(days[:1])}
    fields = {field: columns for field, columns in known.items() if columns}
    return Columns(fields, header=header, joint=", ") if what else None


def _as_wide(
    rows: Sequence[TableRow], columns: Columns, sign: str, path: str
) -> Iterator[TableRow]:
    """The rows below the header; commas without quotes are words where words come last.

    Raises ReviewError where a row has more cells than columns and nobody can say which is which.
    """
    width = len(rows[0].cells)
    for row in rows[1:]:
        if not any(map(str.strip, row.cells[width:])):
            yield row
        elif columns.fields["what"][-1] == width - 1:
            yield replace(row, cells=(*row.cells[: width - 1], sign.join(row.cells[width - 1 :])))
        else:
            what = f"This row has {len(row.cells)} cells, but the first row has {width}"
            remedy = f"put quotes around each text that contains “{sign}”"
            raise refusal(what, remedy, path, row.line)


def _times(rows: Sequence[TableRow], column: int) -> bool:
    """Whether most of the cells of a column read as times."""
    cells = [row.cells[column] for row in rows[:_SAMPLE] if column < len(row.cells)]
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and sum(map(stamps.is_time, filled)) * 2 > len(filled)


def _all(rows: Sequence[TableRow], column: int, shape: str) -> bool:
    cells = [row.cells[column].strip() for row in rows[:_SAMPLE] if column < len(row.cells)]
    return any(cells) and all(re.fullmatch(shape, cell) for cell in cells if cell)


def _zone(name: str) -> tzinfo | None:
    try:
        return times.zone(name) if name else None
    except times.UnclearTimeError:
        return None
