"""Who was assigned and freed, by whom and when: remembered for whoever asks."""

from typing import Any

import pytest

from tests.github import Hub, Person
from tests.github.records import Permission
from tests.github.refusal import Refusal
from tests.standin.conftest import Client

EVENTS = """
nodes {
  __typename
  ... on AssignedEvent { id createdAt actor { login __typename } assignee { ...somebody } }
  ... on UnassignedEvent { id createdAt actor { login __typename } assignee { ...somebody } }
}
pageInfo { hasNextPage hasPreviousPage endCursor }
"""
SOMEBODY = "fragment somebody on Assignee { __typename ... on User { login } }"
BOTH = "itemTypes: [ASSIGNED_EVENT, UNASSIGNED_EVENT]"


def timeline(client: Client, asked: str = f"{BOTH}, first: 50", number: int = 1) -> dict[str, Any]:
    """Return a page of what happened to the assignees of an issue."""
    answer = client.ask(
        f'{{ repository(owner: "acme", name: "shop") {{ issue(number: {number}) {{ '
        f"timelineItems({asked}) {{ {EVENTS} }} }} }} }} {SOMEBODY}"
    )
    assert "errors" not in answer, answer["errors"]
    page: dict[str, Any] = answer["data"]["repository"]["issue"]["timelineItems"]
    return page


def told(page: dict[str, Any]) -> list[str]:
    """Return events as sentences, without the moment."""
    verbs = {"AssignedEvent": "assigned", "UnassignedEvent": "freed"}
    return [
        f"{one['actor']['login']} {verbs[one['__typename']]} {one['assignee']['login']}"
        for one in page["nodes"]
    ]


def ids(hub: Hub, *logins: str) -> list[str]:
    return [hub.person(login).user.node_id for login in logins]


@pytest.fixture
def issue(hub: Hub, mira: Person, tom: Person) -> str:
    """Return the node id of an issue by Mira, whose number is 1."""
    mira.open_issue("Review")
    return hub.world.issue(1).node_id


def test_an_issue_without_assignees_has_no_such_events(client: Client, issue: str) -> None:
    """Nothing else of its timeline is kept."""
    assert timeline(client)["nodes"] == []


def test_whoever_opens_an_issue_assigns(hub: Hub, client: Client) -> None:
    """Each one makes an event of the creator, in the order that was asked for."""
    given = {"repositoryId": hub.world.node_id, "title": "t", "assigneeIds": ids(hub, "tom", "lee")}
    client.change("createIssue", given)

    page = timeline(client)

    assert told(page) == ["github-actions assigned tom", "github-actions assigned lee"]
    assert page["nodes"][0]["actor"] == {"login": "github-actions", "__typename": "Bot"}
    assert page["nodes"][0]["assignee"] == {"__typename": "User", "login": "tom"}
    assert len({one["createdAt"] for one in page["nodes"]}) == 1
    assert len({one["id"] for one in page["nodes"]}) == 2


def test_assigning_and_freeing_are_remembered(hub: Hub, client: Client, issue: str) -> None:
    """One after the other, oldest first."""
    given = {"assignableId": issue, "assigneeIds": ids(hub, "tom")}
    client.change("addAssigneesToAssignable", given)
    client.change("removeAssigneesFromAssignable", given)

    page = timeline(client)

    assert told(page) == ["github-actions assigned tom", "github-actions freed tom"]
    assert page["nodes"][0]["createdAt"] < page["nodes"][1]["createdAt"]


def test_what_changes_nothing_makes_no_event(hub: Hub, client: Client, issue: str) -> None:
    """Neither assigning somebody again, nor freeing or assigning somebody in vain."""
    given = {"assignableId": issue, "assigneeIds": ids(hub, "tom")}
    client.change("addAssigneesToAssignable", given)

    client.change("addAssigneesToAssignable", given)
    client.change("updateIssue", {"id": issue, "assigneeIds": ids(hub, "tom")})
    client.change(
        "removeAssigneesFromAssignable", {"assignableId": issue, "assigneeIds": ids(hub, "lee")}
    )
    hub.person("ann", "none")
    client.change(
        "addAssigneesToAssignable", {"assignableId": issue, "assigneeIds": ids(hub, "ann")}
    )

    assert told(timeline(client)) == ["github-actions assigned tom"]


def test_replacing_all_frees_only_whoever_goes(hub: Hub, client: Client, issue: str) -> None:
    """Whoever stays is not assigned anew."""
    client.change("updateIssue", {"id": issue, "assigneeIds": ids(hub, "tom", "lee")})
    client.change("updateIssue", {"id": issue, "assigneeIds": ids(hub, "mira", "lee")})

    assert told(timeline(client))[2:] == [
        "github-actions freed tom",
        "github-actions assigned mira",
    ]
    assert [user.login for user in hub.world.issue(1).assignees] == ["mira", "lee"]


def test_rest_is_remembered_as_well(hub: Hub, client: Client, tom: Person) -> None:
    """Opening, assigning, freeing and replacing."""
    hub.person("lee")
    client.rest("POST", "/issues", title="t", assignees=["tom"])
    client.rest("POST", "/issues/1/assignees", assignees=["lee"])
    client.rest("DELETE", "/issues/1/assignees", assignees=["tom"])
    client.rest("PATCH", "/issues/1", assignees=["tom"])

    assert told(timeline(client)) == [
        "github-actions assigned tom",
        "github-actions assigned lee",
        "github-actions freed tom",
        "github-actions freed lee",
        "github-actions assigned tom",
    ]


