"""Three times that suit most, proposed once; people vote by reacting, and somebody takes one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from action import time_zone
from action.review.model import Comment, Snapshot

SLOTS: Final = "slots"
"""The key of our comment that proposes times, and of the marker in it that holds them."""


@dataclass(frozen=True, slots=True)
class Slots:
    """The times that our comment proposes, in order; none without it."""

    times: tuple[datetime, ...] = ()
    comment: Comment | None = None


def proposed(snapshot: Snapshot) -> Slots:
    """What was proposed, as our comment remembers it."""
    comments = snapshot.issue.comments if snapshot.issue else ()
    found = next((comment for comment in comments if comment.key == SLOTS), None)
    if found is None:
        return Slots()
    said = found.page.marker(SLOTS)
    zone = time_zone.shown(said.get("zone", "UTC"))
    times = (_time(word) for word in said.get("at", "").split())
    return Slots(tuple(at.astimezone(zone) for at in times if at), found)


def _time(word: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(word)
    except ValueError:
        return None
    return at if at.tzinfo else None
