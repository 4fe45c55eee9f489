"""The clock of the story: days pass at once, for the stand-in and for the program alike.

`python -m scripts.story.clock run` does what `python -m action run` does, on the day of the story.
"""

import importlib
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path
from typing import IO, Self

from tests.github import Hub
from tests.github.runner import Process, Start, truly

COMMAND = (sys.executable, "-m", "scripts.story.clock", "run")
SHOWS = "STORY_CLOCK_SHOWS"
ON_THE_WALL = ("action.clerk", "action.read.github.documents.queries")
"""Where the program looks at the runner's clock; everything else it takes from GitHub's."""


class StoryTime(datetime):
    """A moment; now is when the story says."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        """Return the moment that the story has come to."""
        return cls.fromisoformat(os.environ[SHOWS]).astimezone(tz)


@dataclass(frozen=True)
class OnTheDay:
    """Starts the program with a clock on the wall that shows what GitHub's shows."""

    hub: Hub
    start: Start = truly

    def __call__(
        self,
        command: Sequence[str],
        folder: Path,
        env: Mapping[str, str],
        stdout: IO[str],
        stderr: IO[str],
    ) -> Process:
        """Return while it runs."""
        shows = {SHOWS: self.hub.world.now.isoformat()}
        return self.start(command, folder, {**env, **shows}, stdout, stderr)


def hang_up() -> None:
    """Let the program see the clock of the story."""
    for module in ON_THE_WALL:
        setattr(importlib.import_module(module), datetime.__name__, StoryTime)


def main() -> None:
    """Run the program to its end, whatever that is."""
    hang_up()
    importlib.import_module("action.__main__").main()


if __name__ == "__main__":
    main()
