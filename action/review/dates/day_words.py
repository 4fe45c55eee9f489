"""Until when something is due, as people say it: a date, a weekday, so many working days.

The only place that reads such words; those that it cannot read, in any language, it finds. What
counts from another day is a value of its own until somebody knows that day.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, assert_never

from action.languages.days_meant import ARTICLES, DAYS_MEANT, EASTERN_DAYS, MONTHS_MEANT
from action.languages.lazily import Lazily
from action.logins import LOGIN
from action.review.dates.workdays import USUAL_WEEK

_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT: Final = {"tues": 1, "thur": 3, "thurs": 3} | {
    day[:3]: at for at, day in enumerate(_WEEKDAYS)
}
_COUNTS: Final = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}

_MONTHS: Final = tuple(name.lower() for name in calendar.month_name[1:])
_MONTH: Final = "|".join([*_MONTHS, "sept", *(rf"{name[:3]}\b\.?" for name in _MONTHS)])

WEEKDAY: Final = "|".join(sorted((*_WEEKDAYS, *_SHORT), key=len, reverse=True))
_NUMBER: Final = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_WRITTEN: Final = (
    rf"(?:(?P<weekday>{WEEKDAY}),?\s+)?(?:the\s+)?"
    rf"(?:{_NUMBER.format('day')}\s+(?:of\s+)?(?P<month>{_MONTH})"
    rf"|(?P<month_first>{_MONTH})\s+(?:the\s+)?{_NUMBER.format('day_last')})"
    r"(?![\d:])(?:,?\s+(?P<year>\d{4})\b)?"
)
_NAME: Final = re.compile(r"\?P<\w+>")
CALENDAR_DAY: Final = rf"\d{{4}}-\d{{2}}-\d{{2}}|{_NAME.sub('?:', _WRITTEN)}"
"""A day of a calendar: `2026-12-04`, `Friday 4 December 2026`, `4 Dec`, `December 4`."""
SPAN: Final = (
    rf"(?:in|within)\s+(?:\d{{1,3}}|{'|'.join(_COUNTS)})"
    r"\s+(?:(?:working|business)\s+days?|days?|weeks?)"
)
"""So many days: `in 10 working days`."""
MONTH_END: Final = r"(?:the\s+)?end\s+of\s+(?:the\s+|this\s+)?month"
NEAR_DAY: Final = rf"(?:next\s+)?(?:{WEEKDAY})|today|tomorrow|{SPAN}|{MONTH_END}"
"""A day that counts from another: `friday`, `tomorrow`, `in 2 weeks`."""
_SPAN: Final = re.compile(
    r"(?:in|within) (?P<count>\w+) (?:(?P<working>working|business) )?(?P<unit>day|week)s?"
)
_CALENDAR_DAY: Final = re.compile(_WRITTEN)
_NEXT: Final = "next "
_LEAP_YEAR: Final = 2028
_LONGEST_WITHOUT_LEAP: Final = 8
"""Years from one 29 February to the next, at most."""


_NUMBERS: Final = r"\d{1,2}[./-]\d{1,2}(?:[./-](?:\d{4}|\d{2}))?\.?"
_TOLD: Final = "".join(rf"(?<!\b{word}\s)" for word in ("of", "from", "since", "in", "on"))
"""Behind these a date says when something was: “the outage of 20 November”."""
_INSIDE: Final = re.compile(
    r"\b(?:due|deadline|by|until|before)[:\s]\s*+(?:\w++[:\s]\s*+){0,2}?"
    rf"(?:{CALENDAR_DAY}|{WEEKDAY}|tomorrow|{SPAN}|{MONTH_END}|(?:end|middle)\s+of\s+\w+(?:\s+\w+)?"
    rf"|{_NUMBERS}|next\s+(?:week|month))(?!\w)"
    rf"|(?<=\w)[\s,;(–—-]+{_TOLD}"
    rf"(?:\b(?:{CALENDAR_DAY})(?=[ \t.!)]*\Z)|\d{{4}}-\d{{2}}-\d{{2}}(?![\w-]))"
    rf"|(?<!\w)@{LOGIN}[\s,;:(–—-]+(?:{CALENDAR_DAY}|{NEAR_DAY}|{_NUMBERS}|q[1-4])(?!\w)"
    rf"|\A(?:{CALENDAR_DAY}|{NEAR_DAY})(?=\s*[:,–—-]\s)",
    re.IGNORECASE,
)
"""Words inside a sentence that may have been meant as the day until when."""


_NO_HABIT: Final = "".join(rf"(?<!\b{word} )" for word in ("every", "each", "any", "no", "of"))


def _meant() -> str:
    """A pattern for a day in any language behind a word such as “by”, or at the end."""
    dated = rf"{_NUMBERS}|\d{{1,2}}(?:\.|er|º|st|nd|rd|th)? (?:de |of )?{MONTHS_MEANT}"
    every = DAYS_MEANT.values()
    until = "|".join(rf"{one.until} (?:{ARTICLES} )?(?:{one.days}|{dated})" for one in every)
    late = "|".join(one.late for one in every if one.late)
    weekday = "|".join(_WEEKDAYS)
    end = rf"[ \t.!)]*(?:@{LOGIN}[ \t.!)]*)?\Z"
    last = rf"(?:{late}|{_NO_HABIT}(?:{weekday}))(?={end})"
    return rf"(?i)\b(?:(?:{until})(?!\w)|{last})|{EASTERN_DAYS}"


_MEANT: Final = Lazily({"day": _meant})


@dataclass(frozen=True, slots=True)
class NextWeekday:
    """The first such day after another, Monday being 0; or that of the week after this one's."""

    weekday: int
    of_next_week: bool = False


