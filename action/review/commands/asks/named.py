"""One person named behind a command: `@mira`, or `mira`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from action import logins
from action.markdown import safe
from action.review.commands.answering import ReplyLine, as_given
from action.review.commands.asks.ask import Ask
from action.review.commands.command import Command

_ENDS: Final = ".,;:!"
"""What people put behind a name that does not belong to it."""
MOST_OF_A_WORD: Final = 40
"""Characters of a word that is repeated; no login is longer."""


@dataclass(frozen=True, slots=True)
class NobodyNamed(ReplyLine):
    """A command that should name somebody and ends before it does."""

    line: str
    example: str


@dataclass(frozen=True, slots=True)
class NotALogin(ReplyLine):
    """A word where a login should be."""

    line: str
    word: str
    example: str


@dataclass(frozen=True, slots=True)
class TeamNamed(ReplyLine):
    """A team where a person should be."""

    line: str
    example: str


@dataclass(frozen=True, slots=True)
class MoreThanOne(ReplyLine):
    """More words behind a command than the login of one person."""

    line: str
    example: str


def login_in(word: str) -> str | None:
    """The login that a word names, with or without @; None where it names nobody."""
    login = word.removeprefix("@").rstrip(_ENDS)
    return login if logins.is_login(login) else None


def names_rota(command: Command) -> bool:
    """Whether a command names the rota, and not somebody of that login, who has an @."""
    return command.text.rstrip(_ENDS).lower() == "rota"


def one_login(command: Command, example: str, ask: Callable[[str], Ask]) -> Ask | ReplyLine:
    """What is asked for about the one person whom a command names, or what would be right."""
    line, words = as_given(command), command.text.split()
    if not words:
        return NobodyNamed(line, example)
    if unfit := unfit_word(line, words[0], example):
        return unfit
    login = login_in(words[0])
    if len(words) > 1 or login is None:
        return MoreThanOne(line, example)
    return ask(login)


def unfit_word(line: str, word: str, example: str) -> ReplyLine | None:
    """Why a word names no person; None where it does."""
    if login_in(word):
        return None
    if any(logins.teams_mentioned(word.rstrip(_ENDS))):
        return TeamNamed(line, example)
    return NotALogin(line, safe.shortened(word, MOST_OF_A_WORD), example)
