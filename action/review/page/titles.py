"""Titles of ours: the one we gave is remembered, so that a person's title is never changed."""

from __future__ import annotations

import hashlib
from typing import Final

from action.markdown import safe, sections
from action.markdown.safe import Safe
from action.markdown.sections import Page
from action.review.incident import Incident

LONGEST_OF_INCIDENT: Final = 200
"""Characters of an incident's title in a title of ours, of which GitHub takes 256."""
_KIND: Final = "titled"
_DIGITS: Final = 8
"""Hexadecimal digits by which a title is remembered."""


def review_title(incident: Incident, now: str = "") -> str:
    """The title of the review issue; `now` stays where an earlier version gave it."""
    named = f"{plain_title(incident)} ({incident.day})"
    return now if now == f"Incident review: {named}" else f"Review the incident: {named}"


def request_title(incident: Incident, now: str = "") -> str:
    """The title of the timeline pull request; `now` stays where an earlier version gave it."""
    named = plain_title(incident)
    wanted = f"Read and comment on the timeline: {named} ({incident.day})"
    return now if now == f"Timeline of {named}" else wanted


def record_title(incident: Incident) -> str:
    """The title of a pull request that only brings the record."""
    return f"Merge the record of the review: {plain_title(incident)} ({incident.day})"


def plain_title(incident: Incident) -> str:
    """The incident's title on one line, as it may stand in a title of ours and in a commit."""
    return safe.shortened(safe.title(incident.title), LONGEST_OF_INCIDENT)


def retitled(page: Page, now: str, wanted: str) -> str | None:
    """The new title of what still bears the one we gave it, where another is wanted by now."""
    return wanted if now != wanted and _noted(page) == _digest(now) else None


def title_noted(page: Page, now: str, wanted: str) -> Safe:
    """The marker that says which title is ours, once `wanted` stands where ours has stood."""
    ours = now == wanted or _noted(page) == _digest(now)
    return sections.marker(_KIND, by=_digest(wanted) if ours else _noted(page))


def _noted(page: Page) -> str:
    return page.marker(_KIND).get("by", "")


def _digest(title: str) -> str:
    return hashlib.sha256(title.encode()).hexdigest()[:_DIGITS]
