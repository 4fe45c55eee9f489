"""How long the install step of action.yml takes in an empty runner folder, and what comes after."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.budgets.row import Row, timed
from scripts.budgets.stage import PROJECT, Served, release, stage

PYTHON = Path(sys.base_prefix, "bin", "python3")
SYSTEM = "/usr/bin:/bin"
AT_MOST = 3
"""Installs for one row: they cost a package index its work."""


class NoInstallError(Exception):
    """The packages could not be fetched."""


@dataclass(frozen=True)
class Installed:
    """A finished install step: the seconds it took, and the Python that it made."""

    seconds: float
    python: str


def rows(runs: int) -> Iterator[Row]:
    runs = min(runs, AT_MOST)
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        yield from _rows("with uv", _only_uv(scratch), scratch / "with", runs, budget=3)
        without = None if shutil.which("uv", path=SYSTEM) else SYSTEM
        yield from _rows("without uv", without, scratch / "without", runs, budget=8)
        yield from _first_runs(scratch / "first", runs)


def _rows(name: str, path: str | None, scratch: Path, runs: int, budget: float) -> Iterator[Row]:
    """Cold: nothing was ever fetched, as on GitHub's runners. Warm: all of it was."""
    for state in ("cold", "warm"):
        what = f"install: {name}, {state} cache"
        if path is None:
            yield Row(what, None, budget, "this machine has no such PATH")
            continue
        caches = [scratch / f"cache-{0 if state == 'warm' else i}" for i in range(runs)]
        try:
            done = [_installed(path, scratch / f"{state}-{i}", c) for i, c in enumerate(caches)]
        except NoInstallError as error:
            yield Row(what, None, budget, f"no packages to be had: {error}")
            continue
        yield timed(what, [one.seconds for one in done], budget)


def _only_uv(scratch: Path) -> str | None:
    """A PATH with uv, and with nothing else that the system does not have."""
    beside = Path(sys.executable).parent
    uv = shutil.which("uv", path=f"{beside}:{os.environ.get('PATH', '')}")
    if uv is None:
        return None
    folder = scratch / "only-uv"
    if not folder.exists():
        folder.mkdir()
        (folder / "uv").symlink_to(uv)
    return f"{folder}:{SYSTEM}"


def _installed(path: str, temp: Path, caches: Path) -> Installed:
    temp.mkdir(parents=True)
    step = ("bash", str(PROJECT / "action" / "install.sh"))
    start = time.perf_counter()
    run = subprocess.run(
        step, env=_environment(path, temp, caches), check=False, capture_output=True, text=True
    )
    seconds = time.perf_counter() - start
    if run.returncode:
        said = (run.stderr or run.stdout).strip() or f"exit code {run.returncode}"
        raise NoInstallError(said.splitlines()[-1])
    return Installed(seconds, (temp / "output").read_text().strip().removeprefix("python="))


def _environment(path: str, temp: Path, caches: Path) -> dict[str, str]:
    """A runner's, with this machine's own ways to a package index."""
    ours = {
        name: value
        for name, value in os.environ.items()
        if name.startswith(("PIP_", "UV_", "SSL_")) or name.lower().endswith("_proxy")
    }
    return {
        **ours,
        "PATH": path,
        "HOME": os.environ.get("HOME", ""),
        "BASE_PYTHON": str(PYTHON),
        "GITHUB_ACTION_PATH": str(PROJECT),
        "GITHUB_OUTPUT": str(temp / "output"),
        "PIP_CACHE_DIR": str(caches / "pip"),
        "RUNNER_TEMP": str(temp),
        "UV_CACHE_DIR": str(caches / "uv"),
    }


# --- the run right after it ---------------------------------------------------------------------


def _first_runs(scratch: Path, runs: int) -> Iterator[Row]:
    """What a fresh runner really waits for: no line of the program is bytecode yet."""
    scratch.mkdir()
    names = ("start to first request", "nothing to do, whole run")
    try:
        served = [_first_run(scratch, number) for number in range(runs)]
    except NoInstallError as error:
        for name in names:
            yield Row(f"install: {name}, right after it", None, None, str(error))
        return
    for name, seconds in zip(
        names, ([s.first_request for s in served], [s.whole for s in served]), strict=True
    ):
        yield timed(f"install: {name}, right after it", seconds)


def _first_run(scratch: Path, number: int) -> Served:
    path = _only_uv(scratch)
    if path is None:
        raise NoInstallError("there is no uv")
    installed = _installed(path, scratch / f"temp-{number}", scratch / "cache")
    with stage(installed.python, release(scratch / f"release-{number}")) as on:
        return on.serve(on.mira.push({"README.md": "# Shop, still\n"}))
