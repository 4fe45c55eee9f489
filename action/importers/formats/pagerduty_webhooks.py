"""What PagerDuty sends to webhooks, in the shape of its log.

Read are V3 webhooks (`event` with `event_type` and `occurred_at`), one a file or several in a list,
and those of V2 that somebody has kept (`messages` with `log_entries`), as
https://developer.pagerduty.com/docs/webhooks-overview describes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from action.importers import stamps
from action.importers.import_model import Json, counted
from action.importers.json_text import rows_of, text_of

LOOKED_FOR: Final = "a webhook's `event` with `event_type`"
ENTRY: Final = "_log_entry"
_OURS: Final = "incident."
_IN_THE_LOG: Final = MappingProxyType(
    {
        "triggered": "trigger",
        "acknowledged": "acknowledge",
        "unacknowledged": "unacknowledge",
        "resolved": "resolve",
        "annotated": "annotate",
        "escalated": "escalate",
        "reassigned": "assign",
        "delegated": "delegate",
        "reopened": "reopen",
        "priority_updated": "priority_change",
    }
)
"""What an event of a webhook is called in the log; others keep their name."""
_WORDS: Final = MappingProxyType(
    {
        "annotated": ("Note added", ""),
        "delegated": ("Reassigned to another escalation policy", "Reassigned to"),
        "escalated": ("Escalated", "Escalated to"),
        "priority_updated": ("Priority changed", "Priority changed to"),
        "reassigned": ("Reassigned", "Reassigned to"),
        "responder.added": ("Help asked for", "Help asked of"),
        "responder.replied": (
            "Reply to the request for help",
            "Reply to the request for help from",
        ),
    }
)
"""What an event is called alone, and in front of somebody or something."""
_AROUND: Final = range(-2, 3)
"""Seconds between which the log and a webhook may tell one thing."""


def webhooks(page: Json) -> list[Mapping[str, Json]]:
    """The events that a file of webhooks holds, whatever they are about."""
    rows = page if isinstance(page, list) else [page]
    events = [row.get("event", row) for row in rows if isinstance(row, dict)]
    return [row for row in events if text_of(row, "event_type") and "occurred_at" in row]


def of_v2(page: Json) -> list[Mapping[str, Json]]:
    """The messages of a V2 webhook about incidents."""
    return [row for row in rows_of(page, "messages") if text_of(row, "event").startswith(_OURS)]


def entries(page: Json) -> Iterator[dict[str, Json]]:
    """The events about incidents as entries of the log."""
    for row in webhooks(page):
        if text_of(row, "event_type").startswith(_OURS):
            yield _entry(row)
    for message in of_v2(page):
        for row in rows_of(message, "log_entries"):
            yield {"incident": message.get("incident"), **row}


def beyond(log: Iterable[Mapping[str, Json]], page: Json) -> Iterator[dict[str, Json]]:
    """What a page of webhooks tells that the log does not tell already."""
    known = {
        (text_of(row, "type"), int(at.timestamp()) + step)
        for row in log
        if (at := stamps.stamp(row.get("created_at")))
        for step in _AROUND
    }
    for entry in entries(page):
        at = stamps.stamp(entry.get("created_at"))
        if not at or (text_of(entry, "type"), int(at.timestamp())) not in known:
            yield entry


def left_out(pages: Iterable[Json]) -> Iterator[str]:
    """What is not told of webhooks, and why."""
    found = [row for page in pages for row in webhooks(page)]
    others = sum(not text_of(row, "event_type").startswith(_OURS) for row in found)
    if others:
        yield counted(
            others, "webhook that is not about an incident", "webhooks not about incidents"
        )
    data = (row.get("data") for row in found)
    cut = sum(row.get("trimmed") is True for row in data if isinstance(row, dict))
    if cut:
        yield f"the end of {counted(cut, 'note or update')} that PagerDuty has cut; its log has all"


def _entry(row: Mapping[str, Json]) -> dict[str, Json]:
    data = row.get("data")
    kind = text_of(row, "event_type").removeprefix(_OURS)
    own = text_of(data, "type") == "incident"
    users = [data.get("user")] if isinstance(data, dict) else []
    whom = rows_of(data, "assignees") if kind in {"reassigned", "escalated"} else users
    return {
        "id": text_of(row, "id"),
        "type": _IN_THE_LOG.get(kind, kind) + ENTRY,
        "created_at": row.get("occurred_at"),
        "agent": row.get("agent"),
        "assignees": whom,
        "incident": data if own else data.get("incident") if isinstance(data, dict) else None,
        "note": text_of(data, "content") or ("" if own else text_of(data, "message")),
        "summary": _summary(kind, row, whom),
    }


def _summary(kind: str, row: Mapping[str, Json], whom: Iterable[Json]) -> str:
    """A sentence as the log has it; people in it are called by name, and so found again."""
    names = [text_of(each, "summary") for each in whom]
    if key := {"priority_updated": "priority", "delegated": "escalation_policy"}.get(kind):
        names = [text_of(row, "data", key, "summary")]
    alone, before = _WORDS.get(kind, (kind.replace("_", " ").replace(".", " ").capitalize(), ""))
    named = ", ".join(filter(None, names))
    said = f"{before} {named}" if before and named else alone
    by, state = text_of(row, "agent", "summary"), text_of(row, "data", "state")
    title = text_of(row, "data", "title") if kind == "triggered" else ""
    said = f"{said} by {by}" if by and by != named else said
    said = f"{said} ({state})" if state and kind == "responder.replied" else said
    return f"{said}: {title}" if title else said
