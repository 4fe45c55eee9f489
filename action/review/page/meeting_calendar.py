"""The meeting in the calendars of people: what `when.ics` should say, and where it can be had."""

from __future__ import annotations

from collections.abc import Iterator

from action.instants import is_before
from action.markdown import safe
from action.review import words
from action.review.dates.calendar_event import CalendarEvent
from action.review.dates.calendar_file import (
    CALENDAR_FILE,
    begins,
    has_moved,
    is_cancelled,
    revised,
    tells,
)
from action.review.dates.settling import MeetingDate
from action.review.git_steps import Commit, File
from action.review.model import Refusal, State
from action.review.page.titles import LONGEST_OF_INCIDENT
from action.review.view import View


def calendar_event(view: View, date: MeetingDate) -> CalendarEvent:
    """The meeting as calendars keep it.

    It is as long as was said, or as its severity asks for: what people remark makes a meeting
    longer, and is no reason to send a calendar anything.
    """
    snapshot, incident = view.snapshot, view.incident
    named = safe.shortened(safe.one_line(incident.title), LONGEST_OF_INCIDENT)
    said = {"title": named, "day": incident.day, "page": view.issue.url}
    title, _, about = words.text("calendar_event.txt.j2", **said).partition("\n")
    call = called_at(view, date)
    return CalendarEvent(
        review=f"{snapshot.repository.name}/{snapshot.id}",
        title=title,
        about=about,
        page=view.issue.url,
        start=date.start,
        minutes=date.minutes or view.severity.minutes,
        said=date.said,
        call=call if safe.address(call) else "",
    )


def called_at(view: View, date: MeetingDate) -> str:
    """The address of the call; empty where nobody has named one."""
    return date.call or view.settings.meeting.call


def due_file(view: View) -> File | None:
    """The calendar file that its branch lacks; None where all is said, or cannot be said there.

    Once its pull request is merged or closed, the branch brings nothing to anybody.
    """
    snapshot, date = view.snapshot, None if view.is_called_off else view.days.meeting
    branch, pull = snapshot.branch, snapshot.pull_request
    ends = pull is not None and pull.state is not State.OPEN
    if branch is None or ends or Refusal.CALENDAR in snapshot.refused:
        return None
    text = revised(branch.calendar, calendar_event(view, date) if date else None)
    return None if text is None else File(view.path(CALENDAR_FILE), text)


def due_calendar(view: View) -> Iterator[Commit]:
    """The date of the meeting for calendars; the page links to it when it is there."""
    branch, file = view.snapshot.branch, due_file(view)
    if branch and file:
        holds = view.days.meeting and not view.is_called_off
        told = "Add the date of the meeting" if holds else "Cancel the meeting"
        yield Commit(branch.name, branch.head, (file,), told)


def calendar_address(view: View, event: CalendarEvent) -> str:
    """Where the file lies that tells this event; empty where there is none, or one of another."""
    house, branch = view.snapshot.repository, view.snapshot.branch
    where = house.default_branch
    if branch and tells(branch.calendar, event):
        where = view.branch_to_read or where
    elif not tells(view.snapshot.filed.calendar, event):
        return ""
    return f"{house.url}/raw/{where}/{view.path(CALENDAR_FILE)}"


def has_old_copies(view: View) -> bool:
    """Whether people who have saved the meeting before may look at what is no longer so."""
    return has_moved(_newest_file(view)) and not view.meeting.has_been


def has_struck_copies(view: View) -> bool:
    """Whether people may have a meeting to come in their calendars that will not be.

    The file of a review that was ended says so only after the page.
    """
    file = _newest_file(view)
    start = begins(file) if view.is_called_off or is_cancelled(file) else None
    return start is not None and is_before(view.now, start)


def _newest_file(view: View) -> str | None:
    branch, filed = view.snapshot.branch, view.snapshot.filed.calendar
    return branch.calendar if branch and branch.calendar is not None else filed
