"""A time of the timeline behind a command, and the words behind that."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from action.markdown import safe
from action.review.agenda.at_times import TIME, said_in
from action.review.commands.answering import SHORT, ReplyLine, as_given
from action.review.commands.asks.ask import Ask
from action.review.commands.command import Command

_BETWEEN: Final = re.compile(r"[\s,;:–—-]*+(?:(?:and|&)\s++(?=~?\d))?")
"""What people put between a time and its words, or another time."""


@dataclass(frozen=True, slots=True)
class NoTimeGiven(ReplyLine):
    """A command that should begin with a time and does not."""

    line: str
    example: str


@dataclass(frozen=True, slots=True)
class OneTimeEach(ReplyLine):
    """A command with two times, of which each wants a line of its own."""

    line: str
    lines: tuple[str, str]


@dataclass(frozen=True, slots=True)
class OnlyATime(ReplyLine):
    """A command that takes a time, with words behind it; `right` is it without them."""

    line: str
    right: str


def time_and_words(command: Command, example: str) -> tuple[str, str] | ReplyLine:
    """The time that a command begins with, and the rest; or what would be right."""
    found = TIME.match(command.text)
    if found is None:
        return NoTimeGiven(as_given(command), example)
    at, words = said_in(found), _behind(command.text, found)
    if more := TIME.match(words):
        rest = safe.shortened(_behind(words, more), SHORT)
        lines = (f"/{command.name} {one} {rest}".strip() for one in (at, said_in(more)))
        return OneTimeEach(as_given(command), (next(lines), next(lines)))
    return at, words


def only_a_time(command: Command, example: str, ask: Callable[[str], Ask]) -> Ask | ReplyLine:
    """What is asked for at the time that a command names, and nothing behind it."""
    said = time_and_words(command, example)
    if isinstance(said, ReplyLine):
        return said
    at, words = said
    return OnlyATime(as_given(command), f"/{command.name} {at}") if words else ask(at)


def _behind(text: str, time: re.Match[str]) -> str:
    between = _BETWEEN.match(text, time.end())
    return text[between.end() if between else time.end() :].strip()
