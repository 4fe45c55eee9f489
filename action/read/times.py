"""Times as people write them: small pieces of a grammar, and the zone that gives them a meaning.

Strict on purpose: general parsers read 14.05 as a day, 1405 as a year and drop BST with a warning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from difflib import get_close_matches
from functools import cache
from typing import Final
from zoneinfo import available_timezones

from action import time_of_day, time_zone
from action.read.names import calendar_day
from action.read.yaml.yaml_letters import short

_ABOUT: Final = r"(?P<about>~ ?)?"
_DAY: Final = r"(?P<day>\d{4}-\d{2}-\d{2})"
_HALF: Final = time_of_day.HALF
_CLOCK: Final = rf"(?P<clock>{time_of_day.PATTERN}|\d{{1,2}}(?={_HALF}))(?P<half>{_HALF})?"
_ZONE: Final = (
    r"(?P<zone> ?(?:Z\b|[+-]\d{2}:?\d{2}\b)| (?:UTC|GMT)[+-]\d{1,2}(?::?\d{2})?| [A-Z]{2,5}\b)"
)

_STRICT: Final = re.compile(rf"{_ABOUT}(?:{_DAY}(?:T| +))?{_CLOCK}{_ZONE}?", re.ASCII)
_FARTHEST: Final = timedelta(hours=14)


class UnclearTimeError(ValueError):
    """A time or zone that people must say otherwise: what is wrong, and what would be right."""

    def __init__(self, what: str, remedy: str) -> None:
        """Carry both halves of the letter."""
        super().__init__(f"{what}; {remedy}")
        self.what = what
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class FieldTime:
    """A time as somebody wrote it, not yet tied to a day and a zone that it does not name."""

    clock: str
    day: str | None = None
    zone: str | None = None
    about: bool = False


def zone(name: str) -> tzinfo:
    """The time zone of a place or of a stated offset; what is ambiguous is asked, never guessed."""
    known = name.upper() if name.upper() in time_zone.PLACES else name
    known = known.replace(" ", "") if time_zone.offset(known) is not None else known
    found = time_zone.named(known)
    if found is None:
        raise _no_zone(known)
    return found


def zone_all_year(name: str) -> tzinfo:
    """The same for whatever will happen; half of the year is asked about, such as CEST."""
    found = zone(name)
    if isinstance(found, timezone) and name.upper() in time_zone.PLACES:
        raise _no_zone(name.upper())
    return found


def _no_zone(name: str) -> UnclearTimeError:
    if name in time_zone.PLACES:
        what = f"{name} does not say which place is meant"
        return UnclearTimeError(what, f"write {time_zone.places_meant(name)}")
    return UnclearTimeError(f"`{short(name)}` is not a known time zone", _nearest(name))


def _nearest(name: str) -> str:
    if time_zone.named(name.upper()):
        return f"did you mean {name.upper()}?"
    known = {key.lower(): key for key in _known()}
    wanted = name.lower().removesuffix(" time").removesuffix(" local").replace(" ", "_")
    cities = {key.rpartition("/")[2]: full for key, full in known.items()}
    for names in (known, cities):
        if near := get_close_matches(wanted[:60], names, 1, 0.8):
            return f"did you mean {names[near[0]]}?"
    return "write a place, such as Europe/London, or an offset, such as UTC or +01:00"


@cache
def _known() -> tuple[str, ...]:
    return tuple(sorted(available_timezones()))


def field_time(text: str) -> FieldTime:
    """The time that a field of the form holds, in the one spelling that has one meaning."""
    said = _STRICT.fullmatch(text.strip())
    if not said or (said["clock"].find(":") == 1 and not said["half"]):
        raise UnclearTimeError(f"`{short(text)}` cannot be read reliably as a time", _advice(text))
    named = (said["zone"] or "").strip() or None
    clock = _of_24(said["clock"], said["half"]) if said["half"] else said["clock"]
    return FieldTime(clock, said["day"], named, about=bool(said["about"]))


def _of_24(clock: str, half: str) -> str:
    """What a clock of twelve hours shows, as one of 24 hours shows it; `2 pm` has no minutes."""
    clock = clock if ":" in clock else f"{clock}:00"
    if found := time_of_day.of_twelve(clock, half):
        return found
    hour, _, rest = clock.partition(":")
    shown = f"{int(hour) % 12 or 12}:{rest}{half}"
    raise UnclearTimeError(
        f"{clock}{half} is not a 12-hour time",
        f"write {int(hour):02}:{rest} or {shown}",
    )


def _advice(text: str) -> str:
    early = re.fullmatch(r"(.*?)\b(\d):(\d\d)", text.strip(), re.ASCII)
    if early:
        return f"write 0{early[2]}:{early[3]} or {int(early[2]) + 12}:{early[3]}"
    return "write 14:05, 2026-03-02 14:05 or 2026-03-02 14:05 UTC"


def moment(said: FieldTime, day: date, local: tzinfo) -> datetime:
    """The moment meant, in the local zone; `day` counts where the time names no day itself.

    An hour that a clock change skips is refused; of an hour that happens twice, the first is meant.
    """
    clock = _clock(said.clock)
    if said.day:
        day = checked_day(said.day)
    at = datetime.combine(day, clock)
    offset = _offset(said.zone, at, local)
    if offset is not None:
        return at.replace(tzinfo=offset).astimezone(local)
    at = at.replace(tzinfo=local)
    if at.astimezone(UTC).astimezone(local).replace(tzinfo=None) != at.replace(tzinfo=None):
        raise skipped(said.clock, at)
    return at


def _clock(text: str) -> time:
    clock = time_of_day.read(text)
    if clock is None:
        raise UnclearTimeError(f"{text} is not a valid time", "use 00:00 to 23:59")
    return clock


def skipped(clock: str, at: datetime) -> UnclearTimeError:
    """The question about an hour that the clocks of its zone left out."""
    later = time_of_day.written(at + timedelta(hours=1))
    return UnclearTimeError(
        f"{clock} did not exist in {at.tzinfo} on {at.date()}: the clocks went forward",
        f"did you mean {later}?",
    )


def checked_day(text: str) -> date:
    """The day that `YYYY-MM-DD` names; refused where the calendar has none."""
    day = calendar_day(text)
    if day is None:
        raise UnclearTimeError(
            f"{text} is not a valid date", "write YYYY-MM-DD, such as 2026-03-02"
        )
    return day


def _offset(text: str | None, at: datetime, local: tzinfo) -> tzinfo | None:
    """The offset from UTC that a time names; None where the local zone says it."""
    if text is None:
        return None
    if text[0] in "+-":
        return _numbers(text)
    if text in {str(local), at.replace(tzinfo=local).tzname()}:
        return None
    minutes = None if text in time_zone.UNCERTAIN else time_zone.offset(text)
    if minutes is not None:
        return timezone(timedelta(minutes=minutes))
    raise UnclearTimeError(
        f"{text} can mean several time zones",
        f"leave it out for {local} time, or write UTC or an offset such as +01:00",
    )


def _numbers(text: str) -> timezone:
    hours, minutes = int(text[1:3]), int(text[-2:])
    if timedelta(hours=hours) > _FARTHEST or minutes not in range(60):
        raise UnclearTimeError(
            f"{text} is not a possible offset from UTC", "write one such as +01:00"
        )
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if text[0] == "-" else offset)
