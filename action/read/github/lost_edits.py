"""An edit of the page that our own write went over: between our look and it, people may save.

GitHub compares nothing when the text of an issue is written [docs], but the event of an edit says
what somebody has found and saved, and the issue keeps whose text followed on whose.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from action.connection import Connection
from action.read.event import REMARKS, Edit, Occasion
from action.read.github import asking, nodes, queries
from action.read.github.ourselves import Ourselves, full_login
from action.review.model import ReviewIssue
from action.review.page.review_page import ReviewPage


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
        return replace(issue, late=occasion.name in REMARKS)
    late = ReviewPage(edit.found).learned != ReviewPage(edit.saved).learned
    edited = replace(issue, late=late)
    page = issue.page.with_edit(edit.found, edit.saved)
    if page == issue.page or not _is_written_over(connection, issue, edit, we):
        return edited
    return replace(edited, page=page, shown=issue.body)


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
