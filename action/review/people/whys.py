"""Why somebody should come to a review."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from action.review.kinds import Kind
from action.review.standing.role import Decision


@dataclass(frozen=True, slots=True)
class ReasonToCome(Kind):
    """Why somebody should come, as the table of people says it."""

    folder: ClassVar[str] = "whys"


@dataclass(frozen=True, slots=True)
class LeadsConversation(ReasonToCome):
    """Facilitates, and how that came."""

    decision: Decision


@dataclass(frozen=True, slots=True)
class TakesNotes(ReasonToCome):
    """Writes down what is said and learned, and how that came."""

    decision: Decision


@dataclass(frozen=True, slots=True)
class CoFacilitator(ReasonToCome):
    """Learns to facilitate by watching (R36)."""


@dataclass(frozen=True, slots=True)
class InvitedInComment(ReasonToCome):
    """Was invited by somebody."""

    by: str


@dataclass(frozen=True, slots=True)
class OwnWord(ReasonToCome):
    """Is here because of what they have said themselves, and has no part by it."""


@dataclass(frozen=True, slots=True)
class WantsToCome(OwnWord):
    """Has said so, and is nobody whom the rules name (R31)."""


@dataclass(frozen=True, slots=True)
class SaysNo(OwnWord):
    """Has said that they cannot come, and is nobody whom the rules name."""


@dataclass(frozen=True, slots=True)
class SeniorBesides(OwnWord):
    """Senior, and somebody else senior is asked to come (R33)."""


@dataclass(frozen=True, slots=True)
class TechTeam(ReasonToCome):
    """Of the tech team, and has said whether they come (R32)."""


@dataclass(frozen=True, slots=True)
class Lead(ReasonToCome):
    """Led the response."""


@dataclass(frozen=True, slots=True)
class Scribe(ReasonToCome):
    """Kept the log of the incident."""


@dataclass(frozen=True, slots=True)
class Comms(ReasonToCome):
    """Kept others informed."""


@dataclass(frozen=True, slots=True)
class Responder(ReasonToCome):
    """Responded without a role of its own."""


@dataclass(frozen=True, slots=True)
class Senior(ReasonToCome):
    """Senior and not a responder (R33)."""

    severity: str


@dataclass(frozen=True, slots=True)
class DeliveryManager(ReasonToCome):
    """Speaks for a client (R32)."""

    client: str


@dataclass(frozen=True, slots=True)
class SprintTeam(ReasonToCome):
    """Works for a client (R32)."""

    client: str


@dataclass(frozen=True, slots=True)
class StandInManager(ReasonToCome):
    """Speaks for a client that has no delivery manager of its own (R32)."""

    client: str


@dataclass(frozen=True, slots=True)
class InvolvedWithClient(ReasonToCome):
    """Has to do with a client (R32)."""

    client: str


@dataclass(frozen=True, slots=True)
class ClientStaff(ReasonToCome):
    """Is of the client's own people, in the sprint team (R32)."""

    client: str


@dataclass(frozen=True, slots=True)
class NamedInTimeline(ReasonToCome):
    """Is named in the timeline (R30)."""


@dataclass(frozen=True, slots=True)
class SecurityPerson(ReasonToCome):
    """Looks after information security, which was touched."""
