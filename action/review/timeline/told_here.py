"""The incident on the clocks of its timeline, which an earlier version may have written.

Earlier versions turned the zone that people stated into that of the settings, and did not write
beside a time how another zone has it. What they wrote goes on to be read as they meant it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import Any, Final

from action import time_of_day, time_zone
from action.review.incident import MILESTONES, Event, Incident
from action.review.model import IncidentFile
from action.review.timeline import event_line
from action.review.timeline.timeline import Timeline

_CLOCKS: Final = re.compile(
    rf"(?P<about>~?){time_of_day.PATTERN}(?:–{time_of_day.PATTERN})?", re.ASCII
)


def on_its_clocks(file: IncidentFile, timeline: Timeline | None) -> IncidentFile:
    """The file as its timeline tells it; a file that has changed its zone counts as it is now."""
    now, before = file.incident, file.before
    if now is None or timeline is None:
        return file
    zone = timeline.zone or now.timezone
    if before and before.timezone != now.timezone:
        before = _in_zone(before, timeline.zone or before.timezone)
    else:
        before, now = _in_zone(before, zone) if before else None, _in_zone(now, zone)
    if any(_tells_none(told, timeline) for told in (before, now) if told):
        before, now = _without_written(before) if before else None, _without_written(now)
    return replace(file, incident=now, before=before)


def _tells_none(incident: Incident, timeline: Timeline) -> bool:
    """Whether the timeline tells an event of another zone without saying so."""
    rows = {event_line.without_mark(block.text) for block in timeline.rows.blocks}
    told = (replace(event, written="") for event in incident.events if event.written)
    return any(event_line.without_mark(event_line.line(event, "e0")) in rows for event in told)


def _without_written(incident: Incident) -> Incident:
    events = tuple(replace(event, written="") for event in incident.events)
    return replace(incident, events=events)


def _in_zone(incident: Incident, name: str) -> Incident:
    """The same incident on the clocks of a zone."""
    if name == incident.timezone:
        return incident
    zone = time_zone.shown(name)
    fields: dict[str, Any] = {field: _moved(getattr(incident, field), zone) for field in MILESTONES}
    key_events = {field: at.astimezone(zone) for field, at in incident.key_events.items()}
    events = tuple(_event_in(event, zone) for event in incident.events)
    return replace(incident, timezone=name, key_events=key_events, events=events, **fields)


def _event_in(event: Event, zone: tzinfo) -> Event:
    """An event on the clocks of another zone; a label that is more than clocks stays."""
    said = _CLOCKS.fullmatch(event.label)
    at, end = _moved(event.at, zone), _moved(event.end, zone)
    if not said or not at:
        return replace(event, at=at, end=end)
    seconds = event.label.count(":") > 1 + (end is not None)
    clocks = (time_of_day.written(one, seconds=seconds) for one in (at, end) if one)
    return replace(event, at=at, end=end, label=said["about"] + "–".join(clocks))


def _moved(at: datetime | None, zone: tzinfo) -> datetime | None:
    return at.astimezone(zone) if at else None
