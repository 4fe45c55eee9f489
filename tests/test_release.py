"""A version stands in one place: the program, the package and the changelog say the same."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from email.parser import HeaderParser
from pathlib import Path
from typing import Final

import pytest

import action

PROJECT: Final = Path(__file__).parents[1]
NEXT: Final = "41.5.2"
SOMEBODY: Final = {
    f"GIT_{role}_{what}": said
    for role in ("AUTHOR", "COMMITTER")
    for what, said in (("NAME", "Somebody"), ("EMAIL", "somebody@example.org"))
}
# Releases are tested with everything else; here that takes no time, and finds nothing.
TESTED: Final = "#!/bin/sh\nexit 0\n"
NEWS: Final = "- Reviews are merrier.\n"


def ran(*words: str, here: Path) -> str:
    """What a program says, in a folder, with nothing of this repository's own Git settings."""
    usual = {name: held for name, held in os.environ.items() if not name.startswith("GIT_")}
    env = {**usual, **SOMEBODY, "GIT_CONFIG_GLOBAL": os.devnull, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        words, cwd=here, env=env, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


def copied(folder: Path) -> Path:
    """All files of this repository as they are now, as one commit on `main`."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, check=True)
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (PROJECT / name).exists():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(PROJECT / name, folder / name)
    (folder / "scripts" / "test").write_text(TESTED)
    changelog = (folder / "CHANGELOG.md").read_text(encoding="utf-8")
    new = changelog.replace("## [Unreleased]\n", f"## [Unreleased]\n\n{NEWS}", 1)
    (folder / "CHANGELOG.md").write_text(new, encoding="utf-8")
    ran("git", "init", "--quiet", "--initial-branch=main", here=folder)
    ran("git", "add", "--all", here=folder)
    ran("git", "commit", "--quiet", "--message=Start", here=folder)
    return folder


def wheel(project: Path, folder: Path) -> Path:
    """The package that a user installs, unpacked."""
    ran(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), here=project)
    (built,) = folder.glob("*.whl")
    with zipfile.ZipFile(built) as packed:
        packed.extractall(folder / "installed")
    return folder / "installed"


def versions(project: Path, folder: Path) -> set[str]:
    """Every version that a user can read: the package's, and what the program in it answers."""
    installed = wheel(project, folder)
    (metadata,) = installed.glob("*.dist-info/METADATA")
    answered = ran(sys.executable, "-m", "action", "--version", here=installed)
    return {
        HeaderParser().parsestr(metadata.read_text(encoding="utf-8"))["Version"],
        answered.removeprefix("incident-review, version "),
    }


def dated(project: Path) -> list[str]:
    """The releases of the changelog, the newest first: each with its day."""
    text = (project / "CHANGELOG.md").read_text(encoding="utf-8")
    return re.findall(r"(?m)^## \[(\d.*)$", text)


def test_the_wheel_and_the_program_say_what_stands_in_the_code(tmp_path: Path) -> None:
    """One line of action/__init__.py; nobody can forget a second one."""
    assert versions(PROJECT, tmp_path) == {action.__version__}


def test_the_package_holds_every_template(tmp_path: Path) -> None:
    """The words, the blank form, and the workflow that copies are compared with."""
    packed = wheel(PROJECT, tmp_path) / "action" / "templates"
    ours = PROJECT / "templates"
    assert {file.relative_to(packed) for file in packed.rglob("*")} == {
        file.relative_to(ours) for file in ours.rglob("*")
    }


def test_no_file_in_the_package_is_large(tmp_path: Path) -> None:
    """Every run installs it; 300 kB are more than any of its files needs."""
    files = [file for file in wheel(PROJECT, tmp_path).rglob("*") if file.is_file()]

    assert len(files) > 500
    assert [file for file in files if file.stat().st_size > 300_000] == []


def test_the_newest_release_of_the_changelog_is_the_one_that_runs() -> None:
    """Before the first release there is none."""
    newest = dated(PROJECT)[:1] or [action.__version__]
    assert newest[0].partition("]")[0] == action.__version__


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this repository in which somebody has made a release."""
    copy = copied(tmp_path_factory.mktemp("release"))
    ran("scripts/release", NEXT, here=copy)
    return copy


def test_a_release_leaves_nothing_behind(released: Path) -> None:
    """Everything is committed, and the commit holds the version and the changelog alone."""
    assert ran("git", "status", "--porcelain", here=released) == ""
    changed = ran("git", "show", "--format=%s", "--name-only", "HEAD", here=released)
    assert changed.split("\n") == [f"Release {NEXT}", "", "CHANGELOG.md", "action/__init__.py"]


def test_a_release_has_its_version_everywhere(released: Path, tmp_path: Path) -> None:
    """In the package, in what the program answers, and with its day in the changelog."""
    assert versions(released, tmp_path) == {NEXT}
    assert re.fullmatch(rf"{re.escape(NEXT)}\] - \d{{4}}-\d\d-\d\d", dated(released)[0])


def test_what_is_new_moves_below_the_release(released: Path) -> None:
    """“Unreleased” is empty afterwards, and every line of it is kept."""
    text = (released / "CHANGELOG.md").read_text(encoding="utf-8")
    before = ran("git", "show", "HEAD~1:CHANGELOG.md", here=released)
    assert re.search(rf"(?m)^## \[Unreleased\]\n\n## \[{NEXT}\].*\n\n{NEWS}", text)
    assert set(before.splitlines()) <= set(text.splitlines())


def test_a_release_has_two_tags(released: Path) -> None:
    """Its own, and the one that people write in their workflows."""
    tags = ran("git", "tag", "--points-at", "HEAD", here=released)
    assert tags.split() == ["v41", f"v{NEXT}"]
