"""The story of an incident as FireHydrant tells it.

Read are the answers of its API (https://docs.firehydrant.com/reference), one or several together:
`GET /v1/incidents/{id}` (bare) and `GET /v1/incidents/{id}/events` (`data`, by pages); and what it
sends to webhooks (`data.incident`, https://docs.firehydrant.com/docs/webhooks).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final

from action.importers import stamps
from action.importers.aliases import Aliases
from action.importers.formats.firehydrant_words import people_in, words_of
from action.importers.import_model import (
    UTC,
    Export,
    FieldValue,
    Import,
    Json,
    Task,
    Wishes,
    counted,
    refusal,
    service_names,
)
from action.importers.json_text import lost_rows, rows_of, text_of
from action.importers.mrkdwn import on_one_line
from action.markdown.safe import shortened
from action.review.incident import Event

LOOKED_FOR: Final = "`current_milestone`, or `data` with `incident_id` and `occurred_at`"
_OURS: Final = frozenset({"started", "detected", "mitigated", "resolved"})
"""The milestones of FireHydrant that are ours too; others become events."""


def knows(export: Export) -> bool:
    """Whether JSON is an incident, a page of its events, or a webhook about it."""
    return bool(_whole(export.data)) or any(map(_is_event, _rows(export.data)))


def imported(task: Task) -> Import:
    """Events and milestones of one incident. Raises ReviewError where there are two, or none."""
    pages, wishes, path = task.pages, task.wishes, task.exports[0].path
    whole = _only(pages, path)
    rows = _once(row for page in pages for row in _rows(page) if _is_event(row))
    people = Aliases(dict(people_in(rows, whole)), names=wishes.names)
    source = text_of(whole, "incident_url") or None
    told = [_event(row, people, source) for row in task.watch(rows)]
    told += [Event(name, "", at, source=source) for key, name, at in _others(whole)]
    events = tuple(stamps.in_order(told))
    if not any(event.at for event in events):
        remedy = "save the answer to `GET /v1/incidents/{id}/events` of FireHydrant too"
        raise refusal("There is no event with a time here", remedy, path)
    return Import(
        title=wishes.title or text_of(whole, "name"),
        day=wishes.day_from(events),
        zone=wishes.zone or UTC,
        events=events,
        fields=dict(_fields(whole, wishes)),
        left_out=tuple(_left_out(pages)),
        doubts=(*people.notes(), *_doubts(pages, whole, wishes)),
    )


# --- what is here ---------------------------------------------------------------------------------


def _rows(page: Json) -> list[Mapping[str, Json]]:
    if isinstance(page, list):
        return [row for row in page if isinstance(row, dict)]
    return list(rows_of(page, "data"))


def _is_event(row: Mapping[str, Json]) -> bool:
    """Whether it is an event as FireHydrant lists it; others list events, too."""
    told = "visibility" in row or text_of(row, "type").startswith("event/")
    return told and {"incident_id", "occurred_at"} <= row.keys()


def _whole(page: Json) -> Mapping[str, Json]:
    """The incident that a page is about: bare, or in a webhook; empty where it is about none."""
    data = page.get("data") if isinstance(page, dict) else None
    for one in (page, data.get("incident") if isinstance(data, dict) else None):
        if isinstance(one, dict) and "current_milestone" in one and text_of(one, "name"):
            return one
    return {}


def _only(pages: Iterable[Json], path: str) -> Mapping[str, Json]:
    """The incident; of several webhooks about it what was said last."""
    given = sorted(map(_whole, pages), key=lambda row: text_of(row, "updated_at"))
    found = {text_of(row, "id") or text_of(row, "name"): row for row in given if row}
    said = {text_of(row, "incident_id") for page in pages for row in _rows(page) if _is_event(row)}
    different = {*found, *said} - {""}
    if len(different) > 1:
        named = (text_of(found.get(ident), "name") or ident for ident in sorted(different))
        what = f"These are {len(different)} incidents ({shortened('; '.join(named), 200)})"
        raise refusal(on_one_line(what), "give the files of one incident", path)
    return next(iter(found.values()), {})


def _once(rows: Iterable[Mapping[str, Json]]) -> list[Mapping[str, Json]]:
    """Every event once, however many pages bring it."""
    return list(
        {text_of(row, "id") or repr(sorted(row.items(), key=str)): row for row in rows}.values()
    )


# --- what it says ---------------------------------------------------------------------------------


def _event(row: Mapping[str, Json], people: Aliases, source: str | None) -> Event:
    written = text_of(row, "occurred_at")
    at = stamps.stamp(written)
    public = text_of(row, "visibility") in {"open_to_public", "internal_status_page"}
    kind = "communication" if public else None
    return Event(words_of(row, people), "" if at else written, at, kind, source, _by(row, people))


def _by(row: Mapping[str, Json], people: Aliases) -> str | None:
    """The product itself by name, people only where that is asked for."""
    name = text_of(row, "author", "name")
    if name.lower().startswith("firehydrant"):
        return on_one_line(name)
    return people.by(text_of(row, "author", "id") or name)


def _milestones(whole: Mapping[str, Json]) -> Iterator[tuple[str, str, datetime]]:
    """The milestones that are set: key, name and moment; phases are what came after the list."""
    phases = rows_of(whole, "lifecycle_phases")
    rows = [
        *rows_of(whole, "milestones"),
        *(row for at in phases for row in rows_of(at, "milestones")),
    ]
    for row in rows:
        key = text_of(row, "slug") or text_of(row, "type")
        name = text_of(row, "name") or key.replace("_", " ").capitalize()
        if key and (at := stamps.stamp(row.get("occurred_at"))):
            yield key, on_one_line(name), at


def _others(whole: Mapping[str, Json]) -> Sequence[tuple[str, str, datetime]]:
    """The milestones that no field of ours holds, each once."""
    return tuple({row[0]: row for row in _milestones(whole) if row[0] not in _OURS}.values())


def _fields(whole: Mapping[str, Json], wishes: Wishes) -> Iterator[tuple[str, FieldValue]]:
    if at := stamps.stamp(whole.get("started_at")):
        yield "started", at
    if at := stamps.stamp(whole.get("created_at")):
        yield "declared", at
    yield from ((key, at) for key, _, at in _milestones(whole) if key in _OURS)
    if text := (text_of(whole, "summary") or text_of(whole, "description")).strip():
        yield "summary", text
    if text := text_of(whole, "customer_impact_summary").strip():
        yield "impact", text
    if (known := _severity(whole).lower()) in wishes.settings.severities:
        yield "severity", known
    if services := service_names(text_of(row, "name") for row in rows_of(whole, "services")):
        yield "services", services
    channels = [text_of(row, "url") for row in rows_of(whole, "incident_channels")]
    if channel := next(filter(None, channels), ""):
        yield "channel", channel
    if url := text_of(whole, "incident_url"):
        yield "links", (url,)


def _severity(whole: Mapping[str, Json]) -> str:
    """An answer has a word, a webhook an object with it."""
    return (text_of(whole, "severity") or text_of(whole, "severity", "slug")).strip()


def _left_out(pages: Iterable[Json]) -> Iterator[str]:
    lost = 0
    for page in pages:
        if isinstance(page, list):
            lost += len(page) - sum(map(_is_event, _rows(page)))
        else:
            rows = _rows(page)
            lost += lost_rows(page, "data") + len(rows) - sum(map(_is_event, rows))
    if lost:
        yield counted(lost, "event that cannot be read", "events that cannot be read")


def _doubts(pages: Sequence[Json], whole: Mapping[str, Json], wishes: Wishes) -> Iterator[str]:
    severity = _severity(whole)
    if severity and severity.lower() not in wishes.settings.severities:
        said = on_one_line(severity)
        yield f"FireHydrant calls it “{said}”, unknown in your settings; set `severity` yourself"
    yield from _missing(pages)


def _missing(pages: Iterable[Json]) -> Iterator[str]:
    """How many pages of events there are beside those that are here."""
    notes = [page.get("pagination") for page in pages if isinstance(page, dict)]
    given = [note for note in notes if isinstance(note, dict)]
    counts = [count for note in given if isinstance(count := note.get("pages"), int)]
    if max(counts, default=0) > len(given):
        yield (
            f"FireHydrant has {max(counts)} pages of events, but only {len(given)}"
            f" {'is' if len(given) == 1 else 'are'} here; fetch the others too (`page`),"
            " and write `--from` for each"
        )
