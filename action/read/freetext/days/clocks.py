"""From a wall clock and the name of a zone to a moment; what is ambiguous is asked, not guessed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo

from action import time_of_day
from action.read import times
from action.read.freetext.labels import zones


@dataclass(frozen=True, slots=True)
class Clocks:
    """The zone of a file, the names by which its text calls it, and the zone the text states."""

    local: ZoneInfo
    names: frozenset[str] = frozenset()
    stated: str | None = None
    lenient: bool = False

    def at(self, day: date, clock: time, zone: str | None) -> datetime:
        """The moment at which a clock in `zone` showed this on a day, in the zone of the file.

        Raises UnclearError for a zone that may be several, and for an hour that never was.
        """
        zone = zone or self.stated
        if zone is None or zone in self.names:
            return self._here(day, clock)
        if place := _place(zone):
            return datetime.combine(day, clock, place).astimezone(self.local)
        minutes = self._minutes(zone)
        if minutes is None:
            return self._unknown(day, clock, zone)
        there = timezone(timedelta(minutes=minutes))
        return datetime.combine(day, clock, there).astimezone(self.local)

    def knows(self, zone: str) -> bool:
        """Whether a zone means one offset for certain."""
        return _place(zone) is not None or self._minutes(zone) is not None

    def is_other(self, zone: str, at: datetime) -> bool:
        """Whether a zone is not the one that the file's clocks showed at this moment."""
        if zones.short_zone(zone) in {*self.names, self.local.key, at.tzname()}:
            return False
        minutes = zones.offset(zone)
        return minutes is None or at.utcoffset() != timedelta(minutes=minutes)

    def _minutes(self, zone: str) -> int | None:
        if zone in zones.UNCERTAIN and not self.lenient:
            return None
        minutes = zones.offset(zone)
        return minutes if minutes is not None and abs(minutes) <= 14 * 60 else None

    def _unknown(self, day: date, clock: time, zone: str) -> datetime:
        if self.lenient:
            return self._here(day, clock)
        raise times.UnclearTimeError(
            f"{zone} does not say for certain which zone is meant",
            f"leave it out to mean {self.local.key}, or write UTC or an offset such as +01:00",
        )

    def _here(self, day: date, clock: time) -> datetime:
        at = datetime.combine(day, clock, self.local)
        if _changes(self.local, day) and _offset(at) < _offset(at.replace(fold=1)):
            raise times.skipped(time_of_day.written(at), at)
        return at


@lru_cache(maxsize=2**10)
def _changes(zone: ZoneInfo, day: date) -> bool:
    """Whether clocks are put forward or back on a day."""
    begins = datetime.combine(day, time(), zone)
    return _offset(begins) != _offset(begins + timedelta(days=1))


def _offset(at: datetime) -> timedelta:
    """The offset from UTC; of an hour that is skipped, that before it and, folded, that after."""
    return at.utcoffset() or timedelta()


def _place(zone: str) -> ZoneInfo | None:
    if "/" not in zone:
        return None
    try:
        return times.zone(zone)
    except times.UnclearTimeError:
        return None


def local_names(zone: ZoneInfo) -> frozenset[str]:
    """The names that a place's winter and summer time go by; GMT is UTC, and nobody's summer."""
    if zone.key in {"UTC", "Etc/UTC", "GMT", "Etc/GMT"}:
        return frozenset({zone.key, "UTC", "GMT", "Z"})
    days = (datetime(2026, 1, 1, tzinfo=zone), datetime(2026, 7, 1, tzinfo=zone))
    names = {name for day in days if (name := day.tzname()) and name.isalpha()} - {"GMT", "UTC"}
    return frozenset({zone.key}).union(*(zones.family(name) for name in names), names)
