"""What a text about an incident is found to tell, in its order; nothing is tied to a day yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from action.errors import Place
from action.read.written.labels import Label


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as written: its label, and what people say of it in one line."""

    place: Place
    label: Label
    what: str = ""
    kind: str | None = None
    source: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A line that carries no time and belongs to no event."""

    place: Place
    what: str


@dataclass(frozen=True, slots=True)
class Under:
    """A heading for the events below it: their day, or the half of the day they lie in."""

    place: Place
    label: Label


@dataclass(frozen=True, slots=True)
class Fact:
    """A milestone in a list of key events, such as *Incident declared: 11:00*."""

    place: Place
    name: str
    label: Label


Told: TypeAlias = "Entry | Note | Under | Fact"
