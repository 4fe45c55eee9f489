"""What a chart says in the language of Mermaid, as far as `templates/_chart.md.j2` writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

MOST_ROWS: Final = 200
"""Of more, nobody sees anything."""
MOST_TICKS: Final = 40
_MOMENT: Final = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d"
_ROW: Final = re.compile(rf"(\S.*?) ?:(?:(milestone|crit), )?({_MOMENT}), ({_MOMENT})")
_TICKS: Final = re.compile(r"(\d{1,4})(second|minute|hour|day|week|month)")
_SILENT: Final = ("%%", "dateFormat YYYY-MM-DD[T]HH:mm:ss", "todayMarker off")
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SIZES: Final = {
    "second": timedelta(seconds=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
}


@dataclass(frozen=True, slots=True)
class GanttRow:
    """A bar, or a moment where `kind` is milestone."""

    label: str
    kind: str
    at: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class GanttSection:
    """Rows that belong together."""

    name: str
    rows: tuple[GanttRow, ...]


@dataclass(frozen=True, slots=True)
class Gantt:
    """A chart of time; the form of its ticks is in the signs of d3, as `%-d %b %H:%M`."""

    title: str = ""
    description: str = ""
    form: str = "%H:%M"
    every: int = 0
    unit: str = ""
    sections: tuple[GanttSection, ...] = ()

    @property
    def rows(self) -> tuple[GanttRow, ...]:
        """All rows, as they stand."""
        return tuple(row for section in self.sections for row in section.rows)

    @property
    def first(self) -> datetime:
        """Where it begins."""
        return min(row.at for row in self.rows)

    @property
    def last(self) -> datetime:
        """Where it ends."""
        return max(row.end for row in self.rows)

    def ticks(self) -> tuple[datetime, ...]:
        """The moments that are named on the axis; none where there would be too many."""
        if self.unit == "month":
            return tuple(self._months())
        step = self.every * _SIZES.get(self.unit, timedelta())
        if not step or (self.last - self.first) / step > MOST_TICKS:
            return ()
        day = self.first.replace(hour=0, minute=0, second=0)
        begun = -((day - self.first) // step)
        count = (self.last - day) // step
        return tuple(day + i * step for i in range(begun, count + 1))

    def _months(self) -> Iterator[datetime]:
        first, last = (at.year * 12 + at.month - 1 for at in (self.first, self.last))
        every = max(self.every, (last - first) // MOST_TICKS + 1)
        for month in range(first - first % every + every, last + 1, every):
            yield datetime(month // 12, month % 12 + 1, 1)  # noqa: DTZ001 - as Mermaid has it


def printable(text: str) -> str:
    """A text without what no page may hold."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def gantt_in(text: str) -> Gantt | None:
    """The chart that a text describes; None where it says something that we do not draw."""
    lines = [line.strip() for line in printable(text).splitlines()]
    told = [line for line in lines if line and not line.startswith(_SILENT)]
    if told[:1] != ["gantt"] or len(told) > MOST_ROWS:
        return None
    try:
        chart = _read(told[1:])
    except ValueError:
        return None
    return chart if chart.rows and chart.first < chart.last else None


def _read(lines: list[str]) -> Gantt:
    """The chart of these lines; ValueError where one of them is not like ours."""
    chart, sections = Gantt(), list[tuple[str, list[GanttRow]]]()
    for line in lines:
        word, _, rest = line.partition(" ")
        if word == "section":
            sections.append((rest, []))
        elif row := _ROW.fullmatch(line):
            sections = sections or [("", [])]
            sections[-1][1].append(_row(row))
        else:
            chart = _told(chart, word, rest)
    made = (GanttSection(name, tuple(rows)) for name, rows in sections if rows)
    return replace(chart, sections=tuple(made))


def _row(found: re.Match[str]) -> GanttRow:
    at, end = (datetime.fromisoformat(found[i]) for i in (3, 4))
    if end < at:
        raise ValueError(found[0])
    return GanttRow(found[1], found[2] or "", at, end)


def _told(chart: Gantt, word: str, rest: str) -> Gantt:
    match word:
        case "accTitle:":
            return replace(chart, title=rest)
        case "accDescr:":
            return replace(chart, description=rest)
        case "axisFormat":
            return replace(chart, form=rest)
        case "tickInterval" if found := _TICKS.fullmatch(rest):
            return replace(chart, every=int(found[1]), unit=found[2])
        case _:
            raise ValueError(word)
