"""What a status page of Atlassian Statuspage told the public, as a timeline.

Read are `GET /api/v2/incidents.json` of the page itself (`incidents`), an incident of the REST API
(`GET /v1/pages/{page}/incidents/{incident}`, bare), and what it sends to webhooks (`incident`), as
https://metastatuspage.com/api and https://developer.statuspage.io describe them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from action.errors import ReviewError
from action.importers import stamps
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

UPDATES: Final = "incident_updates"
LOOKED_FOR: Final = f"an incident with `{UPDATES}`"
_LISTS: Final = ("incidents", "scheduled_maintenances")
_REPORT: Final = "postmortem"


def knows(export: Export) -> bool:
    """Whether JSON holds incidents that have a name and updates of their own."""
    return any(True for _ in _incidents(export.data))


def imported(task: Task) -> Import:
    """The updates of one incident as events. Raises ReviewError where there are several or none."""
    path, wishes = task.exports[0].path, task.wishes
    found = _once(task.pages)
    incident = _chosen(found, wishes, path)
    told = [row for row in rows_of(incident, UPDATES) if row.get("status") != _REPORT]
    events = tuple(stamps.in_order(_event(row, incident) for row in task.watch(told)))
    if not any(event.at for event in events):
        what = "No update of this incident has a time"
        raise refusal(what, "save `/api/v2/incidents.json` of the status page again", path)
    return Import(
        title=wishes.title or text_of(incident, "name"),
        day=wishes.day_from(events),
        zone=wishes.zone or UTC,
        events=events,
        fields=dict(_fields(incident)),
        left_out=tuple(_left_out(incident, len(found) - 1)),
        doubts=tuple(_doubts(incident)),
    )


# --- which incident it is -------------------------------------------------------------------------


def _incidents(page: Json) -> Iterator[Mapping[str, Json]]:
    rows = list(page) if isinstance(page, list) else [page]
    if isinstance(page, dict):
        rows += [page.get("incident"), *(row for key in _LISTS for row in rows_of(page, key))]
    for row in rows:
        if isinstance(row, dict) and isinstance(row.get(UPDATES), list) and text_of(row, "name"):
            yield row


def _once(pages: Iterable[Json]) -> list[Mapping[str, Json]]:
    """Every incident once; of one that comes again, as a webhook brings it, what is told last."""
    found: dict[str, Mapping[str, Json]] = {}
    for page in pages:
        for row in _incidents(page):
            ident = text_of(row, "id") or text_of(row, "name")
            found[ident] = _joined(found[ident], row) if ident in found else row
    return list(found.values())


def _joined(one: Mapping[str, Json], other: Mapping[str, Json]) -> Mapping[str, Json]:
    older, newer = sorted((one, other), key=lambda row: text_of(row, "updated_at"))
    updates = {
        text_of(row, "id") or repr(sorted(row.items(), key=str)): row
        for incident in (older, newer)
        for row in rows_of(incident, UPDATES)
    }
    return {**newer, UPDATES: list(updates.values())}


def _chosen(found: Sequence[Mapping[str, Json]], wishes: Wishes, path: str) -> Mapping[str, Json]:
    """The only one; of several the one that is called so, or that began on the day asked for."""
    if wishes.day and len(found) > 1:
        found = [row for row in found if _began(row, wishes) == f"{wishes.day}"] or found
    title = wishes.title.casefold()
    found = [row for row in found if text_of(row, "name").strip().casefold() == title] or found
    if len(found) == 1:
        return found[0]
    named = "; ".join(f"{_began(row, wishes)} {on_one_line(text_of(row, 'name'))}" for row in found)
    what = f"These are {len(found)} incidents ({shortened(named, 200)})"
    raise _several(what, path)


def _several(what: str, path: str) -> ReviewError:
    remedy = "give the title of the one you mean, or its day: `--date 2026-03-02`"
    return refusal(what, remedy, path)


def _began(incident: Mapping[str, Json], wishes: Wishes) -> str:
    at = stamps.stamp(incident.get("started_at")) or stamps.stamp(incident.get("created_at"))
    return f"{at.astimezone(wishes.zone or UTC).date()}" if at else ""


# --- what it says ---------------------------------------------------------------------------------


def _event(update: Mapping[str, Json], incident: Mapping[str, Json]) -> Event:
    """An update at the time that the page shows; people may have put it back."""
    written = text_of(update, "display_at") or text_of(update, "created_at")
    at = stamps.stamp(written)
    source = text_of(incident, "shortlink") or None
    return Event(_what(update), "" if at else written, at, "communication", source)


def _what(update: Mapping[str, Json]) -> str:
    """The status and the words of an update, and the components that it changed."""
    status = _word(text_of(update, "status"))
    body = on_one_line(text_of(update, "body"))
    changed = ", ".join(_changes(update))
    said = ": ".join(filter(None, [status, body])) or "An update without words"
    return f"{said} ({changed})" if changed else said


def _changes(update: Mapping[str, Json]) -> Iterator[str]:
    for row in rows_of(update, "affected_components"):
        name, now = on_one_line(text_of(row, "name")), text_of(row, "new_status")
        if name and now and now != text_of(row, "old_status"):
            yield f"{name}: {_word(now).lower()}"


def _word(code: str) -> str:
    """`in_progress` as people say it."""
    return on_one_line(code).replace("_", " ").capitalize()


def _fields(incident: Mapping[str, Json]) -> Iterator[tuple[str, FieldValue]]:
    for name, key in (("started", "started_at"), ("resolved", "resolved_at")):
        if at := stamps.stamp(incident.get(key)):
            yield name, at
    if services := service_names(text_of(row, "name") for row in _touched(incident)):
        yield "services", services
    if url := text_of(incident, "shortlink"):
        yield "links", (url,)


def _touched(incident: Mapping[str, Json]) -> Iterator[Mapping[str, Json]]:
    yield from rows_of(incident, "components")
    for update in rows_of(incident, UPDATES):
        yield from rows_of(update, "affected_components")


def _left_out(incident: Mapping[str, Json], others: int) -> Iterator[str]:
    if others:
        yield counted(others, "other incident on the page", "other incidents on the page")
    reports = [row for row in rows_of(incident, UPDATES) if row.get("status") == _REPORT]
    if reports or text_of(incident, "postmortem_body"):
        yield "the postmortem on the page, which is a report and not an event"
    if lost := lost_rows(incident, UPDATES):
        yield counted(lost, "update that cannot be read", "updates that cannot be read")


def _doubts(incident: Mapping[str, Json]) -> Iterator[str]:
    impact = text_of(incident, "impact_override") or text_of(incident, "impact")
    if impact:
        said = on_one_line(impact)
        yield f"Statuspage calls its impact “{said}”; set `severity` yourself"
    yield "These words were written for the public; add what happened inside"
