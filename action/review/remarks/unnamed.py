"""What stands of the remarks without a name: comments of ours, and commands of the facilitator.

A comment that somebody has folded away is settled; one that was deleted was never said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from action.markdown import seals
from action.review.agenda.remark import UNNAMED, Remark, Say
from action.review.model import Snapshot
from action.review.page.our_comment import Comment
from action.review.remarks.brought import BROUGHT, RELAYED
from action.review.remarks.said_before import SaidAt
from action.review.timeline import event_line

REMARK: Final = "remark"
"""The section of our comment that holds the words."""
FEW_AT_AN_EVENT: Final = 5
"""Remarks from forms that the agenda shows at one event."""
FEW_IN_ALL: Final = 20
"""Remarks from forms that the agenda shows."""


@dataclass(frozen=True, slots=True)
class AllRemarks:
    """Remarks on the timeline, those without a name among them; the conversation is at `url`."""

    remarks: tuple[Remark, ...]
    url: str


def all_remarks(snapshot: Snapshot, unnamed: Iterable[Remark]) -> AllRemarks | None:
    """Everything that was remarked; None where nothing can have been."""
    pull, others = snapshot.pull_request, tuple(unnamed)
    if pull:
        return AllRemarks((*pull.remarks, *others), pull.url)
    return AllRemarks(others, snapshot.issue.url) if snapshot.issue and others else None


def brought_comments(snapshot: Snapshot) -> tuple[Comment, ...]:
    """Our comments that say what forms have sent, oldest first, each once."""
    return tuple(_said_as(BROUGHT, snapshot).values())


def _said_as(begin: str, snapshot: Snapshot) -> dict[str, Comment]:
    """Our comments whose keys begin so, oldest first, each once."""
    issue, pull = snapshot.issue, snapshot.pull_request
    every = (*(pull.comments if pull else ()), *(issue.comments if issue else ()))
    ours = {one.key: one for one in reversed(every) if one.key.startswith(f"{begin} ")}
    return dict(reversed(ours.items()))


def brought_said(snapshot: Snapshot) -> Iterator[SaidAt]:
    """Where each of them stands, for the page to note."""
    for comment in brought_comments(snapshot):
        event = comment.page.marker("comment").get("event", "")
        yield SaidAt(comment.number, comment.key, event)


def brought_remarks(snapshot: Snapshot) -> Iterator[Remark]:
    """The same as remarks; where somebody has changed our words, as they stand."""
    for comment in brought_comments(snapshot):
        words = _words_in(comment)
        if words.strip():
            event = comment.page.marker("comment").get("event", "")
            say = Say(UNNAMED, words, comment.url, at=comment.at)
            yield unnamed_remark(comment.key, say, event, settled=comment.hidden)


def _words_in(comment: Comment) -> str:
    """What our comment passes on, as it stands by now."""
    said = comment.page.section(REMARK)
    return seals.below(comment.page.lines) if said is None else said


def relayed_remarks(snapshot: Snapshot, relayed: Iterable[Remark]) -> Iterator[Remark]:
    """What is relayed; where somebody has changed our comment that says it, as it stands there."""
    ours = _said_as(RELAYED, snapshot)
    for remark in relayed:
        comment = ours.get(remark.id)
        if comment is None or not comment.touched:
            yield remark
        elif (words := _words_in(comment)).strip():
            yield replace(remark, says=(replace(remark.says[0], body=words),))


def unnamed_remark(key: str, said: Say, event: str, *, settled: bool = False) -> Remark:
    """What somebody has said about an event, or about none, in Markdown."""
    line = event_line.mark(event) if event_line.is_id(event) else ""
    return Remark(key, (said,), line, resolved=settled)


def a_few(remarks: Iterable[Remark]) -> tuple[tuple[Remark, ...], int]:
    """As many as leave room for others, the oldest first; and how many more there are to settle.

    A flood of them would else fill every page, and nobody knows how many people it is.
    """
    open_ = [remark for remark in remarks if not remark.resolved]
    kept, count = list[Remark](), Counter[str]()
    for remark in open_:
        count[remark.line] += 1
        if count[remark.line] <= FEW_AT_AN_EVENT and len(kept) < FEW_IN_ALL:
            kept.append(remark)
    return tuple(kept), len(open_) - len(kept)
