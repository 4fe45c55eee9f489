"""The commands there are: a row each. A new one is a file in rules/, a row, its words, a story."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from action.review.commands import misspelt
from action.review.commands.command import Command
from action.review.commands.rule import CommandReply, GivenCommands, Rule
from action.review.commands.rules import slash_event, slash_help
from action.review.view import View

TABLE: Final[tuple[Rule, ...]] = (
    slash_event.RULE,
    slash_help.RULE,
)


def replies(view: View, commands: tuple[Command, ...]) -> Iterator[CommandReply]:
    """What is to be said about the commands of one comment; what is not ours, others answer."""
    for rule in TABLE:
        if own := tuple(command for command in commands if command.name == rule.name):
            yield from _of(rule, GivenCommands(view, own, TABLE))
    yield from misspelt.replies(view, commands, (rule.name for rule in TABLE))


def _of(rule: Rule, given: GivenCommands) -> Iterator[CommandReply]:
    """The replies of one rule; all commands of a comment are of the same person."""
    command = given.commands[0]
    if rule.may(given.view.snapshot, command):
        yield from rule.replies(given)
    elif rule.to_strangers:
        yield rule.to_strangers(command)
