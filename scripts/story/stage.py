"""Where the story is played: the stand-in for GitHub, the program that ships, and what it cost."""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from scripts.story.incident import PEOPLE, REPOSITORY, SETTINGS, Days
from tests.github import Event, Hub, Person, Run, Runner

PROJECT = Path(__file__).resolve().parents[2]
SINCE = timedelta(hours=30)
"""How long ago the incident file was added, so that nothing happens in the future."""


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
class Stage:
    """The repository with its people; events happen here one after the other."""

    hub: Hub
    runner: Runner
    days: Days
    costs: list[Cost] = field(default_factory=list)

    def person(self, login: str) -> Person:
        """Return somebody of the team."""
        return self.hub.person(login, name=PEOPLE[login])

    def happens(self, name: str, event: Event, *, exit_code: int = 0) -> Run:
        """Run the program for an event, as the workflow does, and keep what it cost."""
        self.hub.forget_requests()
        began = time.perf_counter()
        run = self.runner.run(event)
        seconds = time.perf_counter() - began
        self.costs.append(Cost(name, len(self.hub.log), len(self.hub.writes), seconds))
        said = run.stderr.strip() or run.stdout.strip()
        expect(run.exit_code == exit_code, f"{name}: exit code {run.exit_code}\n{said}")
        expect(not self.hub.violations, f"GitHub would not have understood: {self.hub.violations}")
        return run

    def hours_pass(self, hours: float) -> None:
        """Move the stand-in's clock, but never into the future."""
        with self.hub.acting() as world:
            world.now = max(world.now, min(world.now + timedelta(hours=hours), datetime.now(UTC)))


def expect(truth: object, otherwise: str) -> None:
    """Stop the story with a sentence where it does not come out as told."""
    if not truth:
        raise NotAsToldError(otherwise)


def found(text: str, cut: Callable[[str], str], what: str) -> str:
    """Return the part of a text that must be there, or say what is missing."""
    part = cut(text)
    expect(part.strip(), f"there is no {what}")
    return part


def shipped(hub: Hub, folder: Path) -> Runner:
    """Run the program as it ships."""
    return Runner(hub, folder, workspace=PROJECT)


@contextmanager
def staged(today: date, hired: Callable[[Hub, Path], Runner] = shipped) -> Iterator[Stage]:
    """Set the stage: a repository with a settings file, and a team that may write to it."""
    files = {"README.md": "# Shop\n", ".github/incident-review.yml": SETTINGS}
    start = datetime.now(UTC).replace(microsecond=0) - SINCE
    with (
        tempfile.TemporaryDirectory(prefix="incident-review-demo-") as folder,
        Hub(REPOSITORY, files=files, start=start) as hub,
    ):
        stage = Stage(hub, hired(hub, Path(folder)), Days(today))
        for login in PEOPLE:
            stage.person(login)
        yield stage
