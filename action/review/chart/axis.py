"""Where moments lie in a picture.

Mermaid knows no zones: it takes a time as one of the reader's own clock. So every moment is written
without a zone, as the clocks of the incident's people showed it at the beginning. Where those are
changed on the way, order and lengths stay true, and the axis goes on in the time it began with.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Final

from action import time_of_day
from action.review.timeline.event_line import MONTHS

DAY: Final = timedelta(days=1)
TICKS: Final = 8
"""Ticks at most: more would run into each other."""
_UNITS: Final[Mapping[str, tuple[timedelta, tuple[int, ...]]]] = MappingProxyType(
    {
        "second": (timedelta(seconds=1), (1, 5, 10, 30)),
        "minute": (timedelta(minutes=1), (1, 2, 5, 10, 15, 30)),
        "hour": (timedelta(hours=1), (1, 2, 3, 6, 12)),
        "day": (timedelta(days=1), (1, 2)),
        "week": (timedelta(weeks=1), (1, 2)),
        "month": (timedelta(days=30), (1, 3, 6)),
    }
)


@dataclass(frozen=True, slots=True)
class Axis:
    """From the first moment to the last, both aware."""

    first: datetime
    last: datetime

    def place(self, at: datetime) -> datetime:
        """A moment as it is written into the picture, without a zone."""
        offset = self.first.utcoffset() or timedelta()
        return at.astimezone(UTC).replace(tzinfo=None) + offset

    @property
    def length(self) -> timedelta:
        """From the first moment to the last, as a stop-watch would tell it."""
        return self.last.astimezone(UTC) - self.first.astimezone(UTC)

    @property
    def stroke(self) -> timedelta:
        """How long a mere point is drawn: long enough to be seen."""
        return max(timedelta(seconds=1), timedelta(seconds=self.length // timedelta(seconds=100)))

    def clock(self, at: datetime) -> str:
        """What clocks showed, with the day where the picture is longer than one."""
        clock = time_of_day.written(at, seconds=bool(at.second))
        return f"{at.day} {MONTHS[at.month - 1][:3]} {clock}" if self.length > DAY else clock

    @property
    def tick(self) -> str:
        """How far the ticks are apart, as Mermaid writes it: 10minute."""
        every, unit = self._tick
        return f"{every}{unit}"

    @property
    def form(self) -> str:
        """How a tick is written, in the signs of d3: the clock, the day, or both."""
        _, unit = self._tick
        if unit in {"day", "week", "month"}:
            return "%-d %b"
        clock = "%H:%M:%S" if unit == "second" else "%H:%M"
        return clock if self._is_one_day else "%-d %b %H:%M"

    @property
    def _is_one_day(self) -> bool:
        return self.place(self.first).date() == self.place(self.last).date()

    @property
    def _tick(self) -> tuple[int, str]:
        steps = ((every, unit, size) for unit, (size, many) in _UNITS.items() for every in many)
        fits = ((every, unit) for every, unit, size in steps if self.length <= TICKS * every * size)
        return next(fits, (12, "month"))
