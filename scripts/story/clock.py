"""The clock of the story, on which days pass at once.

`python -m scripts.story.clock run` does what `python -m action run` does, on the day of the story.
"""

import importlib
import os
from datetime import datetime, tzinfo
from typing import Self

SHOWS = "STORY_CLOCK_SHOWS"
"""The variable in which the program is told what time it is."""
ON_THE_WALL = ("action.clerk", "action.read.github.documents.queries")
"""Where the program looks at the runner's clock; everything else it takes from GitHub's."""


class StoryTime(datetime):
    """A moment; now is when the story says."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        """Return the moment that the story has come to."""
        return cls.fromisoformat(os.environ[SHOWS]).astimezone(tz)


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
