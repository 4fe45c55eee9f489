"""The two roles in a review, who has them, and by whose word (R36, R38)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import ClassVar

from action.review.kinds import Kind
from action.review.people.need import Need


class Role(Enum):
    """A role in the review, as the incident file spells it."""

    FACILITATOR = "facilitator"
    NOTE_TAKER = "note-taker"

    @property
    def noted(self) -> str:
        """The same as the page notes it."""
        return self.value.replace("-", "_")

    @property
    def rota(self) -> str:
        """The field of the settings that names its rota."""
        return f"{self.value}s"

    @property
    def other(self) -> Role:
        """The other one of the two."""
        return Role.NOTE_TAKER if self is Role.FACILITATOR else Role.FACILITATOR


@dataclass(frozen=True, slots=True)
class Assignment:
    """What a person did in GitHub's sidebar: they assigned somebody, or took them off."""

    login: str
    by: str
    at: datetime
    taken_off: bool = False


@dataclass(frozen=True, slots=True)
class Served:
    """Who has the two roles in a review, or had them at its end; `is_open` while it goes on."""

    facilitator: str = ""
    note_taker: str = ""
    number: int = 0
    is_open: bool = False

    def of(self, role: Role) -> str:
        """Who has this role, in lower case; nobody is empty."""
        return (self.facilitator if role is Role.FACILITATOR else self.note_taker).lower()

    @property
    def logins(self) -> frozenset[str]:
        """Who has either, in lower case."""
        return frozenset(filter(None, map(self.of, Role)))


@dataclass(frozen=True, slots=True)
class Decision(Kind):
    """How somebody came to a role, as the page says it behind the role."""

    folder: ClassVar[str] = "decisions"


@dataclass(frozen=True, slots=True)
class FromRota(Decision):
    """The rota picked them, by itself or because somebody asked it to in the comment at `url`."""

    url: str = ""


@dataclass(frozen=True, slots=True)
class NamedInFile(Decision):
    """The incident file names them."""


@dataclass(frozen=True, slots=True)
class ToldInComment(Decision):
    """Somebody named them in a comment."""

    by: str
    url: str


@dataclass(frozen=True, slots=True)
class SwappedInComment(Decision):
    """Somebody let the two swap in a comment."""

    by: str
    url: str


@dataclass(frozen=True, slots=True)
class AssignedInSidebar(Decision):
    """Somebody assigned them after the one before them was taken off."""

    by: str


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a role, and how that came."""

    login: str
    decision: Decision


@dataclass(frozen=True, slots=True)
class HandedOver:
    """Somebody who had a role before, and has handed it over."""

    role: Role
    login: str


@dataclass(frozen=True, slots=True)
class ByHand:
    """Somebody whom a person has invited; `is_told` where a comment has mentioned them."""

    login: str
    need: Need
    by: str
    is_told: bool
