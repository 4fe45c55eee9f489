"""Issues, labels, assignees, comments: what GitHub refuses and what it drops without a word."""

from typing import Any

from tests.github import Hub, Person
from tests.standin.conftest import Client


def new_issue(hub: Hub, **more: Any) -> dict[str, Any]:
    return {"repositoryId": hub.world.node_id, "title": "Review", "body": "- [ ] one", **more}


def test_issues_are_not_create_if_absent(hub: Hub, client: Client) -> None:
    """The same document twice makes two issues."""
    client.change("createIssue", new_issue(hub))
    client.change("createIssue", new_issue(hub))
    assert [issue.number for issue in hub.world.issues()] == [1, 2]


def test_aliased_mutations_are_not_atomic(hub: Hub, client: Client) -> None:
    """A failing field is null with an error of its own; the others are done, in order."""
    text = """mutation($id: ID!) {
      one: createLabel(input: {repositoryId: $id, name: "a", color: "ffffff"}) { label { name } }
      two: createLabel(input: {repositoryId: $id, name: "A", color: "ffffff"}) { label { name } }
      three: createIssue(input: {repositoryId: $id, title: "t"}) { issue { number } }
    }"""
    answer = client.ask(text, id=hub.world.node_id)
    assert answer["data"] == {
        "one": {"label": {"name": "a"}},
        "two": None,
        "three": {"issue": {"number": 1}},
    }
    assert [(error["type"], error["path"]) for error in answer["errors"]] == [
        ("UNPROCESSABLE", ["two"])
    ]


def test_who_cannot_be_assigned_is_dropped_in_silence(hub: Hub, client: Client) -> None:
    """Only collaborators stay."""
    ids = [hub.person("mira").user.node_id, hub.person("ann", "none").user.node_id]
    made = client.change(
        "createIssue",
        new_issue(hub, assigneeIds=ids),
        "issue { assignees(first: 5) { nodes { login } } }",
    )
    assert made["issue"]["assignees"]["nodes"] == [{"login": "mira"}]


def test_the_eleventh_assignee_is_dropped_in_silence(hub: Hub, client: Client) -> None:
    """REST keeps ten, and answers as if nothing were missing."""
    logins = [hub.person(f"p{n}").login for n in range(11)]
    client.rest("POST", "/issues", title="t")
    answer = client.rest("POST", "/issues/1/assignees", assignees=logins)
    assert [user["login"] for user in answer.json()["assignees"]] == logins[:10]


def test_a_body_has_a_limit(hub: Hub, client: Client) -> None:
    """65,536 characters are allowed, one more is not."""
    fits = client.change("createIssue", new_issue(hub, body="x" * 65_536), "issue { number }")
    error = client.change("createIssue", new_issue(hub, body="x" * 65_537))
    assert fits == {"issue": {"number": 1}}
    assert "65536" in error["message"]


def test_rest_names_the_field_that_is_too_long(client: Client) -> None:
    """REST says 422 with the field."""
    answer = client.rest("POST", "/issues", title="t" * 257)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "title"


def test_a_label_text_has_a_limit(hub: Hub, client: Client) -> None:
    """100 characters are the most."""
    given = {"repositoryId": hub.world.node_id, "name": "a", "color": "ffffff"}
    error = client.change("createLabel", {**given, "description": "x" * 101})
    assert "100" in error["message"]


def test_an_issue_is_made_below_its_parent(hub: Hub, client: Client) -> None:
    """One mutation makes the sub-issue."""
    parent = client.change("createIssue", new_issue(hub), "issue { id }")["issue"]["id"]
    client.change("createIssue", new_issue(hub, parentIssueId=parent))
    found = client.repository("issue(number: 2) { parent { subIssuesSummary { total } } }")
    assert found["issue"]["parent"] == {"subIssuesSummary": {"total": 1}}


def test_a_parent_has_room_for_a_hundred(hub: Hub, client: Client, mira: Person) -> None:
    """The hundred and first sub-issue is refused."""
    mira.open_issue("parent")
    parent = hub.world.issue(1)
    for number in range(100):
        mira.open_issue(f"{number}")
        hub.world.issue(number + 2).parent = parent
    parent.sub_issues = hub.world.issues()[1:]
    error = client.change("createIssue", new_issue(hub, parentIssueId=parent.node_id))
    assert "100" in error["message"]


def test_the_fourth_pin_is_refused(hub: Hub, client: Client, mira: Person) -> None:
    """Three issues can be pinned."""
    for number in range(4):
        mira.open_issue(f"{number}")
    given = [{"issueId": issue.node_id} for issue in hub.world.issues()]
    last = [client.change("pinIssue", pin) for pin in given][-1]
    assert "3" in last["message"]


def test_without_issues_none_can_be_made(hub: Hub, client: Client) -> None:
    """REST says 410, GraphQL refuses the field."""
    hub.settings.issues = False
    assert client.rest("POST", "/issues", title="t").status_code == 410
    assert "disabled" in client.change("createIssue", new_issue(hub))["message"]


def test_a_reason_belongs_to_a_closed_issue(hub: Hub, client: Client, mira: Person) -> None:
    """Closing tells the reason, reopening another."""
    mira.open_issue("t")
    issue_id = hub.world.issue(1).node_id
    given = {"issueId": issue_id, "stateReason": "NOT_PLANNED"}
    closed = client.change("closeIssue", given, "issue { state stateReason }")
    opened = client.change("reopenIssue", {"issueId": issue_id}, "issue { state stateReason }")
    assert closed["issue"] == {"state": "CLOSED", "stateReason": "NOT_PLANNED"}
    assert opened["issue"] == {"state": "OPEN", "stateReason": "REOPENED"}


