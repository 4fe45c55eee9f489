"""The list of who comes and why, for a terminal and for programs."""

from __future__ import annotations

from typing import Any

from action.markdown import safe
from action.review import words
from action.review.kinds import Kind
from action.review.people.cast import Cast


def lines(found: Cast) -> str:
    """The list as people read it: a line for each person, then what could not be met."""
    people = [
        (
            one.need.value,
            f"{one.name} ({one.login})" if one.login not in {"", one.name} else one.name,
            "; ".join(map(_plain, one.reasons)),
        )
        for one in found.attendees
    ]
    team = ", ".join(found.team)
    return words.text(
        "who.txt.j2",
        people=people,
        team=team,
        is_small=found.is_small,
        width=max(map(len, (team, *(name for _, name, _ in people)))),
        lacks=lacks(found),
    )


def data(found: Cast) -> dict[str, Any]:
    """The same for programs."""
    return {
        "attendance": found.attendance.value,
        "facilitator": found.facilitator,
        "note-taker": found.note_taker,
        "people": [
            {
                "login": one.login or None,
                "name": one.name,
                "need": one.need.value,
                "reasons": [_plain(reason) for reason in one.reasons],
            }
            for one in found.attendees
        ],
        "team": list(found.team),
        "lacks": lacks(found),
    }


def lacks(found: Cast) -> list[str]:
    """What the rules want and cannot have."""
    return [_plain(lack) for lack in found.lacks]


def _plain(kind: Kind) -> str:
    return safe.plain(kind.__html__())
