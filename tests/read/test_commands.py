"""Who is heard: people who have access, as GitHub says, wherever in a long talk they speak."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import timedelta
from typing import Any

import pytest

from action.connection import from_environment
from action.read import command_event, commands
from action.read.event import Where, occasion
from action.read.github.look import look
from action.review.commands import spoken
from action.review.commands.command import Command, Origin
from action.review.incident import Event
from action.review.model import Snapshot
from tests.github import Event as GithubEvent
from tests.github import Hub, Person
from tests.github.deeds import texts as reactions
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
        hub.world.pull(2).author = hub.world.bot
        hub.forget_requests()
        yield hub


def seen(hub: Hub, event: GithubEvent) -> Snapshot:
    """What a run knows after its look."""
    where = occasion(event.name, event.payload, path=WHERE.folder, settings=WHERE.settings)
    connection = from_environment({"GITHUB_API_URL": hub.url}, hub.token)
    snapshot = next(look(connection, WHERE, (ID,), where)).snapshots[0]
    assert hub.violations == []
    return snapshot


def heard(snapshot: Snapshot) -> list[str]:
    """What would join the timeline."""
    text = snapshot.branch.timeline if snapshot.branch else None
    return [
        command.text for command in spoken.fresh(snapshot, text, snapshot.repository.assignable)
    ]


def given(snapshot: Snapshot) -> list[str]:
    """Every command that is looked at."""
    return [command.name for command in spoken.given(snapshot)]


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


# --- what strangers cost --------------------------------------------------------------------------


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text that is read for commands, in order."""
    texts: list[str] = []
    read = spoken.commands

    def counting(markdown: str, origin: Origin, names: Collection[str]) -> tuple[Command, ...]:
        texts.append(markdown)
        return read(markdown, origin, names)

    monkeypatch.setattr(spoken, "commands", counting)
    return texts


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every event that is looked for in the words of a command."""
    texts: list[str] = []
    read = command_event.event_in

    def counting(text: str, *about: Any, source: str) -> Event:
        texts.append(text)
        return read(text, *about, source=source)

    monkeypatch.setattr(commands, "event_in", counting)
    return texts


def flood(hub: Hub, times: int, *, place: int = 1) -> GithubEvent:
    """A stranger writes as many commands as a comment can hold, and does so again."""
    zoe = hub.person("zoe", "none")
    return [zoe.comment(place, f"{TOLD}\n" * 2_900) for _ in range(times)][-1]


def test_a_stranger_costs_one_glance(hub: Hub, parsed: list[str], told: list[str]) -> None:
    """At the beginning of one comment, however much there is of it."""
    snapshot = seen(hub, flood(hub, times=40))

    assert [len(text) <= commands.GLANCE for text in parsed] == [True]
    assert len(told) <= 1
    assert [command.author for command in spoken.given(snapshot)] == ["zoe"]


def test_talk_without_commands_is_not_read_at_all(hub: Hub, parsed: list[str]) -> None:
    """Whoever talks."""
    hub.person("zoe", "none").comment(1, "Words, and / more words\n" * 2_000)
    seen(hub, hub.person("eve", "none").comment(2, "Hello /event 14:20"))

    assert parsed == []


def test_in_a_large_house_a_strangers_text_waits_for_the_answer(
    hub: Hub, parsed: list[str]
) -> None:
    """First GitHub says who it is, then the text is read, or is not."""
    crowd(hub)
    flood(hub, times=3)
    last = hub.person("person-119").comment(1, f"{TOLD}\n" * 100)
    seen(hub, last)

    assert sorted(len(text) <= commands.GLANCE for text in parsed) == [False, True]


def test_what_belongs_here_is_read_whole(hub: Hub) -> None:
    """Also behind a long talk of strangers."""
    flood(hub, times=2)
    event = hub.person("mira").comment(1, "word " * 10_000 + f"\n\n{TOLD}")

    assert heard(seen(hub, event)) == ["14:20 Restart"]


def test_a_stranger_who_asks_late_in_a_comment_is_not_answered(hub: Hub) -> None:
    """A glance is a glance."""
    text = "word " * 1_000 + f"\n\n{TOLD}"

    assert spoken.given(seen(hub, hub.person("zoe", "none").comment(1, text))) == ()


# --- what was done, and when a file was changed ---------------------------------------------------


def test_whoever_has_lost_access_is_read_whole_once_we_have_thanked_them(hub: Hub) -> None:
    """Of another stranger one command is heard at most; whose word counts is decided later."""
    tom = hub.person("tom")
    said = [tom.comment(1, words) for words in ("/coming", "/facilitator @kim")]
    hub.world.user("tom").permission = "none"
    before = given(seen(hub, said[1]))
    reactions.react(hub.world, hub.world.bot, hub.world.issue(1).comments[1], "THUMBS_UP")

    assert before == ["coming"]
    assert given(seen(hub, said[1])) == ["coming", "facilitator"]


def test_a_file_was_changed_when_its_commit_was_made(hub: Hub) -> None:
    """Commits beside it change nothing about that."""
    event = hub.person("mira").push({f"{FOLDER}/incident.yml": f"{INCIDENT}lead: mira\n"}, "Lead")
    pushed = hub.world.git.at(hub.world.git.refs["refs/heads/main"]).author.at
    with hub.acting() as world:
        world.now += timedelta(hours=1)
    hub.person("mira").push({"README.md": "More"}, "Write")
    file = seen(hub, event).file

    assert file is not None
    assert file.changed == pushed
