"""PagerDuty's log of an incident as a timeline.

Read are the answers of the REST API: `GET /incidents/{id}/log_entries` (`log_entries`), best with
`include[]=channels`, and `GET /incidents/{id}` (`incident`) beside it; and webhooks that were kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Final

from action.errors import Letter, ReviewError
from action.importers import mrkdwn, stamps
from action.importers.aliases import Aliases
from action.importers.formats import pagerduty_webhooks
from action.importers.import_model import UTC, Export, FieldValue, Import, Json, Task, counted
from action.importers.json_text import lost_rows, rows_of, text_of
from action.review.incident import Event

LOOKED_FOR: Final = f"`log_entries`, or {pagerduty_webhooks.LOOKED_FOR}"
_ENTRY: Final = pagerduty_webhooks.ENTRY
_NUMBER: Final = re.compile(r"^\[#\d+\]\s*")
_OPEN_OR_OVER: Final = frozenset({"trigger", "reopen", "resolve"})
_KINDS: Final = MappingProxyType(
    {
        "trigger_log_entry": "observation",
        "notify_log_entry": "communication",
        "status_update_published_log_entry": "communication",
        "acknowledge_log_entry": "action",
        "resolve_log_entry": "action",
    }
)
"""What the log itself says of an entry, in the words of R39."""


def knows(export: Export) -> bool:
    """Whether JSON has the shape of log entries, or of an incident of PagerDuty."""
    data = export.data
    if pagerduty_webhooks.webhooks(data) or pagerduty_webhooks.of_v2(data):
        return True
    if isinstance(data, list):
        return any(_is_entry(row) for row in data)
    return isinstance(data, dict) and (
        isinstance(data.get("log_entries"), list)
        or text_of(data, "incident", "type") in {"incident", "incident_reference"}
    )


def imported(task: Task) -> Import:
    """The log entries of all pages as events. Raises ReviewError where they tell none, or two."""
    pages, wishes = task.pages, task.wishes
    entries = sorted(_once(pages), key=_order)
    incident = _incident(pages, entries)
    people = Aliases(dict(_people(entries)), names=wishes.names)
    kept = list(_telling(entries))
    events = tuple(_event(entry, incident, people) for entry in task.watch(kept))
    if not any(event.at for event in events):
        what = "There is no log entry with a time here"
        raise ReviewError(Letter(what, "export `GET /incidents/{id}/log_entries` of PagerDuty"))
    repeated = len(entries) - len(kept)
    return Import(
        title=wishes.title or _title(incident),
        day=wishes.day_from(events),
        zone=wishes.zone or UTC,
        events=events,
        fields=dict(_fields(entries, incident)),
        left_out=tuple(_left_out(pages, repeated)),
        doubts=(*people.notes(), *_doubts(pages, incident)),
    )


def _is_entry(row: Json) -> bool:
    return text_of(row, "type").endswith(_ENTRY) and bool(text_of(row, "created_at"))


def _once(pages: Sequence[Json]) -> list[Mapping[str, Json]]:
    """Every entry of one incident once, however many pages bring it."""
    found: dict[str, Mapping[str, Json]] = {}
    logs = [page if isinstance(page, list) else rows_of(page, "log_entries") for page in pages]
    log = [row for rows in logs for row in rows if _is_entry(row)]
    for row in (*log, *(row for page in pages for row in pagerduty_webhooks.beyond(log, page))):
        if _is_entry(row):
            found.setdefault(text_of(row, "id") or repr(sorted(row.items(), key=str)), row)
    incidents = {
        text_of(row, "incident", "id"): text_of(row, "incident", "summary")
        or _title(row.get("incident"))
        for row in found.values()
    }
    incidents.pop("", None)
    if len(incidents) > 1:
        named = ", ".join(
            mrkdwn.on_one_line(name or ident) for ident, name in list(incidents.items())[:3]
        )
        what = f"These log entries are from {len(incidents)} incidents ({named[:200]})"
        raise ReviewError(
            Letter(what, "export those of one incident: `GET /incidents/{id}/log_entries`")
        )
    return list(found.values())


def _order(entry: Mapping[str, Json]) -> datetime:
    return stamps.stamp(entry.get("created_at")) or stamps.LAST


def _incident(pages: Iterable[Json], entries: Iterable[Mapping[str, Json]]) -> Mapping[str, Json]:
    """The incident itself where it is given, else the reference that the entries carry."""
    given = [page["incident"] for page in pages if isinstance(page, dict) and page.get("incident")]
    carried = [entry["incident"] for entry in entries if entry.get("incident")]
    return next((row for row in (*given, *carried) if isinstance(row, dict)), {})


def _title(incident: Json) -> str:
    return text_of(incident, "title") or _NUMBER.sub("", text_of(incident, "summary"))


def _people(entries: Iterable[Mapping[str, Json]]) -> Iterator[tuple[str, str]]:
    """Everybody the entries name; services and integrations are no people."""
    for entry in entries:
        channel = entry.get("channel")
        user = channel.get("user") if isinstance(channel, dict) else None
        for row in (entry.get("agent"), entry.get("user"), user, *rows_of(entry, "assignees")):
            name = text_of(row, "summary") or text_of(row, "name")
            if text_of(row, "type").startswith("user") and name:
                yield text_of(row, "id") or name, name


def _telling(entries: Iterable[Mapping[str, Json]]) -> Iterator[Mapping[str, Json]]:
    """All entries but repeats: PagerDuty rings the same person by push, SMS and phone, again."""
    rung: set[str] = set()
    for entry in entries:
        if entry.get("type") == "notify_log_entry":
            person = text_of(entry, "user", "id") or text_of(entry, "summary")
            if person in rung:
                continue
            rung.add(person)
        yield entry


# --- what an entry says ---------------------------------------------------------------------------


def _event(entry: Mapping[str, Json], incident: Mapping[str, Json], people: Aliases) -> Event:
    at = stamps.stamp(entry.get("created_at"))
    return Event(
        _what(entry, people),
        "" if at else text_of(entry, "created_at"),
        at,
        _KINDS.get(text_of(entry, "type")),
        text_of(entry, "html_url")
        or text_of(incident, "html_url")
        or text_of(entry, "self")
        or None,
        _by(entry, people),
    )


def _what(entry: Mapping[str, Json], people: Aliases) -> str:
    """PagerDuty's summary, and what a person or a monitor added to it."""
    kind = text_of(entry, "type").removesuffix(_ENTRY).replace("_", " ").capitalize()
    summary = people.in_words(mrkdwn.on_one_line(text_of(entry, "summary"))) or kind
    added = [mrkdwn.on_one_line(line) for line in _added(entry)]
    said = [line for line in dict.fromkeys(added) if line and line not in summary]
    return " ".join(
        [": ".join([summary.rstrip(" .:"), *said]) if said else summary, *_links(entry)]
    )


