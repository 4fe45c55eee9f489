"""Times of other tools as moments, and moments as the incident file writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from decimal import Decimal, InvalidOperation
from typing import Final

from action import time_of_day
from action.errors import Place
from action.read.freetext.days.calendar import UNDATED, Calendar
from action.read.freetext.days.clocks import Clocks, local_names
from action.read.freetext.days.days import dated
from action.read.freetext.labels.labels import TimeLabel, whole
from action.read.freetext.passages.passage import TimelineEntry
from action.read.names import calendar_day
from action.read.times import UnclearTimeError
from action.review.incident import Event

_ANY_DAY: Final = date(2001, 1, 1)
LAST: Final = datetime(2200, 1, 1, tzinfo=UTC)
"""Later than any moment of an incident; where a time is unknown, it sorts last."""
_EPOCH: Final = re.compile(r"\d{10}(?:\.\d{1,9})?|\d{13}")


def stamp(text: object) -> datetime | None:
    """The moment that an ISO 8601 timestamp names; without an offset, or with ` UTC`, it is UTC."""
    if not isinstance(text, str) or len(text) > 40:  # noqa: PLR2004 - far longer than any stamp
        return None
    try:
        at = datetime.fromisoformat(text.strip().removesuffix(" UTC"))
    except ValueError:
        return None
    return _usable(at if at.tzinfo else at.replace(tzinfo=UTC))


def since_1970(text: object) -> datetime | None:
    """The moment of a Unix time: seconds with a fraction, as Slack counts, or milliseconds."""
    if not isinstance(text, str | int) or isinstance(text, bool):
        return None
    said = str(text).strip()
    if not _EPOCH.fullmatch(said):
        return None
    try:
        seconds = Decimal(said) if len(said.partition(".")[0]) == 10 else Decimal(said) / 1000  # noqa: PLR2004 - ten digits until 2286
        return _usable(datetime.fromtimestamp(int(seconds), UTC))
    except (InvalidOperation, OverflowError, OSError, ValueError):
        return None


def in_order(events: Iterable[Event]) -> list[Event]:
    """By time; events whose time nobody can read stand at the end, in the order of their source."""
    return sorted(events, key=lambda event: event.at or LAST)


@dataclass(frozen=True, slots=True)
class CellTime:
    """What a person's words say of a time: the moment, None where there is doubt.

    `dated`: the words name the day. `plain`: the moment is all they say, no range and no about.
    `zoned`: they say the zone themselves.
    """

    at: datetime | None
    dated: bool = False
    plain: bool = True
    zoned: bool = False


def cell_time(text: str, day: date | None, zone: tzinfo) -> CellTime:
    """What words say of a time on this day in this zone.

    With `day_said` and `is_time` the one place where an import leans on the grammar of timelines.
    """
    if at := since_1970(text):
        return CellTime(at, dated=True, zoned=True)
    label = _label(text)
    if label is None or label.start.clock is None:
        return CellTime(None)
    named, zoned = label.start.day is not None, label.start.zone is not None
    plain = not label.about and label.end is None
    at = _moment(label, day, zone) if named or day else None
    return CellTime(_usable(at) if at else None, named, plain, zoned)


def _label(text: str) -> TimeLabel | None:
    """The label that a cell holds and nothing else; some systems put a narrow space into it."""
    return whole(" ".join(text.split()))


def _moment(label: TimeLabel, day: date | None, zone: tzinfo) -> datetime | None:
    """The moment of a label that stands alone; None where people must say it otherwise."""
    entry = TimelineEntry(Place(""), label)
    found = next(dated((entry,), Calendar(day or _ANY_DAY), Clocks(zone, local_names(zone))))
    return found.at


def day_said(text: str) -> date | None:
    """The day that words name and nothing else, with its year."""
    label = _label(text)
    if label is None or not label.only_day or label.start.day is None:
        return None
    try:
        day = Calendar(UNDATED).day(label.start.day, UNDATED)
    except UnclearTimeError:
        return None
    return day if label.start.day.year else None


def is_time(text: str) -> bool:
    """Whether words name a time of day, with or without its day."""
    label = _label(text)
    return since_1970(text) is not None or (label is not None and label.start.clock is not None)


def clock_text(at: datetime, zone: tzinfo, *, seconds: bool) -> str:
    """A moment as the incident file says it: on the local clock, or in UTC where that is unclear.

    Of an hour that happens twice the file means the first, so the second is written in UTC.
    """
    local = at.astimezone(zone)
    if local.fold:
        return f"{time_of_day.with_day(at.astimezone(UTC), seconds=seconds)} UTC"
    return time_of_day.with_day(local, seconds=seconds)


def _usable(at: datetime) -> datetime | None:
    """The moment, where its day is one that an incident can have."""
    try:
        day = at.astimezone(UTC).date()
    except OverflowError:
        return None
    return at if calendar_day(day.isoformat()) else None
