"""What a command is: a row of the table in table.py, its help, and the replies that it may give."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import ClassVar, Final, Protocol

from action.markdown import safe
from action.review.commands import spoken
from action.review.commands.command import Command
from action.review.kinds import Kind
from action.review.model import Snapshot
from action.review.view import View

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
class GivenCommands:
    """The commands of one comment that a rule has to answer, never none; and the whole table."""

    view: View
    commands: tuple[Command, ...]
    table: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A command: how it is written, what follows from it, who may give it, and what is answered.

    `example` shows what follows the name; where that must be `understood`, action/read/commands.py
    has a reader of this name. People who may not give it hear `to_strangers`, or nothing. Nothing
    is said about what the timeline remembers.
    """

    name: str
    help: Help
    replies: Callable[[GivenCommands], Iterable[CommandReply]]
    example: str = ""
    understood: bool = False
    may: Callable[[Snapshot, Command], bool] = spoken.may
    to_strangers: Callable[[Command], CommandReply] | None = None

    @property
    def line(self) -> str:
        """A line of a comment that gives the command: `/event 14:10 What happened`."""
        return f"/{self.name} {self.example}".rstrip()


def as_given(command: Command) -> str:
    """The command as it was written, or how it begins."""
    return safe.shortened(f"/{command.name} {command.text}".rstrip(), SHORT)
