"""The stand-in's HTTP: reads requests, applies faults, and sends what the hub answers."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

if TYPE_CHECKING:
    from tests.github.hub import Hub

ENTERPRISE = "/api/v3"


@dataclass(frozen=True)
class Incoming:
    """A request as read from the wire; paths of GitHub Enterprise Server are made plain."""

    method: str
    path: str
    query: Mapping[str, str]
    token: str | None
    body: Any = field(repr=False)

    @property
    def prefix(self) -> str:
        """Return what stands before REST's paths, so that addresses in answers match."""
        return ENTERPRISE if self.path.startswith(ENTERPRISE + "/") else ""

    @property
    def plain_path(self) -> str:
        """Return the path as api.github.com has it."""
        if self.path == "/api/graphql":
            return "/graphql"
        return self.path.removeprefix(self.prefix)


@dataclass(frozen=True)
class Outgoing:
    """An answer; without a status the connection is dropped, after the ``last_act`` if any.

    A body in bytes is sent as it is.
    """

    status: int | None
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 0.0
    last_act: Callable[[], object] | None = None


DROPPED = Outgoing(None)


class Server(ThreadingHTTPServer):
    """Serves one hub on a free port of this machine."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, hub: "Hub") -> None:
        """Bind to a free port."""
        super().__init__(("127.0.0.1", 0), Handler)
        self.hub = hub

    def handle_error(self, _request: Any, _client_address: Any) -> None:
        """Report what broke in the stand-in itself; a client that hung up is no such thing."""
        self.hub.note_crash()


class Handler(BaseHTTPRequestHandler):
    """One connection; it stays open between requests."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Server

    def do_GET(self) -> None:
        """Answer any request; the method is part of what the hub looks at."""
        content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        try:
            body = json.loads(content) if content else None
        except json.JSONDecodeError:
            self._send(Outgoing(400, {"message": "Problems parsing JSON"}))
            return
        outgoing = self.server.hub.handle(self._incoming(body))
        time.sleep(outgoing.delay)
        self._send(outgoing)

    do_DELETE = do_GET  # noqa: N815 - http.server looks for these names
    do_PATCH = do_GET  # noqa: N815 - the same
    do_POST = do_GET  # noqa: N815 - the same
    do_PUT = do_GET  # noqa: N815 - the same

    def date_time_string(self, _: float | None = None) -> str:
        """Tell the time of the world in the header Date: there is one clock on GitHub."""
        return format_datetime(self.server.hub.world.now, usegmt=True)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - http.server's name
        """Say nothing; the hub keeps the log."""

    def _incoming(self, body: Any) -> Incoming:
        address = urlsplit(self.path)
        scheme, _, token = self.headers.get("Authorization", "").partition(" ")
        return Incoming(
            method=self.command,
            path=unquote(address.path),
            query={key: values[-1] for key, values in parse_qs(address.query).items()},
            token=token if scheme.lower() in ("bearer", "token") else None,
            body=body,
        )

    def _send(self, outgoing: Outgoing) -> None:
        if outgoing.status is None:
            self.close_connection = True
            return
        content = b"" if outgoing.body is None else outgoing.body
        kind = "text/html"
        if not isinstance(content, bytes):
            content, kind = json.dumps(content).encode(), "application/json; charset=utf-8"
        self.send_response(outgoing.status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        for name, value in outgoing.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)
