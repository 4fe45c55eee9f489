"""Working days: Monday to Friday, the unit in which a review and its actions are due (R17, R70)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

SATURDAY: Final = 5


def after(day: date, working_days: int) -> date:
    """The day that comes so many working days after this one."""
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    for _ in range(working_days):
        day += timedelta(days=3 if day.weekday() == SATURDAY - 1 else 1)
    return day


def before(day: date, working_days: int) -> date:
    """The day that comes so many working days before this one."""
    for _ in range(working_days):
        day -= timedelta(days=3 if day.weekday() == 0 else 1)
        while day.weekday() >= SATURDAY:
            day -= timedelta(days=1)
    return day
