"""A day and a time as people say them behind `/meet`: `tomorrow 10:00`, `3 December, 2pm CET`.

With dots a day comes before its month; with slashes nobody knows which is which.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, datetime, time, tzinfo
from typing import Final

from action import time_of_day, time_zone
from action.languages.days_meant import WEEKDAY_NAMES
from action.review.dates.day_words import (
    CALENDAR_DAY,
    SPAN,
    WEEKDAY,
    NextSuchDay,
    NextWeekday,
    RelativeDay,
    counted,
    day_in,
)


def _bare(words: str) -> str:
    """The same without accents, as it is typed in a hurry."""
    parts = unicodedata.normalize("NFD", words)
    return "".join(one for one in parts if not unicodedata.combining(one))


_NAMED: Final = {
    spelled: at
    for at, names in enumerate(WEEKDAY_NAMES)
    for name in names.split()
    for spelled in (name, _bare(name))
}
"""Which weekday a name in another language is, Monday being 0."""
_NAMES: Final = "|".join(sorted(map(re.escape, _NAMED), key=len, reverse=True))
_ON: Final = r"(?:am|den|le|el|il|op|på|w|we|в|во|on|this)\s+"
_DOTTED: Final = (
    r"(?P<number>\d{1,2})\.[ ]?(?:(?P<month>\d{1,2})\.[ ]?(?P<year>\d{4})"
    r"|(?P<month_of_year>\d{1,2})\.(?P<short_year>\d{2})"
    r"|(?P<month_alone>0?[1-9]|1[0-2])\.)(?![\d.:])"
)
"""`1.12.2026`, `1.12.26`, and `1.12.`, whose second dot tells it from a time."""
_DAY: Final = re.compile(
    rf"(?<![\w.-])(?:{_ON})?(?P<day>"
    rf"(?P<dotted>(?:(?P<of_week>{WEEKDAY}|{_NAMES})[.,]?\s+)?{_DOTTED})"
    rf"|{re.sub(r'[(][?]P<[a-z_]+>', '(?:', CALENDAR_DAY)}"
    rf"|(?:next\s+)?(?:{WEEKDAY})\b|today\b|tomorrow\b|{SPAN}\b"
    rf"|(?P<named>{_NAMES})(?!\w))(?P<joined>t(?=\d))?",
    re.IGNORECASE,
)
_CLOCK: Final = (
    rf"(?:(?P<clock>{time_of_day.PATTERN}|\d{{1,2}}h\d{{2}}|\d{{1,2}}\.\d{{2}})"
    rf"(?P<half>{time_of_day.HALF}(?![a-z]))?|(?P<hour>\d{{1,2}})(?P<of_hour>{time_of_day.HALF})"
    r"|(?P<full>\d{1,2})[ ]?(?:h|uhr)(?![a-z])|(?P<noon>noon|midday)\b)(?![\d:]|\.\d)"
)
_TIME: Final = re.compile(rf"(?<![\w:.+-])(?:at\s+|@\s*)?{_CLOCK}", re.IGNORECASE)
_AT_HOUR: Final = re.compile(r"(?<!\w)at\s+(?P<hour>\d{1,2})(?![\w:.])", re.IGNORECASE)
"""`at 10`, which is a time only where no other is said."""
_UNTIL: Final = re.compile(
    rf"(?P<sign>\s*[–—]\s*|\s+(?:-|to|until|till|bis)\s+|-){_CLOCK}", re.IGNORECASE
)
"""How long it takes; `-10:00` without spaces may also be how far a zone is from UTC."""
_FILLING: Final = re.compile(
    r"[\s,;()]+|\b(?:on|at|time|uhr|um|om|kl|à|às)\b|[-–—.]$", re.IGNORECASE
)
NOON: Final = time(12)
_DAY_LONG: Final = 24 * 60
_LENGTHS: Final = range(15, 8 * 60 + 1)
"""Minutes that a meeting can take."""
_CENTURY: Final = 2000
_LEAP_YEAR: Final = 2028
"""A year that has every day."""


@dataclass(frozen=True, slots=True)
class SaidTime:
    """A day and a time on the clocks of a zone; `zone` is empty where the words name none.

    The meeting takes so many `minutes`, if the words say when it ends; else 0.
    """

    day: date | RelativeDay
    at: time
    zone: str = ""
    minutes: int = 0

    def on(self, said: datetime, zone: tzinfo) -> datetime | None:
        """The moment, for somebody who said so at another; None where no calendar has the day."""
        day = self.day if isinstance(self.day, date) else counted(self.day, _day(said, zone))
        return datetime.combine(day, self.at, zone) if day else None


@dataclass(frozen=True, slots=True)
class NotATime:
    """What keeps words from being a day and a time: one of them is missing, or a word is odd.

    `lacks` is `day`, `time` or empty; `odd` is what was not understood. `never` is `day` where no
    calendar has what is odd, and `time` where no clock shows it; else empty.
    """

    lacks: str = ""
    odd: str = ""
    never: str = ""


def said_time(words: str) -> SaidTime | NotATime:
    """The day, the time and the zone that such words name, in any order."""
    words = unicodedata.normalize("NFC", words)
    day = _DAY.search(words)
    if day is None:
        return NotATime(lacks="day", odd=_left(_without(words, _TIME.search(words))))
    rest = _without(words, day)
    found = _TIME.search(rest) or _AT_HOUR.search(rest)
    if found is None:
        return NotATime(lacks="time", odd=_left(rest))
    at, on = _time(found), _named_day(day)
    if at is None:
        return NotATime(odd=found[0].strip(), never="time")
    if on is None:
        return NotATime(odd=day["day"], never="" if day["named"] else "day")
    until = None if day["joined"] else _UNTIL.match(rest, found.end())
    return _with_the_rest(SaidTime(on, at), rest, found, until)


def _with_the_rest(
    said: SaidTime, rest: str, found: re.Match[str], until: re.Match[str] | None
) -> SaidTime | NotATime:
    """The same with its end and its zone, as far as the words name them."""
    end = _time(until) if until else None
    if until and end and not _may_be_an_offset(until, said.at, end):
        if _is_unsure(until, end) or (minutes := _length(said.at, end)) not in _LENGTHS:
            return NotATime(odd=rest[found.start() : until.end()].strip())
        said = replace(said, minutes=minutes)
        rest = f"{rest[: found.start()]} {rest[until.end() :]}"
    else:
        rest = _without(rest, found)
    zone = time_zone.spelled(_left(rest))
    return replace(said, zone=zone) if _may_be_a_zone(zone) else NotATime(odd=_left(rest))


def _may_be_an_offset(until: re.Match[str], at: time, end: time) -> bool:
    """Whether an end is none, being before its beginning, but how far a zone is from UTC."""
    return _is_unsure(until, end) and end <= at


def _is_unsure(until: re.Match[str], end: time) -> bool:
    """Whether it is written like an offset, and some zone may be so far from UTC."""
    return until["sign"] == "-" and bool(time_zone.offset(f"-{end:%H:%M}"))


def _length(at: time, end: time) -> int:
    first, last = (one.hour * 60 + one.minute for one in (at, end))
    return (last - first) % _DAY_LONG


def _named_day(found: re.Match[str]) -> date | RelativeDay | None:
    if found["dotted"]:
        return _dotted_day(found)
    return _weekday(found["named"]) if found["named"] else day_in(found["day"])


def _weekday(name: str) -> NextWeekday | None:
    """The weekday that a name in any language means."""
    known = _NAMED.get(name.lower())
    english = day_in(name) if known is None else NextWeekday(known)
    return english if isinstance(english, NextWeekday) else None


def _dotted_day(found: re.Match[str]) -> date | NextSuchDay | None:
    """Such a day; None where no calendar has it, or it falls on another weekday than is said."""
    month = int(found["month"] or found["month_of_year"] or found["month_alone"])
    year = int(found["year"] or _CENTURY + int(found["short_year"] or _LEAP_YEAR - _CENTURY))
    said = _weekday(found["of_week"]) if found["of_week"] else None
    weekday = said.weekday if said else None
    try:
        day = date(year, month, int(found["number"]))
    except ValueError:
        return None
    if found["month_alone"]:
        return NextSuchDay(day.month, day.day, weekday)
    return day if weekday in {None, day.weekday()} else None


def _day(said: datetime, zone: tzinfo) -> date:
    return said.astimezone(zone).date()


def _without(words: str, found: re.Match[str] | None) -> str:
    return words if found is None else f"{words[: found.start()]} {words[found.end() :]}"


def _left(words: str) -> str:
    """What stands in such words besides day and time, without what only fills the gaps."""
    return _FILLING.sub(" ", words).strip(" .")


def _time(found: re.Match[str]) -> time | None:
    said = found.groupdict()
    if said.get("noon"):
        return NOON
    if said.get("clock") is None:
        clock, half = f"{said.get('full') or said['hour']}:00", said.get("of_hour")
    else:
        clock, half = re.sub("[h.]", ":", found["clock"].lower()), found["half"]
    on_the_clock = time_of_day.of_twelve(clock, half) if half else clock
    return time_of_day.read(on_the_clock) if on_the_clock else None


def _may_be_a_zone(words: str) -> bool:
    return not words or words in time_zone.UNCERTAIN or time_zone.named(words) is not None
