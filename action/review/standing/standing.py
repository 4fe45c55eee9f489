"""What stands of all that people have said and done about who comes, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from action.review.commands.answering import ReplyLine
from action.review.commands.asks.ask import Ask
from action.review.commands.command import Command
from action.review.standing.role import ByHand, HandedOver, Holder, Role


@dataclass(frozen=True, slots=True)
class MadeException:
    """Something that is left out on purpose: what, why, and who has decided it where.

    It may hold only for the one that it is `about`, in lower case.
    """

    lack: str
    reason: str
    by: str
    url: str
    about: str = ""


def _nothing() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Who has which role, who was invited, who comes and has read, and what was left unanswered.

    `left` are roles from which somebody was taken off, in that order, until somebody takes them.
    Logins that are keys are in lower case. `picks` are what the rota has said, by what it was asked
    for. `answers` are for the commands that change nothing; `others` ask for something that has
    nothing to do with people, in the order in which they were said.
    """

    holders: Mapping[Role, Holder] = field(default_factory=lambda: MappingProxyType({}))
    handed_over: tuple[HandedOver, ...] = ()
    left: tuple[Role, ...] = ()
    co_facilitator: ByHand | None = None
    invited: Mapping[str, ByHand] = field(default_factory=lambda: MappingProxyType({}))
    comes: Mapping[str, bool] = field(default_factory=lambda: MappingProxyType({}))
    spelled: Mapping[str, str] = field(default_factory=_nothing)
    read: frozenset[str] = frozenset()
    exceptions: tuple[MadeException, ...] = ()
    picks: Mapping[str, str] = field(default_factory=_nothing)
    answers: Mapping[Command, ReplyLine] = field(default_factory=lambda: MappingProxyType({}))
    others: tuple[tuple[Command, Ask], ...] = ()

    def holder(self, role: Role) -> str | None:
        """Who has a role now."""
        found = self.holders.get(role)
        return found.login if found else None

    def has_role(self, login: str) -> bool:
        """Whether somebody has one of the two roles."""
        return login.lower() in {holder.login.lower() for holder in self.holders.values()}

    def beginning(self, role: Role, holder: Holder, pick: str = "") -> Arrangement:
        """The same with somebody in a role from the start; `pick` is by what the rota knows it."""
        picks = {**self.picks, pick: holder.login} if pick else self.picks
        return replace(self, holders={**self.holders, role: holder}, picks=picks)

    @property
    def parts(self) -> frozenset[str]:
        """Everybody who has a role by what stands here, in lower case."""
        roles = (holder.login for holder in self.holders.values())
        return frozenset(login.lower() for login in (*roles, self.watching) if login)

    @property
    def guests(self) -> frozenset[str]:
        """Everybody whom somebody has invited, in lower case."""
        return frozenset(self.invited)

    @property
    def watching(self) -> str:
        """Who learns to facilitate by watching; nobody is empty."""
        return self.co_facilitator.login if self.co_facilitator else ""

    @property
    def by_hand(self) -> tuple[ByHand, ...]:
        """Everybody who is here because somebody has asked for them."""
        return (*self.invited.values(), *((self.co_facilitator,) if self.co_facilitator else ()))

    def before(self, role: Role) -> tuple[str, ...]:
        """Who else had a role before, each once, the last of them last."""
        holder = (self.holder(role) or "").lower()
        every = (one.login for one in self.handed_over if one.role is role)
        return tuple(login for login in every if login.lower() != holder)

    def having_left(self, role: Role, login: str) -> tuple[HandedOver, ...]:
        """Who has handed over which role, with this one as the last of its role."""
        there = (role, login.lower())
        kept = (one for one in self.handed_over if (one.role, one.login.lower()) != there)
        return (*kept, HandedOver(role, login))
