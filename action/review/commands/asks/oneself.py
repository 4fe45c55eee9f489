"""What everybody can say for themselves alone."""

from __future__ import annotations

from dataclasses import dataclass

from action.review.commands.answering import ReplyLine
from action.review.commands.asks.ask import Ask
from action.review.commands.command import Command


@dataclass(frozen=True, slots=True)
class OnlyForOneself(ReplyLine):
    """A command that speaks for somebody else; only its `name` is repeated."""

    name: str


def of_oneself(command: Command, ask: Ask) -> Ask | ReplyLine:
    """What somebody says of themselves; where the first word names somebody, it is of them.

    Other words behind it are a reason, which is nobody's business.
    """
    first = next(iter(command.text.split()), "")
    somebody = first.startswith("@") and first[1:].rstrip(".,;:!").lower() != command.author.lower()
    return OnlyForOneself(command.name) if somebody else ask
