"""What other tools export, in small; and what an import makes of it."""

from __future__ import annotations

import json
from typing import Any

from action.errors import ReviewError
from action.importers.import_model import Around, Import, Source, Wishes
from action.importers.readers import imported
from action.importers.writing import draft
from action.read.blank.blank_form import blank
from action.read.incident import incident
from action.read.settings import DEFAULTS
from action.review.incident import Incident

FIVE_PAST_TWO = 1772460300
"""2026-03-02 14:05 UTC, as Slack counts."""

CHANNEL = "https://acme.slack.com/archives/C0123456"
INCIDENT = {
    "id": "PT4KHLK",
    "type": "incident_reference",
    "summary": "[#1234] Checkout fails",
    "html_url": "https://acme.pagerduty.com/incidents/PT4KHLK",
}
MIRA = {"id": "PM", "type": "user_reference", "summary": "Mira Novak"}
MONITOR = {"id": "PS", "type": "service_reference", "summary": "Checkout monitor"}


NOTHING_AROUND = Around()


def told(*data: Any, around: Around = NOTHING_AROUND, **wishes: Any) -> Import:
    """What these JSON texts tell, each a file of its own."""
    sources = [Source(f"{i}.json", json.dumps(each)) for i, each in enumerate(data)]
    return imported(sources, Wishes(**wishes), lambda: around)


def told_by(path: str, text: str, **wishes: Any) -> Import:
    """What the text of one file tells."""
    return imported([Source(path, text)], Wishes(**wishes))


def letter(*data: Any, **wishes: Any) -> str:
    """The letter about JSON that cannot be imported."""
    try:
        told(*data, **wishes)
    except ReviewError as error:
        return str(error)
    return ""


def letter_by(path: str, text: str, **wishes: Any) -> str:
    """The letter about a file that cannot be imported."""
    try:
        told_by(path, text, **wishes)
    except ReviewError as error:
        return str(error)
    return ""


def read_back(found: Import, title: str = "Checkout is slow") -> Incident:
    """The incident as the action will read it from the file that the import makes."""
    made = draft(found if found.title else _titled(found, title), blank())
    read, _ = incident(made.text, path=f"incidents/{found.day}-x/{made.name}", settings=DEFAULTS)
    return read


def _titled(found: Import, title: str) -> Import:
    from dataclasses import replace

    return replace(found, title=title)


def lines(found: Import) -> list[str]:
    """Clock and words of every event, as the action will read them."""
    return [f"{event.label} {event.what}".strip() for event in read_back(found).events]


# --- Slack ----------------------------------------------------------------------------------------


def a_message(text: str = "Looking", minute: int = 0, **other: Any) -> dict[str, Any]:
    """Somebody says something, so many minutes after 14:05."""
    ts = f"{FIVE_PAST_TWO + 60 * minute}.000100"
    return {"type": "message", "user": "U1", "text": text, "ts": ts, **other}


def pinned(message: dict[str, Any], name: str = "pushpin") -> dict[str, Any]:
    """The same message, on which somebody reacted."""
    return {**message, "reactions": [{"name": name, "users": ["U2"], "count": 1}]}


# --- PagerDuty ------------------------------------------------------------------------------------


def an_entry(kind: str, clock: str, summary: str = "", **other: Any) -> dict[str, Any]:
    """An entry of PagerDuty's log."""
    return {
        "id": f"R{kind}{clock}",
        "type": f"{kind}_log_entry",
        "created_at": f"2026-03-02T{clock}Z",
        "summary": summary or kind.capitalize(),
        "html_url": None,
        "incident": INCIDENT,
        "agent": MIRA,
        **other,
    }


def a_log(*entries: dict[str, Any], more: bool = False) -> dict[str, Any]:
    """The answer of `GET /incidents/{id}/log_entries`."""
    return {"log_entries": list(entries), "limit": 100, "offset": 0, "more": more}


# --- incident.io ----------------------------------------------------------------------------------


