"""A repository on the stand-in, its people, and the shipped program, watched from outside."""

import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.github import Event, Hub, Person, Runner
from tests.github.server import Incoming, Outgoing

PROJECT = Path(__file__).resolve().parents[2]
PROGRAM = ("-m", "action", "run")
DAY = "2026-11-20"
INCIDENT_FILE = """\
title: Checkout was slow
severity: major
timezone: Europe/Berlin
lead: mira
responders: [mira, tom]
timeline: |
  10:01 An alert says that checkout takes 9 seconds
  10:12 We roll back the release of 9:50
  10:20 Checkout is fast again
"""


class BrokenError(Exception):
    """The program did something else than what was to be measured."""


class Watched(Hub):
    """The stand-in, with an eye on the clock."""

    first_request: float | None = None

    def forget_requests(self) -> None:
        super().forget_requests()
        self.first_request = None

    def handle(self, incoming: Incoming) -> Outgoing:
        if self.first_request is None:
            self.first_request = time.perf_counter()
        return super().handle(incoming)


@dataclass(frozen=True)
class Served:
    """What one run of the program came to.

    Times are seconds from just before its start; `cpu` is how long it kept a processor busy, which
    tells more than `whole` on a machine where others are at work.
    """

    requests: int
    writes: int
    operation: str
    first_request: float
    whole: float
    cpu: float


@dataclass(frozen=True)
class Stage:
    """A repository with two people in it, and a runner for what their deeds set off."""

    hub: Watched
    runner: Runner
    mira: Person
    tom: Person

    def serve(self, event: Event) -> Served:
        self.hub.forget_requests()
        start, busy = time.perf_counter(), _children()
        run = self.runner.run(event)
        whole, cpu = time.perf_counter() - start, _children() - busy
        if run.exit_code or self.hub.violations:
            said = "\n".join((run.stdout, run.stderr, *self.hub.violations))
            raise BrokenError(f"{event.name} went wrong:\n{said}")
        return Served(
            requests=len(self.hub.log),
            writes=len(self.hub.writes),
            operation=run.outputs.get("operation", "none"),
            first_request=(self.hub.first_request or start) - start,
            whole=whole,
            cpu=cpu,
        )

    # --- what people do -----------------------------------------------------------------------

    def report(self, *names: str) -> Event:
        """Push incident files; as on GitHub, the event does not say which files were pushed."""
        files = {f"incidents/{DAY}-{name}/incident.yml": INCIDENT_FILE for name in names}
        return self.mira.push(files)

    def remark(self) -> Event:
        path = f"incidents/{DAY}-checkout/timeline.md"
        return self.tom.comment_on_line(2, path, "question: who saw it?", containing="10:01")

    def close(self, actions: int, owner: str = " @tom") -> Event:
        """Write so many agreed actions into the review issue and close it."""
        agreed = [f"- [x] Make the checkout better, part {i + 1}{owner}" for i in range(actions)]
        text = "\n".join(["", "Reason: each of them is small.", "", *agreed])
        self.mira.insert_after(1, "Lines that are not ticked remain proposals", text)
        return self.mira.close_issue(1)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@contextmanager
def stage(python: str = sys.executable, workspace: Path = PROJECT) -> Iterator[Stage]:
    """An empty repository, and a runner with this Python that starts the program in a folder."""
    with Watched("acme/shop") as hub, tempfile.TemporaryDirectory() as folder:
        command: Sequence[str] = (python, *PROGRAM)
        runner = Runner(hub, Path(folder), command=command, workspace=workspace)
        yield Stage(hub, runner, hub.person("mira"), hub.person("tom"))


@contextmanager
def opened() -> Iterator[Stage]:
    """The same, after an incident was reported and its review was opened."""
    with stage() as on:
        on.serve(on.report("checkout"))
        yield on


def release(folder: Path) -> Path:
    """The program as a runner fetches it: without bytecode."""
    for part in ("action", "templates"):
        shutil.copytree(PROJECT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    return folder
