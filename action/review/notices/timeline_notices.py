"""Notices about a timeline that two sides have changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from action.review.model import State
from action.review.notices.notice import Notice
from action.review.timeline import merging
from action.review.timeline.merging import Conflict
from action.review.view import View


@dataclass(frozen=True, slots=True)
class FileChangedAfterMerge(Notice):
    """The file tells something that the merged `timeline`, a path, does not."""

    timeline: str


@dataclass(frozen=True, slots=True)
class ToldDifferently(Notice):
    """An event that both sides changed: what the pull request says (`here`) and what the file."""

    here: str
    file: str


@dataclass(frozen=True, slots=True)
class GoneFromFile(Notice):
    """An event that was changed `here`, in the pull request, and taken out of the file."""

    here: str


@dataclass(frozen=True, slots=True)
class TakenOut(Notice):
    """An event that was taken out of the pull request and changed in the file."""

    file: str


def due(view: View) -> Iterator[Notice]:
    """What there is to say about the timeline now."""
    pull, timeline = view.snapshot.pull_request, view.snapshot.timeline
    if view.timeline.merged and pull and pull.state is State.MERGED:
        yield FileChangedAfterMerge(view.path("timeline.md"))
    if timeline:
        yield from map(_of_conflict, merging.conflicts(timeline, view.incident))


def _of_conflict(conflict: Conflict) -> Notice:
    if not conflict.here:
        return TakenOut(conflict.file or "")
    if not conflict.file:
        return GoneFromFile(conflict.here)
    return ToldDifferently(conflict.here, conflict.file)
