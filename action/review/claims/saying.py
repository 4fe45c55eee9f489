"""A comment that exists once."""

from __future__ import annotations

from collections.abc import Iterator

from action.markdown import sections
from action.review import words
from action.review.claims import claiming
from action.review.page.comment_steps import AddComment
from action.review.plan import Step
from action.review.view import View


def said_once(view: View, key: str, template: str, **nouns: object) -> Iterator[Step]:
    """Who says it below the review issue has moved the branch before, while there is one."""
    if any(comment.key == key for comment in view.issue.comments):
        return
    if not view.may_speak:
        yield from claiming.claim(
            view, "Reply to the closing of the review", claiming.comment_key(key)
        )
        return
    marker = sections.marker("comment", key=key)
    yield AddComment(view.target, key, words.render(template, marker=marker, **nouns))
