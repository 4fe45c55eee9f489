"""The meeting as a calendar keeps it: nothing in it says who comes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

_DIGITS = 16


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """When a review meets, how it is called and where it is; `said` is when that was settled.

    `review` names the review for good and `page` is its address; `call` is one too, or empty.
    """

    review: str
    title: str
    about: str
    page: str
    start: datetime
    minutes: int
    said: datetime
    call: str = ""

    @property
    def uid(self) -> str:
        """What calendars know the meeting by, however often it moves; it names nobody."""
        return f"{_digest(self.review)}@incident-review"

    @property
    def begins(self) -> datetime:
        """The beginning by UTC, which needs no zone to be described."""
        return self.start.astimezone(UTC)

    @property
    def ends(self) -> datetime:
        """The end by UTC."""
        return self.begins + timedelta(minutes=self.minutes)

    @property
    def mark(self) -> str:
        """The same for the same words, times and places: what has it need not be written again."""
        when = (self.begins.isoformat(), str(self.minutes))
        return _digest("\n".join((*when, self.title, self.about, self.page, self.call)))


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:_DIGITS]
