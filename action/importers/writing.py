"""An import as the text of an incident file; every value is quoted and reads back as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from typing import Final

from action.errors import Letter, ReviewError
from action.importers import stamps
from action.importers.import_model import UTC, FieldValue, Import, counted
from action.markdown.safe import shortened
from action.read.timeline import LONGEST_EVENT
from action.read.yaml.source import LARGEST_FILE
from action.read.yaml.yaml_reading import MOST_VALUES
from action.review.incident import Event

_UNSEEN: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\ufeff]")
_LENGTHS: Final = {"title": 200, "summary": 4_000, "impact": 4_000, "channel": 2_000}
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"\\^`{|}]{1,1900}", re.IGNORECASE)
_LINKS: Final = 50
_TIMELINE: Final = re.compile(
    r"^(?:# (?:What happened when|that nobody).*+\n){0,9}+timeline: *+\|\n(?:# .*+\n)*+",
    re.MULTILINE,
)
_ABOUT_IT: Final = (
    "# What happened when. Correct it and add what is missing; an event may have `kind` and `by`."
)


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of an incident file, its name, and what was cut to fit in."""

    name: str
    text: str
    cut: tuple[str, ...] = ()


def draft(brought: Import, blank: str) -> Draft:
    """The incident file of an import; `blank` is the form that people copy.

    Raises ReviewError where it is too much for one incident file.
    """
    fields, cut = _fields(brought)
    if brought.report is not None:
        end = "\r\n" if "\r\n" in brought.report else "\n"
        front = "---\n" + mapping(fields) + "---\n\n"
        text = front.replace("\n", end) + brought.report.lstrip("\r\n")
        return Draft("incident.md", _sized(text, brought), cut)
    events = tuple(piece for event in brought.events for piece in _fitting(event))
    timeline = "\n".join([_ABOUT_IT, "timeline:", *_timeline(events, brought.zone or UTC)])
    text, count = _TIMELINE.subn(lambda _: timeline + "\n", _filled(blank, fields), count=1)
    if not count:
        raise LookupError("the blank form has no timeline to take the place of")
    if sum(len(_pairs(event, UTC, seconds=False)) + 1 for event in events) + 50 > MOST_VALUES:
        raise _too_much(brought)
    return Draft("incident.yml", _sized(text, brought), (*cut, *_shortened(brought.events)))


def mapping(fields: Mapping[str, FieldValue]) -> str:
    """Fields of the incident file as YAML, one a line."""
    return "".join(f"{name}: {quoted(value)}\n" for name, value in fields.items())


def quoted(value: FieldValue) -> str:
    """A value as YAML that reads back as these very words."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(quoted, value))}]"
    text = str(value)
    if "\n" in text.strip():
        return "|\n" + "\n".join(f"  {clean(row)}".rstrip() for row in text.strip().splitlines())
    return json.dumps(clean(text), ensure_ascii=False)


def clean(text: str) -> str:
    """The words on one line, single spaces between, without what nobody can see."""
    return " ".join(_UNSEEN.sub(" ", text).split())


# --- fields ---------------------------------------------------------------------------------------


def _fields(brought: Import) -> tuple[dict[str, FieldValue], tuple[str, ...]]:
    """The fields of the file in words, in the order of the form, each as long as it may be."""
    seconds = _in_seconds(brought)
    given: dict[str, FieldValue] = {
        "title": clean(brought.title),
        **_zone(brought),
        "date": f"{brought.day}",
    }
    for name, value in brought.fields.items():
        if isinstance(value, datetime):
            given[name] = stamps.clock_text(value, brought.zone or UTC, seconds=seconds)
        elif name in {"links", "channel"}:
            given |= _addresses(name, value)
        else:
            given[name] = value
    if brought.report is not None:
        given = {"title": given.pop("title"), "severity": given.pop("severity", "major"), **given}
    cut = []
    for name, most in _LENGTHS.items():
        value = given.get(name, "")
        if isinstance(value, str) and len(value) > most:
            given[name] = shortened(value, most)
            cut.append(f"the end of `{name}`, which can have {most:,} characters")
    return given, tuple(cut)


def _zone(brought: Import) -> dict[str, FieldValue]:
    return {"timezone": str(brought.zone)} if brought.zone else {}


def _addresses(name: str, value: FieldValue) -> dict[str, FieldValue]:
    """Only what is an address; nothing where none is left."""
    several = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
    links = tuple(url for url in several if _ADDRESS.fullmatch(url))[:_LINKS]
    return {name: links if isinstance(value, tuple) else links[0]} if links else {}


def _filled(form: str, fields: Mapping[str, FieldValue]) -> str:
    """The blank form with these fields; each takes the place of its line and the hint on it."""
    for name, value in fields.items():
        line = f"{name}: {quoted(value)}"
        form, count = re.subn(rf"(?m)^{name}:.*$", lambda _, line=line: line, form, count=1)  # type: ignore[misc]
        if not count:
            raise LookupError(f"the blank form has no field {name}")
    return form


# --- events ---------------------------------------------------------------------------------------


def _in_seconds(brought: Import) -> bool:
    """Whether any time is more exact than a minute; then all are written so."""
    times = [event.at for event in brought.events if event.at]
    times += [value for value in brought.fields.values() if isinstance(value, datetime)]
    return any(at.second for at in times)


def _timeline(events: Iterable[Event], zone: tzinfo) -> Iterator[str]:
    events = tuple(events)
    seconds = any(event.at and event.at.second for event in events)
    for event in events:
        pairs = _pairs(event, zone, seconds=seconds)
        for number, (name, value) in enumerate(pairs):
            yield f"  {' ' if number else '-'} {name}: {json.dumps(value, ensure_ascii=False)}"


def _pairs(event: Event, zone: tzinfo, *, seconds: bool) -> list[tuple[str, str]]:
    at = stamps.clock_text(event.at, zone, seconds=seconds) if event.at else clean(event.label)
    given = (
        ("at", at[:100]),
        ("what", clean(event.what) or "…"),
        ("kind", shortened(clean(event.kind or ""), 40)),
        ("source", shortened(clean(event.source or ""), 2_000)),
        ("by", shortened(clean(event.by or ""), 100)),
    )
    return [(name, value) for name, value in given if value]


def _fitting(event: Event) -> Iterator[Event]:
    """An event that is too long ends where its source goes on; without one it goes on in a next."""
    what = clean(event.what)
    if len(what) <= LONGEST_EVENT:
        yield event
    elif event.source and event.source.startswith("http"):
        yield replace(event, what=shortened(what, LONGEST_EVENT))
    else:
        while len(what) > LONGEST_EVENT:
            first = shortened(what, LONGEST_EVENT)
            yield replace(event, what=first)
            what = f"… {what[len(first) - 1 :].strip()}"
        yield replace(event, what=what)


def _shortened(events: Iterable[Event]) -> Iterator[str]:
    long = [event for event in events if len(clean(event.what)) > LONGEST_EVENT]
    linked = sum(1 for event in long if event.source and event.source.startswith("http"))
    if linked:
        yield (
            f"the end of {counted(linked, 'event')} longer than {LONGEST_EVENT:,} characters;"
            " the source has the full text"
        )


def _sized(text: str, brought: Import) -> str:
    if len(text.encode()) > LARGEST_FILE:
        raise _too_much(brought)
    return text


def _too_much(brought: Import) -> ReviewError:
    number = counted(len(brought.events), "event")
    room = f"which can hold {MOST_VALUES:,} values and 1 MB"
    what = f"{number} are too many for one incident file, {room}"
    return ReviewError(Letter(what, brought.narrower))
