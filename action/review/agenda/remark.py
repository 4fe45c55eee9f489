"""What people say about the timeline, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from action.anchors import anchor

TIMELINE: Final = "timeline.md"
"""The file whose lines are events."""
UNNAMED: Final = ""
"""The author of a remark without a name; nobody has this login."""


@dataclass(frozen=True, slots=True)
class Say:
    """One comment of a remark: who said what, where and when; `person` is False for a bot."""

    author: str
    body: str
    url: str
    person: bool = True
    at: datetime | None = None

    @property
    def place(self) -> str:
        """The comment, by the number in its address: `discussion_r7`."""
        return anchor(self.url)


@dataclass(frozen=True, slots=True)
class Remark:
    """What people say on a line of a file, or on the whole: a thread, oldest first, never empty.

    `line` is empty for the whole; `file` is its path from the incident's folder, or from the root.
    `votes` are the logins of those who gave its first words a thumbs-up.
    """

    id: str
    says: tuple[Say, ...]
    line: str
    file: str = TIMELINE
    resolved: bool = False
    votes: tuple[str, ...] = ()

    @property
    def on_timeline(self) -> bool:
        """Whether it is on a line of the timeline: only there a line may be an event."""
        return self.file == TIMELINE and bool(self.line)


class HasRemarks(Protocol):
    """Where remarks stand: a pull request, or all that was said."""

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What people say there."""

    @property
    def url(self) -> str:
        """Where one can read it."""
