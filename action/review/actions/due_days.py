"""Until when something is due, as people say it: a date, a weekday, so many working days.

The only place that knows such words. What counts from another day is a value of its own until
somebody knows that day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, assert_never

from action.review import workdays

_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT: Final = {"tues": 1, "thur": 3, "thurs": 3} | {
    day[:3]: at for at, day in enumerate(_WEEKDAYS)
}
_COUNTS: Final = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}
_NEAR: Final = {"today": 0, "tomorrow": 1}

ISO: Final = r"\d{4}-\d{2}-\d{2}"
WEEKDAY: Final = "|".join(sorted((*_WEEKDAYS, *_SHORT), key=len, reverse=True))
SPAN: Final = (
    rf"in\s+(?:\d{{1,3}}|{'|'.join(_COUNTS)})\s+(?:(?:working|business)\s+days?|days?|weeks?)"
)
"""What begins with “in”: `in 10 working days`."""
_SPAN: Final = re.compile(
    r"in (?P<count>\w+) (?:(?P<working>working|business) )?(?P<unit>day|week)s?"
)


@dataclass(frozen=True, slots=True)
class NextWeekday:
    """The first such day after another, Monday being 0."""

    weekday: int


@dataclass(frozen=True, slots=True)
class DaysLater:
    """So many days after another, working days or any."""

    days: int
    working: bool


RelativeDay = NextWeekday | DaysLater
"""A day that counts from another."""


def day_in(said: str) -> date | RelativeDay | None:
    """The day that such words name; None where no calendar has it."""
    words = " ".join(said.lower().split())
    if words in _NEAR:
        return DaysLater(_NEAR[words], working=False)
    if words[:3] in _SHORT:
        return NextWeekday(_SHORT[words[:3]])
    if span := _SPAN.fullmatch(words):
        count = _COUNTS.get(span["count"]) or int(span["count"])
        days = count * 7 if span["unit"] == "week" else count
        return DaysLater(days, working=bool(span["working"]))
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def counted(day: RelativeDay, since: date) -> date:
    """The day itself, counted from the one on which it was said."""
    match day:
        case NextWeekday(weekday):
            return since + timedelta(days=(weekday - since.weekday() - 1) % 7 + 1)
        case DaysLater(days, working):
            return workdays.after(since, days) if working else since + timedelta(days=days)
        case _:
            assert_never(day)


def in_words(day: date | RelativeDay) -> str:
    """The same as people write it."""
    match day:
        case date():
            return day.isoformat()
        case NextWeekday(weekday):
            return _WEEKDAYS[weekday]
        case DaysLater(days, working):
            return f"in {days} {'working ' if working else ''}days"
        case _:
            assert_never(day)
