"""A time of the timeline behind a command, and the words behind that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from action.review.agenda.at_times import TIME
from action.review.commands.answering import ReplyLine, as_given
from action.review.commands.asks.ask import Ask
from action.review.commands.command import Command


@dataclass(frozen=True, slots=True)
class NoTimeGiven(ReplyLine):
    """A command that should begin with a time and does not."""

    line: str
    example: str


def time_and_words(command: Command, example: str) -> tuple[str, str] | ReplyLine:
    """The time that a command begins with, and the rest; or what would be right."""
    found = TIME.match(command.text)
    if found is None:
        return NoTimeGiven(as_given(command), example)
    return " ".join(found[0].split()), command.text[found.end() :].strip()


def only_a_time(command: Command, example: str, ask: Callable[[str], Ask]) -> Ask | ReplyLine:
    """What is asked for at the time that a command names, and nothing behind it."""
    said = time_and_words(command, example)
    if isinstance(said, ReplyLine):
        return said
    at, words = said
    return NoTimeGiven(as_given(command), example) if words else ask(at)
