"""What came of a parcel in this run: a receipt, or what was said instead."""

from __future__ import annotations

from dataclasses import dataclass

from action.review.answers.answer import Done, Refused, Why
from action.review.outlets.parcels import Parcel


@dataclass(frozen=True, slots=True)
class Receipt:
    """The other tool has it: under this id, and at this address where people can see it."""

    issue: int
    place: str
    id: str
    url: str


@dataclass(frozen=True, slots=True)
class NotSent:
    """The other tool has not taken it, or nobody knows whether it has."""

    issue: int
    place: str
    why: Why
    said: str = ""


def came_of(parcel: Parcel, answer: Done | Refused) -> Receipt | NotSent:
    """What an answer means for this parcel."""
    if isinstance(answer, Refused):
        return NotSent(parcel.about.number, parcel.place, answer.why, answer.said)
    return Receipt(parcel.about.number, parcel.place, answer.id, answer.url)
