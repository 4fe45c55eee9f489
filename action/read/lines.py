"""The grammar of one timeline line: day, clock and separator, and the shapes made of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from action.read.times import AMBIGUOUS, Spoken, UnclearError, checked_day

ABOUT: Final = r"(?P<about>~ ?|(?:around|about|approx\.?|approximately|circa|ca\.) )?"
DAY: Final = r"(?P<day>\d{4}[-/]\d{2}[-/]\d{2})"
CLOCK: Final = r"\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?!\d|:\d)"
HALF: Final = r"(?: ?[ap]\.?m\b\.?|[ap]\b)"
ZONE: Final = (
    rf"(?P<zone> ?Z\b| ?[+-]\d{{2}}:?\d{{2}}\b| \(?(?:UTC|GMT|{'|'.join(AMBIGUOUS)})\b\)?)"
)
UNTIL: Final = rf" ?(?:-|–|—|to|until) ?(?P<until>{CLOCK}{HALF}?)"
KNOWN: Final = rf"{ABOUT}(?:{DAY}(?:T|,? +))?(?P<clock>{CLOCK}{HALF}?)(?:{UNTIL})?(?:{ZONE})?(?!\w)"
UNKNOWN: Final = (
    r"(?:\d{4}-[\d?]{2}-[\d?]{2} )?(?:\?{1,2}:[\d?]{2}|\d{1,2}:\?{2}|\d\?:[\d?]{2})|\?+|unknown\b"
)
WRAP: Final = r"(?:\*\*|__|[*_`\[])"
UNWRAP: Final = r"(?:\*\*|__|[*_`\]])"
SEPARATOR: Final = r"\s*(?::|\||\\?-{1,2}(?!\d)|–|—)?"
OVER: Final = rf"{SEPARATOR}{UNWRAP}?(?:{SEPARATOR}(?:\s+|$)|(?<=[:|\-–—])|$)"

_NOON: Final = 12
_BULLET: Final = re.compile(r"(?:[-*+•]|\d{1,3}[.)])\s+")
_HEADING: Final = re.compile(r"#{1,6}\s+(.*?)(?:\s+#+)?\s*")
_LINE: Final = re.compile(
    rf"{WRAP}?(?:(?P<known>{KNOWN})|(?P<unknown>{UNKNOWN})){OVER}(?P<what>.*)",
    re.IGNORECASE | re.DOTALL,
)
_WHEN: Final = re.compile(KNOWN, re.IGNORECASE)

_MONTHS: Final = tuple(re.findall("...", "janfebmaraprmayjunjulaugsepoctnovdec"))
_MONTH: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_NUMBER: Final = r"(?P<number>\d{1,2})(?:st|nd|rd|th|\.)?"
_DAY_SHAPES: Final = tuple(
    re.compile(
        rf"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? +)?{shape}:?",
        re.IGNORECASE,
    )
    for shape in (
        r"(?P<iso>\d{4}[-/]\d{2}[-/]\d{2})",
        rf"{_NUMBER} +(?:of +)?{_MONTH},?(?: +(?P<year>\d{{4}}))?",
        rf"{_MONTH} +{_NUMBER},?(?: +(?P<year>\d{{4}}))?",
    )
)
"""Lines that say the day of the lines below them; a new shape is a new row."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a timeline as it was written: its time, if it has one, and what it says."""

    what: str
    label: str = ""
    said: Spoken | None = None
    until: Spoken | None = None


def bare(text: str) -> tuple[str, bool]:
    """The line without bullet or heading signs, and whether it had any."""
    text = text.strip()
    if heading := _HEADING.fullmatch(text):
        return heading[1], True
    if bullet := _BULLET.match(text):
        return text[bullet.end() :], True
    return text, False


def line(text: str) -> Line:
    """What a line says, its time apart; a line without a time is all words."""
    found = _LINE.fullmatch(text)
    if not found:
        return Line(text)
    if found["unknown"]:
        return Line(found["what"].strip(), found["unknown"].strip())
    return replace(_timed(found, found["known"]), what=found["what"].strip())


def when(text: str) -> Line:
    """What `at:` of an event says; what is no time stays as it was written."""
    found = _WHEN.fullmatch(text.strip())
    return _timed(found, text.strip()) if found else Line("", text.strip())


def begins_with_time(text: str) -> bool:
    """Whether a time, known or not, opens the line."""
    return bool(line(text).label)


def day_line(text: str, year: int) -> date | None:
    """The day that a line holds and nothing else; one without a year belongs to `year`."""
    text = text.strip().strip("*_").strip()
    for shape in _DAY_SHAPES:
        if found := shape.fullmatch(text):
            return _day(found.groupdict(), year)
    return None


def _day(pieces: dict[str, str | None], year: int) -> date | None:
    if iso := pieces.get("iso"):
        text = iso.replace("/", "-")
    else:
        month = _MONTHS.index((pieces["month"] or "")[:3].lower()) + 1
        text = f"{pieces['year'] or year}-{month:02}-{int(pieces['number'] or 0):02}"
    try:
        return checked_day(text)
    except UnclearError:
        return None


def _timed(found: re.Match[str], label: str) -> Line:
    zone = (found["zone"] or "").strip(" ()").upper() or None
    day = found["day"].replace("/", "-") if found["day"] else None
    said = Spoken(_clock(found["clock"]), day, zone, about=bool(found["about"]))
    until = Spoken(_clock(found["until"]), None, zone) if found["until"] else None
    return Line("", label.strip(), said, until)


def _clock(text: str) -> str:
    """The clock counted to 24; 14:05 PM stays what it is."""
    digits = re.match(r"[\d:]+", text)
    hour, _, rest = (digits[0] if digits else text).partition(":")
    half = text[len(hour) + 1 + len(rest) :].strip(" .,0123456789").lower()[:1]
    number = int(hour)
    if half == "p" and number < _NOON:
        number += 12
    elif half == "a" and number == _NOON:
        number = 0
    return f"{number:02}:{rest}"
