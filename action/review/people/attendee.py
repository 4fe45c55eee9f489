"""Somebody who comes to a review, how much it needs them, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from action.review.people.whys import ReasonToCome


class Need(Enum):
    """How much a review needs somebody (R31)."""

    MUST = "must"
    SHOULD = "should"
    CAN = "can"


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who comes to the review, with every reason why; `login` is empty without one."""

    login: str
    name: str
    need: Need
    reasons: tuple[ReasonToCome, ...]
    has_read: bool = False


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
