"""What incident.io says of an incident as a whole: milestones, severity, addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from action.importers import stamps
from action.importers.import_model import FieldValue, Json, Wishes
from action.importers.json_text import rows_of, text_of
from action.read.forms.other_tools.incident_io_value import known_by

_OVER: Final = frozenset({"learning", "closed"})
"""Categories of a status after which incident.io counts an incident as resolved."""

OUR_MILESTONES: Final = MappingProxyType(
    {
        "impact started": "started",
        "started": "started",
        "detected": "detected",
        "impact detected": "detected",
        "declared": "declared",
        "reported": "declared",
        "fixed": "mitigated",
        "mitigated": "mitigated",
        "impact mitigated": "mitigated",
        "resolved": "resolved",
    }
)
"""The timestamps of incident.io (`Reported at`, …) as our milestones; others become events."""


def timestamps(incident: Mapping[str, Json]) -> Iterator[tuple[str, datetime]]:
    """The timestamps of an incident that are set, by the name that the organisation gives them."""
    for row in rows_of(incident, "incident_timestamp_values"):
        at = stamps.stamp(text_of(row, "value", "value"))
        name = text_of(row, "incident_timestamp", "name")
        if at and name:
            yield name, at


def fields(
    incident: Mapping[str, Json], updates: Iterable[Mapping[str, Json]], wishes: Wishes
) -> Iterator[tuple[str, FieldValue]]:
    """Timestamps that people have set win over what the updates let conclude."""
    yield from _from_updates(updates)
    stated = {name.lower().removesuffix(" at"): at for name, at in timestamps(incident)}
    yield from (
        (ours, stated[theirs])
        for theirs, ours in reversed(tuple(OUR_MILESTONES.items()))
        if theirs in stated
    )
    if summary := text_of(incident, "summary").strip():
        yield "summary", summary
    if (known := severity(incident)) in wishes.settings.severities:
        yield "severity", known
    if channel := text_of(incident, "slack_channel_url") or text_of(
        incident, "ms_teams_channel_url"
    ):
        yield "channel", channel
    names = (text_of(incident, "reference"), text_of(incident, "id"))
    if known := next((name for name in names if known_by(name)), ""):
        yield "incident-io", known
    links = (
        text_of(incident, "permalink"),
        text_of(incident, "postmortem_document_url"),
        text_of(incident, "external_issue_reference", "issue_permalink"),
    )
    if any(links):
        yield "links", tuple(filter(None, links))


def _from_updates(updates: Iterable[Mapping[str, Json]]) -> Iterator[tuple[str, datetime]]:
    """Declared when it first was live; resolved when it last went on to what comes after."""
    live: list[datetime] = []
    over: list[datetime] = []
    for row in sorted(updates, key=lambda row: text_of(row, "created_at")):
        at = stamps.stamp(row.get("created_at"))
        category = text_of(row, "new_incident_status", "category")
        if at and category == "live":
            live.append(at)
            over = []
        elif at and category in _OVER and live:
            over.append(at)
    if live:
        yield "declared", live[0]
    if over:
        yield "resolved", over[0]


def severity(incident: Mapping[str, Json]) -> str:
    """The severity as incident.io names it, in lower case."""
    return text_of(incident, "severity", "name").strip().lower()
