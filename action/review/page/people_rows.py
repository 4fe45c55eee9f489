"""The people on the page: a row for each who is invited, and what is noted about them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from action.markdown import safe, sections
from action.markdown.safe import Safe
from action.review.people.whys import ReasonToCome
from action.review.remarks.said_before import said_noted
from action.review.remarks.unnamed import brought_said
from action.review.standing import noted
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
    comes: bool | None = None
    away_until: date | None = None
    load: int = 0


def rows(view: View) -> Iterator[PersonRow]:
    """The rows in their order: who must come, then who should."""
    mentioned, asked = view.notifying.mentioned, view.notifying.asked
    for one in view.cast.attendees:
        shown = safe.mention if one.login in mentioned else safe.name
        name = one.name if one.name != one.login else ""
        asks = bool(one.login) and one.login in asked
        yield PersonRow(
            one.need.value,
            name,
            shown(one.login),
            one.reasons,
            one.has_read,
            asks,
            one.comes,
            one.away_until,
            one.load,
        )


def marker(view: View) -> Safe:
    """What the page notes about its people, so that nothing is done twice."""
    cast, notifying = view.cast, view.notifying
    return sections.marker(
        "people",
        facilitator=cast.facilitator or "",
        note_taker=cast.note_taker or "",
        **noted.picks_noted(cast.standing.picks),
        **noted.done_noted(view.to_remember),
        **noted.dates_noted(cast.date.notes),
        load=noted.loads_noted(
            (one.login, one.load) for one in cast.attendees if cast.standing.has_role(one.login)
        ),
        **noted.file_noted(view.snapshot, view.incident, view.now),
        asked=" ".join(notifying.asked),
        mentioned=" ".join(notifying.reached),
        out=" ".join(notifying.out_of_reach),
        told=" ".join(notifying.told),
        assigned=" ".join(notifying.assigned),
        talked=" ".join(noted.talked(view.snapshot, cast.has_row)),
        labelled=view.labelled_now,
        **said_noted(brought_said(view.snapshot)),
    )
