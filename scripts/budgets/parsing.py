"""How often a text is parsed while an event is served, in the story of the demo: calls are counted.

A page or a timeline is parsed once and handed on as a value; whoever parses again what somebody
else has parsed is seen here.
"""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from scripts.budgets.calling import WATCHED
from scripts.budgets.row import Row
from scripts.story.chapters import play
from scripts.story.scene import Scene
from scripts.story.stage import PROJECT, OnTheDay, staged
from scripts.story.teller import Teller
from tests.github import Event, Hub, Run, Runner
from tests.github.runner import Start, truly

COMMAND = (sys.executable, "-m", "scripts.budgets.calling", "run")
BUDGETS: Mapping[str, Mapping[str, int]] = {
    "The review is closed": {"fenced": 39, "actions-read": 6},
    "The review is closed too early": {"fenced": 42, "actions-read": 3},
}
"""Of whoever closes a review; who is sent back looks twice, once after the letter stands.

The list of actions is read with what we say beside its lines and without, with and without names
and numbers, and without the guide above it once the review is over; people write into moments and
standing questions, too, which are read for the record.
Each comment of ours is read once a look: the proposed times, the notes, who was asked to read, and
what was said without a name. The two action issues are read for where else they stand.
"""


@dataclass(frozen=True)
class Served:
    """An event of the story, and how often each watched function was called for it."""

    event: str
    calls: Mapping[str, int]


class Watching(Runner):
    """Runs the program, and keeps what each run called."""

    def __init__(self, hub: Hub, folder: Path, start: Start) -> None:
        super().__init__(
            hub, folder, command=COMMAND, workspace=PROJECT, start=OnTheDay(hub, start)
        )
        self.calls: list[Mapping[str, int]] = []

    def run(
        self, event: Event, *, inputs: Mapping[str, str] | None = None, attempt: int = 1
    ) -> Run:
        run = super().run(event, inputs=inputs, attempt=attempt)
        self.calls.append({output: int(run.outputs[output]) for output in WATCHED})
        return run


def rows(_: int) -> Iterator[Row]:
    for served in story():
        for output, function in WATCHED.items():
            budget = BUDGETS.get(served.event, {}).get(output)
            name = ".".join(function.split(".")[-2:])
            what = f"parsing: {name}: {served.event}"
            yield Row(what, served.calls[output], budget, counted=True)


def story(start: Start = truly) -> tuple[Served, ...]:
    """Play the story silently; return what each of its events called."""
    with staged(partial(Watching, start=start)) as stage:
        runner = stage.runner
        assert isinstance(runner, Watching)
        for _ in play(Scene(stage, Teller(silent=True))):
            pass
        events = [cost.event for cost in stage.costs]
        return tuple(Served(*served) for served in zip(events, runner.calls, strict=True))
