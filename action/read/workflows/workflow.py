"""The workflow that starts us: what a file of GitHub Actions says of events and permissions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from action.errors import Letter, Place, ReviewError
from action.read.yaml.placed_yaml import PlacedYaml, Steps, YamlValue
from action.read.yaml.yaml_reading import read_yaml

HOME: Final = ".github/workflows"
"""The one folder in which GitHub looks for workflows [docs]."""
ADDRESS: Final = (
    "https://raw.githubusercontent.com/incident-review/incident-review/v1/templates/workflow.yml"
)
"""Where people find the workflow to copy."""

_PACKAGED: Final = Path(__file__).resolve().parents[2] / "templates" / "workflow.yml"
_IN_THE_REPOSITORY: Final = Path(__file__).resolve().parents[3] / "templates" / "workflow.yml"

_VERSION: Final = re.compile(r"\bincident review workflow (\d{1,6})\b", re.IGNORECASE)
"""In a comment, which people may move and lengthen."""
_USES: Final = re.compile(r"incident-review/incident-review@.+", re.IGNORECASE)
_USES_A_COPY: Final = re.compile(r"(?:(?<![\w.-])[\w.-]++/incident-review@.+|\./)", re.IGNORECASE)
"""In a file with our version: the action from a fork, or from the repository itself."""
_LINE: Final = re.compile(
    r"^[ \t]*(?:-[ \t]+)?(['\"]?)uses\1[ \t]*:[ \t]*['\"]?incident-review/incident-review@",
    re.IGNORECASE | re.MULTILINE,
)
_WORD: Final = re.compile(r"[a-z_-]{1,50}")
"""What an event or a type of it is called."""
_REUSE: Final = ("& ", "* ", "! ")
_RANKS: Final = ("none", "read", "write")
_ALL: Final = {"read-all": "read", "write-all": "write"}
_OF_THE_WORKFLOW: Final = frozenset({"", "${{github.token}}", "${{secrets.github_token}}"})

_NOT_ALL: Final = {"pull_request": ("opened", "synchronize", "reopened")}
"""Without `types:` an event starts a workflow whatever happened, but this one only so [docs]."""


@dataclass(frozen=True, slots=True)
class JobToken:
    """What the token of a job may do: some things by name, and all others; `at` says so."""

    at: Steps
    named: Mapping[str, str]
    rest: str = "none"

    def may(self, name: str, rank: str) -> bool:
        """Whether it has this permission, or a higher one."""
        given = self.named.get(name, self.rest)
        return given in _RANKS and _RANKS.index(given) >= _RANKS.index(rank)


@dataclass(frozen=True, slots=True)
class WorkflowJob:
    """A job that runs the action; nothing says what its token may do where `token` is None.

    `brings_token`: it hands over a token from elsewhere, and the workflow's does not matter.
    """

    name: str
    token: JobToken | None
    brings_token: bool

    @property
    def at(self) -> Steps:
        """Where it stands in the file."""
        return ("jobs", self.name)


@dataclass(frozen=True, slots=True)
class Workflow:
    """A workflow that runs the action: events with their types, jobs, and its version."""

    page: PlacedYaml
    events: Mapping[str, tuple[str, ...]]
    jobs: tuple[WorkflowJob, ...]
    version: int | None = None
    version_place: Place | None = None

    @property
    def called(self) -> bool:
        """Whether another workflow starts it: then that one has the events."""
        return "workflow_call" in self.events

    @property
    def pushed(self) -> tuple[str, ...] | None:
        """The branches to which a push starts it, as patterns; None where it starts for none."""
        on = self.page.data.get("on", "")
        if "push" not in self.events:
            return None
        about = on.get("push", "") if isinstance(on, dict) else ""
        named = about.get("branches", []) if isinstance(about, dict) else []
        many = named if isinstance(named, list) else [named]
        return tuple(one for one in many if isinstance(one, str))

    def hears(self, event: str, kind: str) -> bool:
        """Whether it starts when this happens; an empty kind stands for the event as such."""
        if event not in self.events:
            return False
        kinds = self.kinds(event)
        return not kind or not kinds or kind in kinds

    def kinds(self, event: str) -> tuple[str, ...]:
        """The types of an event that start it: what it says, or GitHub's usual ones; () is all."""
        return self.events[event] or _NOT_ALL.get(event, ())


