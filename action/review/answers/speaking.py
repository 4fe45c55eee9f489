"""What a snapshot learns from what we have said, changed or taken back in comments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar, assert_never

from action.markdown.sections import Page
from action.review.agenda.remark import Remark
from action.review.answers.answer import Done
from action.review.git_steps import Target
from action.review.model import PullRequest, ReviewIssue, Snapshot
from action.review.page.comment_steps import (
    THUMBS_UP,
    AddComment,
    DeleteComment,
    EditComment,
    React,
    Resolve,
)
from action.review.page.our_comment import Comment
from action.review.plan import CloseDouble

Conversation = TypeVar("Conversation", ReviewIssue, PullRequest)


def spoken(
    snapshot: Snapshot, step: AddComment | EditComment | React | Resolve, answer: Done
) -> Snapshot:
    """The snapshot after we have said something, or changed what we had said."""
    match step:
        case AddComment(target, key, body):
            added = Comment(
                answer.id, key, Page(body), url=answer.url, reactions=(), at=snapshot.seen
            )
            pull = snapshot.pull_request
            if pull and pull.id == target.id:
                return on_pull(snapshot, lambda p: _with_comment(p, added))
            return on_issue(snapshot, lambda i: _with_comment(i, added))
        case EditComment(node, _, body):
            below = on_issue(snapshot, lambda i: _reworded(i, node, body))
            return on_pull(below, lambda p: _reworded(p, node, body))
        case React(comment, _, content):
            below = on_issue(snapshot, lambda i: _reacted(i, comment, content))
            return on_pull(below, lambda p: _reacted(p, comment, content))
        case Resolve(thread):
            return on_pull(snapshot, lambda p: _settled(p, thread))
        case _:
            assert_never(step)


def mended(snapshot: Snapshot, step: CloseDouble | DeleteComment) -> Snapshot:
    """The snapshot without what stood there twice."""
    match step:
        case CloseDouble(target):
            return on_issue(snapshot, lambda i: _but_for(i, target))
        case DeleteComment(node):
            below = on_issue(snapshot, lambda i: _without(i, node))
            return on_pull(below, lambda p: _without(p, node))
        case _:
            assert_never(step)


def _reacted(place: Conversation, comment: str, content: str) -> Conversation:
    """The same, knowing that a comment bears our reaction: a thumbs-up, or one that we offer."""
    if content == THUMBS_UP:
        known = (replace(c, thanked=c.thanked or c.comment == comment) for c in place.commands)
        return replace(place, commands=tuple(known))
    return replace(place, comments=_offering(place.comments, comment, content))


def _offering(comments: tuple[Comment, ...], node: str, content: str) -> tuple[Comment, ...]:
    return tuple(
        replace(one, offered=(*one.offered, content)) if one.id == node else one for one in comments
    )


def _but_for(issue: ReviewIssue, double: Target) -> ReviewIssue:
    return replace(issue, doubles=tuple(d for d in issue.doubles if d.target != double))


def _with_comment(place: Conversation, added: Comment) -> Conversation:
    return replace(place, comments=(*place.comments, added), said=place.said + 1)


def _without(place: Conversation, node: str) -> Conversation:
    kept = tuple(comment for comment in place.comments if comment.id != node)
    return replace(place, comments=kept, said=place.said - len(place.comments) + len(kept))


def _reworded(place: Conversation, node: str, body: str) -> Conversation:
    """The same, where a comment of ours says something else; who has touched it has done so."""
    every = (
        replace(comment, page=Page(body), lost=False) if comment.id == node else comment
        for comment in place.comments
    )
    return replace(place, comments=tuple(every))


def _settled(pull: PullRequest, thread: str) -> PullRequest:
    remarks, ordered = _resolved(pull.remarks, thread), _resolved(pull.ordered, thread)
    return replace(pull, remarks=remarks, ordered=ordered)


def _resolved(remarks: tuple[Remark, ...], thread: str) -> tuple[Remark, ...]:
    return tuple(replace(r, resolved=r.resolved or r.id == thread) for r in remarks)


def on_issue(snapshot: Snapshot, change: Callable[[ReviewIssue], ReviewIssue]) -> Snapshot:
    """The same with a changed review issue, where there is one."""
    return replace(snapshot, issue=change(snapshot.issue)) if snapshot.issue else snapshot


def on_pull(snapshot: Snapshot, change: Callable[[PullRequest], PullRequest]) -> Snapshot:
    """The same with a changed pull request, where there is one."""
    return (
        replace(snapshot, pull_request=change(snapshot.pull_request))
        if snapshot.pull_request
        else snapshot
    )
