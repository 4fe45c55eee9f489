"""What is no answer of GitHub's ends as a letter, and is not taken for GitHub's word."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Final

import pytest

from tests.faults.indoors import run_indoors
from tests.faults.scene import Scene
from tests.github import Event, Run
from tests.github.faults import Altered, Fault, Garbled, Refused, redirected, secondary_limited
from tests.github.hub import TOKEN

HTML: Final = b"<!DOCTYPE html><html><body><h1>Access denied</h1></body></html>"
WHOLE: Final = b'{"data": {"repository": null}}'
NONSENSE: Final = {
    "html": HTML,
    "empty": b"",
    "blank": b" \r\n",
    "cut": b'{"data": {"repository": {"id": "R_1", "na',
    "list": b"[]",
    "list-of-answers": b"[" + WHOLE + b"]",
    "number": b"42",
    "text": b'"ok"',
    "null": b"null",
    "true": b"true",
    "bom": b"\xef\xbb\xbf" + WHOLE,
    "utf-16": WHOLE.decode().encode("utf-16"),
    "latin": b'{"data": "\xe9',
    "nothing-in-it": b"{}",
    "other-json": b'{"error": {"code": 7}}',
    "no-data": b'{"data": null}',
    "data-list": b'{"data": []}',
    "data-text": b'{"data": "x", "errors": {}}',
    "errors-of-nothing": b'{"data": null, "errors": [null, 3]}',
    "deep-lists": b"[" * 100_000,
    "deep-answer": b'{"data": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "deep-objects": b'{"a":' * 100_000,
    "long-number": b'{"data": ' + b"9" * 5_000 + b"}",
    "not-a-number": b'{"data": NaN}',
    "binary": bytes(range(256)),
}


@dataclass
class Indoors:
    """A scene whose runs happen in this process."""

    scene: Scene
    folder: Path
    events: list[Event] = field(default_factory=list)

    def run(self, fault: Fault, *, at: int = 1, times: int = 99, **env: str) -> Run:
        """Add the incident file, and run while this goes wrong."""
        self.events = self.events or [self.scene.file()]
        self.scene.hub.inject(fault, at=at, times=times)
        run = run_indoors(self.scene, self.events[0], self.folder, env)
        self.scene.hub.clear_faults()
        return run


@pytest.fixture
def indoors(new: Scene, tmp_path: Path) -> Indoors:
    return Indoors(new, tmp_path)


def assert_is_a_letter(run: Run, *reasons: str) -> None:
    """The run ends red with one plain letter, which no machine has printed."""
    (letter,) = [note.message for note in run.annotations if note.level == "error"]
    assert run.exit_code == 1
    assert run.outputs["reason-code"] in reasons
    assert "⛔" in run.summary
    assert not set("{}[]") & set(letter)
    assert len(letter) < 700
    assert "Traceback" not in run.stdout + run.stderr


@pytest.mark.parametrize("status", [200, 401, 403, 404, 407])
@pytest.mark.parametrize("content", NONSENSE.values(), ids=NONSENSE.keys())
def test_what_is_no_answer_is_said_to_be_none(
    indoors: Indoors, content: bytes, status: int
) -> None:
    """A proxy's page is no missing permission and no bad token, whatever its status says."""
    run = indoors.run(Garbled(content, status))

    assert_is_a_letter(run, "not-from-github")
    assert "proxy" in run.annotations[0].message
    assert "permissions:" not in run.stdout


@pytest.mark.parametrize("status", [500, 502, 503, 504, 520, 599])
@pytest.mark.parametrize("name", ["html", "empty", "cut", "list", "deep-lists"])
def test_a_server_that_is_down_is_said_to_be_down(indoors: Indoors, name: str, status: int) -> None:
    """Whatever page it shows meanwhile."""
    run = indoors.run(Garbled(NONSENSE[name], status))

    assert_is_a_letter(run, "github-unreachable")


