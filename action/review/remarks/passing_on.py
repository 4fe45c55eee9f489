"""Our comments for what is relayed: each is said once, follows its command, and goes with it."""

from __future__ import annotations

from collections.abc import Iterator

from action.review.claims import claiming
from action.review.model import Refusal
from action.review.page.comment_steps import AddComment, DeleteComment, EditComment
from action.review.page.our_comment import Comment
from action.review.plan import Step
from action.review.remarks.brought import RELAYED
from action.review.remarks.relays import RelayedWords
from action.review.remarks.saying_unnamed import place_of_talk, remark_body
from action.review.view import View


def pass_on(view: View) -> Iterator[Step]:
    """What is relayed and not said yet, or otherwise; and what is taken back."""
    wanted = {one.key: one for one in view.meeting.relays.said}
    said = {comment.key: comment for comment in _said(view)}
    new = [key for key in wanted if key not in said]
    if new and not view.may_speak:
        yield from claiming.claim(view, "Pass on a remark", *map(claiming.comment_key, new))
        return
    for key, relayed in wanted.items():
        body = _body(view, relayed)
        if key in new:
            yield AddComment(place_of_talk(view.snapshot, view.issue), key, body)
        elif said[key].body.strip() != body.strip() and not said[key].touched:
            yield EditComment(said[key].id, key, body)
    if Refusal.DOUBLES not in view.snapshot.refused:
        yield from (DeleteComment(one.id, key) for key, one in said.items() if key not in wanted)


def _said(view: View) -> Iterator[Comment]:
    pull = view.snapshot.pull_request
    for comment in (*(pull.comments if pull else ()), *view.issue.comments):
        if comment.key.startswith(f"{RELAYED} "):
            yield comment


def _body(view: View, relayed: RelayedWords) -> str:
    return remark_body(
        relayed.key,
        relayed.said,
        relayed.event,
        view.snapshot.timeline,
        by=relayed.command.author,
        url=relayed.command.url,
        at="",
        nearest=(),
        is_cut=relayed.is_cut,
        is_closed=False,
    )
