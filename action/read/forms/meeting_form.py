"""What the settings may say about meetings: their hours, their days, and where they are."""

from __future__ import annotations

import re
from datetime import time
from typing import Annotated, Final

from pydantic import BeforeValidator, Field, PlainValidator

from action import time_of_day
from action.read.forms.away_values import AwayDays
from action.read.forms.form import Form
from action.read.forms.values import Link, Several, refuse, seen
from action.read.forms.zone_values import ZoneAllYear
from action.read.yaml.yaml_letters import short

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""As settings call them, Monday being 0."""
MeetingHours = tuple[time, time]
"""The earliest beginning and the latest end of a meeting."""

_HOURS: Final = re.compile(
    rf"({time_of_day.PATTERN})\s*(?:\.\.|[-–—]|to)\s*({time_of_day.PATTERN})", re.IGNORECASE
)
_SHOWN: Final = "write the earliest start and the latest end: 10:00-16:00"


def _hours(value: object) -> MeetingHours:
    found = _HOURS.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise refuse("`hours` must be two times", _SHOWN)
    first, last = map(time_of_day.read, found.groups())
    if first is None or last is None:
        raise refuse(f"`{short(found[0])}` contains an invalid time", _SHOWN)
    if last <= first:
        raise refuse(f"`{short(found[0])}` ends before it begins", _SHOWN)
    return first, last


def _weekday(value: object) -> str:
    """The weekday of a word, or of its first three letters; nothing where it is only begun."""
    word = value.strip().lower() if isinstance(value, str) else "?"
    known = {name: day for day in WEEKDAYS for name in (day, day[:3], "")}
    if word not in known:
        raise refuse(
            f"`{short(str(value))}` is not a weekday", "write it in English: monday, or mon"
        )
    return known[word] if word else ""


Hours = Annotated[
    MeetingHours,
    PlainValidator(_hours),
    seen(
        rf"{time_of_day.PATTERN}\s*(?:\.\.|[-–—]|to)\s*{time_of_day.PATTERN}",
        _SHOWN.capitalize(),
        ("string",),
        "10:00-16:00",
    ),
]
_NAMES: Final = "|".join(f"{day[:3]}|{day}" for day in WEEKDAYS)
Weekdays = Several[
    Annotated[
        str,
        BeforeValidator(_weekday),
        seen(_NAMES, "Write monday, or mon", ("string",), *WEEKDAYS),
    ]
]


class MeetingForm(Form):
    """When a team meets, and where; what is not written keeps its default."""

    hours: Hours | None = Field(
        default=None, description="The hours in which meetings are proposed: 10:00-16:00."
    )
    days: Weekdays = Field(
        default=(),
        description="The weekdays on which people work. Default: Monday to Friday (R17).",
    )
    zone: ZoneAllYear | None = Field(
        default=None, description="The time zone of these hours. Default: that of the incident."
    )
    zones: Several[ZoneAllYear] = Field(
        default=(), description="Other time zones of the team, in which times are shown, too."
    )
    call: Link | None = Field(
        default=None, description="Web address of the call in which you meet."
    )
    days_off: AwayDays = Field(
        default=(),
        alias="days-off",
        description="Days on which nobody works: 2026-12-25, or 2026-12-24..2027-01-01.",
    )
