"""The timeline of an incident, in whatever shape people wrote it: each event once, in their order.

Doubt about a time never stops a review: the line stays as written, without a time, and a hint asks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any, Final, TypeVar
from zoneinfo import ZoneInfo

from action.errors import Letter, Place, ReviewError
from action.read import names, times, written
from action.read import report as files
from action.read.listed import listed
from action.read.marked import Marked, source_of
from action.read.misfits import first
from action.read.slips import short
from action.read.written import Telling, calendar, zones
from action.read.written.calendar import UNDATED, Calendar
from action.read.written.clocks import Clocks, local_names
from action.read.written.days import Dated, dated
from action.read.written.found import Entry, Fact, Note
from action.review.model import Event

T = TypeVar("T")

LONGEST: Final = 20_000
"""Characters of one event, code and quotes below it included; more is a log rather than a line."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The events in the order of the file, the milestones of a list of key events, and letters.

    Doubts about times are not serious.
    """

    events: tuple[Event, ...] = ()
    told: Mapping[str, datetime] = field(default_factory=lambda: MappingProxyType({}))
    letters: tuple[Letter, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """What a file tells as its timeline, before its times are tied to days and a zone."""

    telling: Telling
    letters: tuple[Letter, ...] = ()
    place: Place | None = None

    @property
    def zone(self) -> ZoneInfo | None:
        """The zone that the text says its times are in, where that is one place or UTC."""
        try:
            return times.zone(self.telling.zone) if self.telling.zone else None
        except times.UnclearError:
            return None


def told(marked: Marked) -> Text:
    """What a file tells: under `timeline`, else in the report below its fields."""
    if marked.data.get("timeline") or not marked.report:
        value, place = marked.data.get("timeline", ""), marked.place(("timeline",))
        if (value.count("\n") if isinstance(value, str) else len(value)) > MOST:
            return Text(Telling(()), (_too_many(place),), place)
        telling, letters = listed(marked, ("timeline",))
        return Text(telling, letters, marked.place(("timeline",)))
    return Text(written.report(marked.report), (), marked.report[0][0])


def _too_many(place: Place) -> Letter:
    what = f"This timeline has more than {MOST:,} lines"
    return Letter(what, "keep those that tell the story and link to the rest", place)


def events(text: Text, *, zone: ZoneInfo, day: date) -> Timeline:
    """The timeline of an incident file; `day` is where it begins unless it says otherwise."""
    found = tuple(dated(text.telling.told, Calendar(day), _clocks_of(text, zone)))
    shown = tuple(item for item in found if not isinstance(item.told, Fact))
    serious = (*text.letters, *_too_long(shown))
    return Timeline(
        tuple(map(_event, shown)),
        MappingProxyType(_milestones(found)),
        (*first(serious), *_zone_asked(text, zone), *first(tuple(_doubts(found)))),
    )


def _clocks_of(text: Text, zone: ZoneInfo) -> Clocks:
    """The clocks of the file; a zone that is asked about shows its times as they are written."""
    stated, names = text.telling.zone, local_names(zone)
    if stated and stated not in names and not Clocks(zone).knows(stated):
        return Clocks(zone, names | zones.family(stated))
    return Clocks(zone, names, stated)


def _zone_asked(text: Text, zone: ZoneInfo) -> Iterator[Letter]:
    stated = text.telling.zone
    if not stated or stated in local_names(zone) or Clocks(zone).knows(stated):
        return
    try:
        times.zone(stated)
    except times.UnclearError as doubt:
        what = f"The times are said to be {stated}, and are read as {zone.key}: {doubt.what}"
        remedy = f"{doubt.remedy} as `timezone:`, or leave {stated} out of the text"
        yield Letter(what, remedy, text.place, serious=False)


def _event(item: Dated) -> Event:
    if not isinstance(item.told, Entry):
        return Event(item.told.what if isinstance(item.told, Note) else "", "")
    told = item.told
    return Event(
        told.what, item.label, item.at, told.kind, told.source, told.by, item.end, item.flags
    )


def _milestones(found: Iterable[Dated]) -> dict[str, datetime]:
    """The milestones of a list of key events, each as it is told first."""
    told: dict[str, datetime] = {}
    for item in found:
        if isinstance(item.told, Fact) and item.at:
            told.setdefault(item.told.name, item.at)
    return told


def _too_long(found: Iterable[Dated]) -> Iterator[Letter]:
    for item in found:
        if not isinstance(item.told, Fact) and len(item.told.what) > LONGEST:
            what = f"This event is longer than {LONGEST:,} characters"
            yield Letter(what, "shorten it and link to the rest", item.told.place)


def _doubts(found: Iterable[Dated]) -> Iterator[Letter]:
    for item in found:
        doubt = item.doubt or (_unread(item.told) if isinstance(item.told, Entry) else None)
        if doubt:
            yield Letter(doubt.what, doubt.remedy, item.told.place, serious=False)


def _unread(entry: Entry) -> times.UnclearError | None:
    """The question about a time that is written in figures but cannot be read."""
    label = entry.label
    if (
        not label.unknown
        or label.start != type(label.start)()
        or not _FIGURES.search(label.written)
    ):
        return None
    return times.UnclearError(
        f"`{short(label.written)}` is no time we can read for certain",
        "write it as 14:05 or ~14:05",
    )


MOST: Final = 15_000
"""Lines of a timeline; 10,000 events fit, and nobody is kept waiting by a log."""

_FIGURES: Final = re.compile(r"^[^?XxHh]*\d[^?XxHh]*$")


# --- for the command line -------------------------------------------------------------------------


def normalised(text: str, *, path: str) -> dict[str, Any]:
    """What `incident-review timeline FILE --json` prints, for an incident file or other text.

    Raises ReviewError where an incident file is no YAML that can be read.
    """
    marked = _with_fields(text, path)
    if marked:
        telling = told(marked).telling
        named, day = _header(marked)
        begins = Calendar(day) if day else _calendar(telling, marked.source, path)
    else:
        lines = source_of(text, path)
        if len(lines) > MOST:
            raise ReviewError(_too_many(Place(path)))
        telling = written.text(
            (Place(path, number, 1), line) for number, line in enumerate(lines, 1)
        )
        named, begins = None, _calendar(telling, lines, path)
    clocks, zone = _clocks(named, telling)
    found = tuple(dated(telling.told, begins, clocks))
    return {
        "timezone": zone,
        "entries": list(_records(item for item in found if isinstance(item.told, Entry))),
        "notes": [
            {"line": item.told.place.line, "text": item.told.what}
            for item in found
            if isinstance(item.told, Note)
        ],
    }


def _with_fields(text: str, path: str) -> Marked | None:
    """The file, where it is YAML or begins with fields in YAML; None where it is plain text."""
    file = PurePosixPath(path)
    if file.suffix in {".yml", ".yaml"}:
        return files.read(text, path)
    if file.suffix != ".md" or not text.lstrip("\ufeff \r\n").startswith(files.EDGE):
        return None
    try:
        return files.read(text, path)
    except ReviewError:
        return None


def _header(marked: Marked) -> tuple[ZoneInfo | None, date | None]:
    written, day = marked.data.get("timezone"), marked.data.get("date")
    said = names.calendar_day(day.strip()) if isinstance(day, str) else None
    try:
        zone = times.zone(written) if isinstance(written, str) and written else None
    except times.UnclearError:
        zone = None
    return zone, said or names.day_of(names.folder(marked.path) or "")


def _calendar(telling: Telling, lines: Sequence[str], path: str) -> Calendar:
    """The day a text begins on: as it says by its timeline, in its folder, at its top, anywhere."""
    folder = names.day_of(names.folder(path) or "")
    top = (*lines[:_TOP], path)
    day = telling.day or folder or next(_each(calendar.days_in, (*top, *lines)), None)
    if day:
        return Calendar(day)
    return Calendar(UNDATED, year=next(_each(calendar.years_in, top), None))


def _each(find: Callable[[str], Iterator[T]], texts: Iterable[str]) -> Iterator[T]:
    return (item for text in texts for item in find(text))


def _clocks(zone: ZoneInfo | None, telling: Telling) -> tuple[Clocks, str | None]:
    """The clocks of a text for the eyes only: where no place is named, walls stay as written."""
    if zone:
        return Clocks(zone, local_names(zone), telling.zone), zone.key
    said = telling.zone or _usual(telling)
    try:
        place = times.zone(said) if said else None
    except times.UnclearError:
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


def _usual(telling: Telling) -> str | None:
    """The zone that most of the times name, where the text names none for all."""
    named = [
        zones.shortened(item.label.start.zone)
        for item in telling.told
        if isinstance(item, Entry) and item.label.start.zone
    ]
    return max(dict.fromkeys(named), key=named.count, default=None)


def _records(found: Iterable[Dated]) -> Iterator[dict[str, Any]]:
    for number, item in enumerate(found, 1):
        assert isinstance(item.told, Entry), "only entries have a label"
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
