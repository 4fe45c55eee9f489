"""Zones by the names that other languages have for them, and by towns."""

from __future__ import annotations

import re
from typing import Final

from action.read.freetext.labels import native_words
from action.read.freetext.labels.native_tables import (
    CLOCK_AHEAD,
    EAST,
    ENDS,
    TOWNS,
    Native,
    Standing,
    plain,
)


def zone_said(low: str, standing: Standing, end: int) -> Native | None:  # noqa: ARG001 - a row
    """A zone by another name than English has for it, of one word or several."""
    text = standing.text
    for name in ZONES_BEGIN.get(low, ()):
        after, zone = standing.at + len(name), native_words.ZONES[name]
        if plain(text[standing.at : after]) != name or _goes_on(text, after):
            continue
        if standing.before == "clock":
            return Native(zone, after)
        return Native("", after, "zone", zone) if CLOCK_AHEAD.match(text, after) else None
    return None


def _goes_on(text: str, at: int) -> bool:
    return text[at : at + 1].isalpha() and text[at - 1] < EAST


ZONES_BEGIN: Final = {
    first: tuple(name for name in native_words.ZONES if name.partition(" ")[0] == first)
    for first in (name.partition(" ")[0] for name in native_words.ZONES)
}
PLACE: Final = re.compile(r"[A-Z][a-z]+(?:[ _][A-Z][a-z]+){0,2}")
_LOCAL: Final = re.compile(r"(?: local)? time\b")


def town(found: re.Match[str], standing: Standing) -> Native | None:
    """A town behind a clock, as in 16:37 Denver - The belt slips; its time is meant."""
    if standing.before != "clock":
        return None
    local = _LOCAL.match(standing.text, found.end())
    town = found[0].replace("_", " ")
    zone = TOWNS.get(town) or (native_words.PLACES_SAID.get(town) if local else None)
    if zone is None:
        return None
    end = local.end() if local else found.end()
    return Native(zone, end) if local or ENDS.match(standing.text, end) else None
