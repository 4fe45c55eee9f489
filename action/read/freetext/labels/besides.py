"""Further times behind the first of a label: the same moment in another zone, or one more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from action import time_zone
from action.read.freetext.labels import zones
from action.read.freetext.labels.written import WrittenTime

_MARKS: Final = re.compile(r"</?\w{1,8}>|[*_`<>\[\]{}\"“”\\]")
_SENTENCE: Final = re.compile(r"[ \t]*(?:,|and\b)")
_CLOSED: Final = re.compile(r"[ \t*_`]*\)")
_SEPARATED: Final = re.compile(r"[ \t*_`\])]*+(?:[-:–—|→>]|$)")
_NOON: Final = 12
_HOUR: Final = 60
_UNEVEN: Final = frozenset({-570, -210, 210, 270, 330, 345, 390, 570, 630})
"""Minutes from UTC of the places whose clocks are not whole hours ahead or behind."""
_HALF_A_DAY: Final = 12 * 60


def plain(text: str) -> str:
    """The times as people wrote them, without marks, and with the bracket closed."""
    unmarked = _MARKS.sub("", text)
    bare = " ".join(unmarked.split())
    gap = "" if bare.startswith(",") or not unmarked[:1].isspace() else " "
    return gap + bare + ")" * (bare.count("(") - bare.count(")"))


def are_words(text: str, start: int, end: int, times: Sequence[WrittenTime]) -> bool:
    """Whether what was read as further times begins a sentence: *14:05, 10:30 backup had failed*.

    A bracket must close behind them; others must tell a zone, or have a sign behind them.
    """
    told = text[start:end]
    if told.count("(") > told.count(")"):
        return not _CLOSED.match(text, end)
    zoned = any(said.zone for said in times)
    return not zoned and bool(_SENTENCE.match(told)) and not _SEPARATED.match(text, end)


def zoned(times: Sequence[WrittenTime]) -> tuple[WrittenTime, ...]:
    """The times with their zones; one that names none has that of the time behind it."""
    found: list[WrittenTime] = []
    zone: str | None = None
    for said in reversed(times):
        zone = said.zone or zone
        found.append(said._replace(zone=zone))
    return tuple(reversed(found))


def zone_told(first: WrittenTime, bracket: WrittenTime) -> str | None:
    """The zone of a time that a bracket says again in another one: 14:40 (13:40 UTC) is +01:00."""
    there = _offset(bracket.zone)
    if there is None or first.zone or first.clock is None or bracket.clock is None:
        return None
    ahead = _minutes(first) - _minutes(bracket) + there
    ahead = (ahead + _HALF_A_DAY) % (2 * _HALF_A_DAY) - _HALF_A_DAY
    if ahead % _HOUR and ahead not in _UNEVEN:
        return None
    hours, minutes = divmod(abs(ahead), 60)
    return f"{'-' if ahead < 0 else '+'}{hours:02}:{minutes:02}"


def _offset(zone: str | None) -> int | None:
    """Minutes from UTC of a zone that means the same to everybody."""
    name = zones.short_zone(zone) if zone else ""
    return None if name in time_zone.UNCERTAIN else time_zone.offset(name)


def _minutes(said: WrittenTime) -> int:
    clock = said.clock
    assert clock is not None, "only a clock has minutes"
    hours = clock.hour % _NOON if clock.half else clock.hour
    return (hours + _NOON * (clock.half == "p")) * 60 + clock.minute
