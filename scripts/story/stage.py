"""Where the story is played: the stand-in for GitHub, the program that ships, and what it cost."""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO

from scripts.story.clock import SHOWS
from scripts.story.incident import (
    BEGIN,
    BOARD,
    FINDINGS,
    FORM,
    LIST,
    PEOPLE,
    REPOSITORY,
    SETTINGS,
    TABLE,
)
from scripts.story.states import Turns
from tests.github import Event, Hub, Person, Run, Runner
from tests.github.runner import Process, Start, truly
from tests.outlets import incident_io, trello
from tests.outlets.incident_io import IncidentIoStandIn
from tests.outlets.internet import Internet
from tests.outlets.trello import TrelloStandIn
from tests.warm import Warm

PROJECT = Path(__file__).resolve().parents[2]
KEYS = {
    "incident-io-key": incident_io.KEY,
    "trello-key": trello.KEY,
    "trello-token": trello.TOKEN,
}
"""What the team's workflow hands over."""
COMMAND = (sys.executable, "-m", "scripts.story.clock", "run")


class NotAsToldError(Exception):
    """Something came out differently from what the story tells."""


@dataclass(frozen=True)
class Cost:
    """What one event asked of GitHub, and how long its run took in seconds."""

    event: str
    requests: int
    writes: int
    seconds: float


@dataclass
class Elsewhere:
    """The tools in which the owners of actions work, and the way there."""

    trello: TrelloStandIn
    incident_io: IncidentIoStandIn
    internet: Internet


@dataclass
class Stage:
    """The repository with its people; events happen here one after the other."""

    hub: Hub
    runner: Runner
    elsewhere: Elsewhere
    costs: list[Cost] = field(default_factory=list)
    served: dict[str, Event] = field(default_factory=dict)
    turns: Turns = field(default_factory=Turns)

    def person(self, login: str) -> Person:
        """Return somebody of the team."""
        return self.hub.person(login, name=PEOPLE[login])

    def happens(self, name: str, event: Event, *, exit_code: int = 0) -> Run:
        """Run the program for an event, as the workflow does, and keep what it cost."""
        self.hub.forget_requests()
        self.turns.look(self.hub.world, event.actor)
        began = time.perf_counter()
        run = self.runner.run(event, inputs=KEYS)
        seconds = time.perf_counter() - began
        self.turns.look(self.hub.world)
        self.served[name] = event
        self.costs.append(Cost(name, len(self.hub.log), len(self.hub.writes), seconds))
        said = run.stderr.strip() or run.stdout.strip()
        expect(run.exit_code == exit_code, f"{name}: exit code {run.exit_code}\n{said}")
        wrong = (*self.hub.violations, *self.elsewhere.internet.violations)
        expect(not wrong, f"Nobody would have understood: {wrong}")
        return run

    def comes_to(self, moment: datetime) -> None:
        """Let time pass until a moment of the story."""
        with self.hub.acting() as world:
            expect(world.now < moment, f"It is later than {moment} already: {world.now}.")
            world.now = moment

    def hours_pass(self, hours: float) -> None:
        """Let some time pass."""
        self.comes_to(self.hub.world.now + timedelta(hours=hours))


def expect(truth: object, otherwise: str) -> None:
    """Stop the story with a sentence where it does not come out as told."""
    if not truth:
        raise NotAsToldError(otherwise)


def found(text: str, cut: Callable[[str], str], what: str) -> str:
    """Return the part of a text that must be there, or say what is missing."""
    part = cut(text)
    expect(part.strip(), f"there is no {what}")
    return part


@dataclass(frozen=True)
class OnTheDay:
    """Starts the program with a clock on the wall that shows what the stand-in's shows."""

    hub: Hub
    start: Start = truly

    def __call__(
        self,
        command: Sequence[str],
        folder: Path,
        env: Mapping[str, str],
        stdout: IO[str],
        stderr: IO[str],
    ) -> Process:
        """Return while it runs."""
        shows = {SHOWS: self.hub.world.now.isoformat()}
        return self.start(command, folder, {**env, **shows}, stdout, stderr)


@dataclass
class FirstTruly:
    """Starts the program truly for the first event, and forks it from a warm process for others.

    A fork has an environment, output and exit code of its own, as a runner's process has; only the
    imports are done, and waits pass faster.
    """

    warm: Start
    has_begun: bool = False

    def __call__(
        self,
        command: Sequence[str],
        folder: Path,
        env: Mapping[str, str],
        stdout: IO[str],
        stderr: IO[str],
    ) -> Process:
        """Return while it runs."""
        start = self.warm if self.has_begun else truly
        self.has_begun = True
        return start(command, folder, env, stdout, stderr)


@contextmanager
def quickly() -> Iterator[Start]:
    """Have a process get warm while the story begins, where the system can fork it."""
    if not hasattr(os, "fork"):
        yield truly
        return
    with Warm(helpers=1) as warm:
        yield FirstTruly(warm)


def shipped(hub: Hub, folder: Path, start: Start = truly) -> Runner:
    """Run the program as it ships, on the day of the story."""
    return Runner(hub, folder, command=COMMAND, workspace=PROJECT, start=OnTheDay(hub, start))


@contextmanager
def staged(hired: Callable[[Hub, Path], Runner] = shipped) -> Iterator[Stage]:
    """Set the stage: a repository with a settings file, and a team that may write to it."""
    files = {
        "README.md": "# Shop\n",
        ".github/incident-review.yml": SETTINGS,
        FINDINGS: TABLE,
    }
    cards = TrelloStandIn({BOARD: (LIST,)})
    follow_ups = IncidentIoStandIn(repositories=(REPOSITORY,))
    with (
        tempfile.TemporaryDirectory(prefix="incident-review-demo-") as folder,
        Hub(REPOSITORY, files=files, start=BEGIN) as hub,
        Internet((cards, follow_ups)) as internet,
    ):
        runner = hired(hub, Path(folder))
        runner.beyond.update(internet.environment)
        stage = Stage(hub, runner, Elsewhere(cards, follow_ups, internet))
        for login in PEOPLE:
            stage.person(login)
        hub.person(FORM, name="The form")
        yield stage
