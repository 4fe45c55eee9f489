"""All other tools behind one proxy, as a runner behind a firewall reaches them: CONNECT, then TLS.

So the shipped program runs unchanged: it speaks https to api.trello.com, and checks certificates.
"""

import json
import socket
import ssl
import tempfile
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self
from urllib.parse import parse_qsl, urlsplit

import trustme

from tests.github.faults import Garbled, Kill, LostAfter, LostBefore, Refused, Slow
from tests.outlets.told import Answered, Asked, ToolStandIn

Fault = Refused | LostBefore | LostAfter | Slow | Kill | Garbled
DROPPED: Final = Answered(0)
"""The connection ends without an answer."""


@dataclass
class Internet:
    """The tools by host, what was asked of them, and what goes wrong at which request.

    `violations` are requests that no tool would understand, or that broke a stand-in.
    """

    tools: tuple[ToolStandIn, ...]
    log: list[Asked] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    faults: dict[int, Fault] = field(default_factory=dict)
    lock: threading.RLock = field(default_factory=threading.RLock)

    def __enter__(self) -> Self:
        """Open the proxy on a free port, with certificates of an authority of its own."""
        authority = trustme.CA()
        self._folder = tempfile.TemporaryDirectory(prefix="incident-review-outlets-")
        self.bundle = Path(self._folder.name) / "authority.pem"
        authority.cert_pem.write_to_path(str(self.bundle))
        self.contexts = {
            host: _context(authority, host) for one in self.tools for host in one.hosts
        }
        self._server = _Proxy(self)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the proxy."""
        self._server.shutdown()
        self._server.server_close()
        self._folder.cleanup()

    @property
    def environment(self) -> Mapping[str, str]:
        """The variables by which a program comes here, and not to the real tools."""
        return {
            "HTTPS_PROXY": f"http://127.0.0.1:{self._server.server_port}",
            "NO_PROXY": "127.0.0.1,localhost",
            "REQUESTS_CA_BUNDLE": str(self.bundle),
        }

    def inject(self, fault: Fault, *, at: int = 1) -> None:
        """Let something go wrong at the `at`-th request from now on."""
        self.faults[len(self.log) + at] = fault

    def forget(self) -> None:
        """Begin to count anew."""
        self.log.clear()
        self.faults.clear()

    def handle(self, asked: Asked) -> Answered:
        """Answer a request, or let it go wrong; without a status the connection drops."""
        with self.lock:
            self.log.append(asked)
            fault = self.faults.pop(len(self.log), None)
        match fault:
            case Refused(status, body, headers):
                return Answered(status, body, headers)
            case LostBefore():
                return DROPPED
            case Kill(callback, after_effect):
                if after_effect:
                    self._told(asked)
                callback()
                return DROPPED
            case LostAfter():
                self._told(asked)
                return DROPPED
            case Garbled(content, status, headers):
                return Answered(status, content, headers)
            case Slow(seconds):
                time.sleep(seconds)
            case None:
                pass
        return self._told(asked)

    def _told(self, asked: Asked) -> Answered:
        tool = next(one for one in self.tools if asked.host in one.hosts)
        with self.lock:
            try:
                return tool.answer(asked)
            except Exception as error:  # noqa: BLE001 - a stand-in that breaks fails the test
                self.violations.append(f"{asked.method} {asked.host}{asked.path}: {error!r}")
                return Answered(500, {"message": "the stand-in broke"})


def _context(authority: trustme.CA, host: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(host).configure_cert(context)
    return context


class _Proxy(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, internet: Internet) -> None:
        super().__init__(("127.0.0.1", 0), _Door)
        self.internet = internet

    def handle_error(self, _request: Any, _client_address: Any) -> None:
        """Say nothing: a client that was killed hangs up."""


class _Door(BaseHTTPRequestHandler):
    """Lets a client through to one host, with that host's certificate."""

    protocol_version = "HTTP/1.1"
    server: _Proxy

    def do_CONNECT(self) -> None:
        """Become the host that the client wants."""
        host = self.path.partition(":")[0]
        context = self.server.internet.contexts.get(host)
        if context is None:
            self.server.internet.violations.append(f"nobody is at {host}")
            self.send_error(502)
            return
        self.send_response(200, "Connection established")
        self.end_headers()
        with context.wrap_socket(self.connection, server_side=True) as line:
            _Host(line, self.client_address, self.server, host)
        self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - http.server's name
        """Say nothing."""


class _Host(BaseHTTPRequestHandler):
    """One host of a tool, on a connection that is encrypted."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(self, line: socket.socket, client: Any, proxy: _Proxy, host: str) -> None:
        self.proxy, self.host = proxy, host
        super().__init__(line, client, proxy)

    def do_GET(self) -> None:
        """Answer any request."""
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        at = urlsplit(self.path)
        is_json = "json" in self.headers.get("Content-Type", "")
        asked = Asked(
            self.host,
            self.command,
            at.path,
            dict(parse_qsl(at.query, keep_blank_values=True)),
            {name.lower(): value for name, value in self.headers.items()},
            json.loads(raw) if raw and is_json else None,
            raw,
        )
        self._send(self.proxy.internet.handle(asked))

    do_DELETE = do_GET  # noqa: N815 - http.server looks for these names
    do_PATCH = do_GET  # noqa: N815 - the same
    do_POST = do_GET  # noqa: N815 - the same
    do_PUT = do_GET  # noqa: N815 - the same

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - http.server's name
        """Say nothing; the internet keeps the log."""

    def _send(self, answered: Answered) -> None:
        if not answered.status:
            self.close_connection = True
            return
        content = answered.body if isinstance(answered.body, bytes) else b""
        if answered.body is not None and not isinstance(answered.body, bytes):
            content = json.dumps(answered.body).encode()
        self.send_response(answered.status)
        self.send_header("Content-Length", str(len(content)))
        for name, value in answered.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)
