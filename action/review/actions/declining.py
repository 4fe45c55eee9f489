"""Ideas that somebody has declined in a comment, by the names of their lines (R69).

A decline holds as long as its comment stands; of several the newest counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from action.review.actions.action import ActionList
from action.review.actions.aside.beside_lines import DeclinedIdea
from action.review.commands.answering import ReplyLine, as_given
from action.review.commands.asks.ask import Ask, Decline
from action.review.commands.command import Command
from action.review.model import ActionIssue

MOST_NAMED: Final = 20
"""Names that an answer tells."""


@dataclass(frozen=True, slots=True)
class NoSuchAction(ReplyLine):
    """Names that no line of the list bears; `names` are some that do."""

    line: str
    unknown: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DeclinedTooLate(ReplyLine):
    """Names of actions that are issues already, each with its number; `unknown` no line bears."""

    line: str
    filed: tuple[tuple[str, int], ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Declines:
    """What is declined, by name, and answers to commands that decline nothing."""

    ideas: Mapping[str, DeclinedIdea]
    answers: Mapping[Command, ReplyLine]


def issues_by_name(listed: ActionList, made: Iterable[ActionIssue]) -> Mapping[str, int | None]:
    """Every name of the list, with the number of its issue where there is one."""
    numbers = {one.key: one.number for one in made}
    return {one.name: one.issue or numbers.get(one.key) for one in listed.all}


def declines(
    asked: Iterable[tuple[Command, Ask]], listed: Callable[[], Mapping[str, int | None]]
) -> Declines:
    """What people have declined, in the order in which they said it.

    The names of the list, with the issue of each that has one, are asked for if somebody has.
    """
    told = tuple((command, ask) for command, ask in asked if isinstance(ask, Decline))
    known = listed() if told else {}
    ideas: dict[str, DeclinedIdea] = {}
    answers: dict[Command, ReplyLine] = {}
    for command, ask in told:
        idea = DeclinedIdea(command.author, ask.reason, command.url)
        ideas |= dict.fromkeys((name for name in ask.actions if _is_idea(name, known)), idea)
        if answer := _answer(command, ask, known):
            answers[command] = answer
    return Declines(MappingProxyType(ideas), MappingProxyType(answers))


def _is_idea(name: str, known: Mapping[str, int | None]) -> bool:
    """Whether a line bears this name, and no issue has come of it."""
    return name in known and known[name] is None


def _answer(command: Command, ask: Decline, known: Mapping[str, int | None]) -> ReplyLine | None:
    """What is said of the names that decline nothing; nothing where all do."""
    line = as_given(command)
    unknown = tuple(name for name in ask.actions if name not in known)[:MOST_NAMED]
    numbers = ((name, known.get(name)) for name in ask.actions)
    if filed := tuple((name, number) for name, number in numbers if number)[:MOST_NAMED]:
        return DeclinedTooLate(line, filed, unknown)
    return NoSuchAction(line, unknown, tuple(known)[:MOST_NAMED]) if unknown else None
