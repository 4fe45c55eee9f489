"""A request over HTTP: it goes to one address with the token, and is followed nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final
from urllib.parse import urlsplit

import requests
from github.GithubRetry import GithubRetry
from github.Requester import (
    HTTPRequestsConnectionClass,
    HTTPSRequestsConnectionClass,
    Requester,
)
from requests.structures import CaseInsensitiveDict

from action.errors import Letter, ReviewError
from action.wire.trouble import LostAnswerError

TIMEOUT: Final = 20
"""Seconds to wait for an answer."""
HIDDEN: Final = "***"
SHORTEST_SECRET: Final = 8
"""Characters; what is shorter stands in every text, and cannot be hidden."""
READ: Final[Mapping[str, str]] = {
    "date": "date",
    "location": "moved-to",
    "retry-after": "retry-after",
    "x-accepted-github-permissions": "x-accepted-github-permissions",
}
"""The headers that we read, and what we call them.

Nobody follows a `location` that is not seen, or trips over a number that is none.
"""
_TOKEN: Final = re.compile(r"[!-~]+")


@dataclass(frozen=True, slots=True)
class Envelope:
    """An answer as it came: its status, its text without the token, and headers in small letters.

    A redirect's target is in `moved-to`.
    """

    status: int
    text: str
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Carrier:
    """Takes requests to `url`, or to what is below it, with the token that `requester` holds."""

    requester: Requester
    url: str
    token: str = field(repr=False)
    line: HTTPRequestsConnectionClass | HTTPSRequestsConnectionClass = field(repr=False)

    def post(self, payload: Mapping[str, Any]) -> Envelope:
        """Send it once; LostAnswerError where nothing came back that can be read."""
        return self._sent("POST", self.url, payload)

    def get(self, url: str) -> Envelope:
        """Ask REST for what is at an address; LostAnswerError as above."""
        return self._sent("GET", url, None)

    def _sent(self, method: str, url: str, payload: Mapping[str, Any] | None) -> Envelope:
        if self.token and not _TOKEN.fullmatch(self.token):
            raise _unsendable()
        try:
            status, headers, text = self.requester.requestJson(
                method, url, input=payload, cnx=self.line
            )
        except requests.RequestException as error:
            raise LostAnswerError("the connection failed") from error
        return Envelope(status, hidden(text, (self.token,)), headers)


def hidden(text: str, secrets: Iterable[str]) -> str:
    """The text without these, which others may repeat to us, as they are or spelled as JSON."""
    escaped = "\\u00" in text or "\\/" in text
    for secret in secrets:
        if len(secret) >= SHORTEST_SECRET and (escaped or secret in text):
            text = _spelled(secret).sub(HIDDEN, text)
    return text


@lru_cache(maxsize=64)
def _spelled(secret: str) -> re.Pattern[str]:
    """A secret whose signs may each be escaped as JSON has it."""
    return re.compile("".join(map(_sign, secret)))


def _sign(sign: str) -> str:
    slash = r"|\\/" if sign == "/" else ""
    return rf"(?:{re.escape(sign)}|\\u(?i:{ord(sign):04x}){slash})"


def carrier(requester: Requester, url: str, token: str, retry: GithubRetry | None) -> Carrier:
    """A carrier to this address; without `retry` each answer is given back as it came."""
    at = urlsplit(url)
    secure = at.scheme == "https"
    kind = HTTPSRequestsConnectionClass if secure else HTTPRequestsConnectionClass
    line = kind(at.hostname or "", at.port, timeout=TIMEOUT, retry=retry)
    line.session.hooks["response"].append(_plain)
    return Carrier(requester, url, token, line)


def _plain(answer: requests.Response, **_: object) -> requests.Response:
    """The answer with nothing in it that requests or PyGithub would act on by themselves."""
    found = ((READ.get(name.lower()), value) for name, value in answer.headers.items())
    answer.headers = CaseInsensitiveDict({name: value for name, value in found if name})
    answer.encoding = "utf-8"
    return answer


def _unsendable() -> ReviewError:
    letter = Letter(
        "The token contains a space, a line break or another character that tokens cannot have",
        "pass a valid one as the input `token`",
    )
    return ReviewError(letter, reason="bad-token")
