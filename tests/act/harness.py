"""Runs the shipped action.yml under `act`, a runner for workflows that needs no Docker here.

What act does otherwise than GitHub: it ignores `types`, `branches`, `paths`, `concurrency` and
`permissions`, and gets `github.ref` of review comments wrong. Nothing here relies on those. It
refuses `queue`, as older Enterprise Servers do; so the line is deleted, as the workflow tells them.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import yaml

PROJECT = Path(__file__).parents[2]
TEMPLATE = PROJECT / "templates" / "workflow.yml"
PAYLOADS = Path(__file__).parent / "payloads"
SHIPPED = ("action.yml", "action", "templates")
# All that a runner must have beside Python; what is not here, the action may not use.
TOOLS = ("bash", "env", "git", "mkdir", "mktemp", "rm")
Files = Mapping[str, str]
TOKEN = "a-token-that-opens-nothing"
WORDS = "I had no access, and nobody knew."
STEPS = ("Look at the event", "Prepare Python", "Review")


@dataclass(frozen=True)
class Annotation:
    """A word of the runner to the person who looks: its level, what it says, and where."""

    level: str
    message: str
    place: Mapping[str, str]


@dataclass(frozen=True)
class Run:
    """What one run of the workflow did, as the runner saw it; `printed` is all that it said."""

    succeeded: bool
    steps: tuple[str, ...]
    outputs: Mapping[str, str]
    annotations: tuple[Annotation, ...]
    summary: str
    log: str
    printed: str = ""


@dataclass(frozen=True)
class Runner:
    """A machine to run on. Two with one `shelf` keep the installed packages from run to run."""

    home: Path
    release: Path
    shelf: Path | None = None
    path: str = ""
    github: str = "http://127.0.0.1:9"
    token: str = TOKEN
    env: Mapping[str, str] = field(default_factory=dict)

    def run(
        self,
        event: str,
        payload: Mapping[str, Any],
        *,
        workflow: str = "",
        files: Files | None = None,
    ) -> Run:
        """Let an event happen in a repository that holds the workflow, and these files."""
        workflow = workflow or without_queue(TEMPLATE.read_text(encoding="utf-8"))
        # The runner's tool cache is where act says, whatever the environment says.
        tool_cache = self.home / "cache" / "act" / "tool_cache"
        tool_cache.parent.mkdir(parents=True)
        tool_cache.symlink_to(self.shelf or self.home / "gone")
        repository = _repository(self.home / "repository", payload, workflow, files or {})
        occurred = self.home / "event.json"
        occurred.write_text(json.dumps(payload), encoding="utf-8")
        done = subprocess.run(
            [*self._command(event), "--eventpath", str(occurred)],
            cwd=repository,
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=110,
            check=False,
        )
        return _run(done.returncode, done.stdout, done.stderr)

    def _command(self, event: str) -> Sequence[str]:
        tells = {
            "GITHUB_API_URL": self.github,
            "GITHUB_GRAPHQL_URL": f"{self.github}/graphql",
            "GITHUB_SERVER_URL": self.github,
            "RUNNER_ENVIRONMENT": "self-hosted" if self.shelf else "github-hosted",
            **self.env,
        }
        return [
            str(Path(sys.executable).with_name("act")),
            event,
            "--json",
            "--platform=ubuntu-latest=-self-hosted",
            f"--local-repository=incident-review/incident-review@v1={self.release}",
            "--action-offline-mode",
            "--no-cache-server",
            f"--secret=GITHUB_TOKEN={self.token}",
            *(f"--env={name}={value}" for name, value in tells.items()),
        ]

    def _environment(self) -> Mapping[str, str]:
        cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        return {
            "HOME": str(self.home),
            **os.environ,
            "PATH": self.path or os.environ["PATH"],
            "UV_CACHE_DIR": os.environ.get("UV_CACHE_DIR") or str(cache / "uv"),
            "XDG_CACHE_HOME": str(self.home / "cache"),
        }


def release(folder: Path, *, program: str | None = None) -> Path:
    """Copy what users get; where a test wants to see what a program sees, with another program."""
    for name in SHIPPED:
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, folder / name)
    if program is not None:
        (folder / "action" / "__main__.py").write_text(program, encoding="utf-8")
    return folder


def triggers() -> tuple[str, ...]:
    """Every event that the workflow people copy listens to."""
    # YAML 1.1 reads the key `on` as true.
    listens = yaml.safe_load(TEMPLATE.read_text(encoding="utf-8"))[True]
    return tuple(listens)


def without_queue(workflow: str) -> str:
    """The workflow as its comment says that it should be where `queue` is not known."""
    short, lines = re.subn(r"(?m)^  queue: max # .*\n", "", workflow)
    assert lines == 1
    return short


def payload(event: str) -> dict[str, Any]:
    """The event as GitHub publishes it: it happens in a repository that has nothing of ours."""
    found: dict[str, Any] = json.loads((PAYLOADS / f"{event}.json").read_text(encoding="utf-8"))
    return found


def ours(event: str, incident: str) -> dict[str, Any]:
    """The same event, about an incident of ours."""
    happened = payload(event)
    if event == "push":
        happened["commits"][0]["added"] = [f"incidents/{incident}/incident.yml"]
    if pull_request := happened.get("pull_request"):
        pull_request["head"]["ref"] = f"incident-review/{incident}"
    if event == "repository_dispatch":
        happened["action"] = "incident-review-remark"
        happened["client_payload"] = {
            "incident": incident,
            "at": "14:05",
            "words": WORDS,
        }
    if issue := happened.get("issue"):
        issue["body"] = f'<!-- incident-review:review id="{incident}" -->'
    return happened


def tools(folder: Path, *, python: bool) -> str:
    """Return a PATH with the few commands of a bare runner: no uv; a Python with pip, or none."""
    folder.mkdir(parents=True)
    for name in TOOLS:
        (folder / name).symlink_to(shutil.which(name) or name)
    command = folder / "python3"
    # Not a link: through a link Python would not find the packages beside it, and pip is one.
    command.write_text(
        f'#!/bin/sh\nexec "{sys.executable}" "$@"\n' if python else "#!/bin/sh\nexit 1\n"
    )
    command.chmod(0o755)
    return str(folder)


@contextmanager
def counting_server() -> Iterator[tuple[str, list[str]]]:
    """Give the address of a server that refuses everything, and the list of what it was asked."""
    asked: list[str] = []

    class Refuse(BaseHTTPRequestHandler):
        def handle_any(self) -> None:
            asked.append(f"{self.command} {self.path}")
            self.send_error(503)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = handle_any  # noqa: N815 - http.server's names

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's name
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Refuse)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()


def _repository(folder: Path, payload: Mapping[str, Any], workflow: str, files: Files) -> Path:
    """Make the repository that the event happened in; act asks git which one it is."""
    name = payload.get("repository", {}).get("full_name", "Codertocat/Hello-World")
    written = {
        ".github/workflows/incident-review.yml": workflow,
        **files,
    }
    for path, text in written.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    for words in (
        ["init", "--quiet", "--initial-branch=main"],
        ["remote", "add", "origin", f"https://github.com/{name}.git"],
        ["add", "--all"],
        [
            "-c",
            "user.name=a",
            "-c",
            "user.email=a@example.org",
            "commit",
            "--quiet",
            "--message=Start",
        ],
    ):
        subprocess.run(["git", *words], cwd=folder, check=True)
    return folder


def _run(status: int, stdout: str, stderr: str) -> Run:
    lines = [json.loads(line) for line in stdout.splitlines() if line.startswith("{")]
    said = [line for line in lines if "command" in line]
    return Run(
        succeeded=status == 0,
        steps=tuple(
            step for step in STEPS if any(f"Run Main {step}" in line["msg"] for line in lines)
        ),
        outputs={
            line["name"]: line["arg"]
            for line in said
            if line["command"] == "set-output" and len(line["stepID"]) == 1
        },
        annotations=tuple(
            Annotation(line["command"], line["arg"], line.get("kvPairs") or {})
            for line in said
            if line["command"] in {"notice", "warning", "error"}
        ),
        summary="".join(line["content"] for line in said if line["command"] == "summary"),
        log="".join(line["msg"] for line in lines if line.get("raw_output")) + stderr,
        printed=stdout + stderr,
    )
