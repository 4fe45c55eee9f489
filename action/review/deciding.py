"""What to write now, given what GitHub holds: the chapters of a review, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final

from action.errors import Letter
from action.review import closing, opening, preparing, replies
from action.review.arranging.ending import asked_no_more
from action.review.claims import claiming
from action.review.claims.repairing import repairs
from action.review.git_steps import Target
from action.review.model import ReviewIssue, Snapshot, State
from action.review.outcomes.letters import (
    FileAndBranchGone,
    IssueTooLong,
    MarkersRestored,
    SecurityKeptBack,
)
from action.review.outlets.sending import outgoing
from action.review.page import issue_body
from action.review.plan import EditIssue, Plan, Step
from action.review.remarks.passing_on import pass_on
from action.review.remarks.saying_unnamed import about_said, about_unsaid, say_brought
from action.review.settings import Settings
from action.review.timeline.told_here import on_its_clocks
from action.review.view import View

AT_WORK: Final = "another-run-is-at-work"
"""Why nothing is planned where much is to be done: wait, and look again."""


def decide(snapshot: Snapshot, settings: Settings, now: datetime) -> Plan:
    """What to write now, given what GitHub holds; an empty plan when all is as it should be.

    What only this run knows is said first.
    """
    if said := tuple(say_brought(snapshot)):
        return Plan(said, tuple(about_said(snapshot)), "remark-said")
    plan = _decided(snapshot, settings, now)
    if plan or plan.reason == AT_WORK:
        return plan
    return replace(plan, letters=(*plan.letters, *about_unsaid(snapshot)))


def _decided(snapshot: Snapshot, settings: Settings, now: datetime) -> Plan:
    file = snapshot.file
    if file is None:
        return Plan((), tuple(_without_file(snapshot)), "no-file")
    if file.incident is None:
        return Plan((), file.letters, "bad-file")
    file = on_its_clocks(file, snapshot.timeline)
    assert file.incident is not None, "it is the same incident on other clocks"
    view = View(snapshot, settings, file.incident, file, now)
    letters = (*file.letters, *_kept_back(view), *_left_out(settings))
    try:
        steps, reason = _chapter(view)
    except issue_body.TooLongError:
        letter = IssueTooLong(view.issue.number).letter()
        return Plan((), (*file.letters, letter), "page-too-long")
    if steps and claiming.is_held(snapshot):
        return Plan((), file.letters, AT_WORK)
    if snapshot.issue and closing.is_full(view):
        return Plan(steps, (*letters, IssueTooLong(view.issue.number).letter()), "page-too-long")
    if snapshot.issue and any(isinstance(step, EditIssue) for step in steps):
        letters = (*letters, *_restored(snapshot.issue))
    return Plan(steps, letters, reason)


def _chapter(view: View) -> tuple[tuple[Step, ...], str]:
    snapshot = view.snapshot
    if snapshot.issue is None:
        return _beginning(view)
    if mended := (*_made_again(snapshot.issue), *repairs(view)):
        return mended, "preparing" if snapshot.issue.state is State.OPEN else "closing"
    if snapshot.issue.state is State.OPEN:
        return tuple(preparing.steps(view)) or tuple(outgoing(view)), "preparing"
    if snapshot.issue.reason in {"NOT_PLANNED", "DUPLICATE"}:
        return tuple(closing.not_planned(view)) or tuple(_after(view)), "ended"
    return tuple(closing.completed(view)) or tuple(_after(view)), "closing"


def _after(view: View) -> Iterator[Step]:
    """What is answered, passed on or sent to other tools when a review is closed."""
    said = (asked_no_more, replies.letters, pass_on, outgoing)
    yield from next(filter(None, (tuple(one(view)) for one in said)), ())


def _left_out(settings: Settings) -> Iterator[Letter]:
    """What is wrong in the settings and holds nothing up, so that no run fails of it."""
    return (replace(letter, serious=False) for letter in settings.left_out)


def _kept_back(view: View) -> Iterator[Letter]:
    if view.snapshot.issue is None and view.hides_security:
        yield SecurityKeptBack(view.incident.title).letter()


def _made_again(issue: ReviewIssue) -> Iterator[Step]:
    """What somebody had written on the page, where we have written over it."""
    if issue.shown is not None:
        yield EditIssue(Target(issue.id, issue.number), issue.page.text)


def _beginning(view: View) -> tuple[tuple[Step, ...], str]:
    snapshot = view.snapshot
    if snapshot.pull_request:
        return (), "review-issue-gone"
    if snapshot.filed.record is not None:
        return (), "reviewed-before"
    if not view.severity.review:
        return (), "severity-needs-no-review"
    if view.hides_security:
        return (), "security-in-public"
    return tuple(opening.issue(view)), "opening"


def _without_file(snapshot: Snapshot) -> Iterator[Letter]:
    if snapshot.issue and snapshot.issue.state is State.OPEN:
        yield FileAndBranchGone(snapshot.issue.number).letter()


def _restored(issue: ReviewIssue) -> Iterator[Letter]:
    if lost := issue.page.lost:
        yield MarkersRestored(issue.number, lost).letter()
