"""Two runs of one event at once: what one has claimed, the other leaves to it."""

from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from functools import partial
from itertools import count
from threading import Event as ThreadEvent
from typing import Final

import pytest

from tests.faults.scene import Scene
from tests.faults.stories import (
    CLOSING,
    FILE_CHANGED,
    HANDED_OVER,
    HELP,
    NOTES_ASKED,
    NOTES_FILED,
    NOTES_RENEWED,
    OPENING,
    REFUSED_CLOSING,
    RELAYED,
    REMARK,
    SENT,
    TOLD,
    Turn,
)
from tests.faults.walker import Walker, assert_all_is_well, difference
from tests.github import Arrival, Event, Run
from tests.github.faults import Barrier

Record = Callable[[str, object], None]
TURNS: Final = (
    OPENING, REMARK, FILE_CHANGED, TOLD, HELP, HANDED_OVER, RELAYED, SENT, CLOSING,
    REFUSED_CLOSING, NOTES_ASKED, NOTES_RENEWED, NOTES_FILED,
)  # fmt: skip


def both_at_once(scene: Scene, event: Event, barriers: Iterable[Barrier]) -> list[Run]:
    """Start two runs and wait for both; nobody waits at a barrier for one that has ended."""
    running = [scene.runner.start(event) for _ in range(2)]
    with ThreadPoolExecutor(2) as pool:
        ends = [pool.submit(each.wait) for each in running]
        wait(ends, return_when=FIRST_COMPLETED)
        for barrier in barriers:
            barrier.open()
    return [end.result() for end in ends]


def hold_writes(scene: Scene, writes: set[tuple[str, ...]]) -> list[Barrier]:
    """Let each write wait for the other run to send the same one, for a second at most."""
    return [
        scene.hub.barrier(2, matching=partial(_asks_for, operations), seconds=0.5)
        for operations in writes
    ]


def _asks_for(operations: tuple[str, ...], arrival: Arrival) -> bool:
    return arrival.operations == operations


@pytest.mark.usefixtures("spoken_well")
@pytest.mark.parametrize("turn", TURNS, ids=str)
def test_two_runs_that_write_in_step_do_everything_once(
    walker: Walker, turn: Turn, record_property: Record
) -> None:
    """Both wait for each other at the first write, and at each later one that both reach."""
    smooth = walker.smooth(turn)
    scene, event = turn.stage(walker.stage)
    writes = {request.operations for request in smooth.log if request.kind == "write"}

    runs = both_at_once(scene, event, hold_writes(scene, writes))

    assert [run.exit_code for run in runs] == [0, 0], [run.stdout + run.stderr for run in runs]
    assert_all_is_well(scene, turn)
    assert not difference(smooth.end, scene.state())
    record_property("two at once", 1)


@pytest.mark.usefixtures("spoken_well")
@pytest.mark.parametrize("turn", TURNS, ids=str)
def test_a_second_run_waits_for_what_the_first_has_claimed(
    walker: Walker, turn: Turn, record_property: Record
) -> None:
    """The first run is slow at one of its writes: the second waits, or finds nothing in its way."""
    writes = [request for request in walker.smooth(turn).log if request.kind == "write"]
    for at, write in enumerate(writes, 1):
        scene, event = turn.stage(walker.stage)
        second_comes_at(scene, event, at)

        assert_all_is_well(scene, turn, at)
        change = difference(walker.smooth(turn).end, scene.state())
        assert not change, f"the first was slow at {write.operations}:\n{change}"
    record_property("two at once", len(writes))


def second_comes_at(scene: Scene, event: Event, at: int) -> None:
    """Hold the first run at its ``at``-th write until the second has ended, or asks and waits."""
    writes, looks, asked = count(1), count(1), ThreadEvent()

    def is_held(arrival: Arrival) -> bool:
        again = arrival.name == "Look" and barrier.arrived > 0 and next(looks) > 1
        if arrival.name == "Head" or again:
            asked.set()
        return arrival.kind == "write" and next(writes) == at

    barrier = scene.hub.barrier(2, matching=is_held, seconds=30)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(scene.run, event)
        with barrier.gate:
            assert barrier.gate.wait_for(lambda: barrier.arrived == 1, timeout=30)
        second = pool.submit(scene.run, event)
        second.add_done_callback(lambda _: asked.set())
        assert asked.wait(30)
        barrier.open()
        assert [first.result().exit_code, second.result().exit_code] == [0, 0]


@pytest.mark.usefixtures("spoken_well")
@pytest.mark.parametrize("turn", [HELP, REFUSED_CLOSING, NOTES_ASKED], ids=str)
def test_whoever_waits_for_a_word_goes_on_when_it_stands(walker: Walker, turn: Turn) -> None:
    """No commit follows a word, so the branch cannot tell that the other run is done."""
    writes = [request for request in walker.smooth(turn).log if request.kind == "write"]
    word = next(at for at, write in enumerate(writes, 1) if "addComment" in write.operations)
    scene, event = turn.stage(walker.stage)

    second_comes_at(scene, event, word)

    effects = [i for i, request in enumerate(scene.hub.log) if "addComment" in request.operations]
    asked_after = [request for request in scene.hub.log[effects[0] :] if request.kind == "read"]
    assert len(asked_after) <= len(("what there is", "what the first has left", "what is left"))
