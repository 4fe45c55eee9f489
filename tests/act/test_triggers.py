"""The shipped action, in the very workflow that people copy, under a real workflow runner."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from action.wire.key_inputs import KEY_INPUTS
from tests.act.harness import (
    STEPS,
    TEMPLATE,
    TOKEN,
    Run,
    Runner,
    counting_server,
    ours,
    payload,
    tools,
    triggers,
    without_queue,
)

INCIDENT = "2026-11-20-checkout-slow"
TRIGGERS = triggers()
# Which steps an event about something else gets to. The condition of the job keeps other issues and
# pull requests out before a machine is taken; of a push GitHub does not say which files it changed.
STRANGERS: dict[str, tuple[str, ...]] = {
    "push": ("Look at the event",),
    "issues": (),
    "issue_comment": (),
    "pull_request": (),
    "pull_request_review": (),
    "pull_request_review_comment": (),
}
PULL_REQUEST = [event for event in STRANGERS if event.startswith("pull_request")]


def told(run: Run) -> dict[str, Any]:
    """What the probing program said that it was given."""
    seen: dict[str, Any] = json.loads(run.outputs["result"])
    return seen


@pytest.mark.parametrize("event", STRANGERS)
def test_a_strangers_event_asks_nothing_and_installs_nothing(
    event: str, runner: Runner, tmp_path: Path
) -> None:
    """What happens elsewhere in the repository costs no request and no package."""
    with counting_server() as (github, asked):
        run = replace(runner, github=github, shelf=tmp_path / "shelf").run(event, payload(event))
    assert run.succeeded, run.log
    assert run.steps == STRANGERS[event]
    assert asked == []
    assert not (tmp_path / "shelf").exists()


def test_a_strangers_event_has_an_output_that_says_so(runner: Runner) -> None:
    """A workflow that goes on afterwards can tell that there was nothing to do."""
    run = runner.run("push", payload("push"))
    assert run.outputs["operation"] == "none"
    assert run.outputs["reason-code"] == "not-ours"


@pytest.mark.parametrize("event", [*PULL_REQUEST, "issues", "issue_comment"])
def test_what_a_robot_does_in_a_review_does_not_start_the_job(event: str, runner: Runner) -> None:
    """Nor what we do there ourselves with the token of an App."""
    happened = ours(event, INCIDENT)
    happened["sender"]["type"] = "Bot"
    assert runner.run(event, happened).steps == ()


def test_a_server_that_does_not_know_the_queue_says_which_line_it_is(runner: Runner) -> None:
    """The comment beside that line says what to do; everything else here runs without it."""
    whole = TEMPLATE.read_text(encoding="utf-8")
    refused = runner.run("schedule", payload("schedule"), workflow=whole)
    line = whole[: whole.index("  queue: max")].count("\n") + 1
    assert not refused.succeeded
    assert f"Line: {line} Column 3: Unknown Property queue" in refused.log


@pytest.mark.parametrize("event", PULL_REQUEST)
def test_a_fork_with_our_branch_name_does_not_start_the_job(event: str, runner: Runner) -> None:
    """Anybody can call a branch of a fork incident-review/something."""
    happened = ours(event, INCIDENT)
    happened["pull_request"]["head"]["repo"]["full_name"] = "somebody/Hello-World"
    assert runner.run(event, happened).steps == ()


@pytest.mark.parametrize("event", TRIGGERS)
def test_every_trigger_of_the_workflow_reaches_the_program(event: str, probing: Runner) -> None:
    """An event about an incident of ours starts the program, with the inputs' defaults."""
    run = probing.run(event, ours(event, INCIDENT))
    assert run.succeeded, run.log
    assert run.steps == STEPS
    assert told(run)["arguments"] == ["run"]
    assert told(run)["inputs"] == {
        "INPUT_TOKEN": TOKEN,
        "INPUT_PATH": "incidents",
        "INPUT_SETTINGS": ".github/incident-review.yml",
        "INPUT_INCIDENT": "",
        "INPUT_DRY_RUN": "false",
        **{f"INPUT_{name.upper().replace('-', '_')}": "" for name in KEY_INPUTS},
    }


