"""Telling a repository something: what GitHub takes, and what it refuses."""

from typing import Any

import pytest

from tests.github import Hub, Person
from tests.github.refusal import Refusal
from tests.standin.conftest import Client

TYPE = "incident-review-remark"


def test_a_dispatch_says_what_was_told_and_by_whom(tom: Person) -> None:
    """Its type is the event's action; it runs on the default branch."""
    event = tom.dispatch(TYPE, {"words": "hello"})
    told = event.payload
    assert (event.name, event.action, event.ref) == ("repository_dispatch", TYPE, "refs/heads/main")
    assert (told["client_payload"], told["branch"]) == ({"words": "hello"}, "main")
    assert (event.actor, told["sender"]["login"]) == ("tom", "tom")


def test_each_dispatch_starts_a_run_of_its_own(tom: Person) -> None:
    """Run again, it keeps its number."""
    first, second = tom.dispatch(TYPE), tom.dispatch(TYPE)
    assert first.run != second.run


def test_an_app_dispatches_as_a_bot(hub: Hub) -> None:
    """With the installation that it does so by."""
    told = hub.person("forms[bot]").dispatch(TYPE).payload
    assert (told["sender"]["type"], "installation" in told) == ("Bot", True)


@pytest.mark.parametrize(
    ("event_type", "payload"),
    [
        ("", {}),
        (None, {}),
        ("x" * 101, {}),
        (TYPE, {str(number): "" for number in range(11)}),
        (TYPE, {"words": "x" * 65_536}),
        (TYPE, ["words"]),
        (TYPE, "words"),
    ],
)
def test_what_github_does_not_take_is_refused(tom: Person, event_type: Any, payload: Any) -> None:
    """A type of 1 to 100 characters, an object of ten properties and 64 KB at most [spec]."""
    with pytest.raises(Refusal) as refused:
        tom.dispatch(event_type, payload)
    assert refused.value.rule.status == 422


def test_who_may_not_write_tells_nothing(hub: Hub) -> None:
    """Triage and read are not enough [docs]."""
    with pytest.raises(Refusal) as refused:
        hub.person("zoe", "triage").dispatch(TYPE)
    assert refused.value.rule.status == 404


def test_rest_takes_a_dispatch_and_answers_nothing(client: Client, hub: Hub) -> None:
    """With 204, and only with `contents: write`."""
    answer = client.rest("POST", "/dispatches", event_type=TYPE, client_payload={"words": "hello"})
    assert (answer.status_code, answer.content) == (204, b"")
    hub.settings.token_scopes["contents"] = "read"
    assert client.rest("POST", "/dispatches", event_type=TYPE).status_code == 403
