"""A time zone in the two files: that of one incident, and that of all that name none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo
from typing import Annotated, Final

from pydantic import AfterValidator

from action import time_zone
from action.read import times
from action.read.forms.values import refuse, seen


def _zone(value: str) -> str:
    return _named(times.zone, value)


def _zone_all_year(value: str) -> str:
    return _named(times.zone_all_year, value)


def _named(zone: Callable[[str], tzinfo], value: str) -> str:
    try:
        return str(zone(value))
    except times.UnclearTimeError as error:
        raise refuse(error.what, error.remedy) from None


_PLACE: Final = r"[A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+){0,2}|(?:UTC|GMT)? ?[+-]\d{1,2}(?::?[0-5]\d)?"
_ZONE: Final = rf"(?!(?:{'|'.join(sorted(time_zone.UNCERTAIN))})\s*$)(?:{_PLACE})"
_ZONE_ALL_YEAR: Final = rf"(?!(?:{'|'.join(time_zone.PLACES)})\s*$)(?:{_PLACE})"
_ZONES: Final = ("Europe/London", "America/New_York", "UTC", "UTC+4")
Zone = Annotated[
    str,
    AfterValidator(_zone),
    seen(_ZONE, "Write a place, such as Europe/London, UTC, or UTC+4", ("string",), *_ZONES),
]
ZoneAllYear = Annotated[
    str,
    AfterValidator(_zone_all_year),
    seen(
        _ZONE_ALL_YEAR, "Write a place, such as Europe/London, UTC, or UTC+4", ("string",), *_ZONES
    ),
]
