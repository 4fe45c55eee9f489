"""The commands there are: a row each.

A new one is a file in asks/, where it holds as long as its comment stands, or in rules/, where it
is done once; a row, its words, a story.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from action.review.commands import misspelt
from action.review.commands.answering import CommandReply, FromStranger, ReplyLine
from action.review.commands.asks.asks import ASKS, row_of
from action.review.commands.asks.row import AskRow
from action.review.commands.command import Command
from action.review.commands.rule import GivenCommands, Rule
from action.review.commands.rules import slash_action, slash_event, slash_help
from action.review.view import View

MOST_OF_A_NAME: Final = 3
"""Answers to standing commands of one name in a letter, of which there may be one for each name."""


@dataclass(frozen=True, slots=True)
class MoreUnchanged(ReplyLine):
    """Further commands of one name in a comment that change nothing, which would fill a page."""

    name: str
    count: int


def _answers(given: GivenCommands) -> Iterator[CommandReply]:
    """What is answered to standing commands; who comes has been worked out with them."""
    answers = given.view.answers
    found = [answers[command] for command in given.commands if command in answers]
    yield from found[:MOST_OF_A_NAME]
    if more := len(found[MOST_OF_A_NAME:]):
        yield MoreUnchanged(given.commands[0].name, more)


def _standing(row: AskRow) -> Rule:
    alone = row.for_oneself
    return Rule(
        row.name,
        row.help,
        _answers,
        row.example,
        for_oneself=alone,
        for_others=not alone,
        by_facilitator=row.by_facilitator,
    )


TABLE: Final[tuple[Rule, ...]] = (
    slash_event.RULE,
    slash_action.RULE,
    *map(_standing, ASKS),
    slash_help.RULE,
)


def replies(view: View, commands: tuple[Command, ...]) -> Iterator[CommandReply]:
    """What is to be said about the commands of one comment; what is not ours, others answer.

    All commands of a comment are of the same person.
    """
    known = {rule.name for rule in TABLE}
    ours = tuple(command for command in commands if command.name in known)
    theirs = dict.fromkeys(command for command in ours if _is_strangers(view, command))
    yield from (FromStranger(command.name) for command in tuple(theirs)[:1])
    for rule in TABLE:
        own = (command for command in ours if command.name == rule.name)
        if heard := tuple(command for command in own if command not in theirs):
            yield from rule.replies(GivenCommands(view, heard, TABLE))
    yield from misspelt.replies(view, commands, known)


def _is_strangers(view: View, command: Command) -> bool:
    """Whether nobody with access or a part has said this: a part then, where it stands."""
    if row_of(command):
        return isinstance(view.answers.get(command), FromStranger)
    return not view.belongs(command.author)
