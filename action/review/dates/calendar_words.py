"""A calendar file as icalendar writes it, which takes long to import: only who writes one does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from icalendar import Calendar, Event, vText

from action.review.dates.calendar_event import CalendarEvent

_ESCAPES: Final = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n"})


class _Words(vText):
    r"""Text of people's; of a `\N` in it, as in `C:\New`, icalendar would make a new line."""

    def to_ical(self) -> bytes:
        """The words as a line of the file has them."""
        return self.translate(_ESCAPES).encode()


def in_words_of_calendars(event: CalendarEvent, version: int, also: Mapping[str, str]) -> str:
    """A whole file that publishes the event; `also` are lines of our own about it."""
    calendar = Calendar()
    for key, value in {"version": "2.0", "prodid": "-//Incident Review//EN"}.items():
        calendar.add(key, value)
    calendar.add("method", "PUBLISH")
    calendar.add_component(_published(event, version, also))
    written: bytes = calendar.to_ical()
    return written.decode()


def _published(event: CalendarEvent, version: int, also: Mapping[str, str]) -> Event:
    told = Event()
    told.add("uid", event.uid)
    told.add("sequence", version)
    told.add("dtstamp", event.said)
    told.add("dtstart", event.begins)
    told.add("dtend", event.ends)
    told.add("summary", _Words(event.title))
    told.add("description", _Words(event.about))
    told.add("url", event.call or event.page)
    if event.call:
        told.add("location", _Words(event.call))
    told.add("status", "CONFIRMED")
    for key, value in also.items():
        told.add(key, value)
    return told
