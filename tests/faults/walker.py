"""Walks the turns of a review undisturbed, and disturbed at one request after the other."""

import difflib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from action.review.claims.claimed import LEASE
from tests.faults.scene import Scene, Stage
from tests.faults.stories import Turn
from tests.github import Event, Request

Disturb = Callable[[Scene, Event, int], object]
"""Runs the Action for an event, with something that happens at the request of that number."""
Next = Callable[[Scene, Event], Event]
"""What makes the next run after that of an event."""


def the_same_again(_: Scene, event: Event) -> Event:
    """GitHub delivers the event once more, or a person runs the job again."""
    return event


@dataclass(frozen=True)
class Undisturbed:
    """How a turn goes when nothing is in the way: what was asked, and how it ends."""

    log: tuple[Request, ...]
    end: str


@dataclass
class Walker:
    """Walks a turn again and again, disturbed at another request each time."""

    stage: Stage
    undisturbed: dict[str, Undisturbed] = field(default_factory=dict)
    mended: set[tuple[Next, str]] = field(default_factory=set)

    def smooth(self, turn: Turn) -> Undisturbed:
        """Return how the turn goes when nothing is in the way."""
        if turn.name not in self.undisturbed:
            scene, event = turn.stage(self.stage)
            run = scene.run(event)
            assert run.exit_code == 0, run.stdout
            assert_all_is_well(scene, turn)
            self.undisturbed[turn.name] = Undisturbed(tuple(scene.hub.log), scene.state())
        return self.undisturbed[turn.name]

    def disturbed(
        self, turn: Turn, disturb: Disturb, follows: Next = the_same_again
    ) -> Iterator[int]:
        """Disturb the turn at each request, let a run mend it much later, and yield the number.

        What the next run does depends on nothing but what the first one left; so it is not
        repeated where another disturbance has left the very same, or where all is untouched and
        the same event follows.
        """
        smooth = self.smooth(turn)
        for at in range(1, len(smooth.log) + 1):
            scene, event = turn.stage(self.stage)
            untouched = scene.state()
            disturb(scene, event, at)
            assert len(scene.hub.log) >= at, f"request {at} was never sent"
            left = scene.state()
            walked = left == untouched and follows is the_same_again
            if not walked and (follows, left) not in self.mended:
                self._mend(turn, follows(scene, event), at)
                self.mended |= {(follows, left), (follows, scene.state())}
            yield at

    def _mend(self, turn: Turn, event: Event, at: int) -> None:
        smooth, scene = self.smooth(turn), self.stage.scene
        if scene.state() != smooth.end:
            scene.later(LEASE.total_seconds())
            run = scene.run(event)
            assert run.exit_code == 0, f"after request {at}: {run.stdout}"
        assert_all_is_well(scene, turn, at)
        change = difference(smooth.end, scene.state())
        assert not change, f"disturbed at request {at}, {smooth.log[at - 1].operations}:\n{change}"


def difference(wanted: str, found: str) -> str:
    """Return the first lines in which two end states differ."""
    lines = difflib.unified_diff(wanted.split("\n"), found.split("\n"), lineterm="", n=0)
    changed = [line for line in lines if line.strip("+- ") and not line.startswith("@@")]
    return "\n".join(changed[:20])


def assert_all_is_well(scene: Scene, turn: Turn, at: int = 0) -> None:
    """Nothing is doubled, nothing lost, and every line that people wrote is there."""
    scene.assert_nothing_is_doubled_or_lost(turn.records)
    missing = [line for line in turn.written if line not in scene.page + scene.notes]
    assert missing == [], f"after request {at}"
