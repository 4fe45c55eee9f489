"""The timeline of an incident, in whatever shape people wrote it: each event once, in their order.

Doubt about a time never stops a review: the line stays as written, without a time, and a hint asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import PurePosixPath
from typing import Any, Final, TypeAlias
from zoneinfo import ZoneInfo

from action.errors import Letter, Place
from action.read import lines, names, times
from action.read.forms import EventForm, names_of
from action.read.marked import Marked, Steps, Value, read, source_of
from action.read.misfits import entered, first
from action.read.slips import short
from action.review.model import Event

LONGEST: Final = 5_000
"""Characters of one event; the longest we met in 158 real timelines had 1,019 (practice 3.2)."""

_NEXT_DAY: Final = timedelta(hours=12)
_FIELDS: Final = frozenset(names_of(EventForm))


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as written: where, its time not yet tied to a day, and what people say of it."""

    place: Place
    line: lines.Line
    indent: int = 0
    kind: str | None = None
    source: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that says the day of the lines below it."""

    day: date


@dataclass(frozen=True, slots=True)
class Dated:
    """An entry with its moment, its end where it is a range, and what is remarkable about it."""

    entry: Entry
    label: str
    at: datetime | None = None
    end: datetime | None = None
    flags: tuple[str, ...] = ()
    doubt: times.UnclearError | None = None


Found: TypeAlias = Entry | Heading | Letter


def events(
    marked: Marked, steps: Steps, *, zone: ZoneInfo, day: date
) -> tuple[tuple[Event, ...], tuple[Letter, ...]]:
    """The events in the order of the file, and letters; doubts about times are not serious."""
    found = tuple(_found(marked, steps, day.year))
    told = tuple(_dated(found, zone, day))
    letters = first(tuple(item for item in found if isinstance(item, Letter)))
    return tuple(map(_event, told)), (*letters, *first(tuple(_doubts(told))))


def _event(told: Dated) -> Event:
    entry = told.entry
    return Event(entry.line.what, told.label, told.at, entry.kind, entry.source, entry.by)


def _doubts(told: Iterable[Dated]) -> Iterator[Letter]:
    for item in told:
        if item.doubt:
            yield Letter(item.doubt.what, item.doubt.remedy, item.entry.place, serious=False)


# --- shapes: how a timeline can lie in the file ---------------------------------------------------


def _found(marked: Marked, steps: Steps, year: int) -> Iterator[Found]:
    value: Value = marked.data.get(str(steps[0]), "")
    found: Iterator[Found]
    if isinstance(value, str):
        found = from_lines(marked.lines(steps), year) if value else iter(())
    elif isinstance(value, list):
        found = (
            item
            for index, part in enumerate(value)
            for item in _item(marked, (*steps, index), part)
        )
    elif value.keys() & _FIELDS:
        found = _mapping(marked, steps, value)
    else:
        pairs = value.items()
        found = (item for key, part in pairs for item in _item(marked, (*steps, key), {key: part}))
    return map(_fitting, found)


def _item(marked: Marked, steps: Steps, value: Value) -> Iterator[Found]:
    """One entry of a list: words, or a mapping."""
    if isinstance(value, dict):
        yield from _mapping(marked, steps, value)
    elif isinstance(value, str) and value.strip():
        yield Entry(marked.place(steps), lines.line(" ".join(value.split())))
    elif value:
        yield Letter(
            "A list lies in the list of events",
            "write one event in each entry",
            marked.place(steps),
        )


def _mapping(marked: Marked, steps: Steps, value: dict[str, Value]) -> Iterator[Found]:
    """One event with names; `14:05: text` without quotes is a mapping too, in YAML."""
    opened, rest = _opened(value)
    given: dict[str, Value] = {"what": opened.what, **rest} if opened else dict(rest)
    form, letters = entered(EventForm, given, marked, steps)
    yield from letters
    if form:
        line = opened or lines.when(form.at or "")
        line = replace(line, what=form.what)
        yield Entry(marked.place(steps), line, 0, form.kind, form.source, form.by)


def _opened(value: dict[str, Value]) -> tuple[lines.Line | None, dict[str, Value]]:
    if "at" in value or "what" in value:
        return None, value
    for key, held in value.items():
        if key not in _FIELDS and isinstance(held, str) and lines.begins_with_time(key):
            rest = {name: part for name, part in value.items() if name != key}
            text = " ".join(f"{key}: {held}".split()) if held else key
            return lines.line(text), rest
    return None, value


def from_lines(placed: Iterable[tuple[Place, str]], year: int) -> Iterator[Entry | Heading]:
    """One event a line; a line indented under another goes on from it; days count from there on."""
    last: Entry | None = None
    for place, text in placed:
        if not text.strip():
            continue
        indent = len(text) - len(text.lstrip())
        said, signed = lines.bare(text)
        line = lines.line(said)
        if last and not signed and not line.label and indent > last.indent:
            joined = f"{last.line.what} {said}".strip()
            last = replace(last, line=replace(last.line, what=joined))
            continue
        if last:
            yield last
        last = None
        if day := lines.day_line(said, year):
            yield Heading(day)
        else:
            last = Entry(place, line, indent)
    if last:
        yield last


def _fitting(found: Found) -> Found:
    if isinstance(found, Entry) and len(found.line.what) > LONGEST:
        return Letter(
            f"This event is longer than {LONGEST:,} characters",
            "shorten it and link to the rest",
            found.place,
        )
    return found


# --- days: what a clock without one means ---------------------------------------------------------


def _dated(found: Iterable[Found], zone: ZoneInfo, day: date) -> Iterator[Dated]:
    """Each entry with its moment; a step back of over 12 hours is the next day (practice 3.2)."""
    before: datetime | None = None
    for item in found:
        if isinstance(item, Heading):
            day, before = item.day, None
        elif isinstance(item, Entry):
            told, day = _placed(item, zone, day, before)
            before = told.at or before
            yield told


def _placed(entry: Entry, zone: ZoneInfo, day: date, before: datetime | None) -> tuple[Dated, date]:
    said, until = entry.line.said, entry.line.until
    if said is None:
        return Dated(
            entry, entry.line.label, flags=("no-time",), doubt=_unread(entry.line.label)
        ), day
    try:
        at = times.moment(said, day, zone)
        day = times.checked_day(said.day) if said.day else day
        flags = ["approximate"] if said.about else []
        if before and not said.day and before - at > _NEXT_DAY:
            day += timedelta(days=1)
            at = times.moment(said, day, zone)
            flags.append("next-day")
        end = _end(until, at, day, zone)
    except times.UnclearError as doubt:
        return Dated(entry, entry.line.label, flags=("unclear",), doubt=doubt), day
    if before and at < before:
        flags.append("out-of-order")
    return Dated(entry, _label(said, at, end), at, end, tuple(flags)), day


def _end(until: times.Spoken | None, at: datetime, day: date, zone: ZoneInfo) -> datetime | None:
    if until is None:
        return None
    end = times.moment(until, day, zone)
    return end if end >= at else times.moment(until, day + timedelta(days=1), zone)


def _unread(label: str) -> times.UnclearError | None:
    """The question about a time that is written in figures but cannot be read."""
    if not any(sign.isdigit() for sign in label) or "?" in label:
        return None
    return times.UnclearError(
        f"`{short(label)}` is no time we can read for certain", "write it as 14:05 or ~14:05"
    )


def _label(said: times.Spoken, at: datetime, end: datetime | None) -> str:
    form = "%H:%M:%S" if said.clock[5:] else "%H:%M"
    label = f"{at:{form}}–{end:{form}}" if end else f"{at:{form}}"
    return f"~{label}" if said.about else label


# --- for the command line -------------------------------------------------------------------------


def normalised(text: str, *, path: str) -> dict[str, Any]:
    """What `incident-review timeline FILE --json` prints, for an incident file or other text.

    Raises ReviewError where an incident file is no YAML that can be read.
    """
    if PurePosixPath(path).suffix in {".yml", ".yaml"}:
        marked = read(text, path)
        zone, day = _header(marked)
        found = tuple(_found(marked, ("timeline",), (day or date.min).year))
    else:
        zone, day = None, names.day_of(names.folder(path) or "")
        source = source_of(text, path)
        placed = ((Place(path, number, 1), line) for number, line in enumerate(source, 1))
        found = tuple(from_lines(placed, (day or date.min).year))
    told = tuple(_dated(found, zone or ZoneInfo("UTC"), day or _UNDATED))
    return {
        "timezone": zone.key if zone else None,
        "entries": list(_records(item for item in told if item.label)),
        "notes": [
            {"line": item.entry.place.line, "text": item.entry.line.what}
            for item in told
            if not item.label
        ],
    }


_UNDATED: Final = date(1970, 1, 1)


def _header(marked: Marked) -> tuple[ZoneInfo | None, date | None]:
    written, day = marked.data.get("timezone"), marked.data.get("date")
    said = names.calendar_day(day.strip()) if isinstance(day, str) else None
    try:
        zone = times.zone(written) if isinstance(written, str) and written else None
    except times.UnclearError:
        zone = None
    return zone, said or names.day_of(names.folder(marked.path) or "")


def _records(told: Iterable[Dated]) -> Iterator[dict[str, Any]]:
    for number, item in enumerate(told, 1):
        yield {
            "id": f"e{number}",
            "line": item.entry.place.line,
            "label": item.label,
            "at": _local(item.at),
            "end": _local(item.end),
            "approximate": "approximate" in item.flags,
            "text": item.entry.line.what,
            "source": item.entry.source,
            "flags": list(item.flags),
        }


def _local(at: datetime | None) -> str | None:
    """ISO 8601 local minutes or seconds; None where the text says no day."""
    if at is None or at.year == _UNDATED.year:
        return None
    return at.replace(tzinfo=None).isoformat(timespec="seconds" if at.second else "minutes")
