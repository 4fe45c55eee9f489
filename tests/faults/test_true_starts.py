"""All other stories here are forked from a warm process; these five are started as GitHub does."""

from pathlib import Path

import pytest

from tests.faults.scene import HERE
from tests.faults.stories import CLOSING, OPENING, REFUSED_CLOSING, REMARK, TOLD, Turn
from tests.faults.walker import Walker, difference
from tests.github import Runner
from tests.github.runner import truly


@pytest.mark.usefixtures("spoken_well")
@pytest.mark.parametrize("turn", [OPENING, REMARK, TOLD, CLOSING, REFUSED_CLOSING], ids=str)
def test_a_true_start_does_the_same(walker: Walker, turn: Turn, tmp_path: Path) -> None:
    """It asks the same of GitHub, tells the runner the same, and leaves the same behind."""
    smooth = walker.smooth(turn)
    scene, event = turn.stage(walker.stage)

    run = Runner(scene.hub, tmp_path, workspace=HERE, start=truly).run(event)

    asked, wanted = ([request.operations for request in log] for log in (scene.hub.log, smooth.log))
    assert (run.exit_code, run.stderr) == (0, "")
    assert asked == wanted
    assert not difference(smooth.end, scene.state())
