"""The notes as they are filed beside the record: `notes.md`, word for word."""

from __future__ import annotations

import re
from typing import Final

from action.markdown import seals
from action.markdown.comments import without_comments
from action.markdown.sections import Page
from action.review.notes.kept_notes import written_notes
from action.review.view import View

_FILED: Final = "notes"
"""The kind of the marker above what we have filed."""
_BLANK: Final = re.compile(r"\s*# Notes: [^\n]*\s*(?:Review: \[issue \d+\]\([^\s()]*\)\s*)?")
"""The file that a version before has made at the opening, when nobody has written in it."""


def notes_file(view: View) -> str | None:
    """What `notes.md` should say; None where nobody has taken notes, and it stays as it is."""
    texts = written_notes(view)
    if not texts:
        return None
    names = view.settings.names_who_came
    filed = seals.sealed(_FILED, "\n".join(one.filed(names=names) for one in texts))
    return "\n".join(filter(None, (_written_there(view), filed)))


def _written_there(view: View) -> str:
    """What people have written into the file itself, which stays above what we file.

    Where they have changed what we had filed, all of it is theirs.
    """
    branch = view.snapshot.branch
    there = (branch.notes if branch else None) or view.snapshot.filed.notes or ""
    lines = there.split("\n")
    for at in range(len(lines)):
        rest = "\n".join(lines[at:])
        if Page(lines[at]).markers(_FILED) and seals.is_whole(Page(rest), _FILED):
            return "\n".join(lines[:at]).strip("\n") + "\n" * (at > 0)
    if _BLANK.fullmatch(without_comments(there)):
        return ""
    return f"{there.rstrip()}\n" if there.strip() else ""
