"""A row of the table of standing commands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from action.review.commands.answering import Help, ReplyLine
from action.review.commands.asks.ask import Ask
from action.review.commands.command import Command


@dataclass(frozen=True, slots=True)
class AskRow:
    """A standing command: how it is written, and what it asks for, or what would be right.

    Where it speaks only `for_oneself`, nobody can say it of somebody else; some are said only
    `by_facilitator`. What is `also_late` counts after the review was closed, too.
    """

    name: str
    help: Help
    asked: Callable[[Command], Ask | ReplyLine]
    example: str = ""
    for_oneself: bool = False
    by_facilitator: bool = False
    also_late: bool = False
