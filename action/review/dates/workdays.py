"""Working days, the unit in which a review and its actions are due (R17, R70)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Final

MONDAY_TO_FRIDAY: Final = frozenset(range(5))
_LONGEST_REST: Final = 366
"""Days without work after which one is taken for a working day all the same."""


@dataclass(frozen=True, slots=True)
class WorkingWeek:
    """The weekdays on which people work, Monday being 0, but for spans of days that are off.

    Each span is its first and its last day.
    """

    weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    off: tuple[tuple[date, date], ...] = ()

    def works_on(self, day: date) -> bool:
        """Whether people work on this day."""
        return day.weekday() in self.weekdays and not self.is_off(day)

    def is_off(self, day: date) -> bool:
        """Whether this day is off, be it a weekday or not."""
        return any(first <= day <= last for first, last in self.off)

    def from_day(self, day: date) -> Iterator[date]:
        """This day, if it is a working day, and all that come after it."""
        while True:
            day = self._next(day, timedelta(days=1))
            yield day
            day += timedelta(days=1)

    def after(self, day: date, working_days: int) -> date:
        """The day that comes so many working days after this one."""
        return next(islice(self.from_day(day), working_days, None))

    def before(self, day: date, working_days: int) -> date:
        """The day that comes so many working days before this one."""
        for _ in range(working_days):
            day = self._next(day - timedelta(days=1), timedelta(days=-1))
        return day

    def _next(self, day: date, step: timedelta) -> date:
        days = (day + step * count for count in range(_LONGEST_REST))
        return next((one for one in days if self.works_on(one)), day)


USUAL_WEEK: Final = WorkingWeek()
"""Monday to Friday, and no day off."""
