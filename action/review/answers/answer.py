"""What GitHub says to a step: done, with what came of it; or refused, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Done:
    """GitHub did it: the id, number and address of what now exists, and the names that it kept.

    `page` is the body of the review issue as it was at that moment, where the answer tells it: what
    people wrote since our look is in it. `said` is how much has been said by now, by the
    number of issue and pull request. `beside` are the type and the fields that an issue has now.
    """

    id: str = ""
    number: int = 0
    url: str = ""
    at: datetime | None = None
    labels: tuple[str, ...] = ()
    logins: tuple[str, ...] = ()
    page: str | None = None
    beside: tuple[str, ...] = ()
    said: Mapping[int, int] = field(default_factory=lambda: MappingProxyType({}), hash=False)


class Why(Enum):
    """Why it was not done, as far as the next plan must know.

    NOT_YET: it came too quickly, and may be ordered again. UNCLEAR: it may have been done.
    NOT_FOUND: another tool knows nothing of what the settings name. CLOSED: people have closed what
    it was in. UNREADABLE: what it is to go into cannot be read. UNOPENED: all is there but the pull
    request. UNUSABLE: what we were given to reach it with is of no use, so that it was not asked.
    """

    EXISTS = "exists"
    MOVED = "moved"
    FORBIDDEN = "forbidden"
    NOT_YET = "not-yet"
    UNCLEAR = "unclear"
    NOT_FOUND = "not-found"
    CLOSED = "closed"
    UNREADABLE = "unreadable"
    UNOPENED = "unopened"
    REFUSED = "refused"
    UNUSABLE = "unusable"


@dataclass(frozen=True, slots=True)
class Refused:
    """GitHub did not do it, and what it said."""

    why: Why
    said: str


Answer = Done | Refused