def an_update(
    status: str, category: str, clock: str, message: str | None = None, **other: Any
) -> Any:
    """An update as `GET /v2/incident_updates` lists it."""
    return {
        "id": f"u{clock}",
        "incident_id": "01A",
        "created_at": f"2026-03-02T{clock}Z",
        "message": message,
        "new_incident_status": {"name": status, "category": category},
        "new_severity": {"name": "Minor"},
        "updater": {"user": {"id": "01M", "name": "Mira Novak"}},
        **other,
    }


def an_item(title: str, clock: str, **other: Any) -> dict[str, Any]:
    """An item as `GET /v2/incident_timeline_items` lists it."""
    return {
        "id": f"t{clock}",
        "incident_id": "01A",
        "timestamp": f"2026-03-02T{clock}Z",
        "created_at": "2026-03-02T18:00:00Z",
        "title": title,
        "creator": {"user": {"id": "01M", "name": "Mira Novak"}},
        **other,
    }


def an_incident_of_theirs(**other: Any) -> dict[str, Any]:
    """The answer of `GET /v2/incidents/{id}`."""
    return {
        "incident": {
            "id": "01A",
            "reference": "INC-42",
            "name": "Checkout is slow",
            "permalink": "https://app.incident.io/acme/incidents/42",
            "incident_status": {"name": "Closed", "category": "closed"},
            **other,
        }
    }


# --- Statuspage -----------------------------------------------------------------------------------


def a_page_update(status: str, clock: str, body: str = "", **other: Any) -> dict[str, Any]:
    """An update as a status page shows it; the page lists the newest first."""
    at = f"2026-03-02T{clock}:00.000Z"
    return {
        "id": f"u{status}{clock}",
        "incident_id": "p31zjtct2jer",
        "status": status,
        "body": body,
        "created_at": at,
        "display_at": at,
        "updated_at": at,
        "deliver_notifications": True,
        "affected_components": None,
        **other,
    }


def a_page_incident(*updates: dict[str, Any], **other: Any) -> dict[str, Any]:
    """An incident of a status page with its updates."""
    return {
        "id": "p31zjtct2jer",
        "page_id": "kctbh9vrtdwd",
        "name": "Checkout is slow",
        "status": "resolved",
        "impact": "major",
        "impact_override": None,
        "shortlink": "https://stspg.example/p31zjtct2jer",
        "created_at": "2026-03-02T14:05:00.000Z",
        "started_at": "2026-03-02T14:02:00.000Z",
        "updated_at": "2026-03-02T14:49:00.000Z",
        "monitoring_at": None,
        "resolved_at": "2026-03-02T14:49:00.000Z",
        "scheduled_for": None,
        "postmortem_body": None,
        "components": [{"id": "c1", "name": "Checkout API", "status": "operational"}],
        "incident_updates": list(updates),
        **other,
    }


def a_status_page(*incidents: dict[str, Any]) -> dict[str, Any]:
    """The answer of `GET /api/v2/incidents.json`."""
    page = {"id": "kctbh9vrtdwd", "name": "Acme", "time_zone": "Etc/UTC"}
    return {"page": page, "incidents": list(incidents)}


# --- Opsgenie -------------------------------------------------------------------------------------


def an_answer(data: Any, **other: Any) -> dict[str, Any]:
    """What every answer of Opsgenie's API looks like."""
    return {"data": data, "took": 0.1, "requestId": "9b4e2c1a", **other}


def a_timeline_entry(clock: str, title: str, description: str = "", **other: Any) -> dict[str, Any]:
    """An entry as `GET /v2/incident-timelines/{id}/entries` lists it."""
    return {
        "id": f"e{clock}",
        "group": "incident",
        "type": "IncidentCreated",
        "eventTime": f"2026-03-02T{clock}Z",
        "hidden": False,
        "actor": {"name": "Mira Novak", "type": "user"},
        "title": {"type": "plain_text", "content": title},
        "description": {"type": "plain_text", "content": description},
        "lastEdit": {"editTime": "2026-03-02T18:00:00Z", "actor": {"name": "Mira Novak"}},
        **other,
    }


def a_timeline(*entries: Any, **other: Any) -> dict[str, Any]:
    """The answer of `GET /v2/incident-timelines/{id}/entries`."""
    return an_answer({"entries": list(entries), **other})


