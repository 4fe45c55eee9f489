"""A run that dies, or loses GitHub, at any of its requests: the next one mends it all."""

from collections.abc import Callable
from typing import Final

import pytest

from tests.faults.scene import Scene
from tests.faults.stories import MAKING, SENT, TURNS, Turn
from tests.faults.walker import Next, Walker
from tests.github import Event, LostAfter, LostBefore, Refused
from tests.github.faults import Fault
from tests.searching import crossed

Record = Callable[[str, object], None]
DISTURBANCES: Final = {
    "lost-before": LostBefore(),
    "lost-after": LostAfter(),
    "refused-502": Refused(502),
}


def the_sweep(scene: Scene, _: Event) -> Event:
    """The schedule has its turn."""
    return scene.hub.schedule_event()


def by_hand(scene: Scene, _: Event) -> Event:
    """Somebody starts the workflow by hand, and names no incident."""
    return scene.hub.dispatch_event({})


FOLLOWING: Final[dict[str, Next]] = {"sweep": the_sweep, "by-hand": by_hand}


def killed_before(scene: Scene, event: Event, at: int) -> None:
    scene.killed(event, at, after_effect=False)


def killed_after(scene: Scene, event: Event, at: int) -> None:
    scene.killed(event, at, after_effect=True)


@pytest.mark.usefixtures("spoken_well")
@pytest.mark.parametrize("turn", TURNS, ids=str)
def test_a_killed_run_is_mended_by_the_next(
    walker: Walker, turn: Turn, record_property: Record
) -> None:
    """Killed before or after any request, the review ends as if nothing had happened.

    To die after one request is to die before the next: GitHub sees no difference. So the walk has
    one point before the first request, and one after each.
    """
    first = next(walker.disturbed(turn, killed_before))
    after = list(walker.disturbed(turn, killed_after))

    assert first == 1
    assert after == [number for number, _ in enumerate(walker.smooth(turn).log, 1)]
    record_property("kill points", len([first, *after]))


@pytest.mark.usefixtures("spoken_well")
@pytest.mark.parametrize(
    ("turn", "follows"),
    crossed([one for one in TURNS if one is not SENT], FOLLOWING, 1, whole=MAKING),
)
def test_what_a_killed_run_left_is_found_without_its_event(
    walker: Walker, turn: Turn, follows: Next, record_property: Record
) -> None:
    """Nobody does anything more: the next look at everything finishes it all the same.

    Only what a form has sent is in its event alone: that run must be started again.
    """
    before = next(walker.disturbed(turn, killed_before, follows))
    after = list(walker.disturbed(turn, killed_after, follows))

    assert after == [number for number, _ in enumerate(walker.smooth(turn).log, 1)]
    record_property("kill points", len([before, *after]))


@pytest.mark.usefixtures("spoken_well")
@pytest.mark.parametrize("turn", TURNS, ids=str)
def test_a_sweep_after_it_all_changes_nothing(walker: Walker, turn: Turn) -> None:
    """And it asks about nothing that is complete."""
    scene, event = turn.stage(walker.stage)
    scene.run(event)
    scene.hub.forget_requests()
    scene.run(scene.hub.schedule_event())

    assert scene.hub.writes == []
    assert len(scene.hub.log) == 1 or not scene.issue.closed


@pytest.mark.usefixtures("spoken_well")
@pytest.mark.parametrize(("turn", "fault"), crossed(TURNS, DISTURBANCES, 1, whole=MAKING))
def test_an_unclear_answer_makes_nothing_twice(
    walker: Walker, turn: Turn, fault: Fault, record_property: Record
) -> None:
    """Whichever answer is lost, the run looks before it orders again, or leaves it to the next."""

    def disturb(scene: Scene, event: Event, at: int) -> None:
        scene.hub.inject(fault, at=at)
        scene.run(event)
        scene.hub.clear_faults()

    points = list(walker.disturbed(turn, disturb))

    assert points == [number for number, _ in enumerate(walker.smooth(turn).log, 1)]
    record_property("unclear answers", len(points))


@pytest.mark.usefixtures("spoken_well")
@pytest.mark.parametrize("turn", TURNS, ids=str)
def test_the_same_event_again_changes_nothing(walker: Walker, turn: Turn) -> None:
    """A run that finds everything done writes nothing."""
    scene, event = turn.stage(walker.stage)
    scene.run(event)
    scene.hub.forget_requests()
    scene.run(event)

    assert scene.hub.writes == []
