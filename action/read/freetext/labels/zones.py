"""The zone that a text says its times are in, in the words of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from action.read.freetext.labels.native_tables import TOWNS
from action.read.freetext.labels.native_words import PLACES_SAID, TIMES_ARE, ZONES, either
from action.read.freetext.labels.pieces import ZONE_NAME
from action.time_zone import UNCERTAIN

_OFFSET: Final = r"(?<![\w.:])[+−-]\d{2}:?\d{2}(?![\w:])"
_TIMES: Final = r"(?:times?|clocks?|timestamps?|time ?zones?|hours)"
_SAYS: Final = re.compile(
    rf"\b(?i:{_TIMES})\b[^.\n]{{0,60}}?(?<![\w/])(?P<zone>{ZONE_NAME}|{_OFFSET})"
)
_TOWN: Final = r"[A-Z][A-Za-zÀ-ÿ]+(?:[ _][A-Z][A-Za-zÀ-ÿ]+){0,2}"
_SAYS_NATIVE: Final = re.compile(
    rf"(?P<times>(?i:{either(TIMES_ARE)}))[^.。\n]{{0,60}}?"
    rf"(?<![A-Za-z0-9_/])(?P<zone>{ZONE_NAME}|(?i:{'|'.join(ZONES)})(?!\w))"
)
_MAY_NAME: Final = re.compile(
    r"(?:[A-Z]{3}|[A-Z][a-z]+/[A-Z]"
    rf"|(?i:{'|'.join(word for word in ZONES if not word.isascii())}))"
)
_TIME_OF_NATIVE: Final = re.compile(
    rf"\b(?:heure|hora|ora) (?:de |di |d['’]|del? )?(?P<of>{_TOWN})"
    r"|\b(?P<town>[A-ZÄÖÜ]\w+)er Zeit\b"
)
_NAMED: Final = re.compile(rf"(?<![\w/])(?P<zone>{ZONE_NAME}|{_OFFSET})(?!\w)")
_TELLS_WHICH: Final = re.compile(
    rf"[\s,;:=/(\[]{{1,3}}(?P<zone>(?:UTC|GMT) ?[+−-]\d{{1,2}}(?::?\d{{2}})?(?![\w:])|{_OFFSET})"
)
"""An offset behind letters of several meanings: BST, +01:00."""
_TIME_OF: Final = re.compile(
    rf"(?<![\w/])(?P<town>{_TOWN}?)(?: local| [Ss]tandard| [Dd]aylight)? (?:[Tt]imes?|clocks?)\b"
)
_IN_TOWN: Final = re.compile(
    r"[\W_]*(?i:(?:note:? ?)?(?:all |the )?(?:times|clocks|timestamps|time ?zones?)"
    r"(?: (?:are|is|shown|given|listed|recorded|written|below|here|local))*"
    r"(?: in| for| of| to| -|:)?)"
    rf" (?P<town>{_TOWN})[\W_]*"
)
_SAYS_TOWN: Final = re.compile(
    rf"(?:[^\W\d]+ ){{0,3}}?(?i:{either(TIMES_ARE)})\b[^.!?]{{0,60}}[.]?$"
)
_ALONE: Final = re.compile(rf"[\W_]*(?P<zone>{ZONE_NAME}|{_OFFSET})[\W_]*")
_BRACKET: Final = re.compile(r"[(\[](?P<inner>[^()\[\]]{1,60})[)\]]")
_AT_END: Final = re.compile(rf"(?:[,:|–—]| -| in) ?(?P<zone>{ZONE_NAME}|{_OFFSET})[\W_]*$")
_STATEMENT: Final = re.compile(
    r"[\W_]*(?i:(?:note:? ?)?(?:from (?:here|now|this point)(?: on(?:wards?)?)?,? ?)?"
    r"(?:all |the )?(?:times?|clocks?|timestamps?|time ?zones?)\b"
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
    ("CET", "CEST"), ("EET", "EEST"), ("WET", "WEST"), ("AEST", "AEDT"), ("ACST", "ACDT"),
    ("NZST", "NZDT"), ("UTC", "GMT", "Z"), ("AKST", "AKDT"),
)  # fmt: skip

_OTHER_NAMES: Final = {
    "Z": "UTC", "British Summer Time": "Europe/London",
    "Central European Time": "CET", "Central European Summer Time": "CEST",
    "Eastern European Time": "EET", "Eastern European Summer Time": "EEST",
    "Western European Time": "WET", "Western European Summer Time": "WEST",
}  # fmt: skip
_WINTERS: Final = frozenset({"CET", "EET", "WET"})
"""Names of clocks that have a summer of another name, as the zones of the IANA have them."""


def zone_in(text: str) -> str | None:
    """The zone that a few words name, such as a title."""
    found = _NAMED.search(text)
    if found:
        return _meant(found)
    low = text.casefold()
    native = next((zone for word, zone in ZONES.items() if word in low), None)
    return native or _town_time(text)


def zone_of_column(head: str) -> str | None:
    """The zone that the head of a column of times names; a town in brackets is enough there."""
    return zone_in(head) or next(_alone_in_brackets(head), None)


def zone_alone(text: str) -> str | None:
    """The zone that a text is the name of."""
    found = _ALONE.fullmatch(text)
    return short_zone(found["zone"]) if found else None


def zone_of_heading(text: str) -> str | None:
    """The zone that a heading names for what stands below it: in brackets, last, or in a sentence.

    A town is one only where its time is spoken of, for it may tell who was concerned.
    """
    found = next(
        (zone for one in _BRACKET.finditer(text) if (zone := _zone_of(one["inner"]))), None
    )
    last = _AT_END.search(text)
    return found or (short_zone(last["zone"]) if last else None) or _stated(text)


def statement(text: str) -> str | None:
    """The zone that a line says for what stands below it, where it says nothing else."""
    return zone_of_heading(text) or zone_in(text) if is_statement(text) else None


def stated_zone(texts: Iterable[str]) -> str | None:
    """The zone that the first of these texts says its times are in."""
    return next(filter(None, map(_stated, texts)), None)


def _stated(text: str) -> str | None:
    found = _SAYS.search(text) if may_state(text) else None
    if found is None and _MAY_NAME.search(text):
        found = _SAYS_NATIVE.search(text)
    if found is None or found["zone"] == "local time":
        return _of_town(text) if may_state(text) or _TIME_OF_NATIVE.search(text) else None
    return _meant(found)


def _meant(found: re.Match[str]) -> str:
    """The zone that was found; of letters with several meanings, the offset behind them tells."""
    zone = ZONES.get(found["zone"].lower(), found["zone"])
    behind = _TELLS_WHICH.match(found.string, found.end("zone")) if zone in UNCERTAIN else None
    return short_zone(behind["zone"] if behind else zone)


def _of_town(text: str) -> str | None:
    """The zone of the town in whose time a sentence says that its times are."""
    whole = _IN_TOWN.fullmatch(text)
    return (town_zone(whole["town"]) if whole else None) or (
        _town_time(text) if _STATEMENT.fullmatch(text) or _SAYS_TOWN.match(text) else None
    )


def _town_time(text: str) -> str | None:
    """The zone of *Berlin time*, *New York local time*, *Japan Standard Time*, *heure de Paris*."""
    towns = [town_zone(found["town"]) for found in _TIME_OF.finditer(text)]
    native = [town_zone(one["of"] or one["town"]) for one in _TIME_OF_NATIVE.finditer(text)]
    return next(filter(None, (*towns, *native)), None)


def _alone_in_brackets(text: str) -> Iterator[str]:
    for found in _BRACKET.finditer(text):
        if zone := town_zone(found["inner"].strip()):
            yield zone


def _zone_of(words: str) -> str | None:
    """The zone that words in brackets name, be it alone or in few words about times."""
    return zone_alone(words) or _stated(words) or _town_time(words)


def town_zone(town: str) -> str | None:
    """The zone of a town, or of a country that has only one."""
    name = town.replace("_", " ")
    return TOWNS.get(name) or PLACES_SAID.get(name)


def may_state(text: str) -> bool:
    """Whether a text holds some letters of the words that a statement of a zone begins with."""
    return "ime" in text or "IME" in text or "lock" in text or "ours" in text


def is_statement(text: str) -> bool:
    """Whether a line says the zone and nothing else."""
    if len(text) <= _SHORT and (alone := _BRACKET.fullmatch(text.strip(" *_"))):
        return _zone_of(alone["inner"]) is not None
    if _STATEMENT.fullmatch(text):
        return stated_zone((text,)) is not None
    if len(text) > _SHORT:
        return False
    if _SAYS_TOWN.match(text) and _of_town(text):
        return True
    found = _SAYS_NATIVE.search(text) if _MAY_NAME.search(text) else None
    return found is not None and text.count(" ", 0, found.start()) <= _FEW


def short_zone(zone: str) -> str:
    """Pacific Time as PT, Z as UTC, and the like; other names stay as they are."""
    if zone[:3].upper() in {"UTC", "GMT"}:
        zone = zone.replace(" ", "").upper()
    zone = zone.replace("−", "-")
    if zone in _OTHER_NAMES:
        return _OTHER_NAMES[zone]
    words = zone.removeprefix("US ").split()
    if words[0] in {"Pacific", "Mountain", "Eastern", "Central"}:
        middle = next((w[0] for w in words if w in {"Standard", "Daylight"}), "")
        return f"{words[0][0]}{middle}T"
    return zone


def family(zone: str) -> frozenset[str]:
    """The names by which people call one place's time, winter and summer."""
    return next((frozenset(names) for names in _FAMILIES if zone in names), frozenset({zone}))


def in_winter(family: frozenset[str]) -> str | None:
    """The name of a family of names that means all of the year, where there is one."""
    return next(iter(family & _WINTERS), None)
