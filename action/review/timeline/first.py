"""The timeline as it is first written: what the incident file tells, one line an event."""

from __future__ import annotations

from action.markdown.safe import Safe
from action.review import words
from action.review.incident import Incident
from action.review.timeline import event_line


def first_timeline(incident: Incident, blob: str) -> str:
    """The timeline as this version of the incident file tells it."""
    events = incident.events
    idents = event_line.new_ids(events)
    return words.render(
        "timeline.md.j2",
        incident=incident,
        events=Safe(event_line.body(events, idents)) if events else "",
        source=Safe(event_line.source_marker(blob, idents)),
    )
