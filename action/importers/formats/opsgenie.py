"""Incidents and alerts as Opsgenie tells them.

Read are answers of its REST API, one or several together: `GET /v2/incident-timelines/{id}/entries`
with `GET /v1/incidents/{id}`, and `GET /v2/alerts/{id}/logs` and `/notes` with `GET
/v2/alerts/{id}`, as https://docs.opsgenie.com/docs/incident-timeline-api, `incident-api` and
`alert-api` describe them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from action.importers import stamps
from action.importers.aliases import Aliases
from action.importers.import_model import (
    UTC,
    Export,
    FieldValue,
    Import,
    Json,
    Task,
    counted,
    refusal,
)
from action.importers.json_text import lost_rows, rows_of, text_of
from action.importers.mrkdwn import on_one_line
from action.markdown.safe import shortened
from action.review.incident import Event

LOOKED_FOR: Final = "`entries` with `eventTime`, alert logs, or an alert or incident with `tinyId`"
_WORDS: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MAIL: Final = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_KINDS: Final = ("eventTime", "log", "note")
_NEXT: Final = (("data", "nextOffset"), ("paging", "next"))


def knows(export: Export) -> bool:
    """Whether JSON is an answer with a timeline, logs, notes, an alert or an incident."""
    page = export.data
    return bool(_whole(page)) or any(_is_row(row) for row in _rows(page))


def imported(task: Task) -> Import:
    """Entries, logs and notes of one incident or alert as events. Raises ReviewError."""
    path, wishes = task.exports[0].path, task.wishes
    whole = _only([found for page in task.pages if (found := _whole(page))], path)
    rows = _once(row for page in task.pages for row in _rows(page) if _is_row(row))
    kept = [row for row in rows if row.get("hidden") is not True]
    people = Aliases(dict(_people(rows, whole)), names=wishes.names)
    source = text_of(whole, "links", "web") or None
    events = tuple(stamps.in_order(_event(row, people, source) for row in task.watch(kept)))
    if not any(event.at for event in events):
        remedy = "save `GET /v2/incident-timelines/{id}/entries`, or `GET /v2/alerts/{id}/logs`"
        raise refusal("There is no event with a time here", f"{remedy} of Opsgenie", path)
    return Import(
        title=wishes.title or text_of(whole, "message"),
        day=wishes.day_from(events),
        zone=wishes.zone or UTC,
        events=events,
        fields=dict(_fields(whole)),
        left_out=tuple(_left_out(task.pages, len(rows) - len(kept))),
        doubts=(*people.notes(), *_doubts(whole, task.pages)),
    )


# --- what is here ---------------------------------------------------------------------------------


def _rows(page: Json) -> list[Mapping[str, Json]]:
    """The rows of an answer: in `data`, or in `entries` inside it."""
    if not isinstance(page, dict):
        return []
    return [*rows_of(page, "data"), *rows_of(page.get("data"), "entries")]


def _is_row(row: Mapping[str, Json]) -> bool:
    """An entry of a timeline, or a line of an alert's log, or a note on it."""
    logged = "createdAt" in row and "owner" in row and bool({"log", "note"} & row.keys())
    return "eventTime" in row or logged


def _whole(page: Json) -> Mapping[str, Json]:
    """The alert or incident that an answer is about; empty where it is about none."""
    data = page.get("data") if isinstance(page, dict) else None
    is_one = isinstance(data, dict) and "tinyId" in data and "message" in data
    return data if is_one and isinstance(data, dict) else {}


def _only(found: Iterable[Mapping[str, Json]], path: str) -> Mapping[str, Json]:
    different = {text_of(row, "id") or text_of(row, "tinyId"): row for row in found}
    if len(different) > 1:
        named = "; ".join(on_one_line(text_of(row, "message")) for row in different.values())
        what = f"These are {len(different)} incidents or alerts ({shortened(named, 200)})"
        raise refusal(what, "give the files of one incident or alert", path)
    return next(iter(different.values()), {})


