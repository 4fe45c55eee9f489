"""Who is picked for a role: nobody from within, the one first who has waited longest (R36)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from action.review.dates.review_days import ReviewDays
from action.review.house import Repository
from action.review.people.invited import within
from action.review.settings import Settings
from action.review.standing.role import Role, Served


@dataclass(frozen=True, slots=True)
class Rota:
    """Picks people for the roles of a review; `within` are those who had to do with the incident.

    Least recently served is counted over the reviews that are open or were completed: whoever has
    a role in an open one serves now. `number` is the review's own.
    """

    repository: Repository
    settings: Settings
    within: tuple[str, ...]
    days: ReviewDays
    number: int = 0

    def pick(self, role: Role, besides: Iterable[str | None]) -> str | None:
        """Whose turn it is; None where nobody on the rota is free."""
        free = self.free(role, besides)
        return max(free, key=lambda login: self._waited(login, role), default=None)

    def free(self, role: Role, besides: Iterable[str | None]) -> tuple[str, ...]:
        """Who on a rota could be picked; whom GitHub cannot assign only where there is no other."""
        barred = (*self.within, *filter(None, besides))
        neutral = (login for login in self.of(role) if not within(login, barred))
        free = tuple(login for login in neutral if not self.away_until(login))
        return tuple(login for login in free if self.repository.assignable(login)) or free

    def of(self, role: Role) -> tuple[str, ...]:
        """The rota of a role."""
        settings = self.settings
        return settings.facilitators if role is Role.FACILITATOR else settings.note_takers

    def load(self, login: str) -> int:
        """In how many other reviews that are open somebody has a role."""
        return sum(one.is_open and login.lower() in one.logins for one in self._others)

    def away_until(self, login: str) -> date | None:
        """The last day of an absence before the meeting must have been; None without one."""
        person, (first, last) = self.settings.person(login), self.days.to_come
        away = [days.last for days in person.away if days.meets(first, last)] if person else []
        return max(away, default=None)

    def _waited(self, login: str, role: Role) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """How many reviews ago somebody had a role, each time, and then how long ago this one.

        The last time counts first, then the one before: two who served together are told apart by
        the review in which only one of them did, so whoever has served less is asked first.
        """
        served = [one.logins for one in self._others]
        here = [frozenset({one.of(role)}) for one in self._others]
        return _times(login, served), _times(login, here)

    @property
    def _others(self) -> tuple[Served, ...]:
        """The reviews besides this one, which may have no number yet."""
        return tuple(one for one in self.repository.rota if one.number != (self.number or None))


def _times(login: str, reviews: list[frozenset[str]]) -> tuple[int, ...]:
    """In which of the reviews somebody served, newest first; before the first of them, never."""
    return (*(at for at, served in enumerate(reviews) if login.lower() in served), len(reviews))
