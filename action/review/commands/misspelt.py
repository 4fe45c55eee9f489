"""A word that is nearly one of our commands: `/evnt`, `/events`, `/even`, `/veent` for `/event`.

Only one edit is forgiven (a letter more, fewer or other, or two neighbours swapped), only where it
leads to one command alone, and only to one of five letters or more: `/hello` and `/help-me` may be
other programs'. Case and a colon are no edits at all: `/Event:` is `/event`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from action.review.commands.answering import MOST_REPLIES, CommandReply, ReplyLine
from action.review.commands.command import Command
from action.review.view import View

LETTERS: Final = 5
"""Letters of the shortest command that is guessed at."""


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


def meant_by(written: str, names: Iterable[str]) -> str | None:
    """The one name that a word is one edit away from; None where it is a name, or no such word."""
    near = [name for name in names if name == written or _one_edit_apart(written, name)]
    if len(near) != 1 or near[0] == written or sum(map(str.isalpha, near[0])) < LETTERS:
        return None
    return near[0]


def _one_edit_apart(one: str, other: str) -> bool:
    """Whether what is left behind their common beginning differs by one edit."""
    pairs = enumerate(zip(one, other, strict=False))
    same = next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
    a, b = one[same:], other[same:]
    swapped = a[:2] == b[1::-1] and a[2:] == b[2:]
    return swapped or a[1:] == b or a == b[1:] or a[1:] == b[1:]
