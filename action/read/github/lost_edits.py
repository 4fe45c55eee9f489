"""An edit of the page that our own write went over: between our look and it, people may save.

GitHub compares nothing when the text of an issue is written [docs], but the event of an edit says
what somebody has found and saved, and the issue keeps whose text followed on whose.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from action.connection import Connection
from action.markdown.seals import is_whole
from action.markdown.sections import Page
from action.read.event import REMARKS, CommentEdit, Edit, Occasion
from action.read.github import asking, nodes
from action.read.github.documents import queries
from action.read.github.ourselves import Ourselves, full_login
from action.review.model import ReviewIssue
from action.review.notes.own_notes import NOTES, is_headed_notes
from action.review.page.review_page import ReviewPage

RECORDING: Final = "/recording"
"""What begins the command that says where the recording is."""


def with_lost_edit(
    connection: Connection, occasion: Occasion, issue: ReviewIssue, we: Ourselves
) -> ReviewIssue:
    """The review issue with the edit of this event, where we have written over it.

    It knows besides whether the event brings words that a finished record may lack.
    """
    edit = occasion.edit
    if issue.number != occasion.issue:
        return issue
    if edit is None:
        late = occasion.name in REMARKS or _is_about_the_end(occasion.comment)
        return replace(_with_lost_notes(issue, occasion.comment), late=late)
    late = _filed_of(edit.found) != _filed_of(edit.saved)
    edited = replace(issue, late=late)
    page = issue.page.with_edit(edit.found, edit.saved)
    if page == issue.page or not _is_written_over(connection, issue, edit, we):
        return edited
    return replace(edited, page=page, shown=issue.body)


def _filed_of(page: str) -> tuple[str, str]:
    """What a record takes from a page: what was learned, and what every review asks."""
    found = ReviewPage(page)
    return found.learned, found.standing.text


def _is_about_the_end(said: CommentEdit | None) -> bool:
    """Whether a comment can change what is filed: notes, or where the recording is."""
    return said is not None and any(map(_may_be_filed, (said.found, said.saved)))


def _may_be_filed(text: str) -> bool:
    ours = Page(text).marker("comment").get("key") == NOTES
    return ours or is_headed_notes(text) or RECORDING in text.lower()


def _with_lost_notes(issue: ReviewIssue, said: CommentEdit | None) -> ReviewIssue:
    """The issue with the notes that a person has saved, where we have written over them.

    We never write over what we have seen somebody change. So notes that are as we wrote them have
    not seen this edit, or somebody has taken it back by hand, and then they count as touched.
    """
    if said is None or not (said.found and said.saved):
        return issue
    saved = Page(said.saved)
    if is_whole(saved, "comment"):
        return issue
    every = (
        replace(one, page=saved, touched=True, lost=True)
        if (one.id, one.key, one.touched) == (said.id, NOTES, False)
        else one
        for one in issue.comments
    )
    return replace(issue, comments=tuple(every))


def _is_written_over(connection: Connection, issue: ReviewIssue, edit: Edit, we: Ourselves) -> bool:
    """Whether what followed on an edit is a text of ours that lacks it.

    Where ours had it, or people's came first, it was seen; what is gone by now they took back.
    """
    kept = asking.node(connection, queries.edits(issue.id))["userContentEdits"]
    for newer, older in pairwise(nodes.nodes(kept)):
        if _words(older["diff"]) == _words(edit.saved):
            ours = ReviewPage(newer["diff"] or "")
            lacks = ours.with_edit(edit.found, edit.saved) != ours
            return lacks and we.are(full_login(newer["editor"]))
    return False


def _words(text: str | None) -> list[str]:
    """The words of a text; its spaces and newlines may be stored in another way than sent."""
    return (text or "").split()
