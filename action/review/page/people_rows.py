"""The table of people on the page: a row for each who is invited."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from action.markdown import safe
from action.markdown.safe import Safe
from action.review.people.whys import ReasonToCome
from action.review.view import View


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody in the table; `name` is empty where it is the login, and `login` without one.

    A login that is a mention tells the person, once: where it stands already, no edit does.
    """

    need: str
    name: str
    login: Safe
    reasons: tuple[ReasonToCome, ...]
    has_read: bool
    is_asked: bool


def rows(view: View) -> Iterator[PersonRow]:
    """The rows in their order: who must come, then who should."""
    mentioned, asked = view.notifying.mentioned, view.notifying.asked
    for one in view.cast.attendees:
        shown = safe.mention if one.login in mentioned else safe.name
        name = one.name if one.name != one.login else ""
        asks = bool(one.login) and one.login in asked
        yield PersonRow(one.need.value, name, shown(one.login), one.reasons, one.has_read, asks)
