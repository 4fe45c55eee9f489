"""What people say while a run is at work is on the page when that run ends, not a day later."""

import time
from itertools import count

import pytest

from action.connection import from_environment
from action.review.git_steps import Target
from action.review.plan import EditIssue, Plan
from action.write.github import carry_out
from tests.faults.scene import ISSUE, PULL, TIMELINE, Scene
from tests.faults.stories import REMARK
from tests.faults.walker import Walker
from tests.github import Arrival
from tests.stories.world import a_review


@pytest.mark.usefixtures("spoken_well")
@pytest.mark.parametrize("place", ["a line", "the conversation"])
def test_a_word_that_comes_between_look_and_write_is_heard(walker: Walker, place: str) -> None:
    """The answer of the last write tells that there is more, so that looking costs nothing else."""
    scene, event = REMARK.stage(walker.stage)
    speak_before_the_write(scene, place)

    run = scene.run(event)

    assert run.exit_code == 0
    if place == "a line":
        assert "and what then?" in scene.section("agenda")
    else:
        assert "14:33" in scene.timeline()


def test_where_nobody_speaks_nobody_looks_again(walker: Walker) -> None:
    """One look, one write."""
    assert [request.kind for request in walker.smooth(REMARK).log] == ["read", "write"]


def test_what_was_read_long_ago_is_read_again_before_a_page_is_written() -> None:
    """A runner that was stopped, or busy with other incidents, would write over people's words."""
    review, connection = a_review(), from_environment({}, "nobody uses it")
    step = EditIssue(Target(review.issue.id, review.issue.number), "As it was a minute ago.")
    old = review._with(heard=time.monotonic() - 60).snapshot

    known = carry_out(connection, Plan((step,)), old)

    assert (known.stale, connection.orders) == (True, 0)


def speak_before_the_write(scene: Scene, place: str) -> None:
    """Let Vera say something after the run has looked, and before it writes."""
    writes = count(1)

    def speaks(arrival: Arrival) -> bool:
        if arrival.kind == "write" and next(writes) == 1:
            if place == "a line":
                scene["vera"].comment_on_line(
                    PULL, TIMELINE, "question: and what then?", containing="14:49"
                )
            else:
                scene["vera"].comment(ISSUE, "/event 14:33 The vendor is called")
        return False

    scene.hub.barrier(1, matching=speaks)
