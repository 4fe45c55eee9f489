"""How remarks without a name are said: a comment of ours for each, in the conversation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from action.errors import Letter
from action.markdown import safe, sections
from action.review import words
from action.review.agenda.at_times import EventsOnDays, NoEventThen, events_at
from action.review.git_steps import Target
from action.review.model import ReviewIssue, Snapshot, State
from action.review.outcomes.letters import (
    RemarkCutShort,
    RemarkNotSaid,
    RemarksEnough,
    RemarkWithoutLine,
)
from action.review.page.comment_steps import AddComment
from action.review.remarks.brought import Brought
from action.review.remarks.unnamed import REMARK, brought_comments
from action.review.timeline.timeline import Timeline

LONGEST_REMARK: Final = 6_000
"""Characters of a remark: as many as fit into a comment, should each of them be escaped."""
LONGEST_AT: Final = 80
"""Characters of a time that the timeline does not have."""
MOST_BROUGHT: Final = 50
"""Remarks that forms can bring to one review; who is flooded with more hears none of them."""


def say_brought(snapshot: Snapshot) -> Iterator[AddComment]:
    """The remark that this run brings, before all else: nobody but this run can ever say it.

    So no claim is needed, and none of another run is waited for. Its key is that of the run, and
    whoever was paused and says it once more is mended like all that stands twice.
    """
    brought, issue = snapshot.brought, snapshot.issue
    if brought and issue and not (_is_said(snapshot, brought) or _is_full(snapshot)):
        body = _body(brought, snapshot.timeline, issue)
        yield AddComment(place_of_talk(snapshot, issue), brought.key, body)


def about_said(snapshot: Snapshot) -> Iterator[Letter]:
    """What people should know of a remark that is said now; none of its words."""
    brought = snapshot.brought
    found = _events(snapshot.timeline, brought.at) if brought else ()
    if not isinstance(found, tuple):
        yield RemarkWithoutLine(_instead(found)).letter()
    if brought and len(brought.words) > LONGEST_REMARK:
        yield RemarkCutShort(LONGEST_REMARK).letter()


def about_unsaid(snapshot: Snapshot) -> Iterator[Letter]:
    """Why a remark is not said when nothing is left to do."""
    brought = snapshot.brought
    if brought and not _is_said(snapshot, brought):
        full = snapshot.issue and _is_full(snapshot)
        yield RemarksEnough(MOST_BROUGHT).letter() if full else RemarkNotSaid().letter()


def place_of_talk(snapshot: Snapshot, issue: ReviewIssue) -> Target:
    """The conversation of the timeline pull request; below the review where that is not open."""
    pull = snapshot.pull_request
    if pull and pull.state is State.OPEN and issue.state is State.OPEN:
        return Target(pull.id, pull.number)
    return Target(issue.id, issue.number)


def remark_body(key: str, said: str, event: str, timeline: Timeline | None, **nouns: object) -> str:
    """Our comment with these words, which are harmless Markdown."""
    about = timeline.titles.get(event, "") if timeline else ""
    noted = {"event": event} if event else {}
    return words.render(
        "unnamed_remark.md.j2",
        marker=sections.marker("comment", key=key, **noted),
        about=about,
        said=sections.wrap(REMARK, said),
        **nouns,
    )


def _events(timeline: Timeline | None, at: str) -> tuple[str, ...] | NoEventThen | EventsOnDays:
    """The events of an id or at a time, or what would be right; none where nothing is named."""
    if not at or (timeline and at in timeline.titles):
        return tuple(filter(None, [at]))
    return events_at(timeline, "", at)


def _instead(found: NoEventThen | EventsOnDays) -> tuple[str, ...]:
    """What would have led to an event."""
    return found.nearest if isinstance(found, NoEventThen) else found.moments


def _body(brought: Brought, timeline: Timeline | None, issue: ReviewIssue) -> str:
    found = _events(timeline, brought.at)
    return remark_body(
        brought.key,
        safe.paragraphs(brought.words, LONGEST_REMARK),
        next(iter(found), "") if isinstance(found, tuple) else "",
        timeline,
        at=""
        if isinstance(found, tuple)
        else safe.shortened(safe.one_line(brought.at), LONGEST_AT),
        nearest=() if isinstance(found, tuple) else _instead(found),
        by="",
        url="",
        is_cut=len(brought.words) > LONGEST_REMARK,
        is_closed=issue.state is State.CLOSED,
    )


def _is_said(snapshot: Snapshot, brought: Brought) -> bool:
    return any(comment.key == brought.key for comment in brought_comments(snapshot))


def _is_full(snapshot: Snapshot) -> bool:
    return len(brought_comments(snapshot)) >= MOST_BROUGHT
