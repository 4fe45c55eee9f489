"""What the default branch has of a review, as a frozen value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from action.review.timeline.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Filed:
    """Our files as the default branch has them, once the pull request was merged.

    `recording` is the name of a file beside them that people have added, if any.
    """

    timeline: Timeline | None = None
    record: str | None = None
    notes: str | None = None
    recording: str = ""
    calendar: str | None = None


NOTHING_FILED: Final = Filed()
