"""A day and a time as people say them behind `/meet`: `tomorrow 10:00`, `3 December, 2pm CET`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from typing import Final

from action import time_of_day, time_zone
from action.review.dates.day_words import (
    CALENDAR_DAY,
    SPAN,
    WEEKDAY,
    RelativeDay,
    counted,
    day_in,
)

_DAY: Final = re.compile(
    rf"(?<![\w-])(?:(?:on|this)\s+)?(?P<day>{re.sub(r'[(][?]P<[a-z_]+>', '(?:', CALENDAR_DAY)}"
    rf"|(?:next\s+)?(?:{WEEKDAY})\b|today\b|tomorrow\b|{SPAN}\b)(?P<joined>t(?=\d))?",
    re.IGNORECASE,
)
_TIME: Final = re.compile(
    rf"(?<![\w:.+-])(?:at\s+|@\s*)?(?:(?P<clock>{time_of_day.PATTERN}|\d{{1,2}}h\d{{2}})"
    rf"(?P<half>{time_of_day.HALF}(?![a-z]))?|(?P<hour>\d{{1,2}})(?P<of_hour>{time_of_day.HALF})"
    r"|(?P<noon>noon|midday))(?![\d:]|\.\d)",
    re.IGNORECASE,
)
_AT_HOUR: Final = re.compile(r"(?<!\w)at\s+(?P<hour>\d{1,2})(?![\w:.])", re.IGNORECASE)
"""`at 10`, which is a time only where no other is said."""
_FILLING: Final = re.compile(r"[\s,;()]+|\b(?:on|at|time)\b|[-–—.]$", re.IGNORECASE)
NOON: Final = time(12)


@dataclass(frozen=True, slots=True)
class SaidTime:
    """A day and a time on the clocks of a zone; `zone` is empty where the words name none."""

    day: date | RelativeDay
    at: time
    zone: str = ""

    def on(self, said: datetime, zone: tzinfo) -> datetime | None:
        """The moment, for somebody who said so at another; None where no calendar has the day."""
        day = self.day if isinstance(self.day, date) else counted(self.day, _day(said, zone))
        return datetime.combine(day, self.at, zone) if day else None


@dataclass(frozen=True, slots=True)
class NotATime:
    """What keeps words from being a day and a time: one of them is missing, or a word is odd.

    `lacks` is `day`, `time` or empty; `odd` is what was not understood.
    """

    lacks: str = ""
    odd: str = ""


def said_time(words: str) -> SaidTime | NotATime:
    """The day, the time and the zone that such words name, in any order."""
    day = _DAY.search(words)
    if day is None:
        return NotATime(lacks="day", odd=_left(_without(words, _TIME.search(words))))
    rest = _without(words, day)
    found = _TIME.search(rest) or _AT_HOUR.search(rest)
    if found is None:
        return NotATime(lacks="time", odd=_left(rest))
    zone, at, on = _left(_without(rest, found)), _time(found), day_in(day["day"])
    if at is None:
        return NotATime(odd=found[0].strip())
    if on is None:
        return NotATime(odd=day["day"])
    return SaidTime(on, at, zone) if _may_be_a_zone(zone) else NotATime(odd=zone)


def _day(said: datetime, zone: tzinfo) -> date:
    return said.astimezone(zone).date()


def _without(words: str, found: re.Match[str] | None) -> str:
    return words if found is None else f"{words[: found.start()]} {words[found.end() :]}"


def _left(words: str) -> str:
    """What stands in such words besides day and time, without what only fills the gaps."""
    return _FILLING.sub(" ", words).strip()


def _time(found: re.Match[str]) -> time | None:
    said = found.groupdict()
    if said.get("noon"):
        return NOON
    if said.get("clock") is None:
        clock, half = f"{found['hour']}:00", said.get("of_hour")
    else:
        clock, half = found["clock"].lower().replace("h", ":"), found["half"]
    on_the_clock = time_of_day.of_twelve(clock, half) if half else clock
    return time_of_day.read(on_the_clock) if on_the_clock else None


def _may_be_a_zone(words: str) -> bool:
    return not words or words in time_zone.UNCERTAIN or time_zone.named(words) is not None
