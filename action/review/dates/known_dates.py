"""What each `/meet` was understood as, for the page to note: a date that was settled is a moment.

People have it in their calendars. So words around it, a corrected zone or a slip in an edit leave
it as it is; only another day, time or zone in its comment is another date.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Self

from action import time_zone
from action.review.commands.asks.ask import MeetAt, MeetingAsk, MeetInSlot, MeetNever
from action.review.dates.day_words import in_words
from action.review.dates.wall_clocks import as_shown, clocks_called

_MOST: Final = 20
"""Comments whose dates are kept, the last ones."""
_DIGITS: Final = 10


class Holds(StrEnum):
    """Whether a date holds, as the page notes it."""

    YES = "-"
    GUESS = "guess"
    """It was read anew, for its note was lost, and calendars had another moment."""
    NEVER = "never"
    """The comment took a date back."""
    OFF = "off"
    """The review was closed before it."""


_NOTE: Final = re.compile(
    r"(?P<place>[\w-]{1,60}+):(?P<wanted>[0-9a-f]{10}):(?P<start>[0-9]{1,11}):(?P<said>[0-9]{1,11})"
    rf":(?P<minutes>[0-9]{{1,3}}):(?P<holds>{'|'.join(Holds)}):(?P<zone>\S{{1,80}})",
    re.ASCII,
)
_STAMP: Final = re.compile(r"[0-9]{1,11}", re.ASCII)


@dataclass(frozen=True, slots=True)
class KnownDate:
    """The moment that was understood, of what was `wanted`, and when that was `said`.

    The meeting takes so many `minutes`, if the words said so; else 0.
    """

    wanted: str
    start: datetime
    said: datetime
    minutes: int = 0
    holds: Holds = Holds.YES

    def noted(self, place: str) -> str:
        """The same in a marker, which can hold no plus; `place` is the comment."""
        zone = str(self.start.tzinfo).replace("+", "=").replace(" ", "~")
        stamps = f"{self.start.timestamp():.0f}:{self.said.timestamp():.0f}"
        return f"{place}:{self.wanted}:{stamps}:{self.minutes}:{self.holds}:{zone}"

    @classmethod
    def read(cls, found: re.Match[str]) -> Self:
        """The date of such a note."""
        start, said = (datetime.fromtimestamp(int(found[one]), UTC) for one in ("start", "said"))
        name = found["zone"].replace("=", "+").replace("~", " ")
        at = as_shown(start.astimezone(clocks_called(name) or time_zone.shown(name)), name)
        return cls(found["wanted"], at, said, int(found["minutes"]), Holds(found["holds"]))


def no_dates() -> Mapping[str, KnownDate]:
    """No comment has settled any."""
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class DateNotes:
    """What the page notes of dates: those that were understood, by their comments, in order.

    `taken_back` is when the last of them ceased to hold, if none does.
    """

    known: Mapping[str, KnownDate] = field(default_factory=no_dates)
    taken_back: datetime | None = None

    @classmethod
    def read(cls, words: str, taken_back: str) -> Self:
        """What a page notes; what nobody can have written so is not there."""
        every = (found for note in words.split() if (found := _NOTE.fullmatch(note)))
        stamp = _STAMP.fullmatch(taken_back)
        back = datetime.fromtimestamp(int(stamp[0]), UTC) if stamp else None
        return cls({found["place"]: KnownDate.read(found) for found in every}, back)

    @property
    def words(self) -> str:
        """The dates as the page notes them."""
        last = tuple(self.known.items())[-_MOST:]
        return " ".join(known.noted(place) for place, known in last)

    @property
    def stamp(self) -> str:
        """When they ceased to hold as the page notes it; empty where one holds, or none did."""
        return f"{self.taken_back.timestamp():.0f}" if self.taken_back else ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever noted, or all is lost."""
        return not self.known and self.taken_back is None

    @property
    def held(self) -> bool:
        """Whether a date held when this was noted."""
        dates = any(known.holds is not Holds.NEVER for known in self.known.values())
        return dates and self.taken_back is None


def wanted(ask: MeetingAsk) -> str:
    """What tells the day, the time and the zone that are asked for from all others."""
    match ask:
        case MeetNever():
            said = "never"
        case MeetInSlot(number):
            said = f"slot {number}"
        case MeetAt(time):
            said = f"{in_words(time.day)} {time.at:%H:%M} {time.zone}"
    return hashlib.sha256(said.encode()).hexdigest()[:_DIGITS]
