"""What people ask us for in comments, as a frozen value."""

from __future__ import annotations

from dataclasses import dataclass, field

from action.anchors import anchor
from action.errors import Letter
from action.review.incident import Event


@dataclass(frozen=True, slots=True)
class Command:
    """A line of somebody's comment that asks us for something: `/event 14:10 What happened`.

    `text` is what follows the name, `comment` GitHub's id of the comment. Of an `/event` that was
    understood `event` is set; where it was not, `doubt` says what would be right.
    `thanked`: its comment has a thumbs-up of ours.
    """

    name: str
    text: str
    comment: str
    url: str
    author: str
    event: Event | None = None
    doubt: Letter | None = None
    thanked: bool = field(default=False, compare=False)

    @property
    def place(self) -> str:
        """The comment, by the number in its address: `issuecomment-12`."""
        return anchor(self.url)
