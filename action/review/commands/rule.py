"""What a command is: a row of the table in table.py, its help, and the replies that it may give."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from action.review.commands.answering import CommandReply, Help
from action.review.commands.command import Command
from action.review.view import View


@dataclass(frozen=True, slots=True)
class GivenCommands:
    """The commands of one comment that a rule has to answer, never none; and the whole table."""

    view: View
    commands: tuple[Command, ...]
    table: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A command: how it is written, what follows from it, and what is answered.

    `example` shows what follows the name; where that must be `understood`, action/read/commands.py
    has a reader of this name. Some are said only `for_oneself`, others
    change something `for_others`, which guests without access may not, and some are said only
    `by_facilitator`. Nothing is said about what the timeline remembers.
    """

    name: str
    help: Help
    replies: Callable[[GivenCommands], Iterable[CommandReply]]
    example: str = ""
    understood: bool = False
    for_oneself: bool = False
    for_others: bool = False
    by_facilitator: bool = False

    @property
    def line(self) -> str:
        """A line of a comment that gives the command: `/event 14:10 What happened`."""
        return f"/{self.name} {self.example}".rstrip()
