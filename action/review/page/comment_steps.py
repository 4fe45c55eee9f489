"""The verbs of what we say and do in comments, as frozen values: steps of a plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from action.anchors import anchor
from action.review.git_steps import Target

THUMBS_UP: Final = "THUMBS_UP"
"""GitHub's word for the reaction that says that something was heard."""


@dataclass(frozen=True, slots=True)
class AddComment:
    """Say something once under the issue or the pull request; `key` tells what it is about."""

    target: Target
    key: str
    body: str

    def __str__(self) -> str:
        return f"comment on {self.target} ({self.key})"


@dataclass(frozen=True, slots=True)
class EditComment:
    """Change what we have said before, instead of saying it again."""

    id: str
    key: str
    body: str

    def __str__(self) -> str:
        return f"change our comment ({self.key})"


@dataclass(frozen=True, slots=True)
class DeleteComment:
    """Delete what we have said twice, or what stands no more."""

    id: str
    key: str

    def __str__(self) -> str:
        return f"delete our comment ({self.key})"


@dataclass(frozen=True, slots=True)
class React:
    """Show under somebody's comment that it was heard: a thumbs-up, and no words.

    Under ours another `content` is there to be clicked.
    """

    id: str
    url: str
    content: str = THUMBS_UP

    @property
    def place(self) -> str:
        """The comment, by the number in its address; and which reaction, where that is another."""
        where = anchor(self.url)
        return where if self.content == THUMBS_UP else f"{where}.{self.content.lower()}"

    def __str__(self) -> str:
        if self.content == THUMBS_UP:
            return f"give a thumbs-up to {self.url}"
        return f"offer the reaction {self.content} at {self.url}"


@dataclass(frozen=True, slots=True)
class Resolve:
    """Settle a conversation that the record has; `id` is the thread's."""

    id: str
    url: str

    def __str__(self) -> str:
        return f"resolve the conversation {self.url}"
