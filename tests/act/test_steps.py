"""The two scripts behind action.yml, where a whole workflow would be too slow or cannot be had."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
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


def passed_on(folder: Path, **env: str) -> set[str]:
    """Which of these variables reach the program that installs."""
    install(folder, f"env > {folder}/seen", **env)
    return set(env) & {line.split("=")[0] for line in (folder / "seen").read_text().splitlines()}


THEIRS = (
    *("UV_CONSTRAINT", "UV_OVERRIDE", "UV_SYSTEM_PYTHON", "UV_PYTHON", "UV_EXCLUDE_NEWER"),
    *("UV_NO_VERIFY_HASHES", "UV_NO_BINARY", "UV_WORKING_DIR", "UV_TORCH_BACKEND"),
    *("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_USER", "PIP_REQUIREMENT", "PIP_EDITABLE"),
    *("PIP_CONSTRAINT", "PIP_DRY_RUN", "PIP_NO_REQUIRE_HASHES", "PIP_PYTHON", "PIP_PRE"),
    *("PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "PYTHONUSERBASE", "PYTHONWARNINGS"),
    *("PYTHONPLATLIBDIR", "__PYVENV_LAUNCHER__"),
)
SOURCES = (
    *("UV_INDEX", "UV_DEFAULT_INDEX", "UV_INDEX_URL", "UV_EXTRA_INDEX_URL", "UV_FIND_LINKS"),
    *("UV_INDEX_ACME_USERNAME", "UV_INDEX_ACME_PASSWORD", "UV_INDEX_STRATEGY", "UV_OFFLINE"),
    *("UV_KEYRING_PROVIDER", "UV_NATIVE_TLS", "UV_INSECURE_HOST", "UV_CACHE_DIR", "UV_CONFIG_FILE"),
    *("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_NO_INDEX", "PIP_FIND_LINKS", "PIP_CERT"),
    *("PIP_CLIENT_CERT", "PIP_TRUSTED_HOST", "PIP_PROXY", "PIP_CACHE_DIR", "PIP_CONFIG_FILE"),
    *("HTTPS_PROXY", "SSL_CERT_FILE", "NETRC"),
)


def test_what_a_workflow_asks_of_its_own_installs_is_not_asked_of_ours(tmp_path: Path) -> None:
    """Constraints, targets, modules and files of its own are for the packages of the workflow."""
    assert passed_on(tmp_path, **dict.fromkeys(THEIRS, "elsewhere")) == set()


def test_where_packages_come_from_is_for_the_runner_to_say(tmp_path: Path) -> None:
    """A company's index, its names and its certificates hold; the hashes of the lock do, too."""
    assert passed_on(tmp_path, **dict.fromkeys(SOURCES, "elsewhere")) == set(SOURCES)


def test_the_installer_is_asked_to_check_every_hash(tmp_path: Path) -> None:
    """A mirror that gives something else gives nothing."""
    install(tmp_path, f'echo "$@" > {tmp_path}/asked')
    asked = (tmp_path / "asked").read_text().split()
    assert {"--require-hashes", "--no-deps", ":all:"} <= set(asked)
    assert asked[-1] == str(PROJECT / "action" / "requirements.txt")


# --- what a self-hosted runner keeps --------------------------------------------------------------


@dataclass(frozen=True)
class Keeping:
    """A self-hosted runner with an environment from an earlier run."""

    folder: Path
    kept: Path
    home: Path

    def again(self) -> str:
        """What the next run says, after it has found or made an environment."""
        (self.folder / "output").unlink()
        base = self.folder / "base" / "bin" / "python"
        done = step("install.sh", self.folder, BASE_PYTHON=str(base), **self_hosted(self.folder))
        assert done.returncode == 0, done.stderr
        return done.stdout

    @property
    def used(self) -> Path:
        """The environment that the program is started in."""
        python = (self.folder / "output").read_text().strip().removeprefix("python=")
        return Path(python).parents[1]


def self_hosted(folder: Path) -> dict[str, str]:
    """What such a runner tells."""
    return {"RUNNER_ENVIRONMENT": "self-hosted", "RUNNER_TOOL_CACHE": str(folder / "tools")}


@pytest.fixture
def keeping(tmp_path: Path) -> Keeping:
    """One run has been there, on a machine whose people share their groups."""
    before = os.umask(0o002)
    try:
        done = install(tmp_path, "exit 0", **self_hosted(tmp_path))
    finally:
        os.umask(before)
    assert done.returncode == 0, done.stderr
    kept = tmp_path / "tools" / "incident-review"
    (home,) = kept.iterdir()
    return Keeping(tmp_path, kept, home)


def test_an_environment_that_only_we_can_open_is_used_again(keeping: Keeping) -> None:
    """Whatever umask the runner has."""
    assert "Python is ready from an earlier run" in keeping.again()
    assert keeping.used == keeping.home


def linked(folder: Path, *, to: str) -> None:
    """Put a link where a folder was."""
    folder.rename(folder.with_name("away"))
    folder.symlink_to(folder.with_name(to))


def seen_as_of_somebody_else(folder: Path, *, by: Path) -> None:
    """Make a folder of ours look like another user's to this Python; only root can give it away."""
    (packages,) = by.glob("lib/python*/site-packages")
    (packages / "owners.pth").write_text("import owners\n")
    (packages / "owners.py").write_text(
        f"""import os
true = os.lstat
def lstat(path, **more):
    told = list(true(path, **more))[:10]
    told[4] += str(path) == {str(folder)!r}
    return os.stat_result(told)
os.lstat = lstat
"""
    )


SPOILED: dict[str, Callable[[Keeping], None]] = {
    "the group may write in it": lambda it: it.home.chmod(0o770),
    "everybody may write in it": lambda it: it.home.chmod(0o707),
    "others may look into it": lambda it: it.home.chmod(0o755),
    "it is a link": lambda it: linked(it.home, to="away"),
    "it is a link that leads nowhere": lambda it: linked(it.home, to="nowhere"),
    "the group may write beside it": lambda it: it.kept.chmod(0o770),
    "everybody may write beside it": lambda it: it.kept.chmod(0o1777),
    "the folder around it is a link": lambda it: linked(it.kept, to="away"),
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=list(SPOILED))
def test_what_somebody_else_may_have_touched_is_not_run(
    spoil: Callable[[Keeping], None], keeping: Keeping
) -> None:
    """The run makes an environment for itself, and says why."""
    spoil(keeping)
    said = keeping.again()
    assert "Python is ready" not in said
    assert "only this runner can" in said
    assert keeping.used.parent == keeping.folder / "incident-review"


@pytest.mark.parametrize("whose", ["home", "kept"])
def test_what_belongs_to_somebody_else_is_not_run(whose: str, keeping: Keeping) -> None:
    """Two runners of two users may share their tools."""
    seen_as_of_somebody_else(getattr(keeping, whose), by=keeping.folder / "base")
    assert "only this runner can" in keeping.again()
    assert keeping.used.parent == keeping.folder / "incident-review"
