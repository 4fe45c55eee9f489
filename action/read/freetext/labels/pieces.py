"""The pieces of a time label as people write it: clocks, days, zones, and words of doubt.

Each pattern is a row of a table; a new way of writing is a new row. No row can match in two ways,
so reading a line takes time in proportion to its length.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

MONTHS_SHORT: Final = tuple(re.findall("...", "janfebmaraprmayjunjulaugsepoctnovdec"))
WEEKDAYS_SHORT: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
_NUMBER: Final = r"\d{1,2}(?:st|nd|rd|th|\.)?"
_YEAR: Final = r"(?:[ ,]{1,3}(?:19\d|20\d|25[4-9])\d(?![\d:.]\d|\d))?"
"""Of our time, or counted since Buddha, which is asked about."""
_AND_ON: Final = r"(?: ?[-–] ?\d{1,2}(?:st|nd|rd|th)?(?!\d|[:.]\d))?"

NAMED_DAY: Final = (
    rf"(?:\d{{1,2}}{_MONTH}\d{{2,4}}\b|\d{{1,2}}/{_MONTH}/\d{{2,4}}\b"
    rf"|{_NUMBER} ?{_AND_ON}[ -](?:of )?{_MONTH}(?:-\d{{2,4}}\b)?{_YEAR}"
    rf"|{_MONTH} {_NUMBER}(?!\d|:\d){_AND_ON}{_YEAR})"
)
FULL_DAY: Final = (
    r"\d{4,5}(?:[-/]\d{1,2}[-/]\d{1,2}|\.\d{2}\.\d{2}(?!\.\d)"
    r"|\. \d{1,2}\. \d{1,2}(?!\.\d)\.?)(?!\d)"
)
"""Year first; with dots only in full, for 2026.3.1 is the number of a version."""
_IN_MONTH: Final = r"(?:0?[1-9]|[12]\d|3[01])\.\s?(?:0?[1-9]|1[0-2])"
NUMERIC_DAY: Final = (
    r"(?:\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)(?!\d|:\d)|\d{1,2}\. \d{1,2}\. \d{4}(?!\d)"
    rf"|{_IN_MONTH}\.(?=(?:,[ ]?|[ ])~?\d{{1,2}}[:.]\d\d|[ ]*[–—-][ ]|[ ]*[)\]:|]|[ ]*$)"
    rf"|{_IN_MONTH}(?=,?[ ]~?\d{{1,2}}:\d\d)"
    r"|\d{1,2}-\d{1,2}-\d{4}(?!\d)|(?:0?[1-9]|1[0-2])-(?:1[3-9]|2\d|3[01])-\d\d(?![\d-])"
    r"|\d{1,2}-\d{1,2}(?= ~?\d{1,2}:\d\d)"
    r"|\d{1,2}/\d{1,2}(?![\d/]|:\d))"
)
BLANK_DAY: Final = (
    r"(?:[Yy]{4}-[Mm]{2}-[Dd]{2}|\d{2}[\dXx?]{2}-(?:[Mm?Xx]{2}-[Dd?Xx]{2}|\d\d-[Dd?Xx]{2}))"
)
WEEKDAY: Final = r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
NEXT_DAY_WORDS: Final = r"(?:the )?(?:next|following) (?:day|morning)\b|day \d{1,2}\b"

_NAME_GOES_ON: Final = r"-\d{1,4}(?![\d:.]|\s?[ap]\.?m\b)"
"""The number of a host or a ticket: *PM-2* and *PM-1234*, but not *9 am-5 pm*."""
HALF: Final = (
    rf"(?: ?(?!(?-i:Am [A-ZÄÖÜ]))(?:[ap]\.?m\b(?!{_NAME_GOES_ON})|[ap]\. m\b)\.?|[ap](?![\w'’]))"
)
"""am or pm, with a space between the letters as Spanish has it; German Am is neither."""
COLON_CLOCK: Final = rf"\d{{1,2}}:\d{{2}}(?::\d{{2}}(?:[.,]\d{{1,9}})?)?(?!\d|:\d){HALF}?"
HOUR_CLOCK: Final = (
    r"(?:\d{1,2} ?(?!(?-i:Am [A-ZÄÖÜ]))(?:[ap]\.?m\b|[ap]\. m\b)\.?|\d{1,2}h\d{2}\b)"
)
BLURRED_CLOCK: Final = r"\d{1,2}:\d{2}:(?:[0-5]?[Xx]{1,2}|[0-5]?\?{1,2})(?!\w)"
"""A clock whose second is left open: 10:00:2x."""
WAVES: Final = "~〜～"
_TO: Final = rf"\s?[-–—−‑{WAVES}]\s?"
_OVER: Final = r"(?=\s*(?:[:–—|)\]*]|-(?!\w)|$))"
HOURS: Final = (
    rf"(?:0\d{_TO}[0-2]?\d\s?[hu]\b|[0-2]?\d\s?[hu]{_TO}[0-2]?\d\s?[hu]\b"
    rf"|[12]\d{_TO}[12]\d\s?[hu]\b{_OVER}|1?\d{_TO}1?\d\s?[ap]\.?m\b\.?)"
)
"""A range of hours alone: 07–09h, 7–9 pm; 2–3 h is how long something took."""
DOT_CLOCK: Final = rf"\d{{1,2}}\.\d{{2}}(?:\.\d{{2}})?(?![\d.]){HALF}?(?!%|[A-Za-z])"
PLAIN_CLOCK: Final = r"[0-2]\d[0-5]\d(?:h\b|Z\b|(?![\w:.,/%-]))"
BLANK_CLOCK: Final = (
    r"(?:(?:\?{1,2}|[0-2]?[?Xx]|[Hh]{2}|--|__):(?:[\d?Xx]{1,2}|[Mm]{2}|--|__)(?::(?:[Ss]{2}|\?\?))?"
    r"|\d{1,2}:(?:\?{1,2}|[Xx]{2}|[0-5][?Xx])|(?<![\w?])\?{1,4}(?![\w?])"
    r"|T ?[+-] ?\d[\d:]*(?: ?[hms]\b)*)"
)
NOON: Final = r"(?:noon|midnight)\b"
PART_OF_DAY: Final = (
    r"(?:(?:(?:early|late|mid)[ -]?|in the |that )?"
    r"(?:morning|afternoon|evening|night|lunch(?: ?time)?)"
    r"|mid-?day|overnight|eod|(?:later(?: that)?|same) day)\b"
)
NO_TIME: Final = r"(?:unknown(?: time)?|time unknown|unclear|tb[cd]|n/a|not known)(?![\w-])"

_ABBREVIATIONS: Final = (
    "BST IST CST CDT CT EST EDT ET MST MDT MT PST PDT PT AST ADT SST HST AKST AKDT JST KST"
    " SGT HKT CET CEST WET WEST EET EEST MSK TRT AEST AEDT ACST ACDT AWST NZST NZDT BRT ART WIB PHT"
    " SAST"
)
_CONTINENTS: Final = "Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific|US|Etc"
_ZONE_WORDS: Final = (
    r"(?:(?:US )?(?:Pacific|Eastern|Central|Mountain)(?: (?:Standard|Daylight))?(?: Time|(?=[)\]]))"
    r"|(?:Central|Eastern|Western) European(?: Summer)? Time|British Summer Time|local time)"
)
_PAST: Final = r"(?:[03]0|45)"
"""Minutes that an offset can have; others are those of a clock."""
_HOURS_OFF: Final = rf"(?:0?\d|1[0-4])(?::{_PAST})?|(?:0?[1-9]|1[0-4]){_PAST}"
_IN_A_NAME: Final = r"-(?!\d{1,2}(?:[:.h]\d|\s?[ap]\.?m\b))\w"
"""What goes on behind a hyphen is the name of something, unless a range does: *EST-14:20*."""
ZONE_NAME: Final = (
    rf"(?:(?:UTC|GMT|utc|gmt) ?[+−-](?:{_HOURS_OFF})(?!\d|:\d| (?i:UTC|GMT)\b)"
    rf"|(?:UTC|GMT|utc|gmt)(?!\w|-\d{{1,4}}(?![\d:.]))"
    rf"|(?:{'|'.join(_ABBREVIATIONS.split())})(?!\w|{_IN_A_NAME})"
    rf"|{_ZONE_WORDS}|(?:{_CONTINENTS})/[A-Z][A-Za-z_]+(?:/[A-Z][a-z_]+)?)"
)
OFFSET: Final = (
    rf"(?: ?Z\b(?!{_NAME_GOES_ON})| ?\+\d{{2}}:?{_PAST}\b(?!:)"
    rf"|-(?:0\d|1[0-2]){_PAST}(?![\d:h]))"
)
BEHIND_T: Final = r"(?: ?-\d{2}:\d{2}| -\d{4})(?![\d:])"
"""An offset to the west, or the end of a range."""
UP_TO: Final = rf"[-–−‑{WAVES}]\d{{2}}(?![\w:.]\d|\w|%)"

HEDGE: Final = (
    r"(?:[~≈±≥≤]"
    r"|(?:at |from )?(?:around|about|approx(?:imately|\.)?|circa|roughly|c\.|ca\b\.?)(?!\w)"
    r"|(?:some ?time |shortly |just |right |not long )?(?:before|after|by|prior to)\b"
    r"|early\b|late\b|probably|possibly|maybe|est\.)"
)
LEAD: Final = r"(?:at|on|from|since|until|till|between|starting|started)\b"
DOUBT_AFTER: Final = (
    r"(?:-?ish\b|\?(?![?:])"
    r"|\((?:maybe|about|around|approx|roughly|probably|possibly|estimat|not sure|ish|guess|\?)"
    r"(?:(?!\d[:.h]\d)[^()\n]){0,40}\)"
    r"|(?:approx(?:\.|imately)?|or so)(?![\w-]))"
)
ONWARD: Final = (
    r"(?:(?:\(?onwards?\)?|(?:& |and |- )?\(?ongoing\)?)(?![\w-])"
    rf"|\+(?![\w+])|[{WAVES}](?![{WAVES}\w]|\s\d))"
)


class Spelling(NamedTuple):
    """A way of writing a piece, and the signs that it can begin with, 0 for any figure."""

    name: str
    begins: str
    pattern: str


def _row(name: str, begins: str, pattern: str) -> Spelling:
    return Spelling(name, begins + begins.upper(), f"(?i:{pattern})")


PIECES: Final = (
    _row("blurred", "0", BLURRED_CLOCK),
    _row("clock", "0", COLON_CLOCK),
    Spelling("blank_day", "0Yy", BLANK_DAY),
    _row("full_day", "0", FULL_DAY),
    _row("named_day", "0adfjmnos", NAMED_DAY),
    _row("numeric_day", "0", NUMERIC_DAY),
    _row("hours", "0", HOURS),
    _row("hour", "0", HOUR_CLOCK),
    Spelling("blank_clock", "0?XxHhT-_", BLANK_CLOCK),
    _row("dot", "0", DOT_CLOCK),
    Spelling("plain", "0", PLAIN_CLOCK),
    Spelling("zone", "ABCEGHIJKMNPSTUWglu", ZONE_NAME),
    _row("weekday", "fmstw", WEEKDAY),
    _row("next_day", "dfnt", NEXT_DAY_WORDS),
    _row("noon", "mn", NOON),
    _row("part", "aeilmnost", PART_OF_DAY),
    _row("hedge", "~≈±≥≤abcefjlmnprs", HEDGE),
    _row("no_time", "ntu", NO_TIME),
    _row("lead", "abfostu", LEAD),
)


def piece(text: str, at: int) -> re.Match[str] | None:
    """The piece of a label that stands at a place; the group that matched has the row's name."""
    sign = text[at : at + 1]
    rows = _beginning("0" if sign.isdecimal() else sign)
    return rows.match(text, at) if rows else None


@cache
def _beginning(sign: str) -> re.Pattern[str] | None:
    """All rows that can begin with a sign."""
    rows = [f"(?P<{row.name}>{row.pattern})" for row in PIECES if sign and sign in row.begins]
    return re.compile("|".join(rows)) if rows else None


AFTER_CLOCK: Final = re.compile(
    rf"(?P<offset>{OFFSET})|(?P<behind_t>{BEHIND_T})|(?P<up_to>{UP_TO})"
    rf"| ?(?P<doubt>(?i:{DOUBT_AFTER}))| ?(?P<onward>(?i:{ONWARD}))"
    rf"| ?(?:hrs?|h)\b(?!{_NAME_GOES_ON})"
)
"""What may cling to a clock: an offset, the last digits of a range, a doubt, the word for hours."""

CLINGING: Final = frozenset(f"Zz+-–−‑?(aAoOhHiI&{WAVES}")
"""The signs that it begins with, behind a space or without."""

FOOTNOTE: Final = re.compile(r"\[\^[\w-]{1,20}\]|\\\*{1,3}")
