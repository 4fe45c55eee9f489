"""Notices about the date of the meeting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from action.review.dates.calendar_file import CALENDAR_FILE
from action.review.model import Refusal, State
from action.review.notices.notice import Notice
from action.review.view import View


@dataclass(frozen=True, slots=True)
class MeetsOnDayOff(Notice):
    """A meeting on a day on which the team does not work; `is_off`: it is named as a day off."""

    day: date
    is_off: bool


@dataclass(frozen=True, slots=True)
class DateReadAnew(Notice):
    """A date whose note was lost, so that its comment may have meant another one before."""

    start: datetime


@dataclass(frozen=True, slots=True)
class CalendarRefused(Notice):
    """GitHub does not let us write the file with the date, and what it `said`."""

    file: str
    said: str


def due(view: View) -> Iterator[Notice]:
    """What there is to ask about the date, until people have met or the issue is closed."""
    issue, days = view.snapshot.issue, view.days
    if refused := view.snapshot.refused.get(Refusal.CALENDAR):
        yield CalendarRefused(CALENDAR_FILE, refused[-1])
    if issue is None or issue.state is not State.OPEN or days.meeting is None:
        return
    if view.meeting.has_been:
        return
    if days.today <= days.meets and view.cast.date.is_guess:
        yield DateReadAnew(days.meeting.start)
    if days.today <= days.meets and not days.week.works_on(days.meets):
        yield MeetsOnDayOff(days.meets, days.week.is_off(days.meets))