def an_opsgenie_incident(**other: Any) -> dict[str, Any]:
    """The answer of `GET /v1/incidents/{id}`."""
    return an_answer(
        {
            "id": "70413a06",
            "tinyId": "42",
            "message": "Checkout is slow",
            "description": "One order in five fails.",
            "status": "resolved",
            "priority": "P2",
            "createdAt": "2026-03-02T14:05:00Z",
            "impactStartDate": "2026-03-02T14:02:00Z",
            "links": {"web": "https://acme.opsgenie.example/incident/70413a06"},
            **other,
        }
    )


def a_log_line(clock: str, log: str, owner: str = "System", **other: Any) -> dict[str, Any]:
    """A line as `GET /v2/alerts/{id}/logs` lists it."""
    at = f"2026-03-02T{clock}Z"
    return {"log": log, "type": "system", "owner": owner, "createdAt": at, "offset": at, **other}


# --- PagerDuty's webhooks -------------------------------------------------------------------------

THEIR_INCIDENT: dict[str, Any] = {
    "id": "PT4KHLK",
    "type": "incident",
    "html_url": "https://acme.pagerduty.com/incidents/PT4KHLK",
    "number": 1234,
    "status": "triggered",
    "created_at": "2026-03-02T14:05:30Z",
    "title": "Checkout fails",
    "assignees": [MIRA],
    "priority": {"id": "P1", "type": "priority_reference", "summary": "P1"},
    "escalation_policy": {"id": "PE", "type": "escalation_policy_reference", "summary": "Default"},
    "urgency": "high",
}


def a_webhook(kind: str, clock: str, data: Any = None, **other: Any) -> dict[str, Any]:
    """What a V3 webhook brings."""
    return {
        "event": {
            "id": f"01{kind}{clock}",
            "event_type": kind,
            "resource_type": kind.partition(".")[0],
            "occurred_at": f"2026-03-02T{clock}.169Z",
            "agent": MIRA,
            "client": None,
            "data": THEIR_INCIDENT if data is None else data,
            **other,
        }
    }


def about_it(kind: str, **other: Any) -> dict[str, Any]:
    """What a webhook brings that is about the incident and is not the incident."""
    return {"type": kind, "id": "P2LA89X", "incident": INCIDENT, **other}


# --- FireHydrant ----------------------------------------------------------------------------------


def a_hydrant_event(clock: str, body: str = "", **other: Any) -> dict[str, Any]:
    """An event as `GET /v1/incidents/{id}/events` lists it."""
    return {
        "id": f"e{clock}{body}",
        "incident_id": "04d9fd1a",
        "type": "event/chat_message",
        "context": "",
        "data": {"id": "d", "body": body, "created_at": "2026-03-02T18:00:00Z"},
        "occurred_at": f"2026-03-02T{clock}.000Z",
        "visibility": "private_to_org",
        "author": {
            "id": "2af3",
            "name": "Mira Novak",
            "source": "slack",
            "email": "m@acme.example",
        },
        "votes": {},
        **other,
    }


def their_events(*events: Any, pages: int = 1) -> dict[str, Any]:
    """A page of events."""
    return {
        "data": list(events),
        "pagination": {"count": 9, "page": 1, "items": 20, "pages": pages},
    }


def a_hydrant_incident(**other: Any) -> dict[str, Any]:
    """The answer of `GET /v1/incidents/{id}`."""
    return {
        "id": "04d9fd1a",
        "name": "Checkout is slow",
        "number": 602,
        "created_at": "2026-03-02T14:06:00.000Z",
        "started_at": "2026-03-02T14:02:00.000Z",
        "summary": "One order in five fails.",
        "customer_impact_summary": "Some could not pay.",
        "current_milestone": "resolved",
        "severity": "SEV2",
        "incident_url": "https://app.firehydrant.example/incidents/602",
        "services": [{"id": "s", "name": "Checkout API"}],
        "milestones": [
            {"type": "started", "occurred_at": "2026-03-02T14:02:00.000Z"},
            {"type": "acknowledged", "occurred_at": "2026-03-02T14:07:00.000Z"},
            {"type": "mitigated", "occurred_at": "2026-03-02T14:30:00.000Z"},
            {"type": "resolved", "occurred_at": "2026-03-02T14:49:00.000Z"},
        ],
        **other,
    }
