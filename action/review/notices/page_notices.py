"""Notices about the page itself and its labels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from action.errors import Letter
from action.review.actions import actions
from action.review.model import ReviewIssue, State
from action.review.notices.notice import Notice
from action.review.view import View

FEW_LETTERS: Final = 3
"""Letters about questions that a page repeats; the log of a run and `check` have them all."""


@dataclass(frozen=True, slots=True)
class PageTooLong(Notice):
    """The agenda was shortened so that GitHub takes the page."""


@dataclass(frozen=True, slots=True)
class ManyProposals(Notice):
    """More actions were proposed than the page has room for: so many are only at `url`."""

    count: int
    url: str


@dataclass(frozen=True, slots=True)
class QuestionLeftOut(Notice):
    """A letter about a question in the settings that does not fit and is not asked."""

    letter: Letter


@dataclass(frozen=True, slots=True)
class MoreLeftOut(Notice):
    """More such questions than a page tells."""

    count: int


@dataclass(frozen=True, slots=True)
class LabelsDropped(Notice):
    """Labels that GitHub did not take."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WrittenInDouble(Notice):
    """A second issue for the same thing, left as it is because somebody has written in it."""

    double: int
    original: int
    ended: bool = False


def due(view: View) -> Iterator[Notice]:
    """What there is to say about the page now; whoever shortens it says that it is too long."""
    if view.snapshot.issue and (left := _left_out(view.snapshot.issue, view)):
        yield ManyProposals(left, view.agenda.url)
    letters = view.settings.left_out
    yield from map(QuestionLeftOut, letters[:FEW_LETTERS])
    if more := len(letters[FEW_LETTERS:]):
        yield MoreLeftOut(more)
    for double in view.snapshot.issue.doubles if view.snapshot.issue else ():
        if double.touched:
            yield WrittenInDouble(double.target.number, double.original.number, double.ended)
    if lost := tuple(_lost(view)):
        yield LabelsDropped(lost)


def _left_out(issue: ReviewIssue, view: View) -> int:
    return len(actions.without_room(issue.page.actions, view.agenda.proposals))


def _lost(view: View) -> Iterator[str]:
    """The labels that review or pull request should bear, and that GitHub refuses."""
    issue, pull = view.snapshot.issue, view.snapshot.pull_request
    have = {name.lower() for name in issue.labels} if issue else set[str]()
    if pull and pull.state is State.OPEN:
        have &= {name.lower() for name in pull.labels}
    for label in view.needed_labels:
        if label.name.lower() not in have and view.is_refused(label.name):
            yield label.name
