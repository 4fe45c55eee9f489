"""Exceptions, and for whom they hold: one for somebody silences nothing about somebody else."""

from __future__ import annotations

from dataclasses import replace

from action.review.commands.asks.ask import MakeException
from action.review.commands.command import Command
from action.review.standing.role import Role
from action.review.standing.standing import Arrangement, MadeException


def excepted(state: Arrangement, command: Command, ask: MakeException) -> Arrangement:
    """The same with an exception, for whoever had the role when it was made."""
    about = _about(state, ask.lack)
    made = MadeException(ask.lack, ask.reason, command.author, command.url, about)
    return replace(state, exceptions=(*state.exceptions, made))


def without_exceptions(state: Arrangement, role: Role) -> tuple[MadeException, ...]:
    """The exceptions that are left when somebody takes a role that may have been open."""
    return tuple(one for one in state.exceptions if one.lack != _open(role))


def _open(role: Role) -> str:
    return f"no-{role.value}"


def _about(state: Arrangement, lack: str) -> str:
    """Who had the role; so one from an open role is about nobody."""
    roles = {_open(role): role for role in Role}
    roles |= dict.fromkeys(("not-neutral", "same-person"), Role.FACILITATOR)
    return (state.holder(roles[lack]) or "").lower() if lack in roles else ""
