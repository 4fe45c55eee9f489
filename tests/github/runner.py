"""The part of GitHub's runner that a client sees: an event file, an environment, an exit code."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Protocol

from tests.github.hub import Hub
from tests.github.payloads import Event

ENTRY_POINT = (sys.executable, "-m", "action", "run")
KEPT = ("HOME", "LANG", "PATH", "PYTHONPATH", "VIRTUAL_ENV")
COMMAND = re.compile(r"^::(error|warning|notice)(?: ([^:]*))?::(.*)$")


@dataclass(frozen=True)
class Annotation:
    """A message beside a file in the job's summary; ``properties`` are file, line and so on."""

    level: str
    message: str
    properties: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Run:
    """What a finished client left behind."""

    exit_code: int
    stdout: str
    stderr: str
    summary: str
    outputs: Mapping[str, str]
    annotations: tuple[Annotation, ...]


class Process(Protocol):
    """A process as ``subprocess`` has it, as far as it is needed here."""

    @property
    def pid(self) -> int:
        """Return the number by which signals reach it."""

    def kill(self) -> None:
        """Kill it, if it lives."""

    def wait(self, timeout: float | None = None) -> int:
        """Return its exit code, negative for a signal, when it has ended."""


class Start(Protocol):
    """A way to start a command in a folder, with an environment, and files for what it says."""

    def __call__(
        self,
        command: Sequence[str],
        folder: Path,
        env: Mapping[str, str],
        stdout: IO[str],
        stderr: IO[str],
    ) -> Process:
        """Return while it runs."""


def truly(
    command: Sequence[str],
    folder: Path,
    env: Mapping[str, str],
    stdout: IO[str],
    stderr: IO[str],
) -> subprocess.Popen[bytes]:
    """Start a command as the runner does: a new interpreter, all imports."""
    return subprocess.Popen(command, cwd=folder, env=env, stdout=stdout, stderr=stderr)


@dataclass(frozen=True)
class Running:
    """A client that has started; ``wait`` for it, or kill ``process``."""

    process: Process
    folder: Path

    def wait(self, seconds: float = 60.0) -> Run:
        """Return what the client left behind when it has ended."""
        exit_code = self.process.wait(seconds)
        stdout = (self.folder / "stdout").read_text()
        return Run(
            exit_code=exit_code,
            stdout=stdout,
            stderr=(self.folder / "stderr").read_text(),
            summary=(self.folder / "summary.md").read_text(),
            outputs=read_outputs((self.folder / "output").read_text()),
            annotations=read_annotations(stdout),
        )


class Runner:
    """Runs a client against a hub, as a job of the hub's repository."""

    def __init__(
        self,
        hub: Hub,
        folder: Path,
        *,
        command: Sequence[str] = ENTRY_POINT,
        workspace: Path | None = None,
        start: Start = truly,
    ) -> None:
        """Keep the files of every run below ``folder``; ``beyond`` are variables of the machine."""
        self._hub = hub
        self._folder = folder
        self._command = command
        self._workspace = workspace or Path.cwd()
        self._start = start
        self._count = 0
        self.beyond: dict[str, str] = {}

    def run(
        self, event: Event, *, inputs: Mapping[str, str] | None = None, attempt: int = 1
    ) -> Run:
        """Run the client for an event until it ends."""
        return self.start(event, inputs=inputs, attempt=attempt).wait()

    def start(
        self, event: Event, *, inputs: Mapping[str, str] | None = None, attempt: int = 1
    ) -> Running:
        """Start the client for an event, and return while it runs."""
        self._count += 1
        folder = self._folder / f"run-{self._count}"
        folder.mkdir(parents=True)
        (folder / "event.json").write_text(json.dumps(event.payload))
        for name in ("output", "summary.md", "env", "state"):
            (folder / name).touch()
        env = self._environment(event, folder, inputs or {}, attempt)
        with (folder / "stdout").open("w") as stdout, (folder / "stderr").open("w") as stderr:
            process = self._start(self._command, self._workspace, env, stdout, stderr)
        return Running(process, folder)

    def _environment(
        self, event: Event, folder: Path, inputs: Mapping[str, str], attempt: int
    ) -> dict[str, str]:
        hub = self._hub
        return {
            **{name: os.environ[name] for name in KEPT if name in os.environ},
            **{_input_name(name): value for name, value in {"token": hub.token, **inputs}.items()},
            "CI": "true",
            "GITHUB_ACTION": "__incident-review",
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTOR": event.actor,
            "GITHUB_API_URL": hub.url,
            "GITHUB_ENV": str(folder / "env"),
            "GITHUB_EVENT_NAME": event.name,
            "GITHUB_EVENT_PATH": str(folder / "event.json"),
            "GITHUB_GRAPHQL_URL": f"{hub.url}/graphql",
            "GITHUB_OUTPUT": str(folder / "output"),
            "GITHUB_JOB": "review",
            "GITHUB_REF": event.ref,
            "GITHUB_REPOSITORY": hub.world.full_name,
            "GITHUB_REPOSITORY_OWNER": hub.world.owner,
            "GITHUB_RUN_ATTEMPT": str(attempt),
            "GITHUB_RUN_ID": str(event.run or 7_000_000_000 + self._count),
            "GITHUB_SERVER_URL": hub.url,
            "GITHUB_SHA": hub.world.git.refs[f"refs/heads/{hub.world.default_branch}"],
            "GITHUB_STATE": str(folder / "state"),
            "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
            "GITHUB_TOKEN": hub.token,
            "GITHUB_WORKFLOW": "Incident review",
            "GITHUB_WORKSPACE": str(self._workspace),
            "RUNNER_TEMP": str(folder),
            **self.beyond,
        }


def read_outputs(text: str) -> dict[str, str]:
    """Return the outputs in a ``GITHUB_OUTPUT`` file, in either of its two forms."""
    outputs: dict[str, str] = {}
    lines = iter(text.splitlines())
    for line in lines:
        name, mark, rest = re.split(r"(<<|=)", line, maxsplit=1) if line else ("", "", "")
        if mark == "<<":
            inner: list[str] = []
            while (following := next(lines)) != rest:
                inner.append(following)
            outputs[name] = "\n".join(inner)
        elif mark:
            outputs[name] = rest
    return outputs


def read_annotations(text: str) -> tuple[Annotation, ...]:
    """Return the workflow commands in a log that annotate, their escapes undone."""
    found = [COMMAND.match(line) for line in text.splitlines()]
    return tuple(_annotation(match) for match in found if match)


def _annotation(match: re.Match[str]) -> Annotation:
    level, properties, message = match.groups()
    pairs = [pair.partition("=") for pair in (properties or "").split(",") if pair]
    return Annotation(
        level, _unescaped(message), {name.strip(): _unescaped(value) for name, _, value in pairs}
    )


def _unescaped(text: str) -> str:
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ",")):
        text = text.replace(code, character)
    return text.replace("%25", "%")


def _input_name(name: str) -> str:
    return f"INPUT_{name.replace(' ', '_').replace('-', '_').upper()}"
