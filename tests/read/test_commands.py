"""Who is heard: people who have access, as GitHub says, wherever in a long talk they speak."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from action.connection import from_environment
from action.read.event import Where, occasion
from action.read.github.look import look
from action.review.commands import spoken
from action.review.model import Snapshot
from tests.github import Event, Hub, Person
from tests.stories.nouns import FOLDER, ID

WHERE = Where("acme/shop", "incidents", ".github/incident-review.yml")
BRANCH = f"incident-review/{ID}"
INCIDENT = "title: Checkout was slow\nseverity: minor\ntimeline: |\n  14:05 Alert\n"
TOLD = "/event 14:20 Restart"


@pytest.fixture
def hub() -> Iterator[Hub]:
    """A repository with a review of an incident, as a run has left it."""
    marker = f'<!-- incident-review:review id="{ID}" -->'
    files = {f"{FOLDER}/incident.yml": INCIDENT}
    with Hub("acme/shop", files=files) as hub:
        mira = hub.person("mira")
        mira.open_issue("Review", marker)
        hub.world.issue(1).author = hub.world.bot
        mira.push({f"{FOLDER}/timeline.md": "- **14:05** Alert <!-- e1 -->\n"}, "Tell", BRANCH)
        told = f'<!-- incident-review:pull-request id="{ID}" issue="1" -->'
        mira.open_pull_request(BRANCH, "Timeline", told)
        hub.forget_requests()
        yield hub


def seen(hub: Hub, event: Event) -> Snapshot:
    """What a run knows after its look."""
    where = occasion(event.name, event.payload, path=WHERE.folder, settings=WHERE.settings)
    connection = from_environment({"GITHUB_API_URL": hub.url}, hub.token)
    snapshot = next(look(connection, WHERE, (ID,), where)).snapshots[0]
    assert hub.violations == []
    return snapshot


def heard(snapshot: Snapshot) -> list[str]:
    """What would join the timeline."""
    text = snapshot.branch.timeline if snapshot.branch else None
    return [command.text for command in spoken.fresh(snapshot, text)]


def crowd(hub: Hub) -> Person:
    """More people than GitHub tells of at once, and the last of them."""
    people = [hub.person(f"person-{number:03}") for number in range(120)]
    return people[-1]


def test_a_bot_is_not_heard(hub: Hub) -> None:
    """Nor are we ourselves."""
    hub.world.join("helper[bot]", "write")
    event = hub.person("mira").comment(1, "Hello")
    hub.person("helper[bot]").comment(1, TOLD)

    assert heard(seen(hub, event)) == []


def test_a_stranger_is_not_heard(hub: Hub) -> None:
    """Anybody may comment in a public repository."""
    assert heard(seen(hub, hub.person("zoe", "none").comment(2, TOLD))) == []
    assert len(hub.log) == 1


def test_who_has_access_is_heard_without_another_question(hub: Hub) -> None:
    """In a house of usual size all are known."""
    assert heard(seen(hub, hub.person("mira").comment(1, TOLD))) == ["14:20 Restart"]
    assert len(hub.log) == 1


def test_in_a_large_house_github_is_asked_about_the_speaker(hub: Hub) -> None:
    """Only where a command waits."""
    last = crowd(hub)
    plain = seen(hub, last.comment(1, "Hello"))
    asked = len(hub.log)

    assert heard(plain) == []
    assert heard(seen(hub, last.comment(2, TOLD))) == ["14:20 Restart"]
    assert (asked, len(hub.log)) == (1, 3)


def test_in_a_large_house_github_is_asked_about_who_wants_help(hub: Hub) -> None:
    """Only people who belong here are answered."""
    last = crowd(hub)

    assert seen(hub, last.comment(2, "/help")).repository.assignable(last.login)
    assert len(hub.log) == 2


def test_a_stranger_is_not_heard_in_a_large_house(hub: Hub) -> None:
    """A login that begins like one of ours is another."""
    crowd(hub)

    assert heard(seen(hub, hub.person("person-1", "none").comment(1, TOLD))) == []


@pytest.mark.parametrize("place", [1, 2])
def test_the_first_of_many_comments_is_heard(hub: Hub, place: int) -> None:
    """GitHub tells the last hundred at once, and the others when asked."""
    mira = hub.person("mira")
    mira.comment(place, TOLD)
    for number in range(130):
        event = mira.comment(place, f"Comment {number}")

    assert heard(seen(hub, event)) == ["14:20 Restart"]
