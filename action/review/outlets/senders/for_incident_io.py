"""Actions as follow-ups of incident.io, and the review as the post-mortem of the incident there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from action.review import words
from action.review.incident import NOT_IN_INCIDENT_IO
from action.review.outlets.acted import Acted, acted
from action.review.outlets.outlet_rules import TOOLS
from action.review.outlets.parcels import FollowUp, Postmortem
from action.review.view import View

INCIDENT_IO: Final = "incident-io"
POST_MORTEM: Final = "incident.io (post-mortem)"


def parts(view: View) -> Iterator[FollowUp | Postmortem]:
    """A follow-up for each action, and the review once it is finished."""
    rules, incident = view.settings.outlets.incident_io, view.incident.incident_io or ""
    if rules is None or incident == NOT_IN_INCIDENT_IO:
        return
    for action in acted(view):
        yield _follow_up(view, action, incident)
    if rules.post_mortem and view.issue.is_completed and view.is_over:
        yield Postmortem(view.target, INCIDENT_IO, POST_MORTEM, incident, view.issue.url)


def _follow_up(view: View, action: Acted, incident: str) -> FollowUp:
    """Its words are those that stand there only where it cannot be made of the issue."""
    text = words.render("follow_up.md.j2", action=action, review=view.issue, incident=view.incident)
    owner = view.settings.person(action.owner)
    return FollowUp(
        action.target,
        INCIDENT_IO,
        TOOLS[INCIDENT_IO],
        incident,
        action.title,
        text,
        action.issue.url,
        (owner.email if owner else None) or "",
    )
