"""Time zones by the names that people write and see: a place, UTC, or an offset that stays.

A place has summer and winter; JST, CEST and UTC+4 are so many minutes from UTC all the year. Of CST
nobody knows how many: its clocks stay as they are on the wall, until people are asked.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

OFFSETS: Final = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 60, "CET": 60, "CEST": 120, "EET": 120,
    "EEST": 180, "MSK": 180, "TRT": 180, "SAST": 120, "PST": -480, "PDT": -420, "MDT": -360,
    "EDT": -240, "EST": -300, "BRT": -180, "ART": -180, "JST": 540, "KST": 540, "SGT": 480,
    "HKT": 480, "PHT": 480, "WIB": 420, "AWST": 480, "ACST": 570, "ACDT": 630, "AEST": 600,
    "AEDT": 660, "NZST": 720, "NZDT": 780, "AKST": -540, "AKDT": -480,
}  # fmt: skip
"""Minutes from UTC of abbreviations that are used for one offset."""

UNCERTAIN: Final = frozenset(
    {"BST", "IST", "CST", "CDT", "EST", "MST", "PST", "AST", "SST", "HST", "ET", "CT", "MT", "PT"}
)
"""Abbreviations of which several places of different offsets make use."""

PLACES: Final = {
    "BST": ("Europe/London", "Asia/Dhaka"),
    "IST": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
    "CST": ("America/Chicago", "Asia/Shanghai"),
    "CDT": ("America/Chicago", "America/Havana"),
    "CT": ("America/Chicago", "Asia/Shanghai"),
    "EST": ("America/New_York", "America/Panama"),
    "EDT": ("America/New_York", "America/Toronto"),
    "ET": ("America/New_York", "America/Toronto"),
    "MST": ("America/Denver", "America/Phoenix"),
    "MDT": ("America/Denver", "America/Edmonton"),
    "MT": ("America/Denver", "America/Phoenix"),
    "PST": ("America/Los_Angeles", "Asia/Manila"),
    "PDT": ("America/Los_Angeles", "America/Vancouver"),
    "PT": ("America/Los_Angeles", "America/Vancouver"),
    "AST": ("America/Halifax", "Asia/Riyadh"),
    "SST": ("Asia/Singapore", "Pacific/Pago_Pago"),
    "CEST": ("Europe/Berlin", "Europe/Paris"),
    "EEST": ("Europe/Helsinki", "Europe/Athens"),
    "WEST": ("Europe/Lisbon", "Atlantic/Canary"),
    "AEST": ("Australia/Sydney", "Australia/Brisbane"),
    "AEDT": ("Australia/Sydney", "Australia/Melbourne"),
    "ACST": ("Australia/Adelaide", "Australia/Darwin"),
    "ACDT": ("Australia/Adelaide",),
    "NZST": ("Pacific/Auckland",),
    "NZDT": ("Pacific/Auckland",),
    "AKST": ("America/Anchorage",),
    "AKDT": ("America/Anchorage",),
    "HST": ("Pacific/Honolulu", "America/Adak"),
}
"""Abbreviations that are no place's time all the year, and the places that people may mean."""

_OFFSET: Final = re.compile(r"(?:UTC|GMT)? ?([+-])(\d{1,2})(?::?([0-5]\d))?", re.ASCII)
_NAME: Final = re.compile(r"[A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+){0,2}", re.ASCII)
_OF_THE_MACHINE: Final = frozenset({"localtime", "posixrules", "Factory", "posix", "right"})
_FARTHEST: Final = 14 * 60
_REGIONS: Final = (
    *("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"),
)
UTC: Final = ZoneInfo("UTC")


def offset(name: str) -> int | None:
    """Minutes from UTC of a zone as written, where the words say them."""
    if name in OFFSETS:
        return OFFSETS[name]
    found = _OFFSET.fullmatch(name)
    if not found:
        return None
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    return (-minutes if found[1] == "-" else minutes) if minutes <= _FARTHEST else None


def named(name: str) -> tzinfo | None:
    """The zone of a name that means one: a place, or an offset; None where it means none for sure.

    CET and other names that the zones of the IANA have are those: their clocks have a summer.
    """
    if name in UNCERTAIN:
        return None
    if place := _place(name):
        return place
    minutes = offset(name)
    return None if minutes is None else timezone(timedelta(minutes=minutes), name)


def places_meant(name: str) -> str:
    """The places that a name may mean, in words, or an example of one."""
    return " or ".join(PLACES.get(name, ("a place, such as Europe/London",)))


def spelled(name: str) -> str:
    """A name as the zones of the IANA spell it; also that of a city which only one of them has.

    `europe/berlin`, `London` and `New York` are such; what means none for sure stays as it is.
    """
    if named(name) or name in UNCERTAIN:
        return name
    if name.upper() in {*OFFSETS, *UNCERTAIN}:
        return name.upper()
    places = _spelled().get(name.lower().replace(" ", "_"), ())
    return places[0] if len(places) == 1 else name


@cache
def _spelled() -> dict[str, tuple[str, ...]]:
    """Each place by its whole name in lower case, and all those of a city by the city's."""
    found = dict[str, tuple[str, ...]]()
    for place in sorted(available_timezones()):
        if place.partition("/")[0] in _REGIONS:
            city = place.rpartition("/")[2].lower()
            found[place.lower()] = (place,)
            found[city] = (*found.get(city, ()), place)
    return found


def shown(name: str) -> tzinfo:
    """The zone of a name that people see above their times; where it is unclear, the wall's."""
    return named(name) or on_the_wall(name)


def on_the_wall(name: str) -> tzinfo:
    """The clocks of a zone whose offset nobody knows: they show what is written, and go on."""
    return timezone(timedelta(), name)


def is_on_the_wall(zone: tzinfo) -> bool:
    """Whether nobody knows how far from UTC a zone is."""
    return isinstance(zone, timezone) and named(str(zone)) is None


def is_universal(zone: tzinfo) -> bool:
    """Whether a zone is UTC under one of its names."""
    return str(zone) in {"UTC", "Etc/UTC", "GMT", "Etc/GMT", "Z"}


def names_in(zone: tzinfo) -> frozenset[str]:
    """The abbreviations that clocks of this zone go by, in winter and in summer."""
    days = (datetime(2026, 1, 1, tzinfo=zone), datetime(2026, 7, 1, tzinfo=zone))
    return frozenset(name for day in days if (name := day.tzname()))


def _place(name: str) -> ZoneInfo | None:
    if not _NAME.fullmatch(name) or name.partition("/")[0] in _OF_THE_MACHINE:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