@cache
def wanted() -> Workflow:
    """The workflow that people copy; what it says is what a review needs."""
    path = _PACKAGED if _PACKAGED.is_file() else _IN_THE_REPOSITORY
    found = read_workflow(path.read_text(encoding="utf-8"), path=path.name)
    assert found
    return found


def read_workflow(text: str, path: str) -> Workflow | None:
    """Read a workflow; None where it does not run the action. Raises ReviewError, one letter."""
    marked = bool(_VERSION.search(text))
    if not marked and not _USES.search(text):
        return None
    try:
        page = read_yaml(text, path)
    except ReviewError as error:
        if marked or _LINE.search(text):
            raise ReviewError(_unread(error.letters[0])) from None
        return None
    jobs = tuple(_jobs(page.data, _USES_A_COPY if marked else _USES))
    if not jobs:
        return None
    return Workflow(page, _events(page.data.get("on", "")), jobs, *_version(page))


def _version(page: PlacedYaml) -> tuple[int | None, Place | None]:
    for number, line in enumerate(page.source, 1):
        found = _VERSION.search(line)
        if found and "#" in line[: found.start()]:
            return int(found[1]), Place(page.path, number, line.index("#") + 1)
    return None, None


def _unread(letter: Letter) -> Letter:
    """GitHub starts nothing from a broken file; anchors it understands, and we do not."""
    if not letter.what.startswith(_REUSE):
        return letter
    what = f"This workflow has {letter.what[0]} before a value, so it cannot be checked here"
    return Letter(what, f"compare it yourself with {ADDRESS}", letter.place, serious=False)


def _events(on: YamlValue) -> dict[str, tuple[str, ...]]:
    """The events of a workflow, whichever of the three ways they are written in."""
    if isinstance(on, dict):
        return {event: _types(about) for event, about in on.items() if _WORD.fullmatch(event)}
    return dict.fromkeys(_words(on), ())


def _types(about: YamlValue) -> tuple[str, ...]:
    return _words(about.get("types", "")) if isinstance(about, dict) else ()


def _words(value: YamlValue) -> tuple[str, ...]:
    """One word or a list of them."""
    many = value if isinstance(value, list) else [value]
    return tuple(word for word in many if isinstance(word, str) and _WORD.fullmatch(word))


def _jobs(data: dict[str, YamlValue], ours: re.Pattern[str]) -> Iterator[WorkflowJob]:
    """The jobs with a step of ours that is no dry run."""
    jobs = data.get("jobs", "")
    shared = _token(data, ())
    for name, job in jobs.items() if isinstance(jobs, dict) else ():
        if not isinstance(job, dict):
            continue
        steps = [given for given in _steps(job, ours) if not _dry(given)]
        if steps:
            brings = all(_brings_token(given) for given in steps)
            yield WorkflowJob(name, _token(job, ("jobs", name)) or shared, brings)


def _steps(job: dict[str, YamlValue], ours: re.Pattern[str]) -> Iterator[dict[str, YamlValue]]:
    """The inputs of each step that uses our action."""
    steps = job.get("steps", "")
    for step in steps if isinstance(steps, list) else ():
        if isinstance(step, dict) and ours.fullmatch(str(step.get("uses", ""))):
            given = step.get("with", "")
            yield given if isinstance(given, dict) else {}


def _dry(given: dict[str, YamlValue]) -> bool:
    return str(given.get("dry-run", "")).lower() == "true"


def _brings_token(given: dict[str, YamlValue]) -> bool:
    said = "".join(str(given.get("token", "")).split()).lower()
    return said not in _OF_THE_WORKFLOW


def _token(where: dict[str, YamlValue], at: Steps) -> JobToken | None:
    """What `permissions:` of a job or of the whole workflow says; what it leaves out is refused."""
    if "permissions" not in where:
        return None
    said = where["permissions"]
    at = (*at, "permissions")
    if isinstance(said, dict):
        return JobToken(at, {name: str(rank) for name, rank in said.items()})
    return JobToken(at, {}, _ALL.get(str(said), "none"))
