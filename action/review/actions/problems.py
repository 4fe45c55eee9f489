"""What keeps agreed actions from becoming issues, and sends a review back (R62, R63)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import ClassVar, Final

from action.markdown import safe
from action.review.actions.action import Action, ActionList
from action.review.actions.action_words import UnclearPart
from action.review.actions.aside.beside_lines import DeclinedIdea
from action.review.actions.line_parts import CHOICES, DUE
from action.review.dates.day_words import day_inside
from action.review.house import Repository
from action.review.kinds import Kind

_LONGEST: Final = 120
"""Characters of an action that a letter repeats."""


@dataclass(frozen=True, slots=True)
class Problem(Kind):
    """What people must still put right, as the letter says it."""

    folder: ClassVar[str] = "problems"


@dataclass(frozen=True, slots=True)
class ActionProblem(Problem):
    """What is lacking of one action; `name` is its short name, empty where it has none."""

    title: str
    name: str


@dataclass(frozen=True, slots=True)
class NoOwner(ActionProblem):
    """An action that nobody owns."""


@dataclass(frozen=True, slots=True)
class OnlyATeam(ActionProblem):
    """An action that a team owns and no person."""

    team: str


@dataclass(frozen=True, slots=True)
class NotAssignable(ActionProblem):
    """An action whose owner has no access to the repository."""

    login: str


@dataclass(frozen=True, slots=True)
class BadDate(ActionProblem):
    """An action due on a day that no calendar has."""

    due: str


@dataclass(frozen=True, slots=True)
class DayNotRead(ActionProblem):
    """An action without a day, in whose words one stands that nobody reads as its day."""

    said: str


@dataclass(frozen=True, slots=True)
class DayGone(ActionProblem):
    """An action due on a day that is over before there is an issue of it."""

    due: date


@dataclass(frozen=True, slots=True)
class UnknownChoice(ActionProblem):
    """An action of a kind or a priority that there is not; `part` says which of the two."""

    part: str
    said: str
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TickedAndDeclined(ActionProblem):
    """An action that is ticked, and that somebody has declined: GitHub tells no time of a tick."""

    reason: str


@dataclass(frozen=True, slots=True)
class DoneAndOwned(ActionProblem):
    """A ticked line that ends with “done already”, and says whose it is or until when as well."""


@dataclass(frozen=True, slots=True)
class AlmostTicked(Problem):
    """A line that looks ticked and is no task for GitHub."""

    line: str


@dataclass(frozen=True, slots=True)
class NoWords(Problem):
    """A ticked line that does not say what to do."""

    line: str


@dataclass(frozen=True, slots=True)
class TickedElsewhere(Problem):
    """A ticked line in a part of the page where nobody looks for actions."""

    line: str


@dataclass(frozen=True, slots=True)
class NoRoom(Problem):
    """A page that is so long that the numbers of the action issues do not fit into it."""


@dataclass(frozen=True, slots=True)
class OpenFence(Problem):
    """A section that cannot be read to its end."""


@dataclass(frozen=True, slots=True)
class TooMany(Problem):
    """More ticked actions than get done, without a reason."""

    ticked: int
    at_most: int


def problems(
    listed: ActionList,
    repository: Repository,
    at_most: int,
    closing: date,
    declined: Mapping[str, DeclinedIdea] = MappingProxyType({}),
) -> tuple[Problem, ...]:
    """What people must still write before the agreed actions can become issues on that day."""
    agreed = listed.agreed
    new = [action for action in agreed if action.issue is None]
    found = [problem for action in new for problem in _of_one(action, repository, closing)]
    found += [
        TickedAndDeclined(_short(one.title), one.name, _short(declined[one.name].reason))
        for one in new
        if one.name in declined
    ]
    found += [DoneAndOwned(_short(one.title), one.name) for one in listed.all if _is_both(one)]
    found += map(AlmostTicked, map(_short, listed.almost_agreed))
    found += map(NoWords, map(_short, listed.without_words))
    if not listed.is_whole:
        found.append(OpenFence())
    if len(agreed) > at_most and new and not listed.reason:
        found.append(TooMany(len(agreed), at_most))
    return tuple(found)


def _of_one(action: Action, repository: Repository, closing: date) -> Iterator[Problem]:
    one = _short(action.title), action.name
    if not action.owner:
        team = action.says.teams
        yield OnlyATeam(*one, team[0]) if team else NoOwner(*one)
    elif not repository.assignable(action.owner):
        yield NotAssignable(*one, action.owner)
    says = action.says.since(closing)
    if isinstance(says.due, date) and says.due < closing:
        yield DayGone(*one, says.due)
    if says.due is None and not says.unclear and (inside := day_inside(says.title)):
        yield DayNotRead(*one, inside)
    for part in says.unclear:
        yield BadDate(*one, part.said) if part.part == DUE else _unknown(one, part)


def _is_both(action: Action) -> bool:
    """Whether a ticked line says that it is done, and what only something still to do has."""
    says = action.says
    to_do = bool(says.owners or says.teams or says.due or says.done_when)
    return action.ticked and says.is_done and to_do and action.issue is None


def _unknown(one: tuple[str, str], unclear: UnclearPart) -> UnknownChoice:
    return UnknownChoice(*one, unclear.part, unclear.said, CHOICES[unclear.part])


def _short(words: str) -> str:
    """As much of a line as a letter repeats: the letter must fit into a comment."""
    return safe.shortened(words, _LONGEST)