@pytest.mark.parametrize("at", [1, 2, 3, 4, 5, 6])
@pytest.mark.parametrize("done", [False, True])
@pytest.mark.parametrize("status", [200, 403, 502])
def test_one_bad_page_on_the_way_delays_and_loses_nothing(
    indoors: Indoors, at: int, done: bool, status: int
) -> None:
    """Questions are asked again; after an order the run looks whether it was done."""
    run = indoors.run(Garbled(HTML, status, done=done), at=at, times=1)

    assert (run.exit_code, run.annotations) == (0, ())
    indoors.scene.assert_nothing_is_doubled_or_lost()


# --- redirects --------------------------------------------------------------------------------


@dataclass
class Elsewhere:
    """Another host, which must never hear of us."""

    url: str
    heard: list[str]


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    heard: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            heard.append(str(self.headers))
            self.send_response(204)
            self.end_headers()

        do_GET = do_POST  # noqa: N815 - http.server looks for these names

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield Elsewhere(f"http://localhost:{server.server_address[1]}", heard)
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("at", [1, 3])
@pytest.mark.parametrize("status", [300, 301, 302, 303, 304, 307, 308])
def test_no_redirect_to_another_host_is_followed(
    indoors: Indoors, elsewhere: Elsewhere, status: int, at: int
) -> None:
    """The token would go along; people read where GitHub's address is given."""
    run = indoors.run(redirected(status, f"{elsewhere.url}/graphql"), at=at)

    assert_is_a_letter(run, "redirected")
    assert elsewhere.heard == []
    assert "localhost" in run.annotations[0].message


@pytest.mark.parametrize("status", [301, 302, 307, 308])
@pytest.mark.parametrize("path", ["/graphql", "/api/graphql", "/elsewhere", ""])
def test_no_redirect_on_the_same_host_is_followed(indoors: Indoors, status: int, path: str) -> None:
    """A request is sent once, to the address that the runner gave."""
    run = indoors.run(redirected(status, f"{indoors.scene.hub.url}{path}"))

    assert_is_a_letter(run, "redirected")
    assert len(indoors.scene.hub.log) == 1


@pytest.mark.parametrize(
    "location", ["", "http://[::1", "//", "mailto:x", "http://" + "a" * 5_000, "javascript:{x}"]
)
def test_a_redirect_to_nowhere_is_a_letter_too(indoors: Indoors, location: str) -> None:
    """What stands there is not repeated to people."""
    assert_is_a_letter(indoors.run(redirected(301, location)), "redirected")


# --- headers that are none --------------------------------------------------------------------

LATER: Final = ("²", "-5", "soon", "", "1e3", "0x10", "Wed, 21 Oct 2026 07:28:00 GMT", "1.5", "٣")


@pytest.mark.parametrize("asked", LATER)
def test_a_wait_that_is_no_number_is_one_of_ours(indoors: Indoors, asked: str) -> None:
    """The run is patient all the same, and goes on."""
    fault = secondary_limited(None, 429)
    given = Refused(429, fault.body, {"Retry-After": asked.encode().decode("latin-1")})
    run = indoors.run(given, at=2, times=1)

    assert (run.exit_code, run.annotations) == (0, ())
    indoors.scene.assert_nothing_is_doubled_or_lost()


@pytest.mark.parametrize("asked", ["9" * 5_000, "61", "0000099999", "3600"])
def test_a_wait_that_is_too_long_is_left_to_the_next_run(indoors: Indoors, asked: str) -> None:
    """Nobody pays for a runner that sleeps."""
    run = indoors.run(secondary_limited(asked, 403))

    assert (run.exit_code, run.outputs["reason-code"]) == (0, "rate-limited")


@pytest.mark.parametrize(
    "header",
    ["x-ratelimit-remaining", "x-ratelimit-limit", "x-ratelimit-reset", "x-oauth-scopes"],
)
def test_numbers_of_a_proxy_are_not_read(indoors: Indoors, header: str) -> None:
    """Nobody needs them, so nobody can trip over them."""
    names = {"x-ratelimit-remaining": "²", "x-ratelimit-limit": "many", header: "\u00b2"}
    run = indoors.run(Garbled(HTML, 403, names))

    assert_is_a_letter(run, "not-from-github")


