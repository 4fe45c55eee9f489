"""The workflow that checks incident files in pull requests, as people copy it, on a runner."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.act.harness import PROJECT, Run, Runner, payload, tools

WORKFLOW = (PROJECT / "templates" / "check-workflow.yml").read_text(encoding="utf-8")
FOLDER = "incidents/2026-11-20-checkout-slow"
PIPX = """\
#!/bin/sh
# pipx, where the release is already here: run --spec ADDRESS PROGRAM ARGUMENTS...
test "$1 $2" = "run --spec" && test "$4" = incident-review || exit 9
case $3 in git+https://github.com/incident-review/incident-review@v1) ;; *) exit 9 ;; esac
shift 4
PYTHONPATH={release} exec "{python}" -P -m action "$@"
"""


@pytest.fixture
def with_pipx(runner: Runner, tmp_path: Path) -> Runner:
    """A runner on which pipx is installed, as on those of GitHub."""
    path = tools(tmp_path / "tools", python=True)
    pipx = Path(path) / "pipx"
    pipx.write_text(PIPX.format(release=runner.release, python=sys.executable))
    pipx.chmod(0o755)
    return replace(runner, path=f"{path}:{os.environ['PATH']}")


def run(runner: Runner, **files: str) -> Run:
    """Let somebody open a pull request that brings these files."""
    brought = {f"{FOLDER}/{name.replace('_', '.')}": text for name, text in files.items()}
    happened = payload("pull_request")
    return runner.run("pull_request", happened, workflow=WORKFLOW, files=brought)


def test_a_good_file_passes(with_pipx: Runner) -> None:
    """Nobody is told anything."""
    done = run(with_pipx, incident_yml="title: Checkout was slow\nseverity: major\n")

    assert done.succeeded, done.log
    assert done.annotations == ()


def test_a_slip_is_shown_beside_its_line(with_pipx: Runner) -> None:
    """In a report, too; and the check is red."""
    report = "---\ntitle: Checkout was slow\nsevrity: major\n---\n\nWords.\n"
    done = run(with_pipx, incident_md=report)

    assert not done.succeeded
    assert [word.place["line"] for word in done.annotations] == ["2", "3"]
    assert {word.place["file"] for word in done.annotations} == {f"{FOLDER}/incident.md"}
    assert {word.level for word in done.annotations} == {"error"}