def test_pages_types_and_moments_can_be_asked_for(hub: Hub, client: Client, issue: str) -> None:
    """From either end, behind a cursor, of one type, without the first, and since a moment."""
    for login in ("tom", "lee", "mira"):
        client.change(
            "addAssigneesToAssignable", {"assignableId": issue, "assigneeIds": ids(hub, login)}
        )
    client.change("updateIssue", {"id": issue, "assigneeIds": ids(hub, "lee", "mira")})
    first = timeline(client, f"{BOTH}, first: 1")
    last = timeline(client, f"{BOTH}, last: 1")
    since = timeline(client)["nodes"][2]["createdAt"]

    assert (told(first), first["pageInfo"]["hasNextPage"]) == (
        ["github-actions assigned tom"],
        True,
    )
    assert told(last) == ["github-actions freed tom"]
    assert last["pageInfo"]["hasPreviousPage"]
    cursor = first["pageInfo"]["endCursor"]
    assert told(timeline(client, f'{BOTH}, first: 1, after: "{cursor}"')) == [
        "github-actions assigned lee"
    ]
    assert len(timeline(client, "itemTypes: [ASSIGNED_EVENT], first: 50")["nodes"]) == 3
    assert len(timeline(client, f"{BOTH}, first: 50, skip: 3")["nodes"]) == 1
    assert told(timeline(client, f'{BOTH}, first: 50, since: "{since}"')) == [
        "github-actions assigned mira",
        "github-actions freed tom",
    ]


@pytest.mark.parametrize(
    "asked", ["first: 1", "first: 1, itemTypes: [ASSIGNED_EVENT, LABELED_EVENT]"]
)
def test_what_else_happened_is_refused(hub: Hub, client: Client, issue: str, asked: str) -> None:
    """GitHub would tell; the stand-in does not know, and says so instead of leaving it out."""
    answer = client.repository_answer(
        f"issue(number: 1) {{ timelineItems({asked}) {{ nodes {{ __typename }} }} }}"
    )

    assert "does not serve timelineItems of" in answer["errors"][0]["message"]
    hub.violations.clear()


def test_how_the_timeline_is_counted_is_refused(hub: Hub, client: Client, issue: str) -> None:
    """Whether its counts mind the types that were asked for is not settled [rep]."""
    asked = f"timelineItems({BOTH}, first: 1) {{ totalCount }}"
    answer = client.repository_answer(f"issue(number: 1) {{ {asked} }}")

    assert "IssueTimelineItemsConnection.totalCount" in answer["errors"][0]["message"]
    hub.violations.clear()


# --- in the sidebar ------------------------------------------------------------------------


def test_the_sidebar_tells_who_was_assigned_and_freed(
    hub: Hub, client: Client, mira: Person, issue: str
) -> None:
    """The payload names them, and the issue in it has its assignees as they are now."""
    assigned = mira.assign(1, "tom")
    freed = mira.unassign(1, "tom")

    assert (assigned.name, assigned.action, freed.action) == ("issues", "assigned", "unassigned")
    assert assigned.payload["assignee"]["login"] == freed.payload["assignee"]["login"] == "tom"
    assert set(assigned.payload["assignee"]) == set(assigned.payload["sender"])
    assert [user["login"] for user in assigned.payload["issue"]["assignees"]] == ["tom"]
    assert freed.payload["issue"]["assignees"] == []
    assert assigned.payload["sender"]["login"] == "mira"
    assert told(timeline(client)) == ["mira assigned tom", "mira freed tom"]


@pytest.mark.parametrize("changes", [("-tom", "+lee"), ("+lee", "-tom")])
def test_one_save_of_the_sidebar_is_one_second(
    hub: Hub, client: Client, mira: Person, issue: str, changes: tuple[str, str]
) -> None:
    """Two events of one moment, in either order; both payloads tell how it ended."""
    hub.person("lee")
    mira.assign(1, "tom")
    event = mira.reassign(1, *changes)

    _, *saved = timeline(client)["nodes"]
    words = {"assigned": "+", "unassigned": "-"}
    events = (event, *event.also)
    said = [f"{words[one.action or '']}{one.payload['assignee']['login']}" for one in events]
    assert said == list(changes)
    assert len({one["createdAt"] for one in saved}) == 1
    assert [one["assignee"]["login"] for one in saved] == [change[1:] for change in changes]
    assert [[user["login"] for user in one.payload["issue"]["assignees"]] for one in events] == [
        ["lee"],
        ["lee"],
    ]


@pytest.mark.parametrize("permission", ["none", "read"])
def test_who_may_not_triage_assigns_nobody(
    hub: Hub, client: Client, issue: str, permission: Permission
) -> None:
    """Not even below an issue of their own [docs]."""
    ann = hub.person("ann", permission)
    ann.open_issue("Mine")

    with pytest.raises(Refusal, match="triage or write"):
        ann.assign(2, "tom")

    assert timeline(client, number=2)["nodes"] == []


def test_who_may_triage_assigns(hub: Hub, client: Client, issue: str) -> None:
    """Without being allowed to write."""
    hub.person("ann", "triage").assign(1, "tom")

    assert told(timeline(client)) == ["ann assigned tom"]


def test_the_sidebar_offers_only_what_changes_something(
    hub: Hub, client: Client, mira: Person, issue: str
) -> None:
    """Nobody twice, nobody who is not assigned, no stranger, and no eleventh; nothing happens."""
    hub.person("ann", "none")
    mira.assign(1, "tom")
    before = hub.world.now
    crowd = [f"+{hub.person(f'p{n}').login}" for n in range(10)]

    for changes in (["+tom"], ["-mira"], ["+ann"], ["-tom", "+ann"], crowd):
        with pytest.raises(LookupError, match="does not offer"):
            mira.reassign(1, *changes)

    assert (told(timeline(client)), hub.world.now) == (["mira assigned tom"], before)
