"""`/facilitator @mira`, or `/facilitator rota`."""

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
class SlashFacilitator(Help):
    """Somebody else facilitates, or whom the rota picks."""


def _asked(command: Command) -> Ask | ReplyLine:
    if names_rota(command):
        return AskRota(Role.FACILITATOR)
    return one_login(
        command, "/facilitator @login", lambda login: TakeRole(Role.FACILITATOR, login)
    )


RULE: Final = AskRow("facilitator", SlashFacilitator(), _asked, "@login")
