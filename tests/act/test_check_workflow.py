"""The workflow that checks incident files in pull requests, as people copy it, on a runner."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.act.harness import PROJECT, Run, Runner, payload, tools

WORKFLOW = (PROJECT / "templates" / "check-workflow.yml").read_text(encoding="utf-8")
FOLDER = "incidents/2026-11-20-checkout-slow"
TRAP = "raise SystemExit('the workspace was imported')\n"


def run(runner: Runner, **files: str) -> Run:
    """Let somebody open a pull request that brings these files."""
    brought = {f"{FOLDER}/{name.replace('_', '.')}": text for name, text in files.items()}
    happened = payload("pull_request")
    return runner.run("pull_request", happened, workflow=WORKFLOW, files=brought)


def test_a_good_file_passes(runner: Runner) -> None:
    """Nobody is told anything."""
    done = run(runner, incident_yml="title: Checkout was slow\nseverity: major\n")

    assert done.succeeded, done.log
    assert done.annotations == ()


def test_a_slip_is_shown_beside_its_line(runner: Runner) -> None:
    """In a report, too; and the check is red."""
    report = "---\ntitle: Checkout was slow\nsevrity: major\n---\n\nWords.\n"
    done = run(runner, incident_md=report)

    assert not done.succeeded
    assert [word.place["line"] for word in done.annotations] == ["2", "3"]
    assert {word.place["file"] for word in done.annotations} == {f"{FOLDER}/incident.md"}
    assert {word.level for word in done.annotations} == {"error"}


def test_nothing_that_a_pull_request_brings_is_run(runner: Runner) -> None:
    """The files are anybody's; only their words are read."""
    brought = dict.fromkeys(("yaml.py", "action/__init__.py", "click/__init__.py"), TRAP)
    brought |= {f"{FOLDER}/incident.yml": "title: Checkout was slow\nseverity: major\n"}
    done = runner.run("pull_request", payload("pull_request"), workflow=WORKFLOW, files=brought)

    assert done.succeeded, done.log


def test_a_folder_of_another_name_can_be_checked(runner: Runner) -> None:
    """And the workflows are looked at all the same."""
    workflow = f"{WORKFLOW}        with:\n          path: outages\n"
    brought = {"outages/2026-11-20-slow/incident.yml": "severity: major\n"}
    done = runner.run("pull_request", payload("pull_request"), workflow=workflow, files=brought)

    assert not done.succeeded
    assert {word.place["file"] for word in done.annotations} == set(brought)


def test_a_runner_without_python_gets_a_letter(runner: Runner, tmp_path: Path) -> None:
    """As for a review."""
    bare = tools(tmp_path / "bin", python=False)
    done = run(replace(runner, path=bare), incident_yml="title: Checkout was slow\n")

    assert not done.succeeded
    assert "uses: actions/setup-python@v5" in done.annotations[0].message
