"""What a label says, piece by piece: a clock, a day, a zone; nothing is filled in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from action.read.freetext.labels.pieces import MONTHS_SHORT, WEEKDAYS_SHORT

_DIGITS: Final = re.compile(r"\d+")
_CLOCK: Final = re.compile(r"(\d+)(?:\D(\d\d)(?:\D(\d\d)([.,]\d+)?)?)?[^apAP]*([apAP]?)")
_WORD: Final = re.compile(r"[a-z]{3,}")
_SHORT_YEAR: Final = re.compile(r"[a-z][-/]?(\d\d)$")
_CENTURY: Final = 2000
_OLD: Final = 70
_HUNDRED: Final = 100
_SIXTY: Final = 60


class Clock(NamedTuple):
    """A time of day as written: `half` is a, p or empty; `plain` has no colon and may be a number.

    The numbers are as written, and so may be impossible; `fraction` is that of a second, with its
    sign.
    """

    hour: int
    minute: int
    second: int | None = None
    half: str = ""
    plain: bool = False
    fraction: str = ""

    @property
    def possible(self) -> bool:
        """Whether a day has this time."""
        last = 24 if (self.minute, self.second or 0) == (0, 0) else 23
        return self.hour <= last and self.minute < _SIXTY and (self.second or 0) < _SIXTY


class WrittenDay(NamedTuple):
    """A day as written, with what it leaves out as None.

    `either` holds the two numbers of a day such as 03/04, of which nobody knows which is the month;
    `month_first` is what a number over 12 tells of the order; `step` counts from the day before
    (next day) and `nth` from the first (day 2).
    """

    year: int | None = None
    month: int | None = None
    number: int | None = None
    weekday: int | None = None
    either: tuple[int, int] | None = None
    month_first: bool | None = None
    step: int | None = None
    nth: int | None = None
    blank: bool = False


class WrittenTime(NamedTuple):
    """Day, clock and zone, as far as they are written."""

    day: WrittenDay | None = None
    clock: Clock | None = None
    zone: str | None = None


UNSAID: Final = WrittenTime()
"""Of a label that names neither day nor clock."""


def written_clock(kind: str, text: str) -> Clock:
    """The clock that a piece writes; `kind` is the row of the table of pieces."""
    if kind == "noon":
        return Clock(12 if text.lower() == "noon" else 0, 0)
    if kind == "plain":
        return Clock(int(text[:2]), int(text[2:4]), plain=text.isdigit())
    found = _CLOCK.match(text)
    assert found is not None, "a clock begins with a figure"
    hour, minute, second, fraction, half = found.groups()
    seconds = int(second) if second else None
    plain = kind == "dot" and not half
    return Clock(int(hour), int(minute or 0), seconds, half.lower(), plain, fraction or "")


def written_hours(text: str) -> tuple[Sequence[str], str]:
    """The two hours of a range that says no minutes, and the half of the day behind it."""
    half = re.search(r"[ap]", text.lower())
    return _DIGITS.findall(text), half[0] if half else ""


def written_day(kind: str, text: str) -> WrittenDay:
    """The day that a piece writes; `kind` is the row of the table of pieces."""
    if kind == "blank_day":
        return WrittenDay(blank=True)
    if kind == "weekday":
        return WrittenDay(weekday=WEEKDAYS_SHORT.index(text[:3].lower()))
    if kind == "next_day":
        nth = re.search(r"\d+", text)
        return WrittenDay(nth=int(nth[0])) if nth else WrittenDay(step=1)
    numbers = [int(number) for number in _DIGITS.findall(text)]
    if kind == "full_day":
        year, month, number = numbers[:3]
        return WrittenDay(year, month, number)
    return _named(text, numbers) if kind == "named_day" else _numeric(text, numbers)


def _named(text: str, numbers: list[int]) -> WrittenDay:
    text = text.lower()
    word = next(word for word in _WORD.findall(text) if word[:3] in MONTHS_SHORT)
    year = next((_year(n) for n in numbers[1:] if n >= _HUNDRED), None)
    short = _SHORT_YEAR.search(text)
    return WrittenDay(
        _year(int(short[1])) if short else year, MONTHS_SHORT.index(word[:3]) + 1, numbers[0]
    )


def _numeric(text: str, numbers: list[int]) -> WrittenDay:
    """Dots put the day first everywhere; with slashes only a number over 12 tells."""
    first, second = numbers[:2]
    year = _year(numbers[2]) if numbers[2:] else None
    if "." in text:
        return WrittenDay(year, second, first)
    if first > len(MONTHS_SHORT):
        return WrittenDay(year, second, first, month_first=False)
    if second > len(MONTHS_SHORT):
        return WrittenDay(year, first, second, month_first=True)
    if first == second:
        return WrittenDay(year, first, first)
    return WrittenDay(year, either=(first, second))


def _year(number: int) -> int:
    if number >= _HUNDRED:
        return number
    return number + _CENTURY if number < _OLD else number + _CENTURY - _HUNDRED