def _once(rows: Iterable[Mapping[str, Json]]) -> list[Mapping[str, Json]]:
    """Every row once, however many pages bring it."""
    return list(
        {text_of(row, "id") or repr(sorted(row.items(), key=str)): row for row in rows}.values()
    )


def _people(
    rows: Iterable[Mapping[str, Json]], whole: Mapping[str, Json]
) -> Iterator[tuple[str, str]]:
    """Everybody who is named, by an address in words too; the system itself is nobody."""
    for row in rows:
        yield from ((mail, mail) for said in _said(row) for mail in _MAIL.findall(said))
        for name in (text_of(row, "owner"), text_of(row, "actor", "name")):
            if name and name.lower() != "system" and _is_person(row):
                yield name, name
    if owner := text_of(whole, "owner"):
        yield owner, owner


def _is_person(row: Mapping[str, Json]) -> bool:
    """Whether who did it is a person; of a log only the name tells."""
    return text_of(row, "actor", "type").lower() in {"", "user"}


# --- what it says ---------------------------------------------------------------------------------


def _event(row: Mapping[str, Json], people: Aliases, source: str | None) -> Event:
    written = text_of(row, "eventTime") or text_of(row, "createdAt")
    at = stamps.stamp(written)
    kind = "communication" if "note" in row else None
    return Event(_what(row, people), "" if at else written, at, kind, source, _by(row, people))


def _what(row: Mapping[str, Json], people: Aliases) -> str:
    """The title and description of an entry, the line of a log, or a note."""
    words = list(dict.fromkeys(filter(None, map(on_one_line, _said(row)))))
    kind = _WORDS.sub(" ", text_of(row, "type")).capitalize()
    return people.in_words(": ".join(words)) or on_one_line(kind) or "An entry without words"


def _said(row: Mapping[str, Json]) -> list[str]:
    said = [text_of(row, key, "content") or text_of(row, key) for key in ("title", "description")]
    return [*said, text_of(row, "log"), text_of(row, "note")]


def _by(row: Mapping[str, Json], people: Aliases) -> str | None:
    """Who or what it was: a person only where names are asked for."""
    actor = text_of(row, "actor", "name")
    if actor and not _is_person(row):
        return on_one_line(actor)
    return people.by(actor or text_of(row, "owner"))


def _fields(whole: Mapping[str, Json]) -> Iterator[tuple[str, FieldValue]]:
    """When people felt it, as people set it; an alert notices, an incident is declared."""
    created = "detected" if "alias" in whole else "declared"
    known = (("started", "impactStartDate"), (created, "createdAt"), ("mitigated", "impactEndDate"))
    for name, key in known:
        if at := stamps.stamp(whole.get(key)):
            yield name, at
    if text := text_of(whole, "description").strip():
        yield "summary", text
    if url := text_of(whole, "links", "web"):
        yield "links", (url,)


def _left_out(pages: Iterable[Json], hidden: int) -> Iterator[str]:
    if hidden:
        yield counted(hidden, "entry hidden in Opsgenie", "entries hidden in Opsgenie")
    lost = 0
    for page in pages:
        data = page.get("data") if isinstance(page, dict) else None
        rows = _rows(page)
        lost += lost_rows(page, "data") + lost_rows(data, "entries")
        lost += sum(not _is_row(row) for row in rows)
    if lost:
        yield counted(lost, "entry that cannot be read", "entries that cannot be read")


def _doubts(whole: Mapping[str, Json], pages: Iterable[Json]) -> Iterator[str]:
    if priority := text_of(whole, "priority"):
        said = on_one_line(priority)
        yield f"Opsgenie gives it the priority “{said}”; set `severity` yourself"
    goes_on: dict[str, bool] = {}
    for page in filter(_rows, pages):
        kind = next(key for key in (*_KINDS, "") if key in _rows(page)[0] or not key)
        goes_on[kind] = goes_on.get(kind, True) and any(text_of(page, *keys) for keys in _NEXT)
    if any(goes_on.values()):
        yield (
            "Opsgenie has more entries than this; fetch the next page too (`offset`),"
            " and write `--from` for each"
        )
