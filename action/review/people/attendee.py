"""Somebody who comes to a review, how much it needs them, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from action.review.people.need import Need
from action.review.people.whys import OwnWord, ReasonToCome


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who comes to the review, with every reason why; `login` is empty without one.

    `comes` is what they have said themselves, and `away_until` the last day of an absence that the
    settings know of. `load` counts the other open reviews in which they had a role when they got
    one here.
    """

    login: str
    name: str
    need: Need
    reasons: tuple[ReasonToCome, ...]
    has_read: bool = False
    comes: bool | None = None
    away_until: date | None = None
    load: int = 0

    @property
    def has_part(self) -> bool:
        """Whether a rule, a role or somebody else wants them here."""
        return bool(self.login) and not all(isinstance(why, OwnWord) for why in self.reasons)


@dataclass(frozen=True, slots=True)
class Invited:
    """One reason for which somebody is invited."""

    login: str
    need: Need
    reason: ReasonToCome
    name: str = ""

    @property
    def key(self) -> str:
        """By what this is the same person: GitHub's logins do not care about case."""
        return f"@{self.login.lower()}" if self.login else self.name
