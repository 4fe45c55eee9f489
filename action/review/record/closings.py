"""Which closing of a review the last word is about: before a later one people may decide more."""

from __future__ import annotations

from action.review.page.our_comment import Comment
from action.review.record.record import record
from action.review.record.unfiled import has_filed_notes
from action.review.view import View


def newest_closing(view: View) -> str:
    """Which closing this is: the moment GitHub notes for it."""
    closed = view.issue.closed
    return f"{closed:%Y-%m-%dT%H:%M:%SZ}" if closed else "now"


def is_overtaken(view: View, last_word: Comment, known: str) -> bool:
    """Whether a record is of an earlier closing than this one, and would be another by now.

    A last word that does not say of which closing it is stays as it is.
    """
    told = last_word.page.marker("comment").get("closing")
    if told in {None, newest_closing(view)}:
        return False
    return _decided(view, known) != _decided(view, record(view)) or not has_filed_notes(view)


def _decided(view: View, text: str) -> list[str]:
    """The lines of a record but for those of issues, whose day may be counted from the closing."""
    made = [action.url for action in view.issue.actions]
    return [line for line in text.split("\n") if not any(url in line for url in made)]
