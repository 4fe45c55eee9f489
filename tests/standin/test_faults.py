"""Faults at chosen requests, two clients at a barrier, and the log that counts them all."""

import threading
import time
from collections.abc import Callable
from typing import Final

import pytest
import requests

from tests.github import (
    FieldRefused,
    Hub,
    Kill,
    LostAfter,
    LostBefore,
    Person,
    Refused,
    Slow,
    Stale,
    rate_limited,
    secondary_limited,
)
from tests.github.faults import (
    Fault,
    Garbled,
    field_went_wrong,
    half_went_wrong,
    limited_document,
    limited_field,
    submitted_too_quickly,
    went_wrong,
)
from tests.standin.conftest import Client

CREATE: Final = """
mutation($id: ID!) { createIssue(input: {repositoryId: $id, title: "t"}) { issue { id } } }
"""


def create(client: Client) -> requests.Response:
    return client.rest("POST", "/issues", title="t")


def test_a_refused_request_has_no_effect(hub: Hub, client: Client) -> None:
    """A 502 at the second request, and only there."""
    hub.inject(Refused(502), at=2)
    assert [create(client).status_code for _ in range(3)] == [201, 502, 201]
    assert len(hub.world.issues()) == 2


@pytest.mark.parametrize(("fault", "made"), [(LostBefore(), 0), (LostAfter(), 1)])
def test_a_lost_connection_leaves_the_effect_open(
    hub: Hub, client: Client, fault: Fault, made: int
) -> None:
    """The client cannot tell which of the two it was."""
    hub.inject(fault)
    with pytest.raises(requests.ConnectionError):
        create(client)
    assert len(hub.world.issues()) == made
    assert [(r.status, r.effect) for r in hub.log] == [(0, bool(made))]


def test_a_slow_answer_takes_its_time(hub: Hub, client: Client) -> None:
    """The answer is right, only late."""
    hub.inject(Slow(0.2))
    start = time.monotonic()
    assert create(client).status_code == 201
    assert time.monotonic() - start >= 0.2


def test_the_primary_limit_is_an_error_in_a_good_answer(hub: Hub, client: Client) -> None:
    """GraphQL says 200 and RATE_LIMITED."""
    hub.inject(rate_limited())
    assert client.ask("{ viewer { login } }")["errors"][0]["type"] == "RATE_LIMITED"


def test_the_secondary_limit_says_how_long_to_wait(hub: Hub, client: Client) -> None:
    """REST says 403 or 429 with Retry-After."""
    hub.inject(secondary_limited(7, status=429))
    answer = create(client)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "7")


def test_a_stale_listing_lacks_the_newest(hub: Hub, client: Client, mira: Person) -> None:
    """Listings lag, single issues do not."""
    mira.open_issue("one")
    mira.open_issue("two")
    hub.inject(Stale(1), times=2)
    listed = client.repository("issues(first: 5) { nodes { number } } issue(number: 2) { title }")
    assert listed == {"issues": {"nodes": [{"number": 1}]}, "issue": {"title": "two"}}
    assert [issue["number"] for issue in client.rest("GET", "/issues").json()] == [1]


@pytest.mark.parametrize(("after", "made"), [(False, 0), (True, 1)])
def test_a_client_can_be_killed_around_the_effect(
    hub: Hub, client: Client, *, after: bool, made: int
) -> None:
    """The callback runs when all is noted, and the connection drops."""
    seen: list[tuple[int, int]] = []
    hub.inject(Kill(lambda: seen.append((len(hub.log), len(hub.world.issues()))), after))
    with pytest.raises(requests.ConnectionError):
        create(client)
    assert seen == [(1, made)]


def test_one_field_can_be_refused(hub: Hub, client: Client) -> None:
    """By its name or by its alias; the other fields of the document are done."""
    hub.inject(FieldRefused("createLabel"))
    text = """mutation($id: ID!) {
      a: createLabel(input: {repositoryId: $id, name: "a", color: "ffffff"}) { label { name } }
      b: createIssue(input: {repositoryId: $id, title: "t"}) { issue { number } }
      c: createIssue(input: {repositoryId: $id, title: "t"}) { issue { number } }
    }"""
    hub.inject(FieldRefused("c"))
    answer = client.ask(text, id=hub.world.node_id)
    assert answer["data"] == {"a": None, "c": None, "b": {"issue": {"number": 1}}}
    assert answer["errors"][0]["type"] == "FORBIDDEN"


