"""What the page says about the date of the meeting: when, on whose clocks, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from action import time_zone
from action.review.dates.calendar_links import google, outlook
from action.review.dates.settling import MeetingDate
from action.review.page.meeting_calendar import calendar_address, calendar_event, called_at
from action.review.view import View


@dataclass(frozen=True, slots=True)
class LocalTime:
    """The same moment on the clocks of another zone."""

    zone: str
    start: datetime


@dataclass(frozen=True, slots=True)
class Calendars:
    """Addresses by which the meeting comes into calendars; `file` is empty where there is none."""

    google: str
    outlook: str
    file: str


@dataclass(frozen=True, slots=True)
class MeetingTimes:
    """The date, if it is settled, and otherwise the last day for it; the meeting takes `minutes`.

    `elsewhere` are the clocks of the team's other zones, `call` is an address or empty, `cancelled`
    the comment that took a date back.
    """

    meet_by: date
    minutes: int
    date: MeetingDate | None = None
    elsewhere: tuple[LocalTime, ...] = ()
    call: str = ""
    cancelled: str = ""
    calendars: Calendars | None = None

    @property
    def zone(self) -> str:
        """On whose clocks the date is; empty without one."""
        return str(self.date.start.tzinfo) if self.date else ""


def meeting_times(view: View) -> MeetingTimes:
    """What is known about the date now."""
    settled = view.cast.date
    known = MeetingTimes(view.days.meet_by, view.meeting.minutes, cancelled=settled.cancelled)
    if settled.date is None:
        return known
    return replace(
        known,
        date=settled.date,
        elsewhere=tuple(_elsewhere(view, settled.date)),
        call=called_at(view, settled.date),
        calendars=_calendars(view, settled.date),
    )


def _calendars(view: View, meeting: MeetingDate) -> Calendars:
    event = calendar_event(view, meeting)
    return Calendars(google(event), outlook(event), calendar_address(view, event))


def _elsewhere(view: View, meeting: MeetingDate) -> Iterator[LocalTime]:
    """On the clocks of the team's other zones, where these show another time."""
    shown = {meeting.start.utcoffset()}
    for zone in view.settings.meeting.zones:
        there = meeting.start.astimezone(time_zone.shown(zone))
        if there.utcoffset() not in shown:
            shown.add(there.utcoffset())
            yield LocalTime(zone, there)
