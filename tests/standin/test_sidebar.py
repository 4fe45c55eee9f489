"""Issue types and issue fields: what is offered, what fits, and what the token may set."""

from typing import Any

import pytest

from tests.github import Hub
from tests.github.deeds import fields
from tests.github.records import DateField, SelectField, TextField
from tests.standin.conftest import Client

OFFERED = """issueTypes(first: 9) { nodes { id name isEnabled } }
    issueFields(first: 9) { nodes { ... on Node { id } ... on IssueFieldCommon { name dataType }
      ... on IssueFieldSingleSelect { options { id name } } } }"""
KEPT = """issue { issueType { name } issueFieldValues(first: 9) { nodes {
    ... on IssueFieldDateValue { value field { ... on IssueFieldDate { name } } }
    ... on IssueFieldSingleSelectValue { name optionId: value } } } }"""


@pytest.fixture
def offered(hub: Hub, client: Client) -> dict[str, Any]:
    """What an organization with a type and three fields offers, by name."""
    fields.create_type(hub.world, "Task")
    fields.create_type(hub.world, "Old", enabled=False)
    fields.create_field(hub.world, "Priority", SelectField, "High", "Low")
    fields.create_field(hub.world, "Target date", DateField)
    fields.create_field(hub.world, "Notes", TextField)
    hub.settings.token_sets = frozenset({"type", "fields"})
    found = client.repository(OFFERED)
    every = (*found["issueTypes"]["nodes"], *found["issueFields"]["nodes"])
    return {one["name"]: one for one in every}


def opened(hub: Hub, client: Client, **beside: Any) -> Any:
    """What comes of an issue with these in its sidebar."""
    given = {"repositoryId": hub.world.node_id, "title": "Page sooner", **beside}
    return client.change("createIssue", given, KEPT)


def test_an_issue_is_opened_with_type_and_fields(
    hub: Hub, client: Client, offered: dict[str, Any]
) -> None:
    """In the one request that makes it [spec]."""
    day = {"fieldId": offered["Target date"]["id"], "dateValue": "2026-12-04"}
    priority, high = offered["Priority"], offered["Priority"]["options"][0]
    choice = {"fieldId": priority["id"], "singleSelectOptionId": high["id"]}
    made = opened(hub, client, issueTypeId=offered["Task"]["id"], issueFields=[day, choice])[
        "issue"
    ]

    assert made["issueType"] == {"name": "Task"}
    assert made["issueFieldValues"]["nodes"] == [
        {"value": "2026-12-04", "field": {"name": "Target date"}},
        {"name": "High", "optionId": "High"},
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Target date", {"dateValue": "soon"}),
        ("Target date", {"dateValue": "2026-02-31"}),
        ("Target date", {"textValue": "2026-12-04"}),
        ("Priority", {"singleSelectOptionId": "High"}),
        ("Priority", {}),
        ("Notes", {"textValue": "x", "delete": True}),
    ],
)
def test_a_value_that_does_not_fit_its_field_is_refused(
    hub: Hub, client: Client, offered: dict[str, Any], name: str, value: dict[str, Any]
) -> None:
    """And nothing is opened."""
    error = opened(hub, client, issueFields=[{"fieldId": offered[name]["id"], **value}])

    assert error["type"] == "UNPROCESSABLE"
    assert hub.world.issues() == []


def test_a_type_that_is_not_in_use_is_refused(
    hub: Hub, client: Client, offered: dict[str, Any]
) -> None:
    """It is listed all the same."""
    assert offered["Old"]["isEnabled"] is False
    assert opened(hub, client, issueTypeId=offered["Old"]["id"])["type"] == "UNPROCESSABLE"


def test_what_the_token_may_not_set_is_refused_or_dropped(
    hub: Hub, client: Client, offered: dict[str, Any]
) -> None:
    """Fields are refused [rep], a type is left out without a word [docs]."""
    hub.settings.token_sets = frozenset()
    day = {"fieldId": offered["Target date"]["id"], "dateValue": "2026-12-04"}

    assert opened(hub, client, issueFields=[day])["type"] == "FORBIDDEN"
    assert opened(hub, client, issueTypeId=offered["Task"]["id"])["issue"]["issueType"] is None


def test_an_old_server_knows_neither(hub: Hub, client: Client) -> None:
    """A document that names one of them is refused as a whole."""
    hub.settings.knows_issue_types = False
    answer = client.repository_answer("id issueTypes(first: 9) { nodes { id } }")

    assert "data" not in answer
    assert "Cannot query field 'issueTypes'" in answer["errors"][0]["message"]
    hub.violations.clear()