def test_the_incident_asked_for_by_hand_reaches_the_program(probing: Runner) -> None:
    """“Run workflow” has a field for the id of one incident."""
    happened = payload("workflow_dispatch") | {"inputs": {"incident": INCIDENT}}
    assert told(probing.run("workflow_dispatch", happened))["inputs"]["INPUT_INCIDENT"] == INCIDENT


def test_an_input_that_looks_like_shell_stays_text(probing: Runner, tmp_path: Path) -> None:
    """Inputs go through the environment, never into a command line."""
    trap = f'"; touch {tmp_path}/caught; echo "$(touch {tmp_path}/caught)'
    happened = payload("workflow_dispatch") | {"inputs": {"incident": trap}}
    run = probing.run("workflow_dispatch", happened)
    assert told(run)["inputs"]["INPUT_INCIDENT"] == trap
    assert not (tmp_path / "caught").exists()


def test_packages_are_kept_on_a_runner_that_lasts(probing: Runner, shelf: Path) -> None:
    """On a self-hosted runner the second run installs nothing."""
    probing.run("schedule", payload("schedule"))
    again = replace(probing, home=probing.home / "again").run("schedule", payload("schedule"))
    assert "Python is ready from an earlier run" in again.log
    assert Path(told(again)["prefix"]).parent.resolve() == shelf / "incident-review"


def test_a_fresh_runner_with_uv_installs_what_is_locked(probing: Runner) -> None:
    """On a runner that forgets everything the packages go where the runner empties them."""
    run = replace(probing, shelf=None).run("schedule", payload("schedule"))
    assert run.steps == STEPS, run.log
    assert Path(told(run)["prefix"]).is_relative_to(probing.home / "cache")


def test_a_fresh_runner_without_uv_needs_only_python_and_pip(
    probing: Runner, tmp_path: Path
) -> None:
    """GitHub's own runners have no uv: pip fetches it, by its hash."""
    bare = tools(tmp_path / "bin", python=True)
    run = replace(probing, shelf=None, path=bare).run("schedule", payload("schedule"))
    assert run.steps == STEPS, run.log


def test_a_runner_without_python_gets_a_letter(runner: Runner, tmp_path: Path) -> None:
    """Who has no Python reads which step to add, and where."""
    bare = tools(tmp_path / "bin", python=False)
    run = replace(runner, path=bare).run("schedule", payload("schedule"))
    assert not run.succeeded
    [letter] = run.annotations
    assert letter.level == "error"
    assert "uses: actions/setup-python@v5" in letter.message


def test_nothing_of_the_workspace_is_imported_or_obeyed(probing: Runner) -> None:
    """A checked-out pull request may hold modules and settings with the names of ours."""
    trap = "raise SystemExit('the workspace was imported')\n"
    names = ("action/__init__.py", "action/__main__.py", "github/__init__.py", "yaml.py")
    hostile = dict.fromkeys((*names, "sitecustomize.py", "uv.py", "pip.py", "runpy.py"), trap)
    hostile["uv.toml"] = 'index-url = "http://127.0.0.1:9/"\n'
    hostile["pyproject.toml"] = '[tool.uv]\nindex-url = "http://127.0.0.1:9/"\n'
    hostile["pip.conf"] = "[global]\nindex-url = http://127.0.0.1:9/\n"
    checked_out = without_queue(TEMPLATE.read_text(encoding="utf-8")).replace(
        "    steps:\n", "    steps:\n      - uses: actions/checkout@v4\n"
    )
    env = {"PYTHONPATH": ".", "PYTHONHOME": "nowhere", "PYTHONUSERBASE": "."}
    run = replace(probing, shelf=None, env=env).run(
        "schedule", payload("schedule"), workflow=checked_out, files=hostile
    )
    assert run.steps == STEPS, run.log
    seen = told(run)
    assert seen["modules"]["action"].startswith(seen["home"])
    assert seen["modules"]["yaml"].startswith(seen["prefix"])
    assert seen["modules"]["github"].startswith(seen["prefix"])
    assert not seen["sitecustomize"]
