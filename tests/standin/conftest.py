"""A hub for every test, which must end without a violation, and a client to ask it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import requests

from tests.github import Hub, Person

TIMELINE = "incidents/a/timeline.md"
EVENTS = "# Timeline\n\n- 10:00 alarm\n- 10:05 restart\n- 10:09 calm\n"


@dataclass(frozen=True)
class Client:
    """Speaks GraphQL and REST with the workflow's token."""

    hub: Hub
    session: requests.Session

    def ask(self, query: str, **variables: Any) -> dict[str, Any]:
        """Return the whole answer to a GraphQL document."""
        body = {"query": query, "variables": variables}
        answer: dict[str, Any] = self.session.post(f"{self.hub.url}/graphql", json=body).json()
        return answer

    def repository(self, fields: str) -> dict[str, Any]:
        """Return fields of the repository, asked by GraphQL."""
        answer = self.repository_answer(fields)
        assert "errors" not in answer, answer["errors"]
        found: dict[str, Any] = answer["data"]["repository"]
        return found

    def repository_answer(self, fields: str) -> dict[str, Any]:
        """Return the whole answer, where fields of the repository may be refused."""
        return self.ask(f'{{ repository(owner: "acme", name: "shop") {{ {fields} }} }}')

    def change(self, mutation: str, given: dict[str, Any], fields: str = "__typename") -> Any:
        """Return what one mutation gives, or its error."""
        kind = f"{mutation[0].upper()}{mutation[1:]}Input!"
        text = f"mutation($given: {kind}) {{ {mutation}(input: $given) {{ {fields} }} }}"
        answer = self.ask(text, given=given)
        return answer["errors"][0] if "errors" in answer else answer["data"][mutation]

    def rest(self, method: str, route: str, /, **body: Any) -> requests.Response:
        """Return the answer of a route of the repository."""
        url = f"{self.hub.url}/repos/acme/shop{route}"
        return self.session.request(method, url, json=body or None)


@pytest.fixture
def hub() -> Iterator[Hub]:
    with Hub() as hub:
        yield hub
        assert hub.violations == []


@pytest.fixture
def client(hub: Hub) -> Iterator[Client]:
    with requests.Session() as session:
        session.headers["Authorization"] = f"bearer {hub.token}"
        yield Client(hub, session)


@pytest.fixture
def mira(hub: Hub) -> Person:
    return hub.person("mira")


@pytest.fixture
def tom(hub: Hub) -> Person:
    return hub.person("tom")


@pytest.fixture
def pull(hub: Hub, mira: Person) -> int:
    """Return the number of a pull request by Mira that adds a timeline."""
    mira.push({TIMELINE: EVENTS}, "Add the timeline", "review/a")
    return int(mira.open_pull_request("review/a", "Timeline").payload["number"])
