"""Who keeps pages of the story: nobody, where nobody asked for them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from scripts.story.stage import Stage
from scripts.story.teller import Told


class Keeper(Protocol):
    """Keeps what there is to see after each step."""

    def keep(self, number: int, told: Sequence[Told]) -> None:
        """Keep everything as it is after a step of which this was told."""

    def bind(self) -> Path | None:
        """Return the page to begin with, if there is one."""


class Nobody:
    """Keeps nothing."""

    def keep(self, number: int, told: Sequence[Told]) -> None:
        """Forget it."""

    def bind(self) -> None:
        """Return no page."""


def keeper_for(stage: Stage, folder: Path | None) -> Keeper:
    """Return who keeps pages for a folder.

    Pages need most of the program, which takes a second to import: only who wants them waits.
    """
    if folder is None:
        return Nobody()
    from scripts.story.pages.album import Album

    return Album(stage, folder)
