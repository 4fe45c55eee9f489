"""Notices about the incident file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from action.errors import Letter
from action.review.notices.notice import Notice
from action.review.view import View


@dataclass(frozen=True, slots=True)
class FileLetter(Notice):
    """A letter about what stands in the file."""

    letter: Letter


@dataclass(frozen=True, slots=True)
class IncidentRenamed(Notice):
    """The folder has another name by now; `incident` is its new id."""

    incident: str


@dataclass(frozen=True, slots=True)
class NoReviewNeeded(Notice):
    """The file now gives a severity that needs no review."""

    severity: str


@dataclass(frozen=True, slots=True)
class SecurityInvitesNobody(Notice):
    """The file says that information security was touched, and the settings name nobody for it."""


@dataclass(frozen=True, slots=True)
class SecurityIsPublic(Notice):
    """A review that touches information security stands where anybody can read it."""


def due(view: View) -> Iterator[Notice]:
    """What there is to say about the file now."""
    yield from map(FileLetter, view.file.letters)
    if view.snapshot.renamed_to:
        yield IncidentRenamed(view.snapshot.renamed_to)
    if not view.severity.review:
        yield NoReviewNeeded(view.incident.severity)
    if view.hides_security:
        yield SecurityIsPublic()
    if view.incident.security and not view.settings.security.people:
        yield SecurityInvitesNobody()
