"""What a text about an incident is found to tell, in its order; nothing is tied to a day yet."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from action.errors import Place
from action.read.freetext.labels.labels import TimeLabel


class TimelineEntry(NamedTuple):
    """An event as written: its label, and what people say of it in one line."""

    place: Place
    label: TimeLabel
    what: str = ""
    kind: str | None = None
    source: str | None = None
    by: str | None = None


class Note(NamedTuple):
    """A line that carries no time and belongs to no event."""

    place: Place
    what: str


class DayHeading(NamedTuple):
    """A heading for the events below it: their day, or the half of the day they lie in.

    `of_all`: it is the title of the whole, in which lines may go on to other days.
    """

    place: Place
    label: TimeLabel
    of_all: bool = False


class KeyEvent(NamedTuple):
    """A milestone in a list of key events, such as *Incident declared: 11:00*."""

    place: Place
    name: str
    label: TimeLabel


class Unread(NamedTuple):
    """A line with words that became nothing of all this; it is counted, and people are asked."""

    place: Place
    what: str


class Joined(NamedTuple):
    """A line with a time of its own that became part of what stands above it; people are asked."""

    place: Place
    what: str


Passage: TypeAlias = "TimelineEntry | Note | DayHeading | KeyEvent | Unread | Joined"
