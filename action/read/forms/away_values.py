"""Days on which somebody is not there: `2026-12-21`, or `2026-12-21..2027-01-02`, both included."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Final

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

from action.read.forms.values import Several, refuse, seen
from action.read.names import SOUND_DAY, calendar_day, possible_day
from action.read.yaml.yaml_letters import short
from action.review.settings import Away

_TO: Final = r"(?:\s*(?:\.{2,3}|[…\-‑–—−])\s*|\s+to\s+)"
"""Between two whole days a dash and `to` can mean nothing else; a slash may mean just these two."""
_RANGE: Final = re.compile(rf"(\d{{4}}-\d\d-\d\d)(?:{_TO}(\d{{4}}-\d\d-\d\d))?")
_DAYS: Final = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)", re.ASCII)
_CLOCK: Final = re.compile(r"\d:\d\d|\dT\d|\d ?[ap]\.?m\b", re.ASCII | re.IGNORECASE)
_SHOWN: Final = "write 2026-12-21 for one day, or 2026-12-21..2027-01-02 for several"


def _away(value: object) -> Away | None:
    """The days that an entry names; none where it is only begun."""
    if not isinstance(value, str):
        raise refuse("This is not a date", _SHOWN)
    text = value.strip()
    found = _RANGE.fullmatch(text)
    if found is None:
        if text:
            raise _unclear(text)
        return None
    first, last = _day(found[1]), _day(found[2] or found[1])
    if last < first:
        remedy = f"did you mean {_meant(first, last)}?"
        raise refuse(f"`{short(text)}` ends before it begins", remedy)
    return Away(first, last)


def _day(text: str) -> date:
    day = calendar_day(text)
    if day is None:
        raise refuse(f"`{text}` is not a valid date", _SHOWN)
    return day


def _meant(first: date, last: date) -> str:
    """The shorter of two: the same days in their order, or with an end in the year after."""
    later = possible_day(first.year + 1, last.month, last.day)
    swapped, moved = (last, first), (first, later or date.max)
    begin, end = min(swapped, moved, key=lambda days: days[1] - days[0])
    return f"{begin}..{end}"


def _unclear(text: str) -> PydanticCustomError:
    """What keeps a text from being days."""
    if _CLOCK.search(text):
        return refuse(f"`{short(text)}` has a time of day", f"leave the time out: {_SHOWN}")
    days = sorted(filter(calendar_day, _DAYS.findall(text)))
    if len(days) == 2:  # noqa: PLR2004 - a begin and an end
        return refuse(
            f"`{short(text)}` has two days without `..` between them",
            f"write {days[0]}..{days[1]}, or put a comma between them for these two days only",
        )
    if ".." in text:
        return refuse(f"`{short(text)}` does not give the first and the last day in full", _SHOWN)
    return refuse(f"`{short(text)}` is not a valid date", _SHOWN)


AwayDays = Several[
    Annotated[
        Away,
        PlainValidator(_away),
        seen(
            f"{SOUND_DAY}(?:{_TO}{SOUND_DAY})?",
            _SHOWN.capitalize(),
            ("string",),
            "2026-12-21",
            "2026-12-21..2027-01-02",
        ),
    ]
]
