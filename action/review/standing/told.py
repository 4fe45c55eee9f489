"""How everything that people say and do changes what stands, one after the other, in its order.

A command is a comment, and the newest that stands counts; what people do in the sidebar counts at
its own time. What was deleted was never said. Only what the rota has picked is remembered, so that
it picks once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, assert_never

from action.logins import mentioned
from action.review.commands.answering import ReplyLine, as_given
from action.review.commands.asks.ask import (
    Ask,
    AskRota,
    Come,
    HaveRead,
    Invite,
    LearnByWatching,
    MakeException,
    PeopleAsk,
    Swap,
    TakeRole,
)
from action.review.commands.asks.asks import row_of
from action.review.commands.asks.unchanged import (
    AlreadyFacilitates,
    GuestUnknown,
    InvitedEnough,
    NobodyFree,
    NobodyToSwap,
    PersonUnknown,
    RotaIsEmpty,
)
from action.review.commands.command import Command
from action.review.people.invited import within
from action.review.people.need import Need
from action.review.standing.excepting import excepted, without_exceptions
from action.review.standing.ground import Ground
from action.review.standing.role import (
    AssignedInSidebar,
    Assignment,
    ByHand,
    Decision,
    FromRota,
    Holder,
    NamedInFile,
    Role,
    SwappedInComment,
    ToldInComment,
)
from action.review.standing.settled_names import as_settled
from action.review.standing.standing import Arrangement
from action.review.standing.whose_word import is_late_for, refusal_of


@dataclass(frozen=True, slots=True)
class FileNames:
    """The incident file names somebody for a role, or nobody, since it was changed to say so."""

    role: Role
    login: str
    at: datetime


MOST_BY_HAND: Final = 100
"""People whom all comments together may invite: a meeting that one can still talk in, by far."""
Deed = Command | Assignment | FileNames


def told(ground: Ground, start: Arrangement, deeds: Iterable[Deed]) -> Arrangement:
    """What stands after all of it."""
    state, answers, others = start, dict[Command, ReplyLine](), list[tuple[Command, Ask]]()
    for deed in sorted(deeds, key=_order):
        if not isinstance(deed, Command):
            state = state if is_late_for(ground, deed.at) else _gestured(state, deed)
            continue
        match _commanded(ground, state, deed):
            case Arrangement() as changed:
                state = changed
            case ReplyLine() as said:
                answers[deed] = said
            case asked:
                others.append((deed, asked))
    return replace(state, answers=answers, others=tuple(others))


def _order(deed: Deed) -> tuple[datetime, int, int, str]:
    """By GitHub's clock, which shows seconds; one save of the sidebar takes off, then assigns."""
    match deed:
        case FileNames():
            return deed.at, 0, 0, ""
        case Assignment():
            return deed.at, 1 if deed.taken_off else 2, 0, ""
        case Command():
            at, length, place = deed.order
            return at, 3, length, place
        case _:
            assert_never(deed)


def _gestured(state: Arrangement, deed: Assignment | FileNames) -> Arrangement:
    match deed:
        case FileNames(role, login):
            return _renamed(state, role, login)
        case Assignment():
            return _reassigned(state, deed)
        case _:
            assert_never(deed)


def _renamed(state: Arrangement, role: Role, login: str) -> Arrangement:
    """Where the file names nobody any more, whoever had a role from it is taken off."""
    if login:
        return taken(state, role, Holder(login, NamedInFile()))
    holder = state.holders.get(role)
    return _left(state, role) if holder and holder.decision == NamedInFile() else state


# --- roles ----------------------------------------------------------------------------------------


def taken(state: Arrangement, role: Role, holder: Holder) -> Arrangement:
    """The same with somebody in a role, and who had it before remembered."""
    before = state.holders.get(role)
    return replace(
        state,
        holders={**state.holders, role: holder},
        handed_over=state.having_left(role, before.login) if before else state.handed_over,
        left=tuple(other for other in state.left if other is not role),
        exceptions=without_exceptions(state, role),
    )


def _reassigned(state: Arrangement, deed: Assignment) -> Arrangement:
    """A role that was left is taken by whoever is assigned then; another assignee has none."""
    if not deed.taken_off:
        first = next(iter(state.left), None)
        holder = Holder(deed.login, AssignedInSidebar(deed.by))
        return taken(state, first, holder) if first else state
    for role in Role:
        if within(deed.login, filter(None, (state.holder(role),))):
            state = _left(state, role)
    return state


