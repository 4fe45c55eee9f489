"""The manifest is code: action.yml, the command line, the manual and the workflows say the same."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from action.console.run_command import run

PROJECT = Path(__file__).parents[1]
MANIFEST: dict[str, Any] = yaml.safe_load((PROJECT / "action.yml").read_text(encoding="utf-8"))
STEPS: dict[str, Any] = {step["name"]: step for step in MANIFEST["runs"]["steps"]}
ASKED: dict[str, Any] = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = (
    "action/requirements.txt",
    "action/uv.txt",
    "scripts/demo-requirements.txt",
    "scripts/requirements.txt",
)


CHECK: dict[str, Any] = yaml.safe_load(
    (PROJECT / "action" / "check" / "action.yml").read_text(encoding="utf-8")
)
each_manifest = pytest.mark.parametrize("manifest", [MANIFEST, CHECK], ids=["review", "check"])

REFERENCE = ".github/reference.md"
BY_HAND = {"repository": "a run is always about its own repository, and GitHub says which"}
"""What only people say who start the program themselves, each with its reason."""


def options() -> dict[str, click.Option]:
    """The options of `incident-review run`, by the name that people write."""
    found = (param for param in run.params if isinstance(param, click.Option))
    named = {option.opts[0].removeprefix("--"): option for option in found}
    return {name: option for name, option in named.items() if name not in BY_HAND}


def table(heading: str, file: str) -> list[dict[str, str]]:
    """The first table of a page below a heading, a dictionary for each row."""
    page = (PROJECT / file).read_text(encoding="utf-8")
    section = re.split(rf"(?m)^#+ {heading}\s*$", page)[1]
    rows = [line.strip().strip("|") for line in section.splitlines() if line.startswith("|")]
    first = section[: section.find("\n\n", section.find("|"))].count("\n|")
    head, _, *body = (
        [cell.strip().strip("`") for cell in re.split(r"(?<!\\)\|", row)] for row in rows[:first]
    )
    names = [name.lower() for name in head]
    return [dict(zip(names, cells, strict=True)) for cells in body]


def default(option: click.Option) -> str:
    """The default of an option, as action.yml spells it."""
    value = option.get_default(click.Context(run))
    return str(bool(value)).lower() if option.is_flag else str(value or "")


def variables(option: click.Option) -> list[str]:
    """The environment variables that an option reads."""
    return [option.envvar] if isinstance(option.envvar, str) else list(option.envvar or ())


def test_every_input_is_an_option_and_the_other_way_round() -> None:
    """What the workflow can say, the command line can say."""
    assert set(MANIFEST["inputs"]) == set(options())


@pytest.mark.parametrize("name", [name for name in MANIFEST["inputs"] if name != "token"])
def test_an_input_and_its_option_have_the_same_default(name: str) -> None:
    """Only the token differs: GitHub gives it to the action, nobody to the command line."""
    assert MANIFEST["inputs"][name]["default"] == default(options()[name])


@pytest.mark.parametrize("name", MANIFEST["inputs"])
def test_the_program_gets_every_input_by_the_variable_that_it_reads(name: str) -> None:
    """An input that no step hands over would be accepted and do nothing."""
    variable = "INPUT_" + name.upper().replace("-", "_")
    assert STEPS["Review"]["env"][variable] == f"${{{{ inputs.{name} }}}}"
    assert variables(options()[name])[0] == variable


def test_only_the_program_sees_the_token() -> None:
    """The step that installs packages runs without it."""
    assert [name for name, step in STEPS.items() if "INPUT_TOKEN" in step["env"]] == ["Review"]


@each_manifest
def test_no_input_is_pasted_into_a_script(manifest: dict[str, Any]) -> None:
    """An expression inside `run:` would let an input become shell."""
    assert not [step["name"] for step in manifest["runs"]["steps"] if "${{" in step["run"]]


@each_manifest
def test_the_action_uses_no_other_action(manifest: dict[str, Any]) -> None:
    """Organisations that want actions pinned refuse those inside ours, too [rep]."""
    assert manifest["runs"]["using"] == "composite"
    assert [step["name"] for step in manifest["runs"]["steps"] if "uses" in step] == []


@each_manifest
def test_every_program_is_started_apart_from_the_workspace(manifest: dict[str, Any]) -> None:
    """`-I`: modules that lie in a checkout, or on PYTHONPATH, are not imported."""
    started = [step["run"] for step in manifest["runs"]["steps"] if "$PYTHON" in step["run"]]
    assert [run.startswith('"$PYTHON" -I -c ') for run in started] == [True]


def test_the_check_gets_every_input_and_no_token() -> None:
    """It reads what is checked out, and asks nobody."""
    *before, last = CHECK["runs"]["steps"]
    assert {name: f"${{{{ inputs.{name} }}}}" for name in CHECK["inputs"]} == {
        name.removeprefix("INPUT_").lower(): value
        for name, value in last["env"].items()
        if name != "PYTHON"
    }
    assert not [step for step in (*before, last) if "token" in str(step).lower()]


def test_every_output_comes_from_the_program_by_its_own_name() -> None:
    """An output under another name would be empty for ever."""
    for name, output in MANIFEST["outputs"].items():
        assert f"steps.run.outputs.{name}" in output["value"]


def test_the_manual_lists_the_inputs_with_their_defaults() -> None:
    """The table of inputs in the manual is the manifest."""
    listed = {row["input"]: row["default"].strip("`\"'") for row in table("Inputs", REFERENCE)}
    assert listed == {name: entry["default"] for name, entry in MANIFEST["inputs"].items()}


def test_the_manual_lists_the_outputs() -> None:
    """The table of outputs in the manual is the manifest."""
    assert [row["output"] for row in table("Outputs", REFERENCE)] == list(MANIFEST["outputs"])


@pytest.mark.parametrize("file", ["README.md", REFERENCE])
def test_the_manual_lists_the_permissions(file: str) -> None:
    """All that the workflow asks for, and nothing else."""
    workflow = yaml.safe_load((PROJECT / "templates" / "workflow.yml").read_text(encoding="utf-8"))
    asked = [f"{name}: {may}" for name, may in workflow["jobs"]["review"]["permissions"].items()]

    assert [next(iter(row.values())) for row in table("Permissions", file)] == asked


def test_our_own_workflow_is_the_one_that_people_copy() -> None:
    """We run what we give away: the same triggers, permissions and conditions; other steps only."""
    theirs, own = (
        yaml.safe_load((PROJECT / path).read_text(encoding="utf-8"))
        for path in ("templates/workflow.yml", ".github/workflows/incident-review.yml")
    )
    del theirs["jobs"]["review"]["steps"], own["jobs"]["review"]["steps"]
    assert own == theirs


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_hashes_and_no_address(lock: str) -> None:
    """Where packages come from is the business of whoever installs them."""
    text = (PROJECT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    packages = re.split(r"(?m)^(?=[a-z])", text)[1:]
    assert [package for package in packages if "--hash=sha256:" not in package] == []


def test_each_package_of_the_run_time_has_its_reason() -> None:
    """Every run of everybody installs them; none comes along for no reason."""
    rows = table("Packages", ".github/CONTRIBUTING.md")
    asked = [Requirement(line).name for line in ASKED["project"]["dependencies"]]
    assert [row["package"] for row in rows] == asked
    assert all(row["what for"] for row in rows)


@pytest.mark.parametrize(
    ("lock", "group"),
    [
        ("action/requirements.txt", None),
        ("scripts/demo-requirements.txt", "demo"),
        ("scripts/requirements.txt", "dev"),
    ],
)
def test_the_locks_hold_what_pyproject_asks_for(lock: str, group: str | None) -> None:
    """Whoever adds a package and forgets scripts/lock learns it here."""
    asked = [*ASKED["project"]["dependencies"], *(in_group(group) if group else ())]
    assert missing(asked, lock) == []


def test_all_locks_agree() -> None:
    """What is tested and shown is what users run."""
    everything = locked("scripts/requirements.txt")
    for lock in LOCKS:
        assert locked(lock).items() <= everything.items(), lock


def in_group(name: str) -> list[str]:
    """The requirements of a group, those of groups inside it included."""
    entries = ASKED["dependency-groups"][name]
    inside = [entry["include-group"] for entry in entries if isinstance(entry, dict)]
    own = [entry for entry in entries if isinstance(entry, str)]
    return [*own, *(asked for group in inside for asked in in_group(group))]


def locked(lock: str) -> dict[str, str]:
    """The version of each package of a lock."""
    text = (PROJECT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"(?m)^(\S+)==(\S+)", text))


def missing(asked: list[str], lock: str) -> list[str]:
    """The requirements that a lock does not meet."""
    there = locked(lock)
    wanted = [Requirement(line) for line in asked]
    return [
        str(want)
        for want in wanted
        if not want.specifier.contains(there.get(canonicalize_name(want.name), "0"))
    ]
