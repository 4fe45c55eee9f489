"""What people say of the proposed times with their reactions, as of the last look (R16)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import count

from action.instants import is_before
from action.review.dates.slots import proposed
from action.review.page.comment_steps import EMOJI
from action.review.people.need import Need
from action.review.view import View


@dataclass(frozen=True, slots=True)
class SlotVotes:
    """A proposed time, how many it suits, and `must`: how many of them must come."""

    number: int
    at: datetime
    suits: int
    must: int


def slot_votes(view: View) -> tuple[SlotVotes, ...]:
    """The votes for each proposed time that has not passed; nothing where nobody counts them.

    Whoever has no access and no part in the review does not count.
    """
    return tuple(_counted(view)) if view.days.meeting is None else ()


def _counted(view: View) -> Iterator[SlotVotes]:
    found, must = proposed(view.snapshot), must_come(view)
    if found.comment is None or found.comment.reactions is None:
        return
    for number, at, content in zip(count(1), found.times, EMOJI, strict=False):
        given = (one.login for one in found.comment.reactions if one.content == content)
        voters = {login.lower() for login in given if view.belongs(login)}
        if is_before(view.now, at):
            yield SlotVotes(number, at, len(voters), len(voters & must))


def suits_most(votes: tuple[SlotVotes, ...]) -> SlotVotes | None:
    """The time that suits most of those who must come, then most people; None before any vote."""
    best = max(votes, key=lambda one: (one.must, one.suits), default=None)
    return best if best and best.suits else None


def must_come(view: View) -> frozenset[str]:
    """Who must come, in lower case."""
    every = (one for one in view.cast.attendees if one.need is Need.MUST and one.login)
    return frozenset(one.login.lower() for one in every)