def _left(state: Arrangement, role: Role) -> Arrangement:
    """The same without whoever has a role now."""
    return replace(
        state,
        holders={other: one for other, one in state.holders.items() if other is not role},
        handed_over=state.having_left(role, state.holders[role].login),
        left=(*state.left, role),
    )


def _swapped(state: Arrangement, decision: Decision) -> Arrangement | ReplyLine:
    for role in Role:
        if role not in state.holders:
            return NobodyToSwap(role.value)
    one, other = Role
    first, second = (Holder(state.holders[role].login, decision) for role in (other, one))
    return taken(taken(state, one, first), other, second)


def _picked(
    ground: Ground, state: Arrangement, command: Command, role: Role
) -> Arrangement | ReplyLine:
    """Whom the rota says, who is somebody else than those who have or had the role."""
    rota, key = ground.rota, f"{role.noted}-{command.place}"
    before = ground.picked.get(key)
    if not (before or rota.of(role)):
        return RotaIsEmpty(as_given(command), role.value, role.rota)
    had = (state.holder(role.other), state.holder(role), *state.before(role))
    login = before or rota.pick(role, had)
    if login is None:
        return NobodyFree(as_given(command), role.value, state.holder(role) or "")
    picked = taken(state, role, Holder(login, FromRota(command.url)))
    return replace(picked, picks={**state.picks, key: login})


# --- commands -------------------------------------------------------------------------------------


def _commanded(
    ground: Ground, state: Arrangement, command: Command
) -> Arrangement | ReplyLine | Ask:
    row = row_of(command)
    if row is None:
        return state
    if answer := refusal_of(ground, state, command, row):
        return answer
    asked = row.asked(command)
    if not isinstance(asked, PeopleAsk):
        return asked
    return _done(ground, state, command, as_settled(asked, ground.rota.settings))


def _done(
    ground: Ground, state: Arrangement, command: Command, ask: PeopleAsk
) -> Arrangement | ReplyLine:
    match ask:
        case TakeRole() | AskRota() | Swap() | LearnByWatching():
            return _with_roles(ground, state, command, ask)
        case Invite():
            return _with_invited(ground, state, command, ask)
        case Come(can):
            return replace(
                state,
                comes={**state.comes, command.author.lower(): can},
                spelled={**state.spelled, command.author.lower(): command.author},
            )
        case HaveRead():
            return replace(state, read=state.read | {command.author.lower()})
        case MakeException():
            return excepted(state, command, ask)
        case _:
            assert_never(ask)


def _with_roles(
    ground: Ground,
    state: Arrangement,
    command: Command,
    ask: TakeRole | AskRota | Swap | LearnByWatching,
) -> Arrangement | ReplyLine:
    by, url = command.author, command.url
    match ask:
        case TakeRole(role, login):
            if not _knows(ground, state, command, login):
                return PersonUnknown(as_given(command), login)
            return taken(state, role, Holder(login, ToldInComment(by, url)))
        case AskRota(role):
            return _picked(ground, state, command, role)
        case Swap():
            return _swapped(state, SwappedInComment(by, url))
        case LearnByWatching(login):
            return _watching(ground, state, command, login)
        case _:
            assert_never(ask)


def _knows(ground: Ground, state: Arrangement, command: Command, login: str) -> bool:
    """Whether somebody can be meant; of what was done before, it was known then."""
    return ground.remembers(command) or ground.knows(login, state)


def _watching(
    ground: Ground, state: Arrangement, command: Command, login: str
) -> Arrangement | ReplyLine:
    if not _knows(ground, state, command, login):
        return PersonUnknown(as_given(command), login)
    if within(login, (state.holder(Role.FACILITATOR) or "",)):
        return AlreadyFacilitates(as_given(command), login)
    is_told = within(login, mentioned(command.text))
    watches = ByHand(login, Need.SHOULD, command.author, is_told)
    return replace(state, co_facilitator=watches)


def _with_invited(
    ground: Ground, state: Arrangement, command: Command, ask: Invite
) -> Arrangement | ReplyLine:
    """Whom a comment mentions, GitHub has told; a word without @ is somebody only if known here."""
    mentions = {login.lower() for login in mentioned(command.text)}
    for login in ask.logins:
        if login.lower() not in mentions and not _knows(ground, state, command, login):
            return GuestUnknown(as_given(command), login)
    told = mentions | {login for login, one in state.invited.items() if one.is_told}
    new = {
        login.lower(): ByHand(login, ask.need, command.author, login.lower() in told)
        for login in ask.logins
    }
    invited = {**state.invited, **new}
    if len(invited) > MOST_BY_HAND:
        return InvitedEnough(as_given(command), MOST_BY_HAND)
    return replace(state, invited=invited)
