"""What the page says about the date of the meeting: when, on whose clocks, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from action import time_zone
from action.review.dates.settling import MeetingDate
from action.review.view import View


@dataclass(frozen=True, slots=True)
class LocalTime:
    """The same moment on the clocks of another zone."""

    zone: str
    start: datetime


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

    @property
    def zone(self) -> str:
        """On whose clocks the date is; empty without one."""
        return str(self.date.start.tzinfo) if self.date else ""


def meeting_times(view: View) -> MeetingTimes:
    """What is known about the date now."""
    settled = view.cast.date
    return MeetingTimes(
        view.days.meet_by,
        view.meeting.minutes,
        settled.date,
        tuple(_elsewhere(view, settled.date)) if settled.date else (),
        (settled.date.call if settled.date else "") or view.settings.meeting.call,
        settled.cancelled,
    )


def _elsewhere(view: View, meeting: MeetingDate) -> Iterator[LocalTime]:
    """On the clocks of the team's other zones, where these show another time."""
    shown = {meeting.start.utcoffset()}
    for zone in view.settings.meeting.zones:
        there = meeting.start.astimezone(time_zone.shown(zone))
        if there.utcoffset() not in shown:
            shown.add(there.utcoffset())
            yield LocalTime(zone, there)
