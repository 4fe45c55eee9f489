"""From what the clocks of a zone show to the moment that is meant, also when they are changed.

In spring they skip an hour, in autumn they show one twice. CET and CEST are the same clocks, in
winter and in summer: people write either all the year, and mean what the clocks show.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone, tzinfo
from typing import Final

from action import time_zone
from action.instants import between

_SUMMER: Final[Mapping[str, str]] = {"CEST": "CET", "EEST": "EET", "WEST": "WET"}
"""What clocks are called in summer, and what the zone with both is called."""
_SEASONS: Final = frozenset((*_SUMMER, *_SUMMER.values()))


def clocks_called(name: str) -> tzinfo | None:
    """The clocks of a zone as people call it; None where it means none for sure."""
    return time_zone.named(_SUMMER.get(name, name))


def as_shown(at: datetime, name: str) -> datetime:
    """The moment of such a time in a zone of that name, by which it is in winter or in summer.

    In the hour that clocks show twice, the name says which of the two is meant.
    """
    if name not in _SEASONS:
        return at
    later = at.replace(fold=1)
    meant = later if later.tzname() == name else at
    clocks = timezone(meant.utcoffset() or timedelta(), meant.tzname() or name)
    return meant.replace(fold=0, tzinfo=clocks)


def is_in_gap(at: datetime) -> bool:
    """Whether the clocks of its zone skip this time, as they do in spring."""
    return after_gap(at).replace(tzinfo=None) != at.replace(tzinfo=None)


def after_gap(at: datetime) -> datetime:
    """What the clocks show at a moment that was named by a time which they skip; else the same."""
    return at.astimezone(time_zone.UTC).astimezone(at.tzinfo)


def offsets_then(at: datetime) -> tuple[str, ...]:
    """How far from UTC the clocks are each time that they show this; one, but for an autumn night.

    As people can write it: `UTC+2`.
    """
    both = (at, at.replace(fold=1))
    again = between(*both) > timedelta()
    return tuple(_written(one) for one in (both if again else both[:1]))


def _written(at: datetime) -> str:
    minutes = round((at.utcoffset() or timedelta()).total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{hours}:{rest:02}" if rest else f"UTC{sign}{hours}"
