"""Times of the timeline behind a command, and the words behind them: `14:05, 14:12 Alerting`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from action.review.agenda.at_times import TIME, stretch_in
from action.review.commands.answering import ReplyLine, as_given
from action.review.commands.asks.ask import Ask
from action.review.commands.command import Command

MOST_TIMES: Final = 20
"""Times that one command may name; a meeting has far fewer topics."""
_BETWEEN: Final = re.compile(r"[\s,;:/+–—-]*+(?:(?:and|&)\s++(?=~?\d))?")
"""What people put between a time and its words, or another time."""


@dataclass(frozen=True, slots=True)
class NoTimeGiven(ReplyLine):
    """A command that should begin with a time and does not."""

    line: str
    example: str


@dataclass(frozen=True, slots=True)
class TooManyTimes(ReplyLine):
    """More times in one command than anybody means to name."""

    line: str
    most: int


@dataclass(frozen=True, slots=True)
class OnlyTimes(ReplyLine):
    """A command that takes times, with words behind them; `right` is it without the words."""

    line: str
    right: str


def times_and_words(command: Command, example: str) -> tuple[tuple[str, ...], str] | ReplyLine:
    """The times that a command begins with, each once, and the rest; or what would be right."""
    times, words = dict[str, None](), command.text
    while found := TIME.match(words):
        times[stretch_in(found)] = None
        words = _behind(words, found)
        if len(times) > MOST_TIMES:
            return TooManyTimes(as_given(command), MOST_TIMES)
    return (tuple(times), words) if times else NoTimeGiven(as_given(command), example)


def only_times(
    command: Command, example: str, ask: Callable[[tuple[str, ...]], Ask]
) -> Ask | ReplyLine:
    """What is asked for at the times that a command names, and nothing behind them."""
    said = times_and_words(command, example)
    if isinstance(said, ReplyLine):
        return said
    times, words = said
    right = f"/{command.name} {' '.join(times)}"
    return OnlyTimes(as_given(command), right) if words else ask(times)


def _behind(text: str, time: re.Match[str]) -> str:
    between = _BETWEEN.match(text, time.end())
    return text[between.end() if between else time.end() :].strip()
