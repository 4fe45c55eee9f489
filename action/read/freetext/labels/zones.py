"""The zone that a text says its times are in, in the words of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from action.read.freetext.labels.native_words import TIMES_ARE, ZONES, either
from action.read.freetext.labels.pieces import ZONE_NAME

_SAYS: Final = re.compile(
    rf"\b(?i:times?|clocks?|timestamps?|time ?zones?|hours)\b"
    rf"[^.\n]{{0,60}}?(?<![\w/])(?P<zone>{ZONE_NAME})"
)
_SAYS_NATIVE: Final = re.compile(
    rf"(?P<times>(?i:{either(TIMES_ARE)}))[^.。\n]{{0,60}}?(?<![\w/])(?P<zone>{ZONE_NAME}|MESZ|MEZ)"
)
_MAY_NAME: Final = re.compile(r"(?:[A-Z]{3}|[A-Z][a-z]+/[A-Z])")
_NAMED: Final = re.compile(rf"(?<![\w/])(?P<zone>{ZONE_NAME})(?!\w)")
_STATEMENT: Final = re.compile(
    r"[\W_]*(?i:(?:note:? ?)?(?:all |the )?(?:times?|clocks?|timestamps?|time ?zones?)\b"
    r"[^.!?]{0,90})[\W_]*"
)
_SHORT: Final = 90
"""Signs of a sentence that says the zone and nothing else."""
_FEW: Final = 3
_FAMILIES: Final = (
    ("PST", "PDT", "PT", "US/Pacific", "America/Los_Angeles"),
    ("MST", "MDT", "MT", "US/Mountain", "America/Denver"),
    ("CST", "CDT", "CT", "US/Central", "America/Chicago"),
    ("EST", "EDT", "ET", "US/Eastern", "America/New_York"),
    ("CET", "CEST", "Central European Time", "Central European Summer Time"),
    ("EET", "EEST"), ("WET", "WEST"), ("AEST", "AEDT"), ("ACST", "ACDT"), ("NZST", "NZDT"),
    ("UTC", "GMT", "Z"), ("AKST", "AKDT"),
)  # fmt: skip
OFFSETS: Final = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 60, "CET": 60, "CEST": 120, "EET": 120,
    "EEST": 180, "MSK": 180, "PST": -480, "PDT": -420, "MDT": -360, "EDT": -240, "EST": -300,
    "JST": 540, "AEST": 600, "AEDT": 660, "SGT": 480, "HKT": 480, "NZST": 720, "NZDT": 780,
    "AKST": -540, "AKDT": -480,
}  # fmt: skip
"""Minutes from UTC of abbreviations that are used for one offset."""


UNCERTAIN: Final = frozenset(
    {"BST", "IST", "CST", "CDT", "EST", "MST", "PST", "AST", "SST", "HST", "ET", "CT", "MT", "PT"}
)
"""Abbreviations of which several places of different offsets make use."""


def zone_in(text: str) -> str | None:
    """The zone that a few words name, such as the head of a column."""
    found = _NAMED.search(text)
    if found:
        return short_zone(found["zone"])
    low = text.casefold()
    return next((zone for word, zone in ZONES.items() if word in low), None)


def stated_zone(texts: Iterable[str]) -> str | None:
    """The zone that the first of these texts says its times are in."""
    return next(filter(None, map(_stated, texts)), None)


def _stated(text: str) -> str | None:
    found = _SAYS.search(text) if may_state(text) else None
    if found is None and _MAY_NAME.search(text):
        found = _SAYS_NATIVE.search(text)
    if found is None:
        return None
    zone = found["zone"]
    return short_zone(ZONES.get(zone.lower(), zone))


def may_state(text: str) -> bool:
    """Whether a text holds some letters of the words that a statement of a zone begins with."""
    return "ime" in text or "IME" in text or "lock" in text or "ours" in text


def is_statement(text: str) -> bool:
    """Whether a line says the zone and nothing else."""
    if _STATEMENT.fullmatch(text):
        return stated_zone((text,)) is not None
    found = _SAYS_NATIVE.search(text) if len(text) <= _SHORT and _MAY_NAME.search(text) else None
    return found is not None and text.count(" ", 0, found.start()) <= _FEW


def short_zone(zone: str) -> str:
    """Pacific Time as PT, Z as UTC, and the like; other names stay as they are."""
    if zone == "Z":
        return "UTC"
    words = zone.removeprefix("US ").split()
    if words[0] in {"Pacific", "Mountain", "Eastern", "Central"} and "European" not in zone:
        middle = next((w[0] for w in words if w in {"Standard", "Daylight"}), "")
        return f"{words[0][0]}{middle}T"
    return zone


def family(zone: str) -> frozenset[str]:
    """The names by which people call one place's time, winter and summer."""
    return next((frozenset(names) for names in _FAMILIES if zone in names), frozenset({zone}))


def offset(zone: str) -> int | None:
    """Minutes from UTC of a zone as written, where the words say them for certain."""
    if zone in OFFSETS:
        return OFFSETS[zone]
    found = re.fullmatch(r"(?:UTC|GMT)? ?([+-])(\d{1,2}):?(\d{2})?", zone)
    if not found:
        return None
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    return -minutes if found[1] == "-" else minutes
