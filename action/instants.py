"""Moments as a stop-watch tells them: lengths and order, also over a change of the clocks.

Python takes two times of one zone for times on a wall: it subtracts and compares what the clocks
showed, and is an hour off where they were changed in between (datetime: aware, same tzinfo).
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


def instant(at: datetime) -> datetime:
    """The same moment in UTC, by which moments can be put in order."""
    return at.astimezone(UTC)


def between(first: datetime, second: datetime) -> timedelta:
    """From one moment to the other; negative where the other is earlier."""
    return instant(second) - instant(first)


def is_before(one: datetime, other: datetime) -> bool:
    """Whether one moment is earlier than the other."""
    return between(one, other) > timedelta()
