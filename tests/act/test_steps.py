"""The two scripts behind action.yml, where a whole workflow would be too slow or cannot be had."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.act.harness import PROJECT


def step(script: str, folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run one script as the runner would, with `folder` for its files; `uv` there comes first."""
    runner = {
        "GITHUB_ACTION_PATH": str(PROJECT),
        "GITHUB_OUTPUT": str(folder / "output"),
        "RUNNER_TEMP": str(folder),
        "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
    }
    return subprocess.run(
        ["bash", PROJECT / "action" / script],
        env=os.environ | runner | env,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def install(folder: Path, uv: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Prepare the environment with a stand-in for uv, and a Python that has no pip."""
    venv.create(folder / "base", with_pip=False)
    (folder / "bin").mkdir()
    (folder / "bin" / "uv").write_text(f"#!/bin/sh\n{uv}\n")
    (folder / "bin" / "uv").chmod(0o755)
    return step("install.sh", folder, BASE_PYTHON=str(folder / "base" / "bin" / "python"), **env)


def test_windows_gets_a_letter(tmp_path: Path) -> None:
    """Windows is not supported, and the run says what to write instead."""
    done = step("gate.sh", tmp_path, RUNNER_OS="Windows")
    assert done.returncode == 1
    assert done.stdout.startswith("::error title=Incident Review cannot start::It runs on Linux")
    assert 'say "runs-on: ubuntu-latest"' in done.stdout


def test_the_python_of_setup_python_comes_first(tmp_path: Path) -> None:
    """Who asks for a Python with actions/setup-python gets that one."""
    event = {"GITHUB_EVENT_NAME": "schedule", "GITHUB_EVENT_PATH": os.devnull}
    done = step("gate.sh", tmp_path, pythonLocation=str(Path(sys.executable).parents[1]), **event)
    assert done.returncode == 0, done.stderr
    python = Path(sys.executable).with_name("python3")
    assert f"python={python}\n" in (tmp_path / "output").read_text()


def test_an_install_that_fails_leaves_nothing_that_could_be_used(tmp_path: Path) -> None:
    """A half-built environment would break every run to come."""
    done = install(tmp_path, "exit 1")
    assert done.returncode == 1
    assert list((tmp_path / "incident-review").iterdir()) == []


def test_a_runner_with_neither_uv_nor_pip_gets_a_letter(tmp_path: Path) -> None:
    """Who can install nothing reads which step to add."""
    done = install(tmp_path, "exit 1")
    assert "::error title=Incident Review cannot start::" in done.stdout
    assert "uses: actions/setup-python@v5" in done.stdout


def test_two_runs_at_once_end_with_one_environment(tmp_path: Path) -> None:
    """Whoever comes second finds the name taken, and uses the environment of the first."""
    base = tmp_path / "base" / "bin" / "python"
    first = install(tmp_path, "exit 0")
    [home] = (tmp_path / "incident-review").iterdir()
    # The first is taken away and put back while the second one installs.
    away = tmp_path / "away"
    home.rename(away)
    (tmp_path / "bin" / "uv").write_text(f"#!/bin/sh\nmv '{away}' '{home}'\n")
    second = step("install.sh", tmp_path, BASE_PYTHON=str(base))
    assert (first.returncode, second.returncode) == (0, 0), second.stderr
    assert list((tmp_path / "incident-review").iterdir()) == [home]


MIRROR = "http://mirror.example/simple"


@pytest.mark.parametrize(
    ("env", "index"),
    [
        ({"PIP_INDEX_URL": MIRROR}, MIRROR),
        ({"PIP_INDEX_URL": "http://other.example", "UV_DEFAULT_INDEX": MIRROR}, MIRROR),
    ],
    ids=["named for pip", "named for uv"],
)
def test_a_mirror_of_the_runner_is_used(env: Mapping[str, str], index: str, tmp_path: Path) -> None:
    """A company's runners take packages from where it says; uv knows no word of pip's."""
    only = {"UV_DEFAULT_INDEX": "", "UV_INDEX_URL": "", **env}
    install(tmp_path, f'echo "$UV_DEFAULT_INDEX" > {tmp_path}/index', **only)
    assert (tmp_path / "index").read_text().strip() == index


def test_what_a_workflow_asks_of_its_own_installs_is_not_asked_of_ours(tmp_path: Path) -> None:
    """Constraints and targets in the environment are for the packages of the workflow."""
    theirs = {"UV_CONSTRAINT": "pins.txt", "PIP_TARGET": "elsewhere", "UV_SYSTEM_PYTHON": "1"}
    install(tmp_path, f"env > {tmp_path}/seen", **theirs)
    seen = {line.split("=")[0] for line in (tmp_path / "seen").read_text().splitlines()}
    assert not seen & set(theirs)
