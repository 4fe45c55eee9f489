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
class Meanwhile:
    """Somebody does something as soon as the request has had its effect; then the answer goes."""

    deed: Callable[[], object]


@dataclass(frozen=True)
class FieldRefused:
    """One top-level field of a GraphQL document, by name or alias, is refused; others are not.

    ``done``: it is done all the same, and only its answer says that it was not.
    """

    name: str
    kind: str = "FORBIDDEN"
    message: str = "Resource not accessible by integration"
    done: bool = False

    @property
    def refusal(self) -> Refusal:
        """Return what GitHub would say."""
        said = self.message.replace("{", "{{").replace("}", "}}")
        return Rule(said, self.kind, 403, "injected by a test").broken()


@dataclass(frozen=True)
class Garbled:
    """Something answers that is not GitHub, in bytes as they are; ``done``: the effect was had."""

    content: bytes
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    done: bool = False


@dataclass(frozen=True)
class Altered:
    """The answer is changed on its way: ``change`` is given the body, and returns another."""

    change: Callable[[Any], Any]


Fault = (
    Refused
    | LostBefore
    | LostAfter
    | Slow
    | Ponderous
    | Stale
    | Kill
    | Meanwhile
    | FieldRefused
    | Garbled
    | Altered
)

TOO_QUICKLY = "was submitted too quickly"
"""GitHub's words for a create that comes too soon after others [cli/cli#4801]."""
WENT_WRONG = (
    "Something went wrong while executing your query on 2026-11-02T09:00:00Z. Please include"
    " `D0C2:1B2C` when reporting this issue."
)
"""GitHub's words for a fault of its own, in an answer with HTTP 200 [rep]."""
SECONDARY = "You have exceeded a secondary rate limit. Please wait a few minutes."
"""The limit of creates, of points and of requests at once [docs]."""
ABUSE = (
    "You have triggered an abuse detection mechanism. Please wait a few minutes before you try"
    " again."
)
"""The same limit in its older words [PyGithub: Requester.isSecondaryRateLimitError]."""


def submitted_too_quickly(name: str) -> FieldRefused:
    """Return the refusal of one field that GitHub would take a little later [cli/cli#4801]."""
    return FieldRefused(name, "UNPROCESSABLE", TOO_QUICKLY)


def limited_field(name: str, message: str = SECONDARY) -> FieldRefused:
    """Return the secondary limit as it is said of one field of a document [docs]."""
    return FieldRefused(name, "RATE_LIMITED", message)


def field_went_wrong(name: str, *, done: bool) -> FieldRefused:
    """Return GitHub's own fault in one field, which has no type; it may have been done [rep]."""
    return FieldRefused(name, "", WENT_WRONG, done)


def went_wrong() -> Refused:
    """Return GitHub's own fault in a whole document: HTTP 200, and no data [rep]."""
    return Refused(200, {"data": None, "errors": [{"message": WENT_WRONG}]})


def half_went_wrong() -> Altered:
    """Return GitHub's own fault beside a part of the data, at no place in particular [rep]."""

    def halved(body: Any) -> Any:
        data = dict.fromkeys(body["data"])
        return {"data": data, "errors": [{"message": WENT_WRONG}]}

    return Altered(halved)


def limited_document(message: str = SECONDARY) -> Refused:
    """Return the secondary limit as GraphQL may say it: HTTP 200, "200 or 403" [docs]."""
    return Refused(200, {"data": None, "errors": [{"type": "RATE_LIMITED", "message": message}]})


def redirected(status: int, location: str) -> Garbled:
    """Return a page that sends on to another address, which nobody with a token may follow."""
    return Garbled(b"", status, {"Location": location})


def rate_limited() -> Refused:
    """Return the primary limit of GraphQL: HTTP 200 and an error [docs]."""
    error = {"type": "RATE_LIMITED", "message": "API rate limit exceeded for installation."}
    return Refused(200, {"errors": [error]}, {"x-ratelimit-remaining": "0"})


def secondary_limited(
    retry_after: int | str | None = 1, status: int = 403, message: str = SECONDARY
) -> Refused:
    """Return the secondary limit: 403, 429 or 200, with the seconds to wait or without [docs]."""
    url = "https://docs.github.com/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits"
    body = {"message": message, "documentation_url": url}
    headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
    return Refused(status, body, headers)


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
