"""One thing that people should know: a line in the box at the top of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from action.review.kinds import Kind


@dataclass(frozen=True, slots=True)
class Notice(Kind):
    """One notice; it stands on the page as long as it is so."""

    folder: ClassVar[str] = "notices"
    warns: ClassVar[bool] = True
    """Whether something is wrong; else it is a kind word, in a box of another colour."""