def test_a_field_can_be_refused_after_it_was_done(hub: Hub, client: Client) -> None:
    """As GitHub's own faults may be: the answer says no, and the issue is there."""
    hub.inject(field_went_wrong("createIssue", done=True))
    answer = client.ask(CREATE, id=hub.world.node_id)
    assert answer["data"] == {"createIssue": None}
    assert "type" not in answer["errors"][0]
    assert answer["errors"][0]["path"] == ["createIssue"]
    assert len(hub.world.issues()) == 1


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (submitted_too_quickly("createIssue"), "UNPROCESSABLE"),
        (limited_field("createIssue"), "RATE_LIMITED"),
    ],
)
def test_a_field_that_came_too_quickly_has_no_effect(
    hub: Hub, client: Client, fault: Fault, kind: str
) -> None:
    """The others of the document are done."""
    hub.inject(fault)
    text = """mutation($id: ID!) {
      a: createIssue(input: {repositoryId: $id, title: "t"}) { issue { number } }
      b: createLabel(input: {repositoryId: $id, name: "a", color: "ffffff"}) { label { name } }
    }"""
    answer = client.ask(text, id=hub.world.node_id)
    assert answer["data"] == {"a": None, "b": {"label": {"name": "a"}}}
    assert [error["type"] for error in answer["errors"]] == [kind]
    assert hub.world.issues() == []


@pytest.mark.parametrize(("done", "made"), [(False, 0), (True, 1)])
def test_something_else_can_answer(hub: Hub, client: Client, *, done: bool, made: int) -> None:
    """In bytes as they are, instead of GitHub or after it."""
    hub.inject(Garbled(b"<html>", 407, {"Via": "1.1 proxy"}, done=done))
    answer = create(client)
    assert (answer.status_code, answer.content, answer.headers["Via"]) == (
        407,
        b"<html>",
        "1.1 proxy",
    )
    assert len(hub.world.issues()) == made


def test_an_answer_can_be_changed_on_its_way(hub: Hub, client: Client) -> None:
    """The effect was had, and half of the answer is gone."""
    hub.inject(half_went_wrong())
    answer = client.ask(CREATE, id=hub.world.node_id)
    assert answer["data"] == {"createIssue": None}
    assert "path" not in answer["errors"][0]
    assert len(hub.world.issues()) == 1


@pytest.mark.parametrize("fault", [went_wrong(), limited_document()])
def test_a_document_can_be_refused_with_a_good_status(
    hub: Hub, client: Client, fault: Fault
) -> None:
    """HTTP 200, and nothing was done."""
    hub.inject(fault)
    assert client.ask("{ viewer { login } }")["data"] is None


def test_faults_wait_for_the_requests_they_match(hub: Hub, client: Client) -> None:
    """The second write is hit, whatever is read between."""
    hub.inject(Refused(500), at=2, matching=lambda arrival: arrival.kind == "write")
    codes = [create(client).status_code, client.rest("GET", "").status_code]
    assert [*codes, create(client).status_code] == [201, 200, 500]


def together(*tasks: Callable[[], object]) -> None:
    threads = [threading.Thread(target=task) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_two_clients_meet_at_a_barrier(hub: Hub) -> None:
    """Both have read before either writes, and one of the two claims is refused."""
    oid = hub.world.git.refs["refs/heads/main"]
    barrier = hub.barrier(2, matching=lambda arrival: arrival.kind == "write")
    statuses: list[int] = []

    def claim() -> None:
        answer = requests.post(
            f"{hub.url}/repos/acme/shop/git/refs",
            json={"ref": "refs/heads/x", "sha": oid},
            headers={"Authorization": f"bearer {hub.token}"},
            timeout=10,
        )
        statuses.append(answer.status_code)

    together(claim, claim)
    assert sorted(statuses) == [201, 422]
    assert barrier.arrived == 2


def test_a_barrier_does_not_wait_for_ever(hub: Hub, client: Client) -> None:
    """Alone, a client goes on after the time."""
    hub.barrier(2, seconds=0.05)
    assert create(client).status_code == 201


def test_the_log_counts_requests_and_effects(hub: Hub, client: Client) -> None:
    """Reads, writes, and writes that did something are told apart."""
    client.ask("{ viewer { login } rateLimit { cost } }")
    create(client)
    client.rest("POST", "/issues", title="")
    assert [request.operations for request in hub.log] == [
        ("viewer", "rateLimit"),
        ("POST /repos/{owner}/{repo}/issues",),
        ("POST /repos/{owner}/{repo}/issues",),
    ]
    assert (len(hub.writes), len(hub.effects)) == (2, 1)
    hub.forget_requests()
    assert hub.log == []


def test_a_world_can_be_put_back(hub: Hub, client: Client, mira: Person) -> None:
    """After restoring, everything is as it was: numbers, branches, clock."""
    mira.open_issue("one")
    kept = hub.snapshot()
    before = hub.world.now
    mira.open_issue("two")
    mira.push({"a": "b"}, branch="x")
    hub.restore(kept)
    assert [issue.title for issue in hub.world.issues()] == ["one"]
    assert (hub.world.now, "refs/heads/x" in hub.world.git.refs) == (before, False)
    assert mira.open_issue("again").payload["issue"]["number"] == 2
    assert client.repository("issue(number: 2) { title }") == {"issue": {"title": "again"}}


def test_the_clock_only_goes_forward(hub: Hub, mira: Person) -> None:
    """Every write is later than the one before."""
    moments = [mira.open_issue(f"{n}").payload["issue"]["created_at"] for n in range(3)]
    assert moments == sorted(set(moments))
    assert hub.world.now.isoformat() > "2026-11-02T09:00:00"
