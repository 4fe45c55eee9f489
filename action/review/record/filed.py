"""Whether the record is where it belongs, or on its way there."""

from __future__ import annotations

from action.review.model import State
from action.review.notes.notes_file import notes_file
from action.review.record.record import record
from action.review.view import View


def holds_record(view: View) -> bool:
    """Whether the pull request brings the record, or has brought it."""
    pull = view.snapshot.pull_request
    merged = pull is not None and pull.state is State.MERGED and bool(view.snapshot.filed.record)
    return merged or (pull is not None and pull.state is State.OPEN)


def is_filed(view: View) -> bool:
    """Whether the default branch has the record as it should be.

    So it is where GitHub has merged, and has put off what was ordered before that.
    """
    found, notes = view.snapshot.filed.record, notes_file(view)
    kept = notes is None or notes == view.snapshot.filed.notes
    return found is not None and found == record(view) and kept
