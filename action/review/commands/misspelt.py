"""A word that is nearly one of our commands: `/evnt`, `/events`, `/even`, `/veent` for `/event`.

Only one edit is forgiven (a letter more, fewer or other, or two neighbours swapped), only where it
leads to one command alone, and only to one of five letters or more: `/hello` and `/help-me` may be
other programs'. Case and a sign are no edits at all: `/Event:` is `/event`; but whoever writes
`/swap?` may only ask what it does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from action.review.commands.answering import MOST_REPLIES, CommandReply, ReplyLine
from action.review.commands.command import Command
from action.review.commands.spelling import meant_by
from action.review.view import View


@dataclass(frozen=True, slots=True)
class CommandMisspelt(ReplyLine):
    """A word that is not a command, and the command that may have been meant."""

    written: str
    meant: str


def replies(
    view: View, commands: Iterable[Command], names: Iterable[str]
) -> Iterator[CommandReply]:
    """One for each such word of a comment, to people who belong here."""
    ours = tuple(names)
    said = dict.fromkeys(command.name for command in commands if view.belongs(command.author))
    found = ((written, meant_by(written, ours)) for written in said)
    yield from islice((CommandMisspelt(f"/{w}", f"/{m}") for w, m in found if m), MOST_REPLIES)
