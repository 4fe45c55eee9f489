"""What there can be to tell of a review: a sentence for a chat, and what our own comment says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from action.review import words
from action.review.kinds import Kind


@dataclass(frozen=True, slots=True)
class News(Kind):
    """Two lines of plain text: the news, and how “told …” goes on."""

    folder: ClassVar[str] = "news"
    ending: ClassVar[str] = "txt.j2"

    @property
    def sentence(self) -> str:
        """The news, in which people's words are as they wrote them."""
        return words.letter(self.template(), **self.nouns())[0]

    @property
    def told(self) -> str:
        """What it says, as the end of a sentence that everybody may read."""
        return words.letter(self.template(), **self.nouns())[1]


@dataclass(frozen=True, slots=True)
class ReviewExists(News):
    """All that is told of a review that touches security, or has a closed audience."""


@dataclass(frozen=True, slots=True)
class ReviewOpened(News):
    """The review is open, and its timeline can be read."""

    title: str
    day: date


@dataclass(frozen=True, slots=True)
class MeetingSettled(News):
    """People have settled when they meet, on the clocks of a `zone`."""

    title: str
    start: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class MeetingMoved(News):
    """They meet at another time than was told before."""

    title: str
    start: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class MeetingTakenBack(News):
    """They do not meet when it was told that they would."""

    title: str


@dataclass(frozen=True, slots=True)
class ReviewFinished(News):
    """The review is finished: so many actions are told, and so many findings only counted."""

    title: str
    agreed: int
    actions: int
    findings: int


@dataclass(frozen=True, slots=True)
class ReviewEnded(News):
    """It was ended without a meeting."""

    title: str
