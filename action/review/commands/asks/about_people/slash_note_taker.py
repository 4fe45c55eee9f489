"""`/note-taker @mira`, or `/note-taker rota`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from action.review.commands.answering import Help, ReplyLine
from action.review.commands.asks.ask import Ask, AskRota, TakeRole
from action.review.commands.asks.named import names_rota, one_login
from action.review.commands.asks.row import AskRow
from action.review.commands.command import Command
from action.review.standing.role import Role


@dataclass(frozen=True, slots=True)
class SlashNoteTaker(Help):
    """Somebody else takes notes, or whom the rota picks."""


def _asked(command: Command) -> Ask | ReplyLine:
    if names_rota(command):
        return AskRota(Role.NOTE_TAKER)
    return one_login(command, "/note-taker @login", lambda login: TakeRole(Role.NOTE_TAKER, login))


RULE: Final = AskRow("note-taker", SlashNoteTaker(), _asked, "@login")
