"""Projects and other tokens: what they may see, and what GitHub answers to a second time."""

from dataclasses import replace
from typing import Any

import pytest
import requests

from tests.github import Hub
from tests.github.deeds import issues
from tests.github.records import Project
from tests.github.world import Access
from tests.standin.conftest import Client

TOKEN = "ghs_planner"
FIND = """query($owner: String!, $number: Int!) { repositoryOwner(login: $owner) {
    ... on ProjectV2Owner { projectV2(number: $number) { id url field(name: "Due") {
      ... on ProjectV2FieldCommon { id name dataType } } } } } }"""
ADDED = 'item { id fieldValueByName(name: "Due") { ... on ProjectV2ItemFieldDateValue { date } } }'
SET = "projectV2Item { id }"


@pytest.fixture
def board(hub: Hub) -> Project:
    """A project of the organisation, and a token that may write to it."""
    hub.world.join("planner[bot]", "none")
    scopes = {"issues": "read", "organization_projects": "write"}
    hub.world.tokens[TOKEN] = Access("planner[bot]", scopes)
    return hub.world.with_project("acme", 5, Due="DATE", Size="NUMBER")


@pytest.fixture
def planner(hub: Hub, board: Project) -> Client:
    """A client with that token."""
    session = requests.Session()
    session.headers["Authorization"] = f"token {TOKEN}"
    return Client(hub, session)


def an_issue(hub: Hub) -> str:
    """The id of a new issue."""
    return issues.create_issue(hub.world, hub.world.bot, "Page sooner", "").node_id


def test_an_issue_is_added_once(hub: Hub, planner: Client, board: Project) -> None:
    """The second time GitHub answers with the item that is there [docs]."""
    given = {"projectId": board.node_id, "contentId": an_issue(hub)}

    first = planner.change("addProjectV2ItemById", given, ADDED)
    before = hub.world.moment

    assert planner.change("addProjectV2ItemById", given, ADDED) == first
    assert hub.world.moment == before
    assert len(board.items) == 1


def test_an_item_has_a_day_that_was_set(hub: Hub, planner: Client, board: Project) -> None:
    """In the field that was named."""
    given = {"projectId": board.node_id, "contentId": an_issue(hub)}
    item = planner.change("addProjectV2ItemById", given, ADDED)["item"]
    planner.change("updateProjectV2ItemFieldValue", dated(board, item), SET)

    again = planner.change("addProjectV2ItemById", given, ADDED)["item"]

    assert (item["fieldValueByName"], again["fieldValueByName"]) == (None, {"date": "2027-01-20"})


def dated(board: Project, item: Any, at: int = 0, day: str = "2027-01-20") -> dict[str, Any]:
    """What to send for a day in a field."""
    field = board.fields[at].node_id
    about = {"projectId": board.node_id, "itemId": item["id"], "fieldId": field}
    return {**about, "value": {"date": day}}


@pytest.mark.parametrize(("at", "day"), [(1, "2027-01-20"), (0, "20 January")])
def test_a_value_has_the_kind_of_its_field(
    hub: Hub, planner: Client, board: Project, at: int, day: str
) -> None:
    """[spec] ProjectV2FieldValue."""
    given = {"projectId": board.node_id, "contentId": an_issue(hub)}
    item = planner.change("addProjectV2ItemById", given, ADDED)["item"]

    said = planner.change("updateProjectV2ItemFieldValue", dated(board, item, at, day), SET)

    assert said["message"].startswith("Did not receive a")
    assert planner.change("addProjectV2ItemById", given, ADDED) == {"item": item}


def test_the_workflows_own_token_sees_no_project(client: Client, board: Project) -> None:
    """GitHub says that there is none [rep]."""
    answer = client.ask(FIND, owner="acme", number=5)

    (error,) = answer["errors"]
    assert error["message"] == "Could not resolve to a ProjectV2 with the number 5."
    assert answer["data"]["repositoryOwner"] == {"projectV2": None}


def test_a_token_that_only_reads_adds_nothing(hub: Hub, planner: Client, board: Project) -> None:
    """The scope is named [rep]."""
    access = hub.world.tokens[TOKEN]
    hub.world.tokens[TOKEN] = replace(access, scopes={"organization_projects": "read"})
    given = {"projectId": board.node_id, "contentId": an_issue(hub)}

    said = planner.change("addProjectV2ItemById", given, ADDED)

    assert said["type"] == "INSUFFICIENT_SCOPES"
    assert board.items == []


def test_a_token_of_another_repository_does_not_see_this_one(hub: Hub, client: Client) -> None:
    """And writes nothing here."""
    beside = hub.world.beside("acme/findings")
    beside.join("vera", "write")
    hub.world.tokens[TOKEN] = Access("vera", {"issues": "write"}, "acme/findings")
    session = requests.Session()
    session.headers["Authorization"] = f"token {TOKEN}"

    answer = Client(hub, session).repository_answer("id")

    assert answer["errors"][0]["type"] == "NOT_FOUND"
    assert client.repository("nameWithOwner") == {"nameWithOwner": "acme/shop"}
