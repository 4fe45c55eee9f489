"""What a review still lacks where a team has made notes and recording a condition of its end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from action.review.actions.problems import Problem
from action.review.notes.kept_notes import are_taken, has_recording, notes_url
from action.review.settings import NotesRule
from action.review.view import View


@dataclass(frozen=True, slots=True)
class NotesMissing(Problem):
    """Nobody has taken notes; `url` is the comment for them, if it was begun."""

    url: str


@dataclass(frozen=True, slots=True)
class RecordingMissing(Problem):
    """Nobody has said where the recording is, or that there is none."""


def missing_notes(view: View) -> Iterator[Problem]:
    """What is missing, where that keeps a review from being closed."""
    if view.settings.notes is not NotesRule.REQUIRED:
        return
    if not are_taken(view):
        yield NotesMissing(notes_url(view))
    if not has_recording(view):
        yield RecordingMissing()
