"""The step after the meeting: its notes and its recording are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from action.review.notes.kept_notes import are_taken, has_recording, notes_url, recording_of
from action.review.settings import NotesRule
from action.review.steps.step import ReviewStep
from action.review.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepNotes(ReviewStep):
    """`notes_url` is where they are taken, if that was begun; `recording` where it can be seen."""

    key: ClassVar[str] = "notes"
    note_taker: str | None
    has_notes: bool
    has_recording: bool
    notes_url: str
    recording: str
    is_required: bool


def notes_step(view: View) -> KeepNotes:
    """The step, as notes and comments tell it."""
    taken, recorded = are_taken(view), has_recording(view)
    return KeepNotes(
        due=view.days.close_by,
        is_done=taken and recorded,
        note_taker=view.cast.note_taker,
        has_notes=taken,
        has_recording=recorded,
        notes_url=notes_url(view),
        recording=recording_of(view),
        is_required=view.settings.notes is NotesRule.REQUIRED,
    )
