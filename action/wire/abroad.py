"""A request to another tool: over https, to a host that it may have, and followed nowhere."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

import requests
from urllib3.exceptions import NewConnectionError

from action import __version__
from action.wire.carrier import SHORTEST_SECRET, TIMEOUT, hidden
from action.wire.readings import readings
from action.wire.trouble import LostAnswerError, NotReachedError, quoted

REFUSALS: Final = 300
"""The first status that is not what was asked for: such words are shown to people."""
LONGEST_WAIT: Final = 6
"""Figures of a number of seconds that anybody would wait."""
LARGEST: Final = 8_000_000
"""Bytes of an answer that are read; a board of Trello with a thousand cards has fewer."""
_PIECE: Final = 65_536
_SENDABLE: Final = re.compile(r"[!-~][ -~]*")


class HostRefusedError(Exception):
    """The address is not one that this tool may have: nothing was sent."""


@dataclass(frozen=True, slots=True)
class ToolAnswer:
    """What another tool answered: its status, its text without our keys, and its patience.

    `wait` is how many seconds it wants us to wait, where it says so.
    """

    status: int
    text: str
    wait: float | None = None

    @property
    def is_fine(self) -> bool:
        """Whether it did what was asked."""
        return 200 <= self.status < 300  # noqa: PLR2004 - what HTTP calls success

    @property
    def data(self) -> object:
        """What it answered as JSON; None where that is something else."""
        try:
            found: object = json.loads(self.text)
        except (ValueError, RecursionError):
            return None
        return found

    @property
    def said(self) -> str:
        """What it said, for people: its status, and the beginning of its words."""
        words = quoted(self.text[:2_000]) if self.text.strip() else ""
        return f"{self.status}: {words}" if words else f"{self.status}"


@dataclass(frozen=True, slots=True)
class Abroad:
    """Takes requests to one tool: `hosts` are patterns of those that it may have.

    Nothing that comes back or goes wrong has one of the `secrets` in it, or an address.
    """

    hosts: tuple[re.Pattern[str], ...]
    secrets: tuple[str, ...] = field(default=(), repr=False)
    session: requests.Session = field(default_factory=requests.Session, repr=False)

    def send(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, str] | None = None,
        content: bytes | None = None,
    ) -> ToolAnswer:
        """Send it once; LostAnswerError where nobody knows what came of it.

        NotReachedError where it has not left, HostRefusedError where it may not go there, or
        something in it cannot be sent.
        """
        if not self._may_go_to(url) or not all(map(_SENDABLE.fullmatch, (headers or {}).values())):
            raise HostRefusedError
        sent = {"User-Agent": f"incident-review/{__version__}", **(headers or {})}
        try:
            answer = self.session.request(
                method,
                url,
                params=query,
                data=content,
                headers=sent,
                auth=_as_it_is,
                allow_redirects=False,
                timeout=TIMEOUT,
                stream=True,
            )
            return self._told(answer)
        except (requests.RequestException, OSError, ValueError) as error:
            lost = NotReachedError if _never_left(error) else LostAnswerError
            raise lost("the connection failed") from None

    def _told(self, answer: requests.Response) -> ToolAnswer:
        content = bytearray()
        for piece in answer.iter_content(_PIECE):
            content += piece
            if len(content) > LARGEST:
                raise LostAnswerError("the answer is too long")
        text = hidden(content.decode("utf-8", "replace"), self.secrets)
        if answer.status_code >= REFUSALS and self._holds_secret(text):
            text = ""
        return ToolAnswer(answer.status_code, text, _seconds(answer.headers.get("Retry-After", "")))

    def _may_go_to(self, url: str) -> bool:
        try:
            at = urlsplit(url)
            plain = at.port in {None, 443} and not at.username and not at.password
        except ValueError:
            return False
        host = (at.hostname or "").lower()
        return at.scheme == "https" and plain and any(p.fullmatch(host) for p in self.hosts)

    def _holds_secret(self, text: str) -> bool:
        """Whether one of the secrets is in the text in another spelling: then nobody may see it."""
        long = [secret for secret in self.secrets if len(secret) >= SHORTEST_SECRET]
        return any(secret in reading for reading in readings(text) for secret in long)


def host(name: str) -> re.Pattern[str]:
    """The pattern of one host."""
    return re.compile(re.escape(name.lower()))


def _never_left(error: Exception) -> bool:
    """Whether there was no connection, so that nothing can have been sent.

    A connection that drops later may bear the name of an error of the proxy [urllib3 2].
    """
    if isinstance(error, requests.ConnectTimeout):
        return True
    reason = getattr(error.args[0] if error.args else None, "reason", None)
    return isinstance(getattr(reason, "original_error", reason), NewConnectionError)


def _as_it_is(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """The request with no other login than ours: a .netrc of the machine is not asked."""
    return request


def _seconds(said: str) -> float | None:
    is_short = said.isascii() and said.isdigit() and len(said) <= LONGEST_WAIT
    return float(said) if is_short else None