def test_permissions_that_are_none_are_not_repeated(indoors: Indoors) -> None:
    """Only what GitHub may name there becomes a line for the workflow."""
    header = {"x-accepted-github-permissions": "issues=write, {'x': 1}; pull_requests=write"}
    run = indoors.run(Refused(403, {"message": "Resource not accessible"}, header))

    assert_is_a_letter(run, "missing-permission")
    assert run.annotations[0].message.endswith("\n    issues: write\n    pull-requests: write")


# --- what letters show ------------------------------------------------------------------------

HALVES: Final = json.loads('"\\ud83d and \\udca9 apart"')
SAID: Final[dict[str, object]] = {
    "long": "no " * 40_000,
    "lines": "no\n::error::run this\r\n\x1b[31mno",
    "object": {"code": 7},
    "list": ["no", "never"],
    "nothing": None,
    "number": 7,
    "halves": HALVES,
    "token": f"Bad credentials: {TOKEN}",
}


@pytest.mark.parametrize("status", [200, 400, 404, 422])
@pytest.mark.parametrize("said", SAID.values(), ids=SAID.keys())
def test_what_github_said_is_one_short_line(indoors: Indoors, said: object, status: int) -> None:
    """A letter can be read by a person, whatever came."""
    error = {"message": said, "type": {"x": 1}, "path": 3}
    run = indoors.run(Refused(status, {"message": said, "data": None, "errors": [error]}))

    assert_is_a_letter(run, "refused", "not-from-github")
    assert TOKEN not in run.stdout + run.stderr + run.summary + str(run.outputs)


# --- half a repository ------------------------------------------------------------------------


def _without(*path: str) -> Callable[[Any], Any]:
    def change(body: Any) -> Any:
        node = body["data"]
        for step in path[:-1]:
            node = node[step]
        del node[path[-1]]
        return body

    return change


def _with(value: object, *path: str) -> Callable[[Any], Any]:
    def change(body: Any) -> Any:
        node = body["data"]
        for step in path[:-1]:
            node = node[step]
        node[path[-1]] = value
        return body

    return change


LACKING: Final = {
    "no-repository": _without("repository"),
    "no-viewer": _with(None, "viewer"),
    "no-login": _without("viewer", "login"),
    "no-id": _without("repository", "id"),
    "null-labels": _with(None, "repository", "labels"),
    "labels-of-text": _with("x", "repository", "labels"),
    "no-page": _without("repository", "labels", "pageInfo"),
    "endless": _with({"hasNextPage": True, "endCursor": None}, "repository", "labels", "pageInfo"),
    "people-of-numbers": _with([1, 2], "repository", "assignableUsers", "nodes"),
    "people-of-null": _with(None, "repository", "assignableUsers", "nodes"),
    "many-people": _with("many", "repository", "assignableUsers", "totalCount"),
    "no-head": _with(None, "repository", "defaultBranchRef", "target"),
    "numbered-head": _with(7, "repository", "defaultBranchRef", "target", "oid"),
    "yes-in-words": _with("yes", "repository", "hasIssuesEnabled"),
    "no-pulls": _without("repository", "pulls0"),
    "file-of-list": _with([], "repository", "file0"),
    "file-of-number": _with({"text": 7}, "repository", "file0"),
    "a-list": _with([], "repository"),
}


@pytest.mark.parametrize("change", LACKING.values(), ids=LACKING.keys())
def test_half_a_repository_is_a_letter(indoors: Indoors, change: Callable[[Any], Any]) -> None:
    """What lacks is named, and nothing is written on the strength of it."""
    run = indoors.run(Altered(change), at=2)

    assert_is_a_letter(run, "half-answer")
    assert "Something is missing in GitHub's answer" in run.annotations[0].message
    assert indoors.scene.hub.writes == []
