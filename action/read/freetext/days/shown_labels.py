"""The label that people see before an event."""

from __future__ import annotations

from datetime import datetime

from action.read.freetext.labels.labels import TimeLabel
from action.read.freetext.labels.written import WrittenTime


def shown_label(label: TimeLabel, at: datetime, end: datetime | None) -> str:
    """The time on the clocks of the file, exact and certain as it was written."""
    exact = label.start.clock is not None and label.start.clock.second is not None
    if label.open and not (label.start.zone or label.start.day):
        return label.written
    to = "seconds" if exact else "minutes"
    shown = at.time().isoformat(to) + _fraction(label.start)
    if end:
        shown = f"{shown}–{end.time().isoformat(to)}{_fraction(label.end)}"
    return f"~{shown}" if label.about else shown


def _fraction(said: WrittenTime | None) -> str:
    return said.clock.fraction if said and said.clock else ""
