"""What may be said about a command, and what follows from it: kinds, each with its template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final, Protocol

from action.markdown import safe
from action.review.commands.command import Command
from action.review.kinds import Kind

MOST_REPLIES: Final = 10
"""Replies of one rule in a letter; a letter must fit into a comment itself."""
SHORT: Final = 120
"""Characters of a line that a letter repeats."""


class CommandReply(Protocol):
    """Something to say about commands, as Markdown on lines of its own.

    What is said `once_to_a_person` stands in one letter however many comments there are.
    """

    once_to_a_person: ClassVar[bool]

    def __html__(self) -> str:
        """Its words, in which people's text is harmless."""


@dataclass(frozen=True, slots=True)
class ReplyLine(Kind):
    """A reply of one line, most often an item of a list."""

    folder: ClassVar[str] = "replies"
    once_to_a_person: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class Help(Kind):
    """What follows from a command, in words that fit into a cell of a table."""

    folder: ClassVar[str] = "commands"


@dataclass(frozen=True, slots=True)
class FromStranger(ReplyLine):
    """A command of somebody without access and without a part in the review."""

    once_to_a_person: ClassVar[bool] = True
    name: str


def as_given(command: Command) -> str:
    """The command as it was written, or how it begins."""
    return safe.shortened(f"/{command.name} {command.text}".rstrip(), SHORT)
