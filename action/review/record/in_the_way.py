"""Files that people have added to the default branch where our pull request brings one, too.

Git joins what two sides have made of a file; of a file that both have added it makes a conflict,
which no merge gets over.
"""

from __future__ import annotations

from collections.abc import Iterator

from action.review.dates.calendar_file import CALENDAR_FILE
from action.review.model import State
from action.review.timeline.timeline import Timeline
from action.review.view import View


def coming_in_the_way(view: View) -> tuple[str, ...]:
    """The paths of files that are new on the default branch, and that we are going to add."""
    return tuple(path for path, ours, _ in _filed_too(view) if ours is None)


def in_the_way(view: View) -> tuple[str, ...]:
    """The paths of files that both have, each another: they may be why GitHub does not merge."""
    return tuple(path for path, ours, theirs in _filed_too(view) if ours not in {None, theirs})


def _filed_too(view: View) -> Iterator[tuple[str, str | None, str]]:
    """The files that the default branch has: their paths, our text, and the text there."""
    branch, filed, pull = view.snapshot.branch, view.snapshot.filed, view.snapshot.pull_request
    if branch is None or pull is None or pull.state is not State.OPEN:
        return
    files = {
        "notes.md": (branch.notes, filed.notes),
        "review.md": (branch.record, filed.record),
        "timeline.md": (_text(branch.timeline), _text(filed.timeline)),
        CALENDAR_FILE: (branch.calendar, filed.calendar),
    }
    for name, (ours, theirs) in files.items():
        if theirs is not None:
            yield view.path(name), ours, theirs


def _text(timeline: Timeline | None) -> str | None:
    return timeline.text if timeline else None
