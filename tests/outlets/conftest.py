"""One repository and all other tools, put back to the moment that a test begins at."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

import pytest

pytest.register_assert_rewrite("tests.faults.scene")

from tests.faults.scene import SETTINGS, Stage, staged  # noqa: E402 - after the line above
from tests.github.runner import Process, Start  # noqa: E402 - the same
from tests.outlets import own_hook, slack, teams  # noqa: E402 - the same
from tests.outlets.incident_io import KEY as INCIDENT_IO_KEY  # noqa: E402 - the same
from tests.outlets.incident_io import IncidentIoStandIn  # noqa: E402 - the same
from tests.outlets.internet import Internet  # noqa: E402 - the same
from tests.outlets.jira import EMAIL, JiraStandIn  # noqa: E402 - the same
from tests.outlets.jira import TOKEN as JIRA_TOKEN  # noqa: E402 - the same
from tests.outlets.own_hook import OwnHookStandIn  # noqa: E402 - the same
from tests.outlets.slack import SlackStandIn  # noqa: E402 - the same
from tests.outlets.teams import TeamsStandIn  # noqa: E402 - the same
from tests.outlets.told import ToolStandIn  # noqa: E402 - the same
from tests.outlets.trello import KEY, TOKEN, TrelloStandIn  # noqa: E402 - the same
from tests.outlets.walk import Everywhere  # noqa: E402 - the same
from tests.warm import Warm  # noqa: E402 - the same

LIST: Final = "5f0000000000000000000001"
OTHER_LIST: Final = "5f0000000000000000000003"
ISMS: Final = "5f0000000000000000000002"
KEYS: Final[Mapping[str, str]] = {
    "incident-io-key": INCIDENT_IO_KEY,
    "jira-email": EMAIL,
    "jira-token": JIRA_TOKEN,
    "slack-webhook": slack.ADDRESS,
    "teams-webhook": teams.WORKFLOW,
    "trello-key": KEY,
    "trello-token": TOKEN,
    "webhook-secret": own_hook.SECRET,
}
"""What the workflow hands over."""


@dataclass(frozen=True)
class Beyond:
    """Starts the program where it finds the stand-ins under the names of the tools."""

    internet: Internet
    start: Start

    def __call__(
        self,
        command: Sequence[str],
        folder: Path,
        env: Mapping[str, str],
        stdout: IO[str],
        stderr: IO[str],
    ) -> Process:
        """Return while it runs."""
        return self.start(command, folder, {**env, **self.internet.environment}, stdout, stderr)


@pytest.fixture(scope="session")
def channel() -> SlackStandIn:
    """A channel in Slack."""
    return SlackStandIn()


@pytest.fixture(scope="session")
def incident_io() -> IncidentIoStandIn:
    """An incident without follow-ups."""
    return IncidentIoStandIn()


@pytest.fixture(scope="session")
def jira() -> JiraStandIn:
    """A site with the project OPS."""
    return JiraStandIn()


@pytest.fixture(scope="session")
def workflow() -> TeamsStandIn:
    """A workflow in Teams."""
    return TeamsStandIn()


@pytest.fixture(scope="session")
def own_webhook() -> OwnHookStandIn:
    """The team's own webhook."""
    return OwnHookStandIn()


@pytest.fixture(scope="session")
def trello() -> TrelloStandIn:
    """A board with the list of the team and another one, and the board of the ISMS."""
    return TrelloStandIn({"b1": (LIST, OTHER_LIST), "b2": (ISMS,)})


@pytest.fixture(scope="session")
def listeners(
    channel: SlackStandIn, own_webhook: OwnHookStandIn, workflow: TeamsStandIn
) -> tuple[ToolStandIn, ...]:
    """Those that hear news."""
    return (channel, own_webhook, workflow)


@pytest.fixture(scope="session")
def internet(
    incident_io: IncidentIoStandIn,
    jira: JiraStandIn,
    listeners: tuple[ToolStandIn, ...],
    trello: TrelloStandIn,
) -> Iterator[Internet]:
    """All tools."""
    with Internet((incident_io, jira, trello, *listeners)) as internet:
        yield internet


@pytest.fixture(scope="session")
def house(
    tmp_path_factory: pytest.TempPathFactory, warm: Warm, internet: Internet
) -> Iterator[Stage]:
    """The stand-in for GitHub that the tests of this folder share."""
    start = Beyond(internet, warm)
    with staged(tmp_path_factory.mktemp("runs"), settings=SETTINGS, start=start) as scene:
        yield Stage(scene, {"new": scene.hub.snapshot()})


@pytest.fixture
def news(
    internet: Internet,
    channel: SlackStandIn,
    workflow: TeamsStandIn,
    own_webhook: OwnHookStandIn,
) -> Internet:
    """Tools that have heard nothing."""
    channel.messages.clear()
    channel.says = ""
    workflow.cards.clear()
    own_webhook.got.clear()
    own_webhook.times = 0
    return internet


@pytest.fixture
def unopened(house: Stage, news: Internet) -> Iterator[Everywhere]:
    """A repository whose incident file is not there yet, and tools that have heard nothing."""
    news.forget()
    news.violations.clear()
    scene = house.new()
    yield Everywhere(scene, news, KEYS)
    scene.hub.clear_faults()
    assert news.violations == []
    assert scene.hub.violations == []


@pytest.fixture
def everywhere(
    house: Stage,
    internet: Internet,
    incident_io: IncidentIoStandIn,
    jira: JiraStandIn,
    trello: TrelloStandIn,
) -> Iterator[Everywhere]:
    """An open review, and tools that have nothing of it."""
    internet.forget()
    internet.violations.clear()
    incident_io.empty()
    jira.forget()
    trello.forget()
    scene = house.opened()
    yield Everywhere(scene, internet, KEYS)
    scene.hub.clear_faults()
    assert internet.violations == []
    assert scene.hub.violations == []
