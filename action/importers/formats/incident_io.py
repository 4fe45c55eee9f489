"""The story of an incident as incident.io tells it.

Read are the answers of its public API (https://api.incident.io), one or several together:
`GET /v2/incidents/{id}` (`incident`), `GET /v2/incident_timeline_items?incident_id=…`,
`GET /v2/incident_updates?incident_id=…` and `GET /v2/incident_activity_log_entries?incident_id=…`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from action.errors import Letter, ReviewError
from action.importers import mrkdwn, stamps
from action.importers.aliases import Aliases
from action.importers.formats import incident_io_facts
from action.importers.import_model import UTC, Export, Import, Json, Task, Wishes, counted
from action.importers.json_text import lost_rows, rows_of, text_of
from action.review.incident import Event

ITEMS: Final = "incident_timeline_items"
UPDATES: Final = "incident_updates"
ENTRIES: Final = "incident_activity_log_entries"
_LISTS: Final = (ITEMS, UPDATES, ENTRIES)
LOOKED_FOR: Final = f"`incident`, `{ITEMS}`, `{UPDATES}` or `{ENTRIES}`"
_TOLD_BY_UPDATES: Final = frozenset({"incident_update", "status_change"})


def knows(export: Export) -> bool:
    """Whether JSON has the shape of an incident, its timeline, its updates or its activity log."""
    data = export.data
    if isinstance(data, list):
        return _list_of(data) is not None
    return isinstance(data, dict) and (
        any(isinstance(data.get(key), list) for key in _LISTS)
        or any(
            "incident_status" in row or "incident_timestamp_values" in row for row in _given(data)
        )
    )


def imported(task: Task) -> Import:
    """The items, updates and activity of one incident as events. Raises ReviewError."""
    pages, wishes = task.pages, task.wishes
    incident = _incident(pages)
    rows = {key: list(_once(pages, key)) for key in _LISTS}
    people = Aliases(
        dict(_people([incident, *(row for key in _LISTS for row in rows[key])])), names=wishes.names
    )
    kept, left_out = _own(rows, incident)
    events = [*_items(task.watch(kept[ITEMS]), people), *_updates(kept[UPDATES], people)]
    events += [*_entries(kept[ENTRIES], people), *_moments(incident)]
    source = text_of(incident, "permalink") or None
    events = sorted((replace(event, source=source) for event in events), key=_order)
    if not any(event.at for event in events):
        what = "There is no event with a time here"
        remedy = f"export `GET /v2/{ITEMS}` or `GET /v2/{UPDATES}` of incident.io"
        raise ReviewError(Letter(what, remedy))
    return Import(
        title=wishes.title or text_of(incident, "name"),
        day=wishes.day_from(events),
        zone=wishes.zone or UTC,
        events=tuple(events),
        fields=dict(incident_io_facts.fields(incident, kept[UPDATES], wishes)),
        left_out=(*left_out, *_lost(pages)),
        doubts=(*people.notes(), *_doubts(pages, incident, wishes)),
    )


# --- which rows there are -------------------------------------------------------------------------


def _list_of(data: Sequence[Json]) -> str | None:
    """Which list this is the inside of, as `jq '.incident_updates'` leaves it."""
    rows = [row for row in data if isinstance(row, dict) and "incident_id" in row]
    for key, mark in (
        (UPDATES, "new_incident_status"),
        (ENTRIES, "occurred_at"),
        (ITEMS, "timestamp"),
    ):
        if any(mark in row for row in rows):
            return key
    return None


def _given(page: Json) -> list[Mapping[str, Json]]:
    """The incidents that a page holds."""
    one = page.get("incident") if isinstance(page, dict) else None
    return [one] if isinstance(one, dict) else list(rows_of(page, "incidents"))


def _incident(pages: Iterable[Json]) -> Mapping[str, Json]:
    found = {text_of(row, "id"): row for page in pages for row in _given(page)}
    if len(found) > 1:
        named = ", ".join(
            text_of(row, "reference") or ident for ident, row in list(found.items())[:3]
        )
        what = f"These are {len(found)} incidents ({mrkdwn.on_one_line(named)[:200]})"
        raise ReviewError(Letter(what, "export one: `GET /v2/incidents/{id}`"))
    return next(iter(found.values()), {})


def _once(pages: Iterable[Json], key: str) -> Iterator[Mapping[str, Json]]:
    """Every row of a kind once, however many pages bring it."""
    seen: set[str] = set()
    for page in pages:
        rows = rows_of(page, key)
        if isinstance(page, list) and _list_of(page) == key:
            rows = [row for row in page if isinstance(row, dict)]
        for row in rows:
            ident = text_of(row, "id") or repr(sorted(row.items(), key=str))
            if ident not in seen:
                seen.add(ident)
                yield row


def _own(
    rows: Mapping[str, list[Mapping[str, Json]]], incident: Mapping[str, Json]
) -> tuple[dict[str, list[Mapping[str, Json]]], tuple[str, ...]]:
    """The rows of this incident, each told once; updates come for the whole organisation too."""
    ident = text_of(incident, "id") or _only([text_of(row, "incident_id") for row in rows[UPDATES]])
    updates = [row for row in rows[UPDATES] if text_of(row, "incident_id") == ident]
    promoted = {text_of(row, "activity_log_id") for row in rows[ITEMS]}
    entries = [
        row
        for row in rows[ENTRIES]
        if text_of(row, "id") not in promoted
        and not (updates and row.get("type") in _TOLD_BY_UPDATES)
    ]
    others, twice = len(rows[UPDATES]) - len(updates), len(rows[ENTRIES]) - len(entries)
    gone = (
        [counted(others, "update of another incident", "updates of other incidents")]
        if others
        else []
    )
    if twice:
        gone.append(
            counted(twice, "entry of the activity log", "entries of the activity log")
            + " recorded already"
        )
    return {ITEMS: rows[ITEMS], UPDATES: updates, ENTRIES: entries}, tuple(gone)


def _lost(pages: Iterable[Json]) -> Iterator[str]:
    """How many things in the lists are no rows of theirs."""
    lost = 0
    for page in pages:
        if isinstance(page, list):
            lost += sum(not isinstance(row, dict) for row in page)
        lost += sum(lost_rows(page, key) for key in _LISTS)
    if lost:
        yield counted(lost, "entry that cannot be read", "entries that cannot be read")


def _only(idents: Sequence[str]) -> str:
    different = set(idents)
    if len(different) > 1:
        what = f"These updates are from {len(different)} incidents"
        raise ReviewError(
            Letter(what, f"export those of one incident: `GET /v2/{UPDATES}?incident_id=…`")
        )
    return next(iter(different), "")


def _people(rows: Iterable[Mapping[str, Json]]) -> Iterator[tuple[str, str]]:
    for row in rows:
        actors = (row.get(key) for key in ("creator", "updater"))
        users = [actor.get("user") for actor in actors if isinstance(actor, dict)]
        users += [part.get("assignee") for part in rows_of(row, "incident_role_assignments")]
        for user in users:
            if name := text_of(user, "name"):
                yield text_of(user, "id") or name, name


# --- what they say --------------------------------------------------------------------------------


def _items(rows: Iterable[Mapping[str, Json]], people: Aliases) -> Iterator[Event]:
    for row in rows:
        title = people.in_words(mrkdwn.on_one_line(text_of(row, "title")))
        yield _event(
            row, "timestamp", _joined(title, text_of(row, "description")), "creator", people
        )


def _updates(rows: Iterable[Mapping[str, Json]], people: Aliases) -> Iterator[Event]:
    """What each update says, and what it changed."""
    before: dict[str, str] = {}
    for row in sorted(rows, key=lambda row: text_of(row, "created_at")):
        now = {
            "status": text_of(row, "new_incident_status", "name"),
            "severity": text_of(row, "new_severity", "name"),
        }
        changed = [
            f"{name}: {word}" for name, word in now.items() if word and before.get(name) != word
        ]
        before |= {name: word for name, word in now.items() if word}
        head = mrkdwn.on_one_line(", ".join(changed))
        head = head[:1].upper() + head[1:]
        event = _event(row, "created_at", _joined(head, text_of(row, "message")), "updater", people)
        yield replace(event, kind="communication")


def _entries(rows: Iterable[Mapping[str, Json]], people: Aliases) -> Iterator[Event]:
    for row in rows:
        title = people.in_words(mrkdwn.on_one_line(text_of(row, "title")))
        yield _event(row, "occurred_at", title or text_of(row, "type"), "creator", people)


def _moments(incident: Mapping[str, Json]) -> Iterator[Event]:
    """The timestamps that are no milestones of ours."""
    for name, at in incident_io_facts.timestamps(incident):
        if name.lower().removesuffix(" at") not in incident_io_facts.OUR_MILESTONES:
            yield Event(mrkdwn.on_one_line(name.removesuffix(" at")), "", at)


def _event(row: Mapping[str, Json], key: str, what: str, actor: str, people: Aliases) -> Event:
    at = stamps.stamp(row.get(key))
    user = row.get(actor)
    by = people.by(text_of(user, "user", "id") or text_of(user, "user", "name"))
    return Event(what or "An update without words", "" if at else text_of(row, key), at, by=by)


def _joined(head: str, text: str) -> str:
    words = mrkdwn.on_one_line(text)
    return (
        ". ".join([head.rstrip("."), words]) if head and words and words != head else head or words
    )


def _order(event: Event) -> datetime:
    return event.at or stamps.LAST


def _doubts(pages: Sequence[Json], incident: Mapping[str, Json], wishes: Wishes) -> Iterator[str]:
    severity = incident_io_facts.severity(incident)
    if severity and severity not in wishes.settings.severities:
        said = mrkdwn.on_one_line(text_of(incident, "severity", "name"))
        yield f"incident.io calls it “{said}”, unknown in your settings; set `severity` yourself"
    for key in _LISTS:
        metas = [page for page in pages if isinstance(page, dict) and key in page]
        if metas and all(_goes_on(page, key) for page in metas):
            yield (
                f"incident.io has more `{key}` than this; fetch the next page too (`after`),"
                " and write `--from` for each"
            )


def _goes_on(page: Json, key: str) -> bool:
    meta = page.get("pagination_meta")
    size = meta.get("page_size") if isinstance(meta, dict) else None
    full = isinstance(size, int) and len(rows_of(page, key)) >= size
    return full and bool(text_of(meta, "after"))
