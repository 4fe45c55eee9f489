"""From a wall clock and the name of a zone to a moment; what is ambiguous is asked, not guessed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache

from action import time_of_day, time_zone
from action.read import times
from action.read.freetext.labels import zones


@dataclass(frozen=True, slots=True)
class Clocks:
    """The zone of a file, and the names by which its text calls it.

    `lenient` is for the eyes only: what is unclear is shown as it stands.
    """

    local: tzinfo
    names: frozenset[str] = frozenset()
    lenient: bool = False

    def at(self, day: date, clock: time, zone: str | None) -> datetime:
        """The moment at which a clock in `zone` showed this on a day, in the zone of the file.

        Raises UnclearError for a zone that may be several, and for an hour that never was.
        """
        zone = zones.short_zone(zone) if zone else None
        if zone is None or zone in self.names:
            return self._here(day, clock, zone)
        there = self.there(zone)
        if there is None or time_zone.is_on_the_wall(self.local):
            return self._unknown(day, clock, zone)
        return datetime.combine(day, clock, there).astimezone(self.local)

    def there(self, zone: str | None) -> tzinfo | None:
        """The zone of a name that is not that of the file, where it means one for certain."""
        if zone is None or zone in self.names:
            return None
        found, certain = _meant(zone)
        return (
            found
            if (certain or self.lenient) and zones.short_zone(zone) not in self.names
            else None
        )

    def is_other(self, zone: str, at: datetime) -> bool:
        """Whether a zone is not the one that the file's clocks showed at this moment."""
        if zones.short_zone(zone) in {*self.names, str(self.local), at.tzname()}:
            return False
        there = self.there(zone)
        return there is None or at.utcoffset() != at.astimezone(there).utcoffset()

    def _unknown(self, day: date, clock: time, zone: str) -> datetime:
        if self.lenient:
            return self._here(day, clock, None)
        if self.there(zone):
            raise times.UnclearTimeError(
                f"{zone} cannot be compared with {self.local}, which can mean several zones",
                f"add `timezone:` with {time_zone.places_meant(str(self.local))}",
            )
        raise times.UnclearTimeError(
            f"{zone} can mean several time zones",
            f"leave it out for {self.local} time, or write UTC or an offset such as +01:00",
        )

    def _here(self, day: date, clock: time, zone: str | None) -> datetime:
        """The moment on the file's own clocks; a name tells winter and summer where both fit."""
        at = datetime.combine(day, clock, self.local)
        if not _changes(self.local, day):
            return at
        later = at.replace(fold=1)
        if _offset(at) < _offset(later):
            raise times.skipped(time_of_day.written(at), at)
        return later if zone == later.tzname() != at.tzname() else at


@lru_cache(maxsize=2**10)
def _meant(zone: str) -> tuple[tzinfo | None, bool]:
    """What a name means most often, and whether it always means that."""
    name = zones.short_zone(zone)
    if "/" in name:
        return time_zone.named(name), True
    minutes = time_zone.offset(name)
    found = None if minutes is None else timezone(timedelta(minutes=minutes))
    return found, name not in time_zone.UNCERTAIN


@lru_cache(maxsize=2**10)
def _changes(zone: tzinfo, day: date) -> bool:
    """Whether clocks are put forward or back on a day."""
    begins = datetime.combine(day, time(), zone)
    return _offset(begins) != _offset(begins + timedelta(days=1))


def _offset(at: datetime) -> timedelta:
    """The offset from UTC; of an hour that is skipped, that before it and, folded, that after."""
    return at.utcoffset() or timedelta()


def local_names(zone: tzinfo) -> frozenset[str]:
    """The names that a place's winter and summer time go by; GMT is UTC, and nobody's summer."""
    if time_zone.is_universal(zone):
        return frozenset({str(zone), "UTC", "GMT", "Z"})
    names = {name for name in time_zone.names_in(zone) if name.isalpha()} - {"GMT", "UTC"}
    families = (zones.family(name) for name in names if len(names) > 1)
    return frozenset({str(zone)}).union(*families, names)