@dataclass(frozen=True, slots=True)
class DaysLater:
    """So many days after another, working days or any."""

    days: int
    working: bool


@dataclass(frozen=True, slots=True)
class EndOfMonth:
    """The last day of the month of another."""


@dataclass(frozen=True, slots=True)
class NextSuchDay:
    """A day without its year: the first such from another on, said to be this weekday."""

    month: int
    day: int
    weekday: int | None = None


RelativeDay = NextWeekday | DaysLater | EndOfMonth | NextSuchDay
"""A day that counts from another."""
_MONTH_ENDS: Final = "end of month"
_NEAR: Final[Mapping[str, RelativeDay]] = {
    "today": DaysLater(0, working=False),
    "tomorrow": DaysLater(1, working=False),
    _MONTH_ENDS: EndOfMonth(),
}


# --- reading --------------------------------------------------------------------------------------


def day_in(said: str) -> date | RelativeDay | None:
    """The day that such words name; None where no calendar has it."""
    words = " ".join(said.lower().split())
    if found := _CALENDAR_DAY.fullmatch(words):
        return _written_day(found)
    if near := _NEAR.get(_MONTH_ENDS if words.endswith(" month") else words):
        return near
    weekday = words.removeprefix(_NEXT)
    if weekday[:3] in _SHORT:
        return NextWeekday(_SHORT[weekday[:3]], weekday != words)
    if span := _SPAN.fullmatch(words):
        return _so_many_days(span)
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def day_inside(words: str) -> str:
    """What in the words of an action may have been meant as its day; often nothing."""
    plain = words.replace("’", "'")
    found = _INSIDE.search(plain) or _MEANT["day"].search(plain)
    return words[found.start() : found.end()].strip(" ,;(–—-") if found else ""


def _so_many_days(span: re.Match[str]) -> DaysLater:
    count = _COUNTS.get(span["count"]) or int(span["count"])
    days = count * 7 if span["unit"] == "week" else count
    return DaysLater(days, working=bool(span["working"]))


def _written_day(found: re.Match[str]) -> date | NextSuchDay | None:
    """The day that a calendar gives these words; None where its weekday is another."""
    name = (found["month"] or found["month_first"])[:3]
    month = next(at for at, one in enumerate(_MONTHS, start=1) if one.startswith(name))
    day = int(found["day"] or found["day_last"])
    weekday = _SHORT[found["weekday"][:3]] if found["weekday"] else None
    if not found["year"]:
        return NextSuchDay(month, day, weekday) if _fits(_LEAP_YEAR, month, day, None) else None
    return _fits(int(found["year"]), month, day, weekday)


def _fits(year: int, month: int, day: int, weekday: int | None) -> date | None:
    """The day, where that year has it and it falls on this weekday."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if weekday in {None, found.weekday()} else None


# --- counting and writing -------------------------------------------------------------------------


def counted(day: RelativeDay, since: date) -> date | None:
    """The day itself, counted from the one on which it was said; None if its weekday is another."""
    match day:
        case NextWeekday(weekday, of_next_week):
            monday = since + timedelta(days=7 - since.weekday())
            later = (weekday - since.weekday() - 1) % 7 + 1
            return monday + timedelta(weekday) if of_next_week else since + timedelta(later)
        case DaysLater(days, working):
            return USUAL_WEEK.after(since, days) if working else since + timedelta(days=days)
        case EndOfMonth():
            return since.replace(day=calendar.monthrange(since.year, since.month)[1])
        case NextSuchDay(month, number, weekday):
            found = _next_such(month, number, since)
            return found if found and weekday in {None, found.weekday()} else None
        case _:
            assert_never(day)


def _next_such(month: int, day: int, since: date) -> date | None:
    """The first such day; 29 February may be years away."""
    years = range(since.year, since.year + _LONGEST_WITHOUT_LEAP + 1)
    days = (_fits(year, month, day, None) for year in years)
    return next((one for one in days if one and one >= since), None)


def in_words(day: date | RelativeDay) -> str:
    """The same as people write it."""
    match day:
        case date():
            return day.isoformat()
        case NextWeekday(weekday, of_next_week):
            return f"{_NEXT if of_next_week else ''}{_WEEKDAYS[weekday]}"
        case DaysLater(days, working):
            return f"in {days} {'working ' if working else ''}days"
        case EndOfMonth():
            return _MONTH_ENDS
        case NextSuchDay(month, number, weekday):
            name = f"{_WEEKDAYS[weekday]} " if weekday is not None else ""
            return f"{name}{number} {_MONTHS[month - 1]}"
        case _:
            assert_never(day)
