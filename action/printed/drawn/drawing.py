"""Where everything in a chart lies: a value of numbers, which a template writes down as SVG.

A sheet for wide windows has the words beside the bars, one for phones has them above; so letters
are never smaller than those of the text around them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Final

from action.printed.drawn.gantt import Gantt, GanttRow
from action.review.timeline.event_line import MONTHS

LINE, BAR, GAP, HEADING, TOP = 17, 12, 8, 30, 26
"""Pixels: a line of words, a bar, what is between rows, a heading, and the axis."""
NARROWEST: Final = 4
"""Pixels of a bar; less than half its height, for which there is room behind the last moment."""
LETTER: Final = 7
"""Pixels of a usual letter, rather too many."""
LINES: Final = 3
"""What does not fit is cut; all of it stands in the text below the drawing."""
_SIGN: Final = re.compile(r"%(-d|[dbHMS])")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A size to draw for; `left` is the room for words beside bars, none where they go above."""

    name: str
    width: int
    left: int
    columns: int


WIDE_SHEET: Final = Sheet("wide", 740, 320, 50)
NARROW_SHEET: Final = Sheet("narrow", 340, 0, 52)


@dataclass(frozen=True, slots=True)
class DrawnWords:
    """A line of words; x and y are where it begins, on its ground line."""

    x: float
    y: float
    words: str
    tone: str


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """A bar by its upper left corner; a moment is as wide as it is high, around its middle."""

    x: float
    y: float
    width: float
    height: float
    tone: str
    moment: bool


@dataclass(frozen=True, slots=True)
class DrawnTick:
    """A line across the chart, and what is written at its top; nothing where that has no room."""

    x: float
    words: str
    end: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """All of a chart on one sheet."""

    sheet: Sheet
    height: float
    ticks: tuple[DrawnTick, ...]
    words: tuple[DrawnWords, ...]
    bars: tuple[DrawnBar, ...]


def drawing(chart: Gantt, sheet: Sheet) -> Drawing:
    """The chart on a sheet."""
    words, bars, y = list[DrawnWords](), list[DrawnBar](), float(TOP)
    for number, section in enumerate(chart.sections):
        if section.name:
            words.append(DrawnWords(0, y + HEADING - GAP - 2, section.name, "section"))
            y += HEADING
        for row in section.rows:
            said, bar = _row(chart, row, sheet, y, f"tone-{number % 3}")
            words += said
            bars.append(bar)
            y = max(bar.y + BAR, said[-1].y) + GAP
    return Drawing(sheet, y, tuple(_ticks(chart, sheet)), tuple(words), tuple(bars))


def _row(
    chart: Gantt, row: GanttRow, sheet: Sheet, y: float, tone: str
) -> tuple[list[DrawnWords], DrawnBar]:
    """A row that begins at y: its words, and its bar beside or below them."""
    lines = enumerate(wrapped(row.label, sheet.columns), 1)
    words = [DrawnWords(0, y + LINE * i - 5, line, "") for i, line in lines]
    under = 2 if sheet.left else LINE * len(words)
    bar = _bar(chart, row, sheet, y + under, "quiet" if row.kind == "crit" else tone)
    return words, bar


def _bar(chart: Gantt, row: GanttRow, sheet: Sheet, y: float, tone: str) -> DrawnBar:
    """A bar is as wide as can be seen; a moment has its middle where it is."""
    begin, end = _place(chart, row.at, sheet), _place(chart, row.end, sheet)
    if row.kind == "milestone":
        return DrawnBar(round(begin - BAR / 2, 1), y, BAR, BAR, tone, moment=True)
    width = max(end - begin, NARROWEST)
    return DrawnBar(round(begin, 1), y, round(width, 1), BAR, tone, moment=False)


def _place(chart: Gantt, at: datetime, sheet: Sheet) -> float:
    """How far to the right a moment lies; there is room for half a bar at both ends."""
    left, right = sheet.left + BAR / 2, sheet.width - BAR / 2
    return left + (right - left) * ((at - chart.first) / (chart.last - chart.first))


def _ticks(chart: Gantt, sheet: Sheet) -> Iterator[DrawnTick]:
    """The ticks; their words leave room for each other, and stay within the drawing."""
    taken = 0.0
    for at in chart.ticks():
        x, said = round(_place(chart, at, sheet), 1), written(at, chart.form)
        half = len(said) * LETTER / 2
        end = "start" if x - half < 0 else "end" if x + half > sheet.width else "middle"
        begin = x - {"start": 0, "middle": half, "end": 2 * half}[end]
        fits = begin >= taken and len(said) * LETTER <= sheet.width / 2
        yield DrawnTick(x, said if fits else "", end)
        taken = begin + 2 * half + LETTER if fits else taken


def written(at: datetime, form: str) -> str:
    """A moment in the signs of d3, as far as our charts have them."""
    signs = {
        "-d": str(at.day),
        "d": f"{at.day:02}",
        "b": MONTHS[at.month - 1][:3],
        "H": f"{at.hour:02}",
        "M": f"{at.minute:02}",
        "S": f"{at.second:02}",
    }
    return _SIGN.sub(lambda found: signs[found[1]], form)


def wrapped(said: str, columns: int) -> Iterator[str]:
    """Words in a few lines of so many columns, of which a wide letter takes two."""
    lines = tuple(islice(_lines(said, columns), LINES + 1))
    yield from lines[: LINES - 1]
    if len(lines) > LINES:
        yield f"{lines[LINES - 1]}…"
    else:
        yield from lines[LINES - 1 :]


def _lines(said: str, columns: int) -> Iterator[str]:
    line, room = "", columns
    for word in said.split(" "):
        for part in _parts(word, columns):
            if line and _columns(part) + 1 > room:
                yield line
                line, room = "", columns
            line = f"{line} {part}" if line else part
            room = columns - _columns(line)
    if line:
        yield line


def _parts(word: str, columns: int) -> Iterator[str]:
    """A word; in pieces, where it is longer than a line."""
    part = ""
    for letter in word:
        if _columns(part + letter) > columns:
            yield part
            part = ""
        part += letter
    yield part


def _columns(words: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(letter) in "WF") for letter in words)
