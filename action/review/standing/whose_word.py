"""Whose word counts for a standing command, given what stands when it is said."""

from __future__ import annotations

from datetime import datetime

from action.review.commands.answering import FromStranger, ReplyLine
from action.review.commands.asks.row import AskRow
from action.review.commands.asks.unchanged import GuestSpeaks, OnlyFacilitator, SaidTooLate
from action.review.commands.command import Command
from action.review.people.invited import within
from action.review.standing.ground import Ground
from action.review.standing.role import Role
from action.review.standing.standing import Arrangement


def refusal_of(
    ground: Ground, state: Arrangement, command: Command, row: AskRow
) -> ReplyLine | None:
    """Why a command counts for nothing, whatever it says; what was done before, counts."""
    known = ground.remembers(command)
    if not (known or ground.hears(command.author, state)):
        return FromStranger(command.name)
    if not row.also_late and is_late_for(ground, command.at):
        return SaidTooLate(command.name)
    if row.by_facilitator and not (known or _facilitates(command.author, state)):
        return OnlyFacilitator(command.name, state.holder(Role.FACILITATOR) or "")
    alone = row.for_oneself or known or ground.may(command.author, state)
    return None if alone else GuestSpeaks(command.name)


def is_late_for(ground: Ground, at: datetime) -> bool:
    """Whether something was said or done after the review was closed."""
    return ground.closed is not None and at > ground.closed


def _facilitates(login: str, state: Arrangement) -> bool:
    """Whether somebody leads the conversation then, or learns it: people confide in both."""
    both = (state.holder(Role.FACILITATOR), state.watching)
    return within(login, filter(None, both))
