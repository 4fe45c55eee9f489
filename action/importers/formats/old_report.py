"""An old report in Markdown as an incident file: our front matter, then its text unchanged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Final

from action import time_zone
from action.errors import Place, ReviewError
from action.importers import stamps, writing
from action.importers.import_model import Export, FieldValue, Import, Source, Task, Wishes, refusal
from action.markdown import comments, safe
from action.markdown.fences import fenced
from action.read import names, times
from action.read.forms.form import names_of
from action.read.forms.incident_form import IncidentForm
from action.read.freetext.chronicle import chronicle_of_report
from action.read.incident import incident
from action.read.timeline import UndatedTimeline, is_too_long
from action.read.yaml import yaml_reading
from action.read.yaml.placed_yaml import YamlValue
from action.read.yaml.source import source_of

ENDINGS: Final = frozenset({".md", ".markdown", ".mdown"})
_PERHAPS: Final = frozenset({".txt", ".text", ""})
"""Endings of names that say nothing; what is neither JSON nor a table there is a report."""
_FRONT: Final = re.compile(r"\A(---|\+\+\+)[ \t]*\r?\n((?:.*\n)*?)(?:\1|\.\.\.)[ \t]*(?:\r?\n|\Z)")
"""Front matter between dashes is YAML; between plus signs it is TOML, which is only kept."""
_HEADING: Final = re.compile(r" {0,3}#{1,6}[ \t]++(.*)")
_SECTIONS: Final = frozenset(
    {"summary", "timeline", "overview", "impact", "metadata", "details", "background", "date"}
    | {"description", "introduction", "status", "authors", "tldr"}
    | {"incident", "report", "postmortem", "post-mortem"}
)
"""Words of which a heading tells nothing about this one incident."""
_NO_NAMES: Final = frozenset({"readme", "index", "incident", "report", "postmortem", "post-mortem"})
_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY: Final = re.compile(
    r"(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th|\.)? +(?:of +)?{_MONTH},? +\d{{4}}\b"
    rf"|\b{_MONTH} +\d{{1,2}}(?:st|nd|rd|th)?,? +\d{{4}}\b",
    re.IGNORECASE,
)
_DATE_LINE: Final = re.compile(r"(?im)^[^\w\n]*+(?:incident |start )?date\b[^\n]*")
_IN_PATH: Final = re.compile(r"(?<!\d)(\d{4})[-_/]?(\d{2})[-_/]?(\d{2})(?!\d)")
_SEVERITY: Final = re.compile(r"(?i)\bseverity\b[\s*_`:|=–—-]{1,12}([a-z0-9][a-z0-9-]*)")
_PLACE: Final = re.compile(
    r"\b(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)"
    r"(?:/[A-Z][A-Za-z_+-]+){1,2}"
)
_UNIVERSAL: Final = re.compile(r"\b(?:UTC|GMT)\b(?! ?[+-]\s?\d)|\d{2}Z\b")
_OTHERS: Final = sorted({*time_zone.PLACES, *time_zone.OFFSETS} - {"UTC", "GMT", "Z"})
_DOUBTFUL: Final = re.compile(rf"\b(?:{'|'.join(_OTHERS)})\b|\b(?:UTC|GMT) ?[+-]\s?\d")
_CHANNEL: Final = re.compile(r"https://[\w.-]+\.slack\.com/archives/[A-Z0-9]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Front:
    """The front matter of a report: what our form takes of it, and its lines by name."""

    fields: Mapping[str, FieldValue]
    rows: Mapping[str, tuple[str, ...]]
    date: str = ""

    def kept(self, used: Mapping[str, FieldValue]) -> tuple[str, ...]:
        """The lines of all that is not used with the very value that it has here."""
        return tuple(
            row
            for name, rows in self.rows.items()
            for row in rows
            if name not in self.fields or self.fields[name] != used.get(name)
        )


def knows(export: Export) -> bool:
    """Whether it is no JSON, and its name says nothing."""
    return not export.is_json and export.source.suffix in _PERHAPS


def imported(task: Task) -> Import:
    """The report with what it says of itself. Raises ReviewError where it names no day."""
    source, wishes = task.source, task.wishes
    source_of(source.text, source.path)  # raises the letters about what cannot be seen
    text = source.text.removeprefix("\ufeff")
    found = _FRONT.match(text)
    body = text[found.end() :] if found else text
    front = _front(found[1], found[2], source, wishes) if found else _Front({}, {})
    title = wishes.title or str(front.fields.get("title") or "") or _title(body, source)
    days = dict(_days(source.path, front, title, body))
    day = wishes.day or next(iter(days.values()), None)
    if day is None:
        raise refusal("The report gives no date", "add `--date 2026-03-02`", source.path)
    fields = dict(_stated(body, wishes)) | dict(front.fields)
    stated = str(fields.pop("timezone", "")) or _stated_zone(body) or _told_zone(body, source.path)
    zone = wishes.zone or (time_zone.named(stated) if stated else None)
    named = {"title": title, "date": f"{day}", "timezone": str(zone) if zone else ""}
    return Import(
        title=title,
        day=day,
        zone=zone,
        fields={name: value for name, value in fields.items() if name not in {"title", "date"}},
        report=_with_kept(body, front.kept(fields | named)),
        doubts=(*_doubts_of_days(days, day, wishes), *_doubts_of_zone(zone, stated, wishes)),
    )


# --- front matter ---------------------------------------------------------------------------------


def _front(sign: str, inside: str, source: Source, wishes: Wishes) -> _Front:
    """The fields of front matter that our form takes; all other lines are kept as they are."""
    rows = tuple(inside.splitlines())
    try:
        read = yaml_reading.read_yaml(inside if sign == "---" else "", source.path)
    except ReviewError:
        return _Front({}, {"": rows})
    fields: dict[str, FieldValue] = {}
    begins = sorted(
        (spot[0], str(steps[0])) for steps, spot in read.keys.items() if len(steps) == 1
    )
    ends = [*(line for line, _ in begins[1:]), len(rows)]
    parts = {"": rows[: begins[0][0]] if begins else rows}
    for (line, name), end in zip(begins, ends, strict=False):
        parts[name] = rows[line:end]
        value = _value(read.data[name], name)
        if value and _fits(name, value, wishes):
            fields[name] = value
    return _Front(fields, parts, str(read.data.get("date", "")))


def _value(held: YamlValue, name: str) -> FieldValue | None:
    if isinstance(held, str):
        return held.lower() if name == "severity" else held
    words = [part for part in held if isinstance(part, str)] if isinstance(held, list) else []
    return tuple(words) if words and len(words) == len(held) else None


def _fits(name: str, value: FieldValue, wishes: Wishes) -> bool:
    """Whether our form takes a field with this value, tried by the form itself."""
    if name not in names_of(IncidentForm) or name == "timeline" or not value:
        return False
    fields: dict[str, FieldValue] = {
        "title": "x",
        "severity": next(iter(wishes.settings.severities)),
    }
    text = writing.mapping(fields | {name: value})
    try:
        incident(text, path="2001-01-01-x/incident.yml", settings=wishes.settings)
    except ReviewError:
        return False
    return True


def _with_kept(body: str, kept: tuple[str, ...]) -> str:
    """The report below a comment with the front matter that is not ours, so that it is not lost."""
    rows = [comments.enclosed(row) for row in kept]
    if not any(map(str.strip, rows)):
        return body
    end = "\r\n" if "\r\n" in body else "\n"
    return end.join(
        [
            f"{comments.BEGIN} The front matter of this report also said:",
            *rows,
            comments.END,
            "",
            body,
        ]
    )


# --- title and day --------------------------------------------------------------------------------


def _title(body: str, source: Source) -> str:
    """The first heading, where it is more than the name of a section; else the name of the file."""
    rows = body.splitlines()
    inside = fenced(rows)
    for at, row in enumerate(rows):
        heading = _HEADING.fullmatch(row)
        below = rows[at + 1] if at + 1 < len(rows) else ""
        if at in inside or not (heading or (row.strip() and re.fullmatch(r"=+[ \t]*", below))):
            continue
        words = safe.excerpt(_unclosed(heading[1]) if heading else row, 500)
        if words and not set(re.findall(r"[\w-]+", words.lower())) <= _SECTIONS:
            return words
        break
    return _named(source)


def _unclosed(words: str) -> str:
    """The words of a heading without the signs that may close it."""
    said = words.rstrip()
    bare = said.rstrip("#")
    return bare if bare[-1:].isspace() else said


def _named(source: Source) -> str:
    path = source.name
    name = path.stem if path.stem.lower() not in _NO_NAMES else path.parent.name
    words = " ".join(re.split(r"[-_\s]+", _IN_PATH.sub("", name))).strip()
    return words[:1].upper() + words[1:]


def _days(path: str, front: _Front, title: str, body: str) -> Iterator[tuple[str, date]]:
    """Each place that says a day, the most certain one first."""
    found = [names.calendar_day("-".join(parts)) for parts in _IN_PATH.findall(path)]
    if day := next(filter(None, reversed(found)), None):
        yield "the file's name", day
    if day := names.calendar_day(front.date[:10]):
        yield "the front matter", day
    if day := _day_among(title):
        yield "the title", day
    labelled = _DATE_LINE.search(body)
    if day := _day_among(labelled[0] if labelled else "") or _day_among(body):
        yield "the text", day


def _day_among(text: str) -> date | None:
    days = (stamps.day_said(found[0]) for found in _DAY.finditer(text))
    return next((day for day in days if day and names.calendar_day(day.isoformat())), None)


# --- what the text states -------------------------------------------------------------------------


def _stated(body: str, wishes: Wishes) -> Iterator[tuple[str, FieldValue]]:
    """The severity, where it is one of ours, and the one channel that the text links to."""
    severity = _SEVERITY.search(body)
    if severity and severity[1].lower() in wishes.settings.severities:
        yield "severity", severity[1].lower()
    channels = set(_CHANNEL.findall(body))
    if len(channels) == 1:
        yield "channel", channels.pop()


def _stated_zone(body: str) -> str:
    """The zone that the text states, where it states one and nothing that could mean another."""
    places = {place for place in _PLACE.findall(body) if _known(place)}
    if _DOUBTFUL.search(body) or len(places) > 1:
        return ""
    if places:
        return "" if _UNIVERSAL.search(body) else places.pop()
    return "UTC" if _UNIVERSAL.search(body) else ""


def _told_zone(body: str, path: str) -> str:
    """The zone that its timeline is in, as whoever reads the incident file will find."""
    lines = [(Place(path, i, 1), line) for i, line in enumerate(body.splitlines(), 1)]
    if is_too_long([line for _, line in lines]):
        return ""
    return UndatedTimeline(chronicle_of_report(lines)).stated or ""


def _known(place: str) -> bool:
    try:
        return bool(times.zone(place))
    except times.UnclearTimeError:
        return False


def _doubts_of_days(days: Mapping[str, date], day: date, wishes: Wishes) -> Iterator[str]:
    others = [f"{where} says {other}" for where, other in days.items() if other != day]
    if others and not wishes.day:
        yield f"The date is from {next(iter(days))} ({day}), but {' and '.join(others)}"


def _doubts_of_zone(zone: tzinfo | None, stated: str, wishes: Wishes) -> Iterator[str]:
    if zone:
        return
    if stated:
        what = f"Its times are in {stated}, which can mean several zones"
        yield f"{what}; add `timezone:` with {time_zone.places_meant(stated)}"
    else:
        yield (
            "The report does not state a single time zone; its times are read as"
            f" {wishes.settings.timezone}, unless you add `timezone:`"
        )
