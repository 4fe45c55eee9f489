"""The runners that the tests of the shipped action run on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.act.harness import Runner, release

PROBE = """
import github, json, os, pathlib, sys, yaml
import action
seen = {
    "arguments": sys.argv[1:],
    # act itself adds INPUT_DRY-RUN; GitHub adds nothing in a composite action.
    "inputs": {k: v for k, v in os.environ.items() if k.startswith("INPUT_") and "-" not in k},
    "modules": {m.__name__: m.__file__ for m in (action, github, yaml)},
    "home": str(pathlib.Path(action.__file__).parents[1]),
    "prefix": sys.prefix,
    "sitecustomize": "sitecustomize" in sys.modules,
}
with open(os.environ["GITHUB_OUTPUT"], "a") as out:
    print("operation=updated", "reason-code=probed", sep="\\n", file=out)
    print("result=" + json.dumps(seen), file=out)
"""


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for installed packages, for all tests and all of pytest's workers."""
    folder = tmp_path_factory.getbasetemp()
    if folder.name.startswith("popen-"):
        folder = folder.parent
    folder = folder / "shelf"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What users get when they write `uses: incident-review/incident-review@v1`."""
    return release(tmp_path_factory.mktemp("shipped") / "release")


@pytest.fixture(scope="session")
def probe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, but the program only tells what it was given."""
    return release(tmp_path_factory.mktemp("probe") / "release", program=PROBE)


@pytest.fixture
def runner(tmp_path: Path, shelf: Path, shipped: Path) -> Runner:
    """A self-hosted runner that keeps installed packages from run to run."""
    return Runner(tmp_path / "runner", shipped, shelf)


@pytest.fixture
def probing(tmp_path: Path, shelf: Path, probe: Path) -> Runner:
    """The same runner, with the program that only tells what it was given."""
    return Runner(tmp_path / "runner", probe, shelf)
