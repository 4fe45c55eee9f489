"""What GitHub says to a step: done, with what came of it; or refused, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


@dataclass(frozen=True, slots=True)
class Done:
    """GitHub did it: the id, number and address of what now exists, and the names that it kept.

    `page` is the body of the review issue as it was at that moment, where the answer tells it: what
    people wrote since our look is in it.
    """

    id: str = ""
    number: int = 0
    url: str = ""
    at: datetime | None = None
    labels: tuple[str, ...] = ()
    logins: tuple[str, ...] = ()
    page: str | None = None


class Why(Enum):
    """Why GitHub did not do it, as far as the next plan must know."""

    EXISTS = "exists"
    MOVED = "moved"
    FORBIDDEN = "forbidden"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Refused:
    """GitHub did not do it, and what it said."""

    why: Why
    said: str


Answer = Done | Refused
