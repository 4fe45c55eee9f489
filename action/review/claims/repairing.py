"""What two runs have made twice is put right: the first stays, and nothing that people wrote goes.

Nothing on GitHub can stop a runner that was paused and wakes up, so a claim alone is not enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from action.review.model import Refusal
from action.review.page.comment_steps import DeleteComment
from action.review.page.our_comment import Comment
from action.review.plan import CloseDouble, Step
from action.review.view import View


def repairs(view: View) -> Iterator[Step]:
    """The steps that leave one of each; what a person has touched is only asked about."""
    issue, pull = view.snapshot.issue, view.snapshot.pull_request
    if issue is None or Refusal.DOUBLES in view.snapshot.refused:
        return
    for double in issue.doubles:
        if not double.touched:
            yield CloseDouble(double.target, double.original)
    for said in (issue.comments, pull.comments if pull else ()):
        yield from (DeleteComment(again.id, again.key) for again in _again(said))


def _again(comments: Iterable[Comment]) -> Iterator[Comment]:
    """What stands there a second time, in the order of GitHub's numbers."""
    seen: set[str] = set()
    for comment in sorted(comments, key=lambda comment: comment.number):
        if comment.key in seen and not comment.touched:
            yield comment
        seen.add(comment.key)
