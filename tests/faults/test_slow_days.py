"""Days on which GitHub is slow, and runners that stop on their way: nothing lasts twice."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import count
from typing import Final

import pytest

from action.review.claims.claimed import LEASE
from action.review.git_steps import Target
from action.review.page.comment_steps import AddComment
from action.review.plan import Plan
from action.write.github import fitting
from tests.faults.scene import ISSUE, PULL, TIMELINE, Scene
from tests.faults.stories import (
    CLOSING,
    HANDED_OVER,
    HELP,
    MAKING,
    NOTES_ASKED,
    NOTES_FILED,
    OPENING,
    REFUSED_CLOSING,
    REMARK,
    SENT,
    TOLD,
    Turn,
)
from tests.faults.walker import Walker, assert_all_is_well, difference
from tests.github import Arrival, Event
from tests.github.faults import Ponderous
from tests.searching import crossed
from tests.stories.world import a_review

TURNS: Final = (
    OPENING, REMARK, TOLD, HELP, HANDED_OVER, SENT, CLOSING, REFUSED_CLOSING, NOTES_ASKED,
    NOTES_FILED,
)  # fmt: skip
SLOW: Final = {"1 s": 1.0, "3 s": 3.0, "8 s": 8.0}
"""Seconds that GitHub takes for each field of an order."""
Happens = Callable[[Scene, Event], Event]


def _the_same_again(_: Scene, event: Event) -> Event:
    return event


def _a_remark(scene: Scene, event: Event) -> Event:
    if len(scene.hub.world.pulls()) == 0:
        return event
    return scene["vera"].comment_on_line(PULL, TIMELINE, "question: and then?", containing="14:05")


def _a_word(scene: Scene, event: Event) -> Event:
    return scene["vera"].comment(ISSUE, "Thank you all.") if scene.reviews() else event


def _the_sweep(scene: Scene, _: Event) -> Event:
    return scene.hub.schedule_event()


def _by_hand(scene: Scene, _: Event) -> Event:
    return scene.hub.dispatch_event({})


WHY: Final = "Reason: the whole way from alert to page is new."
MEANWHILE: Final[dict[str, Happens]] = {
    "the same event": _the_same_again,
    "a remark": _a_remark,
    "a word": _a_word,
    "the sweep": _the_sweep,
    "a start by hand": _by_hand,
}


# --- slow -----------------------------------------------------------------------------------------


@pytest.mark.usefixtures("spoken_well")
@pytest.mark.parametrize(("turn", "seconds"), crossed(TURNS, SLOW, 1, whole=MAKING))
def test_on_a_slow_day_everything_is_done_once(walker: Walker, turn: Turn, seconds: float) -> None:
    """GitHub ends a request after ten seconds: what it had done by then is not done again."""
    smooth = walker.smooth(turn)
    scene, event = turn.stage(walker.stage)
    scene.hub.inject(Ponderous(seconds), times=100)

    runs = [scene.run(event)]
    scene.hub.clear_faults()
    if scene.state() != smooth.end:
        scene.later(LEASE.total_seconds())
        runs.append(scene.run(event))

    assert [run.exit_code for run in runs] == [0] * len(runs), runs[0].stdout
    assert_all_is_well(scene, turn)
    assert not difference(smooth.end, scene.state())


def test_the_first_request_that_makes_something_shows_how_long_that_takes(opened: Scene) -> None:
    """Three issues fit into it on a slow day, too; what is left goes in one where there is time."""
    opened.write_actions(*(f"- [x] Look at part {number} @ana" for number in range(7)), WHY)
    opened.hub.forget_requests()

    opened.run(opened.close())

    made = [request.operations.count("createIssue") for request in opened.hub.log]
    assert [number for number in made if number] == [3, 4]


@pytest.mark.parametrize(("pace", "fits"), [(0.2, 7), (2.5, 3), (9.0, 1)])
def test_a_request_holds_what_github_has_time_for(pace: float, fits: int) -> None:
    """It ends each after ten seconds; so we ask for no more than eight of them."""
    made = Plan(tuple(AddComment(Target("I_1", 1), f"key {number}", "So.") for number in range(7)))
    snapshot = replace(a_review().snapshot, pace=pace, timed=True)

    assert len(fitting(made, snapshot).steps) == fits


# --- stopped --------------------------------------------------------------------------------------


@pytest.mark.usefixtures("spoken_well")
@pytest.mark.parametrize(("turn", "happens"), crossed(TURNS, MEANWHILE, 2, whole=MAKING))
def test_what_a_stopped_runner_sends_too_late_does_not_last_twice(
    walker: Walker, turn: Turn, happens: Happens
) -> None:
    """It has its answers, stops for longer than a claim lasts, and wakes up when all is done.

    No lock can stop it from writing; it knows by GitHub's clock that it came late, and looks once
    more before it ends. What it has left undone is done by the sweep.
    """
    writes = [request for request in walker.smooth(turn).log if request.kind == "write"]
    for at, write in enumerate(writes, 1):
        scene, event = turn.stage(walker.stage)
        sends_too_late(scene, event, at, happens)
        if scene.pulls():
            scene.assert_nothing_is_doubled_or_lost(turn.records)

        scene.later(LEASE.total_seconds())
        swept = scene.run(scene.hub.schedule_event())
        assert swept.exit_code == 0, f"after {write.operations}: {swept.stdout}"
        assert_all_is_well(scene, turn, at)


def sends_too_late(scene: Scene, event: Event, at: int, happens: Happens) -> None:
    """Stop a run just before its ``at``-th write, let another serve something, and wake it up."""
    writes = count(1)

    def is_held(arrival: Arrival) -> bool:
        return arrival.kind == "write" and next(writes) == at

    barrier = scene.hub.barrier(2, matching=is_held, seconds=60)
    with ThreadPoolExecutor(1) as pool:
        stopped = pool.submit(scene.run, event)
        with barrier.gate:
            assert barrier.gate.wait_for(lambda: barrier.arrived == 1, timeout=30)
        scene.later(LEASE.total_seconds() + 10)
        scene.run(happens(scene, event))
        barrier.open()
        stopped.result()
