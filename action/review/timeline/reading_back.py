"""The timeline read back as it stands by now: our lines, and those that people wrote or changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final

from action.markdown import safe
from action.markdown.comments import without_comments
from action.review.incident import Event, Incident
from action.review.timeline import event_line
from action.review.timeline.rows import Block
from action.review.timeline.timeline import Timeline

_ROW: Final = re.compile(
    r"\s*(?P<item>[-*+] )?(?:\*\*(?P<label>[^*]*)\*\*)?\s*(?:_(?P<kind>[^_]*):_)?(?P<what>.*)"
)
_CLOCK: Final = r"([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,]\d{1,9})?)?"
_LABEL: Final = re.compile(
    rf"(?:~ ?|(?:since|from|until|till) )?{_CLOCK}(?:\s*[–-]\s*{_CLOCK})?(?:\s*[/,(].*)?", re.ASCII
)
"""A second time may stand behind the first, as in 14:05, 14:10."""
_BY: Final = re.compile(r"[(;] ?by ((?:[^();]|;(?! ?by ))*+)\)\s*+<!--")


def events_of(timeline: Timeline, incident: Incident, zone: tzinfo) -> Iterator[Event]:
    """The events as the timeline tells them by now, also those that people wrote or changed."""
    return (event for _, event in told_in(timeline, incident, zone))


def told_in(timeline: Timeline, incident: Incident, zone: tzinfo) -> Iterator[tuple[Block, Event]]:
    """The same with the bullet of each.

    A line that is still as we wrote it tells the event of the incident file itself.
    """
    known = timeline.memory
    told = zip(known.events if known else (), incident.events, strict=False)
    ours = {event_line.line(event, ident): event for ident, event in told}
    for block in timeline.rows.blocks:
        day = block.day or incident.day
        event = ours.get(block.text)
        if event and (event.at is None or event.at.date() == day):
            yield block, event
        elif read := _read_back(block.text, day, zone):
            yield block, read


def _read_back(row: str, day: date, zone: tzinfo) -> Event | None:
    """The event that a line tells: a line with an id, or an item that begins with a bold time."""
    bare = without_comments(event_line.without_details(row))
    parts, by = _ROW.fullmatch(bare), _BY.search(row)
    if not parts:
        return None
    label = safe.excerpt(parts["label"] or "")
    at, end = _moments(label, day, zone)
    if event_line.event_id(row) is None and not (parts["item"] and at):
        return None
    who = safe.excerpt(by[1]) if by else None
    flags = ("approximate",) if label.startswith("~") else ()
    return Event(parts["what"].strip(), label, at, parts["kind"], None, who, end, flags)


def _moments(label: str, day: date, zone: tzinfo) -> tuple[datetime | None, datetime | None]:
    """When an event began and ended, by the clocks in its label; a range may pass midnight."""
    said = _LABEL.fullmatch(label)
    if not said:
        return None, None
    begun, over = (_time(*said.group(*figures)) for figures in ((1, 2, 3), (4, 5, 6)))
    at = datetime.combine(day, begun, zone)
    if said[4] is None:
        return at, None
    end = datetime.combine(day, over, zone)
    return at, end if end >= at or day == date.max else end + timedelta(days=1)


def _time(hour: str | None, minute: str | None, second: str | None) -> time:
    return time(int(hour or 0), int(minute or 0), int(second or 0))
