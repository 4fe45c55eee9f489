"""One stand-in for GitHub, put back to the moment that a test begins at."""

from collections.abc import Iterator

import pytest

pytest.register_assert_rewrite("tests.faults.scene", "tests.faults.walker")

from tests.faults.scene import Scene, Stage, staged  # noqa: E402 - after the line above
from tests.faults.walker import Walker  # noqa: E402 - after the line above
from tests.warm import Warm  # noqa: E402 - after the line above


@pytest.fixture(scope="session")
def stage(tmp_path_factory: pytest.TempPathFactory, warm: Warm) -> Iterator[Stage]:
    """The stand-in that the tests of this folder share."""
    with staged(tmp_path_factory.mktemp("runs"), start=warm) as scene:
        yield Stage(scene, {"new": scene.hub.snapshot()})


@pytest.fixture
def spoken_well(stage: Stage) -> Iterator[None]:
    """Nothing is asked of GitHub that it does not know."""
    hub = stage.scene.hub
    hub.violations.clear()
    yield
    hub.clear_faults()
    assert hub.violations == []


@pytest.fixture
def new(stage: Stage, spoken_well: None) -> Scene:
    """A repository in which nothing has happened yet."""
    return stage.new()


@pytest.fixture
def opened(stage: Stage, spoken_well: None) -> Scene:
    """A repository with one open review, as the Action has opened it."""
    return stage.opened()


@pytest.fixture(scope="session")
def walker(stage: Stage) -> Walker:
    """The walker who remembers how each turn of a review goes undisturbed."""
    return Walker(stage)
