"""What the stand-in does not forgive: everything that GitHub does not describe."""

from collections.abc import Iterator

import pytest
import requests

from tests.github import Hub
from tests.standin.conftest import Client


@pytest.fixture
def violations(hub: Hub) -> Iterator[list[str]]:
    """Return the violations that a test provokes, gone when it ends."""
    yield hub.violations
    hub.violations.clear()


def test_an_unknown_field_is_refused(client: Client, violations: list[str]) -> None:
    """A field that GitHub's schema lacks is an error in the answer, and noted."""
    answer = client.ask("{ viewer { shoeSize } }")
    assert "shoeSize" in answer["errors"][0]["message"]
    assert len(violations) == 1


def test_a_field_that_is_not_served_is_never_null(client: Client, violations: list[str]) -> None:
    """GitHub has the field, the stand-in does not, and says so."""
    answer = client.ask('{ user(login: "github-actions[bot]") { id } viewer { bio } }')
    assert "does not serve User.bio" in answer["errors"][0]["message"]
    assert len(violations) == 1


def test_a_wrong_argument_is_refused(client: Client, violations: list[str]) -> None:
    """Mutations are checked against their inputs."""
    error = client.ask('mutation { closeIssue(input: {issue: "x"}) { issue { id } } }')["errors"]
    assert "issueId" in error[0]["message"]
    assert violations


def test_a_wrong_variable_is_refused(client: Client, violations: list[str]) -> None:
    """So are the values of variables."""
    answer = client.ask("query($login: String!) { user(login: $login) { id } }")
    assert "login" in answer["errors"][0]["message"]
    assert violations


@pytest.mark.parametrize(
    ("arguments", "kind"),
    [("", "MISSING_PAGINATION_BOUNDARIES"), ("(first: 101)", "EXCESSIVE_PAGINATION")],
)
def test_a_page_needs_a_size_up_to_a_hundred(
    client: Client, violations: list[str], arguments: str, kind: str
) -> None:
    """A connection without first or last is refused, and so is one that asks for too much."""
    text = f'{{ repository(owner: "acme", name: "shop") {{ labels{arguments} {{ totalCount }} }} }}'
    assert client.ask(text)["errors"][0]["type"] == kind
    assert violations


def test_half_a_million_nodes_are_the_most(client: Client, violations: list[str]) -> None:
    """Pages within pages multiply, defaults of variables included."""
    answer = client.ask("""query($n: Int = 100) { repository(owner: "acme", name: "shop") {
      issues(first: $n) { nodes { comments(first: $n) { nodes {
        reactions(first: $n) { totalCount } } } } } } }""")
    assert answer["errors"][0]["type"] == "MAX_NODE_LIMIT_EXCEEDED"
    assert violations


def test_a_misspelt_field_in_rest_is_refused(client: Client, violations: list[str]) -> None:
    """``lables`` is caught, and no issue is made."""
    answer = client.rest("POST", "/issues", title="t", lables=["x"])
    assert answer.status_code == 422
    assert client.hub.world.issues() == []
    assert "lables" in violations[0]


def test_an_input_that_is_not_served_is_never_ignored(
    client: Client, violations: list[str]
) -> None:
    """GitHub would set the milestone, the stand-in cannot, and says so."""
    text = """mutation($id: ID!) {
      createIssue(input: {repositoryId: $id, title: "t", milestoneId: "x"}) { issue { id } }
    }"""
    answer = client.ask(text, id=client.hub.world.node_id)
    client.rest("POST", "/issues", title="t", milestone=1)
    assert "milestoneId" in answer["errors"][0]["message"]
    assert "milestone" in violations[-1]
    assert len(violations) == 2


def test_an_unknown_query_parameter_is_refused(client: Client, violations: list[str]) -> None:
    """Misspelt filters do not silently list everything."""
    assert client.rest("GET", "/issues?lables=x").status_code == 422
    assert violations


def test_an_unknown_route_is_refused(client: Client, violations: list[str]) -> None:
    """Not described, not there."""
    assert client.rest("GET", "/teapots").status_code == 404
    assert violations == ["no route for GET /repos/acme/shop/teapots"]


def test_search_is_not_there(client: Client, violations: list[str]) -> None:
    """Its index lags: our things must be found without it."""
    assert (
        "search"
        in client.ask('{ search(first: 1, type: ISSUE, query: "x") { issueCount } }')["errors"][0][
            "message"
        ]
    )
    assert violations


def test_a_wrong_token_is_refused(hub: Hub) -> None:
    """Without or with a wrong token nothing is told."""
    for headers in ({}, {"Authorization": "bearer wrong"}):
        answer = requests.get(f"{hub.url}/repos/acme/shop", headers=headers, timeout=5)
        assert answer.status_code == 401


def test_a_missing_scope_is_named(hub: Hub, client: Client) -> None:
    """REST says 403 with what is missing, GraphQL refuses the field with the same header."""
    hub.settings.token_scopes["issues"] = "read"
    answer = client.rest("POST", "/issues", title="t")
    text = 'mutation { createIssue(input: {repositoryId: "%s", title: "t"}) { issue { id } } }'
    body = {"query": text % hub.world.node_id}
    graphql = client.session.post(f"{hub.url}/graphql", json=body)
    assert (answer.status_code, graphql.status_code) == (403, 200)
    assert answer.headers["x-accepted-github-permissions"] == "issues=write"
    assert graphql.json()["errors"][0]["type"] == "FORBIDDEN"


def test_another_repository_is_not_there(client: Client) -> None:
    """Only this one is known."""
    answer = client.ask('{ repository(owner: "acme", name: "other") { id } }')
    assert answer["data"] == {"repository": None}
    assert answer["errors"][0]["type"] == "NOT_FOUND"


def test_broken_json_is_refused(client: Client) -> None:
    """A body that is no JSON gets 400."""
    answer = client.session.post(f"{client.hub.url}/graphql", data="{")
    assert answer.status_code == 400


def test_enterprise_paths_work_too(client: Client) -> None:
    """GitHub Enterprise Server has its API elsewhere, and its addresses agree."""
    answer = client.session.get(f"{client.hub.url}/api/v3/repos/acme/shop").json()
    body = {"query": "{ viewer { login } }"}
    viewer = client.session.post(f"{client.hub.url}/api/graphql", json=body).json()
    assert answer["url"] == f"{client.hub.url}/api/v3/repos/acme/shop"
    assert viewer["data"]["viewer"] == {"login": "github-actions[bot]"}


def test_a_document_has_a_cost(client: Client) -> None:
    """A hundred look-ups are one point."""
    answer = client.ask("""{ rateLimit { cost } repository(owner: "acme", name: "shop") {
      issues(first: 100) { nodes { comments(first: 5) { nodes {
        reactions(first: 1) { totalCount } } } } } } }""")
    assert answer["data"]["rateLimit"] == {"cost": 6}
