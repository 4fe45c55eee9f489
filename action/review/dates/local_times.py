"""The same moment on the clocks of people in other zones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from action import time_zone


@dataclass(frozen=True, slots=True)
class LocalTime:
    """The same moment on the clocks of another zone."""

    zone: str
    start: datetime


def local_times(at: datetime, zones: Iterable[str]) -> Iterator[LocalTime]:
    """The moment on the clocks of these zones, where they show another time."""
    shown = {at.utcoffset()}
    for zone in zones:
        there = at.astimezone(time_zone.shown(zone))
        if there.utcoffset() not in shown:
            shown.add(there.utcoffset())
            yield LocalTime(zone, there)
