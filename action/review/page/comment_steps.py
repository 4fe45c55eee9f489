"""The verbs of what we say and do in comments, as frozen values: steps of a plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from action.anchors import anchor
from action.review.git_steps import Target

EMOJI: Final[Mapping[str, str]] = MappingProxyType({"HOORAY": "🎉", "HEART": "❤️", "ROCKET": "🚀"})
"""What people react with to vote for the first, the second, the third time: GitHub's word for it.

A thumbs-up is none of them: it says everywhere that something was heard.
"""
THUMBS_UP: Final = "THUMBS_UP"
"""GitHub's word for the reaction that says that something was heard."""
_ABOUT: Final[Mapping[str, str]] = {
    "elsewhere": "shared with other tools",
    "ended": "the review has ended",
    "finished": "the review is finished",
    "heard": "reply to a comment",
    "heard-from": "reply to a comment by {}",
    "invite": "people to invite",
    "notes": "notes of the meeting",
    "read-before": "please read the timeline",
    "relayed": "comment passed on without a name",
    "remark": "comment without a name",
    "resting": "time to reconsider the actions",
    "sent-back": "what to fix before the review can be closed",
    "slots": "proposed times for the meeting",
}
"""What a comment is about, in people's words, by the first word of its key."""


@dataclass(frozen=True, slots=True)
class AddComment:
    """Say something once under the issue or the pull request; `key` tells what it is about."""

    target: Target
    key: str
    body: str

    def __str__(self) -> str:
        return f"comment on {self.target}{_about(self.key)}"


@dataclass(frozen=True, slots=True)
class EditComment:
    """Change what we have said before, instead of saying it again."""

    id: str
    key: str
    body: str

    def __str__(self) -> str:
        return f"update a comment{_about(self.key)}"


@dataclass(frozen=True, slots=True)
class DeleteComment:
    """Delete what we have said twice, or what stands no more."""

    id: str
    key: str

    def __str__(self) -> str:
        return f"delete a comment{_about(self.key)}"


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
        return f"add {EMOJI.get(self.content, self.content)} to {self.url}, to vote with"


@dataclass(frozen=True, slots=True)
class Resolve:
    """Settle a conversation that the record has; `id` is the thread's."""

    id: str
    url: str

    def __str__(self) -> str:
        return f"resolve the conversation {self.url}"


def _about(key: str) -> str:
    """What a comment is about, as the end of a sentence; nothing where a key is not of ours."""
    kind, _, rest = key.partition(" ")
    return f": {_ABOUT[kind].format(rest)}" if kind in _ABOUT else ""
