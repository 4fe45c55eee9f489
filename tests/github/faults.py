"""Things that go wrong between a client and GitHub, to be injected at chosen requests."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.github.log import Arrival
from tests.github.refusal import Refusal, Rule

Matching = Callable[[Arrival], bool]


@dataclass(frozen=True)
class Refused:
    """The request is answered with this status and body, and has no effect."""

    status: int
    body: Mapping[str, Any] = field(default_factory=lambda: {"message": "Server Error"})
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class LostBefore:
    """The connection drops before the request has an effect."""


@dataclass(frozen=True)
class LostAfter:
    """The request has its effect, and the connection drops before the answer."""


@dataclass(frozen=True)
class Slow:
    """The answer takes this many seconds."""

    seconds: float


@dataclass(frozen=True)
class Ponderous:
    """Each top-level field of this name, or each of all, takes so many seconds of GitHub's time.

    GitHub ends a request after ten seconds: what is done by then stays done [docs].
    """

    seconds: float
    name: str = ""


@dataclass(frozen=True)
class Stale:
    """Listings of issues do not know the newest ones yet."""

    newest: int = 1


@dataclass(frozen=True)
class Kill:
    """A callback is called before or after the effect, then the connection drops."""

    callback: Callable[[], object]
    after_effect: bool = False


@dataclass(frozen=True)
class FieldRefused:
    """One top-level field of a GraphQL document, by name or alias, is refused; others are not."""

    name: str
    kind: str = "FORBIDDEN"
    message: str = "Resource not accessible by integration"

    @property
    def refusal(self) -> Refusal:
        """Return what GitHub would say."""
        return Rule(self.message, self.kind, 403, "injected by a test").broken()


Fault = Refused | LostBefore | LostAfter | Slow | Ponderous | Stale | Kill | FieldRefused


def rate_limited() -> Refused:
    """Return the primary limit of GraphQL: HTTP 200 and an error [docs]."""
    error = {"type": "RATE_LIMITED", "message": "API rate limit exceeded for installation."}
    return Refused(200, {"errors": [error]}, {"x-ratelimit-remaining": "0"})


def secondary_limited(retry_after: int = 1, status: int = 403) -> Refused:
    """Return the secondary limit: 403 or 429, with the seconds to wait [docs]."""
    message = "You have exceeded a secondary rate limit. Please wait a few minutes."
    url = "https://docs.github.com/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits"
    body = {"message": message, "documentation_url": url}
    return Refused(status, body, {"Retry-After": str(retry_after)})


@dataclass
class Planned:
    """A fault for some of the requests that match, counted from when it was injected."""

    fault: Fault
    matching: Matching
    first: int
    times: int
    seen: int = 0

    def strikes(self, arrival: Arrival) -> bool:
        """Count a request if it matches, and tell whether the fault hits it."""
        if not self.matching(arrival):
            return False
        self.seen += 1
        return self.first <= self.seen < self.first + self.times


@dataclass
class Barrier:
    """Holds matching requests until enough have come, so that clients act at once."""

    parties: int
    matching: Matching
    seconds: float
    arrived: int = 0
    gate: threading.Condition = field(default_factory=threading.Condition)

    def wait(self, arrival: Arrival) -> None:
        """Hold a matching request until the others came, or for so many seconds."""
        if not self.matching(arrival):
            return
        with self.gate:
            self.arrived += 1
            self.gate.notify_all()
            self.gate.wait_for(lambda: self.arrived >= self.parties, timeout=self.seconds)

    def open(self) -> None:
        """Hold nobody any more."""
        with self.gate:
            self.arrived = self.parties
            self.gate.notify_all()
