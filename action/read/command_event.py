"""An event that somebody tells in a comment: `/event 14:10 What happened`.

The only place that knows how such a line is read; a clock without a day is never guessed where two
days of the incident have it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta, tzinfo
from typing import Final

from action import time_of_day, time_zone
from action.errors import Place
from action.instants import between, instant
from action.read import times
from action.read.freetext.days.calendar import Calendar
from action.read.freetext.days.clocks import Clocks, local_names
from action.read.freetext.days.days import dated
from action.read.freetext.labels.labels import leading
from action.read.freetext.passages.passage import TimelineEntry
from action.read.freetext.passages.wording import unmarked
from action.read.timeline import LONGEST_EVENT
from action.review.incident import Event, Incident
from action.review.timeline.timeline import Timeline

EXAMPLE: Final = "`/event 14:10 What happened`"
_FARTHEST: Final = 31
"""Days between the first and the last of a timeline on which a clock alone is looked for."""


def event_of(text: str, *, zone: tzinfo, day: date, source: str) -> Event:
    """The event that a line tells; a clock without a day is one of `day`, in the zone of the file.

    Raises UnclearError where there is no time, an impossible one, or nothing but a time.
    """
    label = leading(text)
    if label is None or not label.timed:
        raise times.UnclearTimeError("the time is missing", f"write it like this: {EXAMPLE}")
    what = unmarked(text[label.rest :], label.dangling)
    if not what:
        raise times.UnclearTimeError("only a time was given", f"add what happened: {EXAMPLE}")
    if len(what) > LONGEST_EVENT:
        raise times.UnclearTimeError(
            f"this is longer than {LONGEST_EVENT:,} characters", "shorten it and link to the rest"
        )
    return _dated(TimelineEntry(Place(""), label, what), zone, day, source)


def _dated(entry: TimelineEntry, zone: tzinfo, day: date, source: str) -> Event:
    found = next(dated((entry,), Calendar(day), Clocks(zone, local_names(zone))))
    if found.doubt:
        raise found.doubt
    return Event(
        entry.what,
        found.label,
        found.at,
        source=source,
        end=found.end,
        flags=found.flags,
        written=found.written,
    )


# --- which day ------------------------------------------------------------------------------------


def event_in(text: str, incident: Incident, timeline: Timeline | None, *, source: str) -> Event:
    """The event that a line tells of this incident; a clock alone belongs where the timeline is.

    That is the day of the incident; in a timeline of several days, the one day on which the clock
    falls within it, else the day on which it falls nearest to it. Where several would do, people
    are asked: UnclearError.
    """
    zone = time_zone.shown((timeline and timeline.zone) or incident.timezone)
    told_at = list(_moments(incident, timeline, zone))
    days = _days(told_at) or [incident.day]
    events = list(_on_each(text, days, zone, source))
    if len({event.at for event in events}) == 1:
        return events[0]
    first, last = min(told_at, key=instant), max(told_at, key=instant)
    within = [event for event in events if event.at and _far(event.at, first, last) <= timedelta()]
    if len(within) > 1:
        these = " or ".join(time_of_day.with_day(event.at) for event in within[:2] if event.at)
        raise times.UnclearTimeError(
            "this time could be on several days of the timeline", f"write {these}"
        )
    return within[0] if within else min(events, key=lambda event: _far(event.at, first, last))


def _on_each(text: str, days: Iterable[date], zone: tzinfo, source: str) -> Iterator[Event]:
    """The event on every day that has such a time; an hour may be skipped on one of them."""
    doubt: times.UnclearTimeError | None = None
    found = False
    for day in days:
        try:
            yield event_of(text, zone=zone, day=day, source=source)
            found = True
        except times.UnclearTimeError as error:
            doubt = doubt or error
    if doubt and not found:
        raise doubt


def _far(at: datetime | None, first: datetime, last: datetime) -> timedelta:
    return max(between(at, first), between(last, at)) if at else timedelta.max


def _days(told_at: Iterable[datetime]) -> list[date]:
    """Every day from the first moment to the last, as far as a timeline may reach."""
    days = sorted({at.date() for at in told_at})
    if not days:
        return []
    reach = min((days[-1] - days[0]).days, _FARTHEST)
    return [days[0] + timedelta(days=i) for i in range(reach + 1)]


def _moments(incident: Incident, timeline: Timeline | None, zone: tzinfo) -> Iterator[datetime]:
    """When things happened: as the file tells, and as the timeline does by now."""
    for event in incident.events:
        yield from (at.astimezone(zone) for at in (event.at, event.end) if at)
    for at in timeline.moments if timeline else ():
        yield at.replace(tzinfo=zone)
