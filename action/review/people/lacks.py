"""What a review wants of its people and cannot have; each is a notice on the page."""

from __future__ import annotations

from dataclasses import dataclass

from action.review.notices.notice import Notice


@dataclass(frozen=True, slots=True)
class Lack(Notice):
    """Something about the people that could not be met; roles as the files spell them."""


@dataclass(frozen=True, slots=True)
class NoRota(Lack):
    """A role for which nobody is named, and the settings name no rota."""

    role: str
    rota: str


@dataclass(frozen=True, slots=True)
class RotaBusy(Lack):
    """A role for which nobody on the rota is free."""

    role: str


@dataclass(frozen=True, slots=True)
class FacilitatorResponded(Lack):
    """A facilitator who is not from outside (R36)."""

    login: str


@dataclass(frozen=True, slots=True)
class SamePerson(Lack):
    """Somebody with both roles (R38)."""

    login: str


@dataclass(frozen=True, slots=True)
class NoSenior(Lack):
    """A severity that asks for somebody senior from outside, and there is nobody (R33)."""

    severity: str


@dataclass(frozen=True, slots=True)
class NoDeliveryManager(Lack):
    """A client whose delivery manager the settings do not name; `manager` comes instead, if any."""

    key: str
    client: str
    manager: str
