"""The internet in this very process: what a hand sends reaches the stand-in without a wire."""

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import requests
from requests.adapters import BaseAdapter

from action.wire.abroad import Abroad
from tests.outlets.internet import Internet
from tests.outlets.told import Answered, Asked


@dataclass
class Straight(BaseAdapter):
    """Takes what requests would put on the wire to the stand-ins, and their faults."""

    internet: Internet

    def take(self, abroad: Abroad) -> None:
        """Be the way on which this one goes abroad."""
        abroad.session.mount("https://", self)

    def send(
        self, request: requests.PreparedRequest, *_given: Any, **_named: Any
    ) -> requests.Response:
        """Return what the stand-in answers; an answer that is lost fails as on a wire."""
        answered = self.internet.handle(_asked(request))
        if not answered.status:
            raise requests.ConnectionError("the connection was lost")
        return _response(request, answered)

    def close(self) -> None:
        """Let nothing go: there is nothing."""


@dataclass
class _Body:
    """The bytes of an answer, as requests reads them."""

    left: bytes = field(default=b"")

    def read(self, size: int = -1) -> bytes:
        end = len(self.left) if size < 0 else size
        piece, self.left = self.left[:end], self.left[end:]
        return piece

    def close(self) -> None:
        self.left = b""


def _asked(request: requests.PreparedRequest) -> Asked:
    at = urlsplit(request.url or "")
    raw = request.body or b""
    content = raw.encode() if isinstance(raw, str) else bytes(raw)
    return Asked(
        at.hostname or "",
        request.method or "",
        at.path,
        dict(parse_qsl(at.query, keep_blank_values=True)),
        {name.lower(): value for name, value in request.headers.items()},
        json.loads(content) if content else None,
        content,
    )


def _response(request: requests.PreparedRequest, answered: Answered) -> requests.Response:
    body = answered.body
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    response = requests.Response()
    response.status_code = answered.status
    response.headers.update(answered.headers)
    response.request = request
    response.raw = _Body(content)
    return response
