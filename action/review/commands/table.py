"""The commands there are: a row each.

A new one is a file in asks/, where it holds as long as its comment stands, or in rules/, where it
is done once; a row, its words, a story.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from action.review.commands import misspelt
from action.review.commands.answering import MOST_REPLIES, CommandReply, FromStranger
from action.review.commands.asks.asks import ASKS
from action.review.commands.asks.row import AskRow
from action.review.commands.command import Command
from action.review.commands.rule import GivenCommands, Rule
from action.review.commands.rules import slash_event, slash_help
from action.review.view import View


def _answers(given: GivenCommands) -> Iterator[CommandReply]:
    """What is answered to standing commands; who comes has been worked out with them."""
    found = (given.view.answers.get(command) for command in given.commands)
    yield from islice(filter(None, found), MOST_REPLIES)


def _standing(row: AskRow) -> Rule:
    return Rule(row.name, row.help, _answers, row.example, for_oneself=row.for_oneself)


TABLE: Final[tuple[Rule, ...]] = (
    slash_event.RULE,
    *map(_standing, ASKS),
    slash_help.RULE,
)


def replies(view: View, commands: tuple[Command, ...]) -> Iterator[CommandReply]:
    """What is to be said about the commands of one comment; what is not ours, others answer.

    All commands of a comment are of the same person.
    """
    known = {rule.name for rule in TABLE}
    ours = tuple(command for command in commands if command.name in known)
    if ours and not view.belongs(ours[0].author):
        yield FromStranger(ours[0].name)
        return
    for rule in TABLE:
        if own := tuple(command for command in ours if command.name == rule.name):
            yield from rule.replies(GivenCommands(view, own, TABLE))
    yield from misspelt.replies(view, commands, known)
