"""A timeline as the command line prints it, whatever file it stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Any, Final, TypeVar
from zoneinfo import ZoneInfo

from action.errors import Place, ReviewError
from action.read import freetext, names, times
from action.read import report as files
from action.read.freetext import Telling
from action.read.freetext.days import calendar
from action.read.freetext.days.calendar import UNDATED, Calendar
from action.read.freetext.days.clocks import Clocks, local_names
from action.read.freetext.days.days import Dated, dated
from action.read.freetext.labels import zones
from action.read.freetext.passages import Note, TimelineEntry
from action.read.timeline import is_too_long, told, too_many, usual_zone
from action.read.yaml.placed_yaml import PlacedYaml
from action.read.yaml.source import source_of

DayOrYear = TypeVar("DayOrYear")


def normalised(text: str, *, path: str) -> dict[str, Any]:
    """What `incident-review timeline FILE --json` prints, for an incident file or other text.

    Raises ReviewError where an incident file is no YAML that can be read.
    """
    placed = _with_fields(text, path)
    if placed:
        telling = told(placed).telling
        named, day = _header(placed)
        begins = Calendar(day) if day else _calendar(telling, placed.source, path)
    else:
        lines = source_of(text, path)
        if is_too_long(lines):
            raise ReviewError(too_many(Place(path)))
        telling = freetext.text(
            (Place(path, number, 1), line) for number, line in enumerate(lines, 1)
        )
        named, begins = None, _calendar(telling, lines, path)
    clocks, zone = _clocks(named, telling)
    found = tuple(dated(telling.told, begins, clocks))
    return {
        "timezone": zone,
        "entries": list(_records(item for item in found if isinstance(item.told, TimelineEntry))),
        "notes": [
            {"line": item.told.place.line, "text": item.told.what}
            for item in found
            if isinstance(item.told, Note)
        ],
    }


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


def _header(placed: PlacedYaml) -> tuple[ZoneInfo | None, date | None]:
    written, day = placed.data.get("timezone"), placed.data.get("date")
    said = names.calendar_day(day.strip()) if isinstance(day, str) else None
    try:
        zone = times.zone(written) if isinstance(written, str) and written else None
    except times.UnclearTimeError:
        zone = None
    return zone, said or names.day_of(names.folder(placed.path) or "")


def _calendar(telling: Telling, lines: Sequence[str], path: str) -> Calendar:
    """The day a text begins on: as it says by its timeline, in its folder, at its top, anywhere."""
    folder = names.day_of(names.folder(path) or "")
    top = (*lines[:_TOP], path)
    day = telling.day or folder or next(_each(calendar.days_in, (*top, *lines)), None)
    if day:
        return Calendar(day)
    return Calendar(UNDATED, year=next(_each(calendar.years_in, top), None))


def _each(find: Callable[[str], Iterator[DayOrYear]], texts: Iterable[str]) -> Iterator[DayOrYear]:
    return (item for text in texts for item in find(text))


def _clocks(zone: ZoneInfo | None, telling: Telling) -> tuple[Clocks, str | None]:
    """The clocks of a text for the eyes only: where no place is named, walls stay as written."""
    if zone:
        return Clocks(zone, local_names(zone), telling.zone), zone.key
    said = telling.zone or usual_zone(telling)
    try:
        place = times.zone(said) if said else None
    except times.UnclearTimeError:
        place = None
    if place:
        return Clocks(place, local_names(place), said), said
    meant = zones.family(said) if said else frozenset[str]()
    minutes = zones.offset(said) if said else None
    return Clocks(_fixed(minutes), meant, None, lenient=True), said


def _fixed(minutes: int | None) -> ZoneInfo:
    """A zone of this many minutes from UTC all the year, where whole hours allow it."""
    hours = -(minutes or 0) // 60
    return ZoneInfo(f"Etc/GMT{hours:+d}" if hours and not (minutes or 0) % 60 else "UTC")


def _records(found: Iterable[Dated]) -> Iterator[dict[str, Any]]:
    for number, item in enumerate(found, 1):
        assert isinstance(item.told, TimelineEntry), "only entries have a label"
        yield {
            "id": f"e{number}",
            "line": item.told.place.line,
            "label": item.label,
            "at": _local(item.at),
            "end": _local(item.end),
            "approximate": item.told.label.about,
            "text": item.told.what,
            "source": item.told.source,
            "flags": list(item.flags),
        }


def _local(at: datetime | None) -> str | None:
    """ISO 8601 local minutes or seconds; None where the text says no day."""
    if at is None or abs((at.date() - UNDATED).days) < _SPAN:
        return None
    return at.replace(tzinfo=None).isoformat(timespec="seconds" if at.second else "minutes")


_SPAN: Final = 3650
_TOP: Final = 20
