"""What is to be filed at the end of a review, and is not yet as it should be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from action.review.git_steps import File
from action.review.notes.kept_notes import learned_in
from action.review.notes.notes_file import notes_file
from action.review.page.meeting_calendar import due_file
from action.review.record.record import record, remarked
from action.review.view import View

_RECORDING: Final = "| Recording |"
"""How the line of a record begins that says where the recording is."""
_ASKED: Final = "\n## What every review asks\n"
"""The heading of the answers to what every review asks."""


def unfiled(view: View) -> tuple[File, ...]:
    """The record, the notes and the calendar, as far as the timeline branch has others, or none."""
    return tuple(_unfiled(view))


def _unfiled(view: View) -> Iterator[File]:
    branch, notes = view.snapshot.branch, notes_file(view)
    if branch is None:
        return
    if branch.record != (text := record(view)):
        yield File(view.path("review.md"), text)
    if notes is not None and notes != branch.notes:
        yield File(view.path("notes.md"), notes)
    if calendar := due_file(view):
        yield calendar


def has_latest(view: View, known: str) -> bool:
    """Whether a record names every action issue, and the rest has what was just said, if seen."""
    remarks = tuple(remarked(view))
    sees = view.issue.late and (remarks or "#discussion_r" not in known)
    late = (*learned_in(view), *remarks) if sees else ()
    every = all(words in known for words in (*late, *(one.url for one in view.issue.actions)))
    return every and (not view.issue.late or _has_said(view, known))


def _has_said(view: View, known: str) -> bool:
    """Whether a record says what was said since: where the recording is, what a question has got.

    And whether the notes are filed beside it.
    """
    return _said_late(record(view)) == _said_late(known) and has_filed_notes(view)


def _said_late(text: str) -> tuple[list[str], str]:
    """What of a record people may still say after the end, below *What we learned* aside."""
    recording = [line for line in text.split("\n") if line.startswith(_RECORDING)]
    return recording, text.partition(_ASKED)[2].partition("\n## ")[0]


def has_filed_notes(view: View) -> bool:
    """Whether the notes are filed as they are now."""
    branch, wanted = view.snapshot.branch, notes_file(view)
    there = (branch.notes if branch else None) or view.snapshot.filed.notes
    return wanted is None or wanted == there
