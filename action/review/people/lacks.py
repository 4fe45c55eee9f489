"""What a review wants of its people and cannot have; each is a notice on the page.

Somebody may say that one of them is no slip: `/exception no-senior because …`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from action.review.notices.notice import Notice

EXCEPTIONS: Final = (
    "no-senior",
    "no-facilitator",
    "no-note-taker",
    "not-neutral",
    "same-person",
    "no-delivery-manager",
)
"""What people call the lacks of which there can be an exception."""


@dataclass(frozen=True, slots=True)
class Lack(Notice):
    """Something about the people that could not be met; roles as the files spell them.

    Most are of interest until the meeting only; what `lasts` is so as long as the review.
    """

    lasts: ClassVar[bool] = False

    @property
    def exception(self) -> str:
        """What an exception from this is called; empty where there can be none."""
        return ""

    @property
    def about(self) -> str:
        """For whom alone an exception from this holds, in lower case; empty where for everybody."""
        return ""


@dataclass(frozen=True, slots=True)
class _NobodyHas(Lack):
    """A role that nobody has."""

    role: str

    @property
    def exception(self) -> str:
        """`no-facilitator`, `no-note-taker`."""
        return f"no-{self.role}"


@dataclass(frozen=True, slots=True)
class NoRota(_NobodyHas):
    """A role for which nobody is named, and the settings name no rota."""

    rota: str


@dataclass(frozen=True, slots=True)
class RotaBusy(_NobodyHas):
    """A role for which nobody on the rota is free."""


@dataclass(frozen=True, slots=True)
class RoleLeft(_NobodyHas):
    """A role from which somebody was taken off; `waiting` is assigned without a role."""

    lasts: ClassVar[bool] = True
    before: str
    waiting: str = ""


@dataclass(frozen=True, slots=True)
class _NotNeutral(Lack):
    """A facilitator who is not from outside (R36)."""

    login: str

    @property
    def exception(self) -> str:
        """One name for both."""
        return "not-neutral"

    @property
    def about(self) -> str:
        """The facilitator."""
        return self.login.lower()


@dataclass(frozen=True, slots=True)
class FacilitatorResponded(_NotNeutral):
    """A facilitator who responded to the incident."""


@dataclass(frozen=True, slots=True)
class FacilitatorNamed(_NotNeutral):
    """A facilitator whom the timeline names."""


@dataclass(frozen=True, slots=True)
class SamePerson(Lack):
    """Somebody with both roles (R38)."""

    login: str

    @property
    def exception(self) -> str:
        """As people say it."""
        return "same-person"

    @property
    def about(self) -> str:
        """Who has both roles."""
        return self.login.lower()


@dataclass(frozen=True, slots=True)
class _SeniorWanted(Lack):
    """A severity that asks for somebody senior from outside (R33)."""

    severity: str

    @property
    def exception(self) -> str:
        """As people say it."""
        return "no-senior"


@dataclass(frozen=True, slots=True)
class NoSenior(_SeniorWanted):
    """There is nobody."""


@dataclass(frozen=True, slots=True)
class SeniorMisses(_SeniorWanted):
    """Nobody is left who can come; this one would be asked."""

    login: str


@dataclass(frozen=True, slots=True)
class NoDeliveryManager(Lack):
    """A client whose delivery manager the settings do not name; `manager` comes instead, if any."""

    key: str
    client: str
    manager: str

    @property
    def exception(self) -> str:
        """One name for all clients."""
        return "no-delivery-manager"


@dataclass(frozen=True, slots=True)
class CannotCome(Lack):
    """Somebody who must come and has said that they cannot."""

    login: str


@dataclass(frozen=True, slots=True)
class AwayThen(Lack):
    """Somebody who must come and is away on the day that is settled, as the settings know."""

    login: str
    day: date


@dataclass(frozen=True, slots=True)
class RoleAway(Lack):
    """Somebody with a role who is away before the meeting must be, until a day."""

    role: str
    login: str
    until: date


@dataclass(frozen=True, slots=True)
class RoleCannotCome(Lack):
    """Somebody with a role who has said that they cannot come."""

    role: str
    login: str