def test_a_reaction_is_idempotent(hub: Hub, client: Client, mira: Person) -> None:
    """The same reaction twice is one."""
    mira.open_issue("t")
    given = {"subjectId": hub.world.issue(1).node_id, "content": "EYES"}
    client.change("addReaction", given)
    client.change("addReaction", given)
    assert len(hub.world.issue(1).reactions) == 1


def test_a_reaction_needs_to_write(hub: Hub, client: Client, mira: Person) -> None:
    """Whoever may only read gives no thumbs-up."""
    mira.open_issue("t")
    mira.comment(1, "c")
    hub.settings.token_scopes["issues"] = "read"
    given = {"subjectId": hub.world.issue(1).comments[0].node_id, "content": "THUMBS_UP"}
    assert client.change("addReaction", given)["type"] == "FORBIDDEN"


def test_a_comment_can_be_edited_folded_and_deleted(hub: Hub, client: Client, mira: Person) -> None:
    """A comment of ours goes through its whole life."""
    mira.open_issue("t")
    given = {"subjectId": hub.world.issue(1).node_id, "body": "one"}
    fields = "commentEdge { node { id viewerDidAuthor author { login } } }"
    node = client.change("addComment", given, fields)["commentEdge"]["node"]
    client.change("updateIssueComment", {"id": node["id"], "body": "two"})
    client.change("minimizeComment", {"subjectId": node["id"], "classifier": "OUTDATED"})
    found = client.repository(
        "issue(number: 1) { comments(last: 1) { nodes { body isMinimized minimizedReason } } }"
    )
    client.change("deleteIssueComment", {"id": node["id"]})
    assert node["viewerDidAuthor"]
    assert node["author"] == {"login": "github-actions"}
    assert found["issue"]["comments"]["nodes"] == [
        {"body": "two", "isMinimized": True, "minimizedReason": "outdated"}
    ]
    assert hub.world.issue(1).comments == []


def test_listings_filter_by_label_and_author(hub: Hub, client: Client, mira: Person) -> None:
    """Issues are found by label and author, without any search."""
    label = client.change(
        "createLabel",
        {"repositoryId": hub.world.node_id, "name": "review", "color": "ffffff"},
        "label { id }",
    )
    client.change("createIssue", new_issue(hub, labelIds=[label["label"]["id"]]))
    mira.open_issue("not ours")
    mira.label(2, "review")
    found = client.repository(
        'issues(first: 9, filterBy: {labels: ["review"], createdBy: "github-actions[bot]"})'
        " { nodes { number } }"
    )
    assert found["issues"]["nodes"] == [{"number": 1}]


def test_rest_pages_have_links(client: Client, mira: Person) -> None:
    """A listing says where the next page is, on its own host."""
    for number in range(3):
        mira.open_issue(f"{number}")
    answer = client.session.get(f"{client.hub.url}/repos/acme/shop/issues?per_page=2")
    following = client.session.get(answer.links["next"]["url"])
    assert [issue["number"] for issue in answer.json() + following.json()] == [3, 2, 1]


def test_graphql_pages_have_cursors(client: Client, mira: Person) -> None:
    """A cursor leads to the rest."""
    for number in range(3):
        mira.open_issue(f"{number}")
    fields = "{ totalCount nodes { number } pageInfo { hasNextPage endCursor } }"
    one = client.repository(f"issues(first: 2) {fields}")["issues"]
    cursor = one["pageInfo"]["endCursor"]
    two = client.repository(f'issues(first: 2, after: "{cursor}") {fields}')["issues"]
    assert (one["totalCount"], one["pageInfo"]["hasNextPage"]) == (3, True)
    assert (two["nodes"], two["pageInfo"]["hasNextPage"]) == ([{"number": 3}], False)


def test_comments_can_be_asked_for_in_the_order_of_their_last_change(
    hub: Hub, client: Client
) -> None:
    """The only order there is [spec]; without one they come as they were made."""
    client.change("createIssue", new_issue(hub))
    mira = hub.person("mira")
    first = mira.comment(1, "first")
    mira.comment(1, "second")
    mira.comment(1, "third")
    mira.edit_comment(first, "first, anew")

    asked = "(first: 5, orderBy: {field: UPDATED_AT, direction: DESC})"
    plain = client.repository("issue(number: 1) { comments(first: 5) { nodes { body } } }")
    newest = client.repository(f"issue(number: 1) {{ comments{asked} {{ nodes {{ body }} }} }}")

    assert [one["body"] for one in plain["issue"]["comments"]["nodes"]] == [
        "first, anew",
        "second",
        "third",
    ]
    assert [one["body"] for one in newest["issue"]["comments"]["nodes"]] == [
        "first, anew",
        "third",
        "second",
    ]


def test_a_hundred_ids_are_the_most(hub: Hub, client: Client) -> None:
    """An id that nothing has any more is null, and one more than a hundred refuses all."""
    text = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }"

    assert client.ask(text, ids=["IC_gone"])["data"] == {"nodes": [None]}
    assert "100 node ids" in client.ask(text, ids=["IC_gone"] * 101)["errors"][0]["message"]
