"""Exceptions, and for whom they hold: one for somebody silences nothing about somebody else."""

from __future__ import annotations

from dataclasses import replace

from action.review.commands.answering import ReplyLine, as_given
from action.review.commands.asks.ask import MakeException
from action.review.commands.asks.unchanged import NothingLacking
from action.review.commands.command import Command
from action.review.standing.role import Role
from action.review.standing.standing import Arrangement, MadeException


def excepted(state: Arrangement, command: Command, ask: MakeException) -> Arrangement | ReplyLine:
    """The same with an exception; from an open role only while it is open."""
    if any(ask.lack == _open(role) and state.holder(role) for role in Role):
        return NothingLacking(as_given(command))
    about = _about(state, ask.lack)
    made = MadeException(ask.lack, ask.reason, command.author, command.url, about)
    return replace(state, exceptions=(*state.exceptions, made))


def without_exceptions(state: Arrangement, role: Role) -> tuple[MadeException, ...]:
    """The exceptions that are left when somebody takes a role that was open."""
    return tuple(one for one in state.exceptions if one.lack != _open(role))


def _open(role: Role) -> str:
    return f"no-{role.value}"


def _about(state: Arrangement, lack: str) -> str:
    """Of whom it is said: who facilitates then."""
    holds = state.holder(Role.FACILITATOR) or ""
    return holds.lower() if lack in {"not-neutral", "same-person"} else ""
