"""A timeline in any common shape, in an incident file or another text, for the eyes only.

Where no place is named, the clocks stay as they are written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone, tzinfo
from functools import partial
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any, Final, TypeVar

from action import time_zone
from action.errors import Place, ReviewError
from action.markdown.fences import fenced
from action.read import names, times
from action.read import report as files
from action.read.freetext.chronicle import Chronicle, chronicle_of_text
from action.read.freetext.days import calendar
from action.read.freetext.days.calendar import UNDATED, Calendar
from action.read.freetext.days.clocks import Clocks, local_names
from action.read.freetext.days.days import Dated, dated
from action.read.freetext.days.order import behind_a_year
from action.read.freetext.days.told_days import days_told, without_plans
from action.read.freetext.days.told_zones import usual_zone, zone_of_any
from action.read.freetext.labels import zones
from action.read.freetext.passages.passage import TimelineEntry
from action.read.timeline import (
    event_of,
    in_stated_zone,
    is_too_long,
    key_events_in,
    too_many,
    undated_timeline,
)
from action.read.yaml.placed_yaml import PlacedYaml
from action.read.yaml.source import source_of
from action.review.incident import MILESTONES, Event, Incident

DayOrYear = TypeVar("DayOrYear")
_TOP: Final = 20
_SPAN: Final = 3650
"""Days around the first day of a text that names none: more than any story lasts."""


@dataclass(frozen=True, slots=True)
class AnyTimeline:
    """What a text tells, with its times; `zone` is the one that it states.

    `milestones` are those of its fields.
    """

    found: tuple[Dated, ...]
    zone: str | None
    milestones: Mapping[str, datetime]

    @property
    def entries(self) -> tuple[Dated, ...]:
        """The events with a time."""
        return tuple(item for item in self.found if isinstance(item.passage, TimelineEntry))

    @property
    def events(self) -> tuple[Event, ...]:
        """The same as events of an incident."""
        return tuple(map(event_of, self.entries))

    @property
    def incident(self) -> Incident:
        """An incident of which only events and milestones are known."""
        fields: dict[str, Any] = dict(self.milestones)
        day = next((item.at.date() for item in self.found if item.at), UNDATED)
        events, listed = self.events, MappingProxyType(key_events_in(self.found))
        return Incident(
            "", "", "", self.zone or "", day, events=events, key_events=listed, **fields
        )


def any_timeline(text: str, *, path: str) -> AnyTimeline:
    """What the timeline in this text tells.

    Raises ReviewError where an incident file is no YAML that can be read.
    """
    placed = _with_fields(text, path)
    if placed:
        chronicle = undated_timeline(placed).chronicle
        named, day = _header(placed)
        language = chronicle.month_first
        begins = (
            Calendar(day, language=language) if day else _calendar(chronicle, placed.source, path)
        )
    else:
        lines = source_of(text, path)
        if is_too_long(lines):
            raise ReviewError(too_many(Place(path)))
        chronicle = chronicle_of_text(
            (Place(path, number, 1), line) for number, line in enumerate(lines, 1)
        )
        named, begins = None, _calendar(chronicle, lines, path)
    clocks, zone = _clocks(named, chronicle)
    found = tuple(dated(in_stated_zone(chronicle, clocks), begins, clocks))
    fields = dict(_milestones(placed, begins.first, clocks.local)) if placed else {}
    return AnyTimeline(found, zone, MappingProxyType(fields))


def _milestones(placed: PlacedYaml, day: date, local: tzinfo) -> Iterator[tuple[str, datetime]]:
    """The milestones of its fields that can be read."""
    for name in MILESTONES:
        written = placed.data.get(name)
        try:
            if isinstance(written, str):
                yield name, times.moment(times.field_time(written), day, local)
        except times.UnclearTimeError:
            continue


def _with_fields(text: str, path: str) -> PlacedYaml | None:
    """The file, where it is YAML or begins with fields in YAML; None where it is plain text."""
    file = PurePosixPath(path)
    if file.suffix in {".yml", ".yaml"}:
        return files.fields_of(text, path)
    if file.suffix != ".md" or not text.lstrip("\ufeff \r\n").startswith(files.FRONT_MATTER_EDGE):
        return None
    try:
        return files.fields_of(text, path)
    except ReviewError:
        return None


def _header(placed: PlacedYaml) -> tuple[tzinfo | None, date | None]:
    written, day = placed.data.get("timezone"), placed.data.get("date")
    said = names.calendar_day(day.strip()) if isinstance(day, str) else None
    try:
        zone = times.zone(written) if isinstance(written, str) and written else None
    except times.UnclearTimeError:
        zone = None
    return zone, said or names.day_of(names.folder(placed.path) or "")


def _calendar(chronicle: Chronicle, lines: Sequence[str], path: str) -> Calendar:
    """The day a text begins on: as it says by its timeline, in its folder, at its top, anywhere."""
    folder = names.day_of(names.folder(path) or "")
    code = fenced(lines)
    told = tuple(without_plans(line for at, line in enumerate(lines) if at not in code))
    top = (*told[:_TOP], path)
    order, language = calendar.order_in(told), chronicle.month_first
    days = partial(
        days_told, month_first=behind_a_year(month_first=language) if order is None else order
    )
    day = chronicle.day or folder or next(_each(days, (*top, *told)), None)
    if day:
        return Calendar(day, order, language=language)
    year = next(_each(calendar.years_in, top), None)
    return Calendar(UNDATED, order, year=year, language=language)


def _each(find: Callable[[str], Iterator[DayOrYear]], texts: Iterable[str]) -> Iterator[DayOrYear]:
    return (item for text in texts for item in find(text))


def _clocks(zone: tzinfo | None, chronicle: Chronicle) -> tuple[Clocks, str | None]:
    """The clocks of a text for the eyes only: where no place is named, walls stay as written."""
    if zone:
        return Clocks(zone, local_names(zone)), str(zone)
    stated = chronicle.zone or usual_zone(chronicle.passages)
    said = stated or zone_of_any(chronicle.passages)
    local = time_zone.named(said) if said else None
    if said and local:
        return Clocks(local, local_names(local) | {said}, lenient=True), stated
    meant = zones.family(said) if said else frozenset[str]()
    minutes = (time_zone.offset(said) if said else None) or 0
    return Clocks(timezone(timedelta(minutes=minutes)), meant, lenient=True), stated


def local_iso(at: datetime | None) -> str | None:
    """ISO 8601 local minutes or seconds; None where the text says no day."""
    if at is None or abs((at.date() - UNDATED).days) < _SPAN:
        return None
    return at.replace(tzinfo=None).isoformat(timespec="seconds" if at.second else "minutes")
