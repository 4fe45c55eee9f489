"""What people ask us for in comments, as a frozen value."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from action.anchors import anchor
from action.errors import Letter
from action.review.incident import Event


@dataclass(frozen=True, slots=True)
class Origin:
    """The comment that commands stand in, and when its words were last changed, if ever.

    `thanked`: it has a thumbs-up of ours.
    """

    comment: str
    url: str
    author: str
    at: datetime
    thanked: bool = False
    edited: datetime | None = None


@dataclass(frozen=True, slots=True)
class Command:
    """A line of somebody's comment that asks us for something: `/event 14:10 What happened`.

    `text` is what follows the name, `comment` GitHub's id of the comment, made at `at`: an edit
    changes what it says, not its place. Of an `/event` that was understood `event` is set; where it
    was not, `doubt` says what would be right. `thanked`: its comment has a thumbs-up of ours.
    """

    name: str
    text: str
    comment: str
    url: str
    author: str
    at: datetime
    event: Event | None = None
    doubt: Letter | None = None
    thanked: bool = field(default=False, compare=False)
    edited: datetime | None = field(default=None, compare=False)

    @property
    def place(self) -> str:
        """The comment, by the number in its address: `issuecomment-12`."""
        return anchor(self.url)

    @property
    def said(self) -> datetime:
        """When its words became what they are."""
        return self.edited or self.at

    @property
    def order(self) -> tuple[datetime, int, str]:
        """What commands are sorted by: GitHub's clock, which shows seconds, then its numbers."""
        return self.at, len(self.place), self.place
