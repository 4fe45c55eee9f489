"""Ideas that somebody has declined in a comment, by the names of their lines (R69).

A decline holds as long as its comment stands; of several the newest counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from action.review.actions.beside import DeclinedIdea
from action.review.commands.answering import ReplyLine, as_given
from action.review.commands.asks.ask import Ask, Decline
from action.review.commands.command import Command

MOST_NAMED: Final = 20
"""Names that an answer tells."""


@dataclass(frozen=True, slots=True)
class NoSuchAction(ReplyLine):
    """Names that no line of the list bears; `names` are some that do."""

    line: str
    unknown: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Declines:
    """What is declined, by name, and answers to commands that decline nothing."""

    ideas: Mapping[str, DeclinedIdea]
    answers: Mapping[Command, ReplyLine]


def declines(
    asked: Iterable[tuple[Command, Ask]], names: Callable[[], tuple[str, ...]]
) -> Declines:
    """What people have declined, in the order in which they said it; names are asked for if so."""
    told = tuple((command, ask) for command, ask in asked if isinstance(ask, Decline))
    known = names() if told else ()
    ideas: dict[str, DeclinedIdea] = {}
    answers: dict[Command, ReplyLine] = {}
    for command, ask in told:
        idea = DeclinedIdea(command.author, ask.reason, command.url)
        ideas |= dict.fromkeys(filter(known.__contains__, ask.actions), idea)
        if unknown := [name for name in ask.actions if name not in known][:MOST_NAMED]:
            answers[command] = NoSuchAction(as_given(command), tuple(unknown), known[:MOST_NAMED])
    return Declines(MappingProxyType(ideas), MappingProxyType(answers))