def _added(entry: Mapping[str, Json]) -> Iterator[str]:
    yield text_of(entry, "note")
    channel = entry.get("channel")
    kind, trigger = text_of(channel, "type"), entry.get("type") == "trigger_log_entry"
    if kind == "note":
        yield text_of(channel, "content") or text_of(channel, "summary")
    yield text_of(entry, "event_details", "description")
    if trigger:
        yield text_of(channel, "summary") or text_of(channel, "subject")
    changes = entry.get("changeset")
    yield from (
        (line for line in changes if isinstance(line, str)) if isinstance(changes, list) else ()
    )


def _links(entry: Mapping[str, Json]) -> Iterator[str]:
    """The links and pictures that a monitor has sent along."""
    for row in rows_of(entry, "contexts"):
        url = text_of(row, "href") or text_of(row, "src")
        if url.startswith(("https://", "http://")):
            yield f"({mrkdwn.markdown_link(text_of(row, 'text') or text_of(row, 'type'), url)})"


def _by(entry: Mapping[str, Json], people: Aliases) -> str | None:
    agent = entry.get("agent")
    if text_of(agent, "type").startswith("user"):
        return people.by(text_of(agent, "id") or text_of(agent, "summary"))
    return text_of(agent, "summary") or None


# --- what it says of the incident -----------------------------------------------------------------


def _fields(
    entries: Sequence[Mapping[str, Json]], incident: Mapping[str, Json]
) -> Iterator[tuple[str, FieldValue]]:
    """When it was noticed and when it was over, as the log says it, and where it lies."""
    states = [(text_of(row, "type"), stamps.stamp(row.get("created_at"))) for row in entries]
    detected = [at for kind, at in states if kind == "trigger_log_entry" and at]
    ends = [(kind, at) for kind, at in states if at and kind.removesuffix(_ENTRY) in _OPEN_OR_OVER]
    if detected:
        yield "detected", detected[0]
    if ends and ends[-1][0] == f"resolve{_ENTRY}":
        yield "resolved", ends[-1][1]
    if url := text_of(incident, "html_url"):
        yield "links", (url,)


def _left_out(pages: Sequence[Json], repeated: int) -> Iterator[str]:
    if repeated:
        yield counted(repeated, "repeated notification")
    if lost := sum(map(_lost, pages)):
        yield counted(lost, "entry that cannot be read", "entries that cannot be read")
    yield from pagerduty_webhooks.left_out(pages)


def _lost(page: Json) -> int:
    """How many things in a page are neither entries nor webhooks."""
    if isinstance(page, list):
        return len(page) - sum(map(_is_entry, page)) - len(pagerduty_webhooks.webhooks(page))
    rows = rows_of(page, "log_entries")
    return lost_rows(page, "log_entries") + sum(not _is_entry(row) for row in rows)


def _doubts(pages: Sequence[Json], incident: Mapping[str, Json]) -> Iterator[str]:
    urgency = text_of(incident, "priority", "summary") or text_of(incident, "urgency")
    if urgency:
        yield f"PagerDuty calls it “{mrkdwn.on_one_line(urgency)}”; set `severity` yourself"
    logs = [page for page in pages if isinstance(page, dict) and "log_entries" in page]
    if logs and all(page.get("more") is True for page in logs):
        yield (
            "PagerDuty has more entries than this; fetch the next page too (`offset`),"
            " and write `--from` for each"
        )
