"""Every field that a view claims to serve is GitHub's, and can be asked for."""

import pytest
from graphql import (
    GraphQLField,
    GraphQLObjectType,
    get_named_type,
    is_leaf_type,
    is_required_argument,
)

from tests.github import Hub, Person
from tests.github.graph.endpoint import load_schema
from tests.github.graph.view import SEEN_AS, View, snake
from tests.github.records import Record
from tests.standin.conftest import TIMELINE, Client

VIEWS = {view.typename: view for view in SEEN_AS.values()}
NARROWED = {"timelineItems": ", itemTypes: [ASSIGNED_EVENT]"}


def described(typename: str) -> dict[str, GraphQLField]:
    found = load_schema().type_map[typename]
    assert isinstance(found, GraphQLObjectType)
    return dict(found.fields)


def selection(typename: str, depth: int = 2) -> str:
    """Return a selection of everything that is served of a type, two objects deep."""
    return "{ __typename " + " ".join(fields(typename, depth)) + " }"


def fields(typename: str, depth: int) -> list[str]:
    view = VIEWS.get(typename)
    return [
        asked
        for name, field in described(typename).items()
        if view is None or hasattr(view, snake(name))
        if (asked := ask(name, field, depth))
    ]


def ask(name: str, field: GraphQLField, depth: int) -> str:
    kind = get_named_type(field.type)
    if any(is_required_argument(argument) for argument in field.args.values()):
        return ""
    if is_leaf_type(kind):
        return name
    if depth == 0 or not isinstance(kind, GraphQLObjectType):
        return ""
    page = f"(first: 2{NARROWED.get(name, '')})" if "first" in field.args else ""
    return f"{name}{page} {inner(kind, depth)}"


def inner(kind: GraphQLObjectType, depth: int) -> str:
    if not kind.name.endswith("Connection"):
        return selection(kind.name, depth - 1) if kind.name in VIEWS else "{ __typename }"
    node = get_named_type(kind.fields["nodes"].type)
    if not isinstance(node, GraphQLObjectType):
        return "{ nodes { __typename } }"
    return f"{{ totalCount nodes {selection(node.name, depth - 1)} }}"


def everything(hub: Hub, mira: Person, tom: Person, pull: int) -> dict[str, Record]:
    """Return one record of every kind that has a node id."""
    mira.open_issue("Review")
    mira.comment(2, "hello")
    mira.assign(2, "tom")
    tom.comment_on_line(pull, TIMELINE, "sure?", containing="10:05")
    hub.world.pull(pull).requested.append(tom.user)
    known = hub.world.pull(pull)
    thread = known.threads[0]
    issue = hub.world.issue(2)
    return {
        "AssignedEvent": issue.assignments[0],
        "Bot": hub.world.bot,
        "Issue": issue,
        "IssueComment": issue.comments[0],
        "PullRequest": known,
        "PullRequestReview": known.reviews[0],
        "PullRequestReviewComment": thread.comments[0],
        "PullRequestReviewThread": thread,
        "User": tom.user,
    }


@pytest.mark.parametrize("typename", VIEWS)
def test_views_claim_only_fields_of_github(typename: str) -> None:
    """An attribute that is no field would be a misspelt one."""
    known = {snake(name) for name in described(typename)} | {"typename"}
    view: type[View[object]] = VIEWS[typename]
    assert {name for name in dir(view) if not name.startswith("_")} - known == set()


def test_everything_that_is_served_can_be_asked(
    hub: Hub, client: Client, mira: Person, tom: Person, pull: int
) -> None:
    """All served fields of all kinds of records, two objects deep, without an error."""
    for typename, record in everything(hub, mira, tom, pull).items():
        text = f"{{ node(id: {record.node_id!r}) {{ ... on {typename} {selection(typename)} }} }}"
        answer = client.ask(text.replace("'", '"'))
        assert "errors" not in answer, answer["errors"]
        assert answer["data"]["node"]["__typename"] == typename
