"""Times that are proposed for the meeting, once; people vote by reacting, and somebody takes one.

Our comment holds them in a marker. The page notes the same, so that they are still known, and
nothing is proposed anew, where somebody has deleted the comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final

from action import time_zone
from action.instants import instant, is_before
from action.markdown import sections
from action.markdown.safe import Safe
from action.review.model import Snapshot
from action.review.page.comment_steps import EMOJI
from action.review.page.our_comment import Comment

SLOTS: Final = "slots"
"""The key of our comment that proposes times, and of the marker that holds them."""
MOST_SLOTS: Final = len(EMOJI)
_LONGEST: Final = 480
"""Minutes that a meeting may take, by the settings."""

_YEARS: Final = range(2000, 3000)
"""Years in which a meeting can be: no zone of a clock leads out of what a date can hold."""


@dataclass(frozen=True, slots=True)
class Slots:
    """The times that our comment proposes, in order, for a meeting of so many `minutes`.

    `comment` is None before it is written, and after somebody has deleted it.
    """

    times: tuple[datetime, ...] = ()
    minutes: int = 0
    comment: Comment | None = None

    @property
    def marker(self) -> Safe:
        """The note from which they can be read again; in UTC, as a marker can hold no plus."""
        at = " ".join(f"{instant(one):%Y-%m-%dT%H:%MZ}" for one in self.times)
        zone = str(self.times[0].tzinfo).replace("+", "=")
        return sections.marker(SLOTS, at=at, zone=zone, minutes=str(self.minutes))

    def ahead(self, now: datetime) -> tuple[int, ...]:
        """The numbers of those that are still to come."""
        return ahead(self.times, now)

    def is_over(self, now: datetime) -> bool:
        """Whether the last of them has passed."""
        return not self.ahead(now)


def ahead(times: Sequence[datetime], now: datetime) -> tuple[int, ...]:
    """The numbers, from 1, of proposed times that are still to come."""
    return tuple(number for number, at in enumerate(times, start=1) if is_before(now, at))


def proposed(snapshot: Snapshot) -> Slots:
    """What was proposed, as our comment remembers it, or the page without it."""
    issue = snapshot.issue
    if issue is None:
        return Slots()
    found = next((comment for comment in issue.comments if comment.key == SLOTS), None)
    said = found.page.marker(SLOTS) if found else issue.page.marker(SLOTS)
    zone = time_zone.shown(said.get("zone", "UTC").replace("=", "+"))
    times = tuple(_times(said.get("at", ""), zone))
    return Slots(times[:MOST_SLOTS], _minutes(said.get("minutes", "")), found)


def _minutes(word: str) -> int:
    return min(int(word), _LONGEST) if re.fullmatch(r"[0-9]{1,4}", word) else 0


def _times(words: str, zone: tzinfo) -> Iterator[datetime]:
    """The moments among such words, but for those that cannot be meant."""
    for word in words.split():
        try:
            at = datetime.fromisoformat(word)
        except ValueError:
            continue
        if at.tzinfo and at.year in _YEARS:
            yield at.astimezone(zone)
