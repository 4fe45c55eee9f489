"""The halves of the day that clocks write with am or pm, or leave to the text around them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time
from typing import Final

from action.read.freetext.labels.written import Clock
from action.read.freetext.passages.passage import Joined, Note, Passage, Unread

NOON: Final = 12


def halves(passages: Iterable[Passage]) -> str:
    """The halves of the day that are written, in order; none where clocks count to 24."""
    clocks = [
        said.clock
        for item in passages
        if not isinstance(item, Note | Unread | Joined)
        for said in (item.label.start, item.label.end)
        if said and said.clock
    ]
    if any(not clock.half and not 1 <= clock.hour <= NOON for clock in clocks):
        return ""
    return "".join(clock.half for clock in clocks)


def before_end(start: Clock, end: Clock) -> Clock:
    """The start of a range that says am or pm only at its end."""
    same = start._replace(half=end.half)
    other = start._replace(half="a" if end.half == "p" else "p")
    return same if time_of(same) <= time_of(end) else other


def time_of(clock: Clock) -> time:
    """The time of day of a clock that is possible."""
    hour = clock.hour % 24
    if clock.half == "p" and hour < NOON:
        hour += NOON
    elif clock.half == "a" and hour == NOON:
        hour = 0
    return time(hour, clock.minute, clock.second or 0)
