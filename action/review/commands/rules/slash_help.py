"""`/help`: the table of commands, once below the review issue and once in the pull request.

It changes nothing, so it is answered whatever the state of the review. Strangers are not answered:
a page is not theirs to fill.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import ClassVar, Final

from action.review import words
from action.review.commands import spoken
from action.review.commands.answering import CommandReply, Help, ReplyLine
from action.review.commands.command import Command
from action.review.commands.rule import GivenCommands, Rule
from action.review.commands.spelling import HELP


@dataclass(frozen=True, slots=True)
class SlashHelp(Help):
    """This very table."""


@dataclass(frozen=True, slots=True)
class HelpTable:
    """The table of commands, a block of its own between other replies."""

    once_to_a_person: ClassVar[bool] = False
    rules: tuple[Rule, ...]

    def __html__(self) -> str:
        """Its words on as many lines as they need, after a blank one."""
        return "\n" + words.render("help.md.j2", rules=self.rules)


@dataclass(frozen=True, slots=True)
class HelpShownBefore(ReplyLine):
    """The table stands on this page already, below the comment at `url`."""

    url: str


def _replies(given: GivenCommands) -> Iterator[CommandReply]:
    first = min(_on_this_page(given), key=attrgetter("order"))
    here = first.comment == given.commands[0].comment
    yield HelpTable(given.table) if here else HelpShownBefore(first.url)


def _on_this_page(given: GivenCommands) -> Iterator[Command]:
    """Every request for help that counts on the page of this one, itself among them."""
    snapshot, page = given.view.snapshot, _page(given.commands[0])
    for command in spoken.given(snapshot):
        if command.name == HELP and _page(command) == page and given.view.belongs(command.author):
            yield command


def _page(command: Command) -> str:
    return command.url.partition("#")[0]


RULE: Final = Rule(name=HELP, help=SlashHelp(), replies=_replies)
