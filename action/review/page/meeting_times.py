"""What the page says about the date of the meeting: when, on whose clocks, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from action import time_zone
from action.review.arranging.votes import SlotVotes, must_come, slot_votes
from action.review.dates.calendar_links import google, outlook
from action.review.dates.local_times import LocalTime, local_times
from action.review.dates.settling import MeetingDate
from action.review.dates.slots import proposed
from action.review.model import State
from action.review.page.meeting_calendar import (
    calendar_address,
    calendar_event,
    called_at,
    has_old_copies,
    has_struck_copies,
)
from action.review.people.cast import clocks
from action.review.view import View


@dataclass(frozen=True, slots=True)
class Calendars:
    """Addresses by which the meeting comes into calendars; `file` is empty where there is none.

    `has_moved`: a copy that somebody has saved before may be old.
    """

    google: str
    outlook: str
    file: str
    has_moved: bool = False


@dataclass(frozen=True, slots=True)
class MeetingTimes:
    """The date, if it is settled, and otherwise the last day for it; the meeting takes `minutes`.

    `elsewhere` are the clocks of the team's zones where they show another time, `call` is an
    address or empty, `cancelled` the comment that took a date back, often empty where one
    `is_taken_back`, `proposal` that in which people vote on the `slots` that are to come, if
    others `has_passed`, and `votes` what they say, if `must` of them must come. `is_late`: that
    last day has passed. Nobody meets where the review `is_called_off`, be it `is_completed` or
    ended. `is_past`: the meeting is over. `is_struck`: a date to come that calendars had
    was taken back.
    """

    meet_by: date
    minutes: int
    date: MeetingDate | None = None
    elsewhere: tuple[LocalTime, ...] = ()
    call: str = ""
    cancelled: str = ""
    is_taken_back: bool = False
    calendars: Calendars | None = None
    votes: tuple[SlotVotes, ...] = ()
    must: int = 0
    proposal: str = ""
    is_called_off: bool = False
    is_completed: bool = False
    is_late: bool = False
    slots: tuple[int, ...] = ()
    has_passed: bool = False
    is_past: bool = False
    is_struck: bool = False

    @property
    def zone(self) -> str:
        """On whose clocks the date is; empty without one."""
        return str(self.date.start.tzinfo) if self.date else ""

    @property
    def voted(self) -> tuple[SlotVotes, ...]:
        """The proposed times that suit anybody."""
        return tuple(one for one in self.votes if one.suits)


def meeting_times(view: View) -> MeetingTimes:
    """What is known about the date now."""
    settled, days = view.cast.date, view.days
    known = MeetingTimes(
        days.meet_by,
        view.meeting.minutes,
        cancelled=settled.cancelled,
        is_taken_back=settled.taken_back is not None,
    )
    if view.is_called_off:
        done, struck = view.issue.is_completed, has_struck_copies(view)
        known = replace(known, date=settled.date, is_struck=struck)
        return replace(known, is_called_off=True, is_completed=done)
    if settled.date is None:
        return _unsettled(view, known)
    known = replace(known, date=settled.date)
    if days.today > days.meets or view.meeting.looks_back:
        return replace(known, is_past=True)
    return replace(
        known,
        elsewhere=tuple(local_times(settled.date.start, _zones(view))),
        call=called_at(view, settled.date),
        calendars=_calendars(view, settled.date),
    )


def _unsettled(view: View, known: MeetingTimes) -> MeetingTimes:
    """The same with what people can vote on and have voted for."""
    issue, days, slots = view.snapshot.issue, view.days, proposed(view.snapshot)
    return replace(
        known,
        votes=slot_votes(view),
        must=len(must_come(view)),
        proposal=_proposal_address(view),
        is_late=issue is not None and issue.state is State.OPEN and days.today > days.meet_by,
        slots=slots.ahead(view.now),
        has_passed=len(slots.ahead(view.now)) < len(slots.times),
        is_struck=has_struck_copies(view),
    )


def _zones(view: View) -> Iterator[str]:
    """The zones of the team, first that in which it says its times, if anybody knows which it is.

    Whoever settles a date may name another.
    """
    usual = clocks(view.settings, view.incident)
    if not time_zone.is_on_the_wall(usual):
        yield str(usual)
    yield from view.settings.meeting.zones


def _calendars(view: View, meeting: MeetingDate) -> Calendars:
    event = calendar_event(view, meeting)
    file = calendar_address(view, event)
    return Calendars(google(event), outlook(event), file, has_old_copies(view))


def _proposal_address(view: View) -> str:
    """Where times are proposed, if that is known and anything is left to vote on."""
    slots = proposed(view.snapshot)
    if slots.comment is None or not slots.comment.number or slots.is_over(view.now):
        return ""
    return f"{view.issue.url}#issuecomment-{slots.comment.number}"
