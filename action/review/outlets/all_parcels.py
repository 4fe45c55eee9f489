"""The outlets: who has what to send. A new one is a row here, a parcel, and a hand in write/."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from action.review.outlets.news import for_chat, for_webhook
from action.review.outlets.outlet_rules import NO_OUTLETS
from action.review.outlets.parcels import AnyParcel
from action.review.outlets.senders import (
    for_findings,
    for_incident_io,
    for_jira,
    for_project,
    for_trello,
)
from action.review.view import View

SENDERS: Final[tuple[Callable[[View], Iterator[AnyParcel]], ...]] = (
    for_chat.messages,
    for_findings.findings,
    for_incident_io.parts,
    for_jira.tickets,
    for_project.items,
    for_trello.cards,
    for_webhook.deliveries,
)


def parcels(view: View) -> Iterator[AnyParcel]:
    """All that other tools should have of this review by now."""
    if view.settings.outlets == NO_OUTLETS or view.snapshot.issue is None:
        return
    for row in SENDERS:
        yield from row(view)
