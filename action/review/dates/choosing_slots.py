"""Which times are proposed: on different days, at different times of day, within a team's hours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, tzinfo
from typing import Final

from action.review.dates.slots import MOST_SLOTS
from action.review.dates.wall_clocks import is_in_gap
from action.review.settings import MeetingRules

_STEP: Final = 30
"""Minutes between two times of day that could be proposed."""
_LUNCH: Final = range(12 * 60, 13 * 60)
"""Minutes of the day in which nobody is asked to meet where there are enough others."""


def days_to_meet(days: Sequence[date]) -> Sequence[date]:
    """Of the working days that are left, those that leave a whole one for reading before them."""
    return days[1:] or days


def slot_times(
    days: Sequence[date], rules: MeetingRules, minutes: int, zone: tzinfo
) -> tuple[datetime, ...]:
    """Three times on these days, the earliest days first; fewer where they have no more."""
    clocks = beginnings(rules, minutes)
    every = (datetime.combine(day, clock, zone) for day in days for clock in clocks)
    left = [at for at in every if not is_in_gap(at)]
    taken: list[datetime] = []
    while left and len(taken) < MOST_SLOTS:
        taken.append(min(left, key=lambda at: _sameness(at, taken)))
        left.remove(taken[-1])
    return tuple(sorted(taken))


def _sameness(at: datetime, taken: Sequence[datetime]) -> tuple[int, int]:
    """How many of those taken are on the same day, and how many at the same time of day."""
    same_day = sum(one.date() == at.date() for one in taken)
    return same_day, sum(one.time() == at.time() for one in taken)


def beginnings(rules: MeetingRules, minutes: int) -> tuple[time, ...]:
    """The earliest, the latest and a middle time of day at which a meeting can begin.

    All of it is within the hours; one that is longer than these begins with them.
    """
    first, last = _minute(rules.first), _minute(rules.last)
    every = range(first, last - minutes + 1, _STEP) or range(first, first + 1)
    apart = [at for at in every if not (at < _LUNCH.stop and at + minutes > _LUNCH.start)]
    found = apart if len(apart) >= MOST_SLOTS else every
    middle = min(found, key=lambda at: abs(2 * at - found[0] - found[-1]))
    return tuple(time(*divmod(at, 60)) for at in dict.fromkeys((found[0], middle, found[-1])))


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute
