"""Notices about the people of a review; what the rules want and cannot have is in people/lacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from action.review.model import State
from action.review.notices.notice import Notice
from action.review.people import inviting
from action.review.people.lacks import Lack, NoRota, NoSenior
from action.review.settings import Settings
from action.review.view import View


@dataclass(frozen=True, slots=True)
class Greeting(Notice):
    """What a team does first that has no rota yet: it names people for these roles."""

    roles: tuple[str, ...]
    rotas: tuple[str, ...]
    warns: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class SeniorUnnamed(Notice):
    """What a team can do whose settings name nobody senior, where the severity asks for one."""

    severity: str
    warns: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class CannotBeAssigned(Notice):
    """Facilitator or note-taker without access to the repository."""

    logins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotAssigned(Notice):
    """Facilitator or note-taker whom GitHub did not assign."""

    logins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotTakenOff(Notice):
    """People without a role any more whom GitHub did not take off the review issue."""

    logins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CannotBeAsked(Notice):
    """People who must come, without access to the repository."""

    logins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReviewersRefused(Notice):
    """People whom GitHub did not ask to read the timeline."""

    logins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NobodyInvites(Notice):
    """A client's own people without a login, where no delivery manager can be asked."""

    names: tuple[str, ...]
    client: str


def due(view: View) -> Iterator[Notice]:
    """What there is to say about the people now; when the issue is closed, nothing can follow."""
    issue = view.snapshot.issue
    if issue is None or issue.state is State.OPEN:
        yield from _while_open(view)


def _while_open(view: View) -> Iterator[Notice]:
    yield from _lacks(view)
    house = view.snapshot.repository
    if lost := tuple(login for login in view.cast.roles if not house.assignable(login)):
        yield CannotBeAssigned(lost)
    if dropped := view.notifying.not_assigned:
        yield NotAssigned(dropped)
    if kept := view.notifying.not_taken_off:
        yield NotTakenOff(kept)
    if view.meeting.has_been:
        return
    if strangers := tuple(one for one in view.notifying.outside if one not in view.cast.roles):
        yield CannotBeAsked(strangers)
    if refused := view.notifying.not_asked:
        yield ReviewersRefused(refused)
    for one in inviting.requests(view):
        if not one.manager:
            yield NobodyInvites(one.names, one.client.name)


def _lacks(view: View) -> Iterator[Notice]:
    """What the rules want and cannot have; where the settings are silent nobody is warned."""
    past = view.meeting.has_been
    lacks = tuple(one for one in view.cast.lacks if one.lasts or not past)
    new = tuple(one for one in lacks if _is_new(one, view.settings))
    if rotas := tuple(one for one in new if isinstance(one, NoRota)):
        yield Greeting(tuple(one.role for one in rotas), tuple(one.rota for one in rotas))
    yield from (SeniorUnnamed(one.severity) for one in new if isinstance(one, NoSenior))
    yield from (one for one in lacks if one not in new)


def _is_new(lack: Lack, settings: Settings) -> bool:
    """Whether it is only that the team has settled nothing about it yet."""
    if isinstance(lack, NoRota):
        return not settings.facilitators and not settings.note_takers
    return isinstance(lack, NoSenior) and not any(one.senior for one in settings.people.values())
