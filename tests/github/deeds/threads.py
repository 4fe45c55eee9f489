"""Reviews: comments on lines, suggestions, and what later commits do to them."""

from dataclasses import dataclass

from tests.github import rules
from tests.github.deeds.texts import checked_body
from tests.github.diff import hunk_until, moved
from tests.github.git import Commit
from tests.github.records import (
    MAY_WRITE,
    LineComment,
    PullRequest,
    Review,
    Thread,
    User,
    Verdict,
)
from tests.github.world import World


@dataclass(frozen=True)
class Remark:
    """A comment to be made on a line of the pull request's newest commit, or on a whole file."""

    path: str
    line: int | None
    body: str
    start_line: int | None = None


def review(
    world: World,
    by: User,
    pull: PullRequest,
    remarks: list[Remark],
    *,
    state: Verdict = "COMMENTED",
    body: str = "",
) -> tuple[Review, list[Thread]]:
    """Submit a review with its line comments; whoever reviewed is no longer asked to [rep]."""
    if by is pull.author and state != "COMMENTED":
        raise rules.OWN_PULL_REQUEST.broken(verb=state.lower())
    hunks = [_hunk(world, pull, remark) for remark in remarks]
    checked_body(body)
    pull.updated_at = world.advance()
    made = _review(world, by, pull, state, body)
    if by in pull.requested:
        pull.requested.remove(by)
    pairs = zip(remarks, hunks, strict=True)
    return made, [_thread(world, made, remark, hunk) for remark, hunk in pairs]


def reply(world: World, by: User, thread: Thread, body: str) -> LineComment:
    """Answer in a thread; GitHub makes a review around the answer."""
    if not body.strip():
        raise rules.BLANK.broken(field="body", name="Body")
    checked_body(body)
    thread.pull.updated_at = world.advance()
    around = _review(world, by, thread.pull, "COMMENTED", "")
    return _say(world, around, thread, body)


def delete_line_comment(world: World, comment: LineComment) -> None:
    """Take a comment on a line away; with the last one its thread goes, and an empty review [rep].

    Answers to a deleted comment stay.
    """
    thread, around = comment.thread, comment.review
    pull = thread.pull
    pull.updated_at = world.advance()
    thread.comments.remove(comment)
    world.forget([comment])
    if not thread.comments:
        pull.threads.remove(thread)
        world.forget([thread])
    said = (c.review for thread in pull.threads for c in thread.comments)
    if around.state == "COMMENTED" and not around.body and around not in said:
        pull.reviews.remove(around)
        world.forget([around])


def dismiss(world: World, by: User, review: Review) -> None:
    """Take an approval or a request for changes its weight; what it says stays."""
    if by.permission not in MAY_WRITE:
        raise rules.MAY_NOT_DISMISS.broken()
    if review.state not in ("APPROVED", "CHANGES_REQUESTED"):
        raise rules.NOT_DISMISSIBLE.broken(state=review.state.lower())
    review.updated_at = review.pull.updated_at = world.advance()
    review.state = "DISMISSED"


def resolve(world: World, by: User, thread: Thread) -> None:
    """Mark a thread as settled."""
    world.advance()
    thread.resolved_by = by


def unresolve(world: World, thread: Thread) -> None:
    """Open a settled thread again."""
    world.advance()
    thread.resolved_by = None


def follow_branch(world: World, pull: PullRequest, head: Commit) -> None:
    """Move the threads of a pull request to where their lines stand in its new head."""
    pull.head_oid = head.oid
    for thread in pull.threads:
        if thread.original_line is None:
            continue
        before = world.git.at(thread.original_oid).files[thread.path]
        after = head.files.get(thread.path, b"")
        thread.line = moved(before, after, thread.original_line)
        first = thread.original_start_line
        thread.start_line = None if first is None else moved(before, after, first)


def merge_base(world: World, pull: PullRequest) -> Commit:
    """Return the commit that a pull request's diff starts from."""
    tip = world.git.branch(pull.base)
    base_oid = pull.base_oid if tip is None or pull.merged_at else tip.oid
    found = world.git.merge_base(base_oid, pull.head_oid)
    return found or world.git.at(base_oid)


def _hunk(world: World, pull: PullRequest, remark: Remark) -> str:
    checked_body(remark.body)
    before = merge_base(world, pull).files.get(remark.path)
    after = world.git.at(pull.head_oid).files.get(remark.path, b"")
    if remark.line is None:
        return _whole_hunk(before, after)
    hunk = hunk_until(before, after, remark.line)
    if hunk is None:
        raise rules.LINE_NOT_IN_DIFF.broken(field="line")
    return hunk


def _whole_hunk(before: bytes | None, after: bytes) -> str:
    """Return what stands in ``diffHunk`` of a comment on a file: GitHub does not say [rep].

    The stand-in gives all of the diff, so that nobody takes its last line for the commented one.
    """
    lines = range(after.count(b"\n"), 0, -1)
    found = (hunk_until(before, after, line) for line in lines)
    hunk = next(filter(None, found), None)
    if hunk is None:
        raise rules.LINE_NOT_IN_DIFF.broken(field="path")
    return hunk


def _review(world: World, by: User, pull: PullRequest, state: Verdict, body: str) -> Review:
    made = Review(
        **world.born("Review"),
        author=by,
        body=body,
        pull=pull,
        state=state,
        commit_oid=pull.head_oid,
    )
    pull.reviews.append(world.keep(made))
    return made


def _thread(world: World, around: Review, remark: Remark, hunk: str) -> Thread:
    thread = Thread(
        **world.born("Thread"),
        pull=around.pull,
        path=remark.path,
        original_line=remark.line,
        original_start_line=remark.start_line,
        original_oid=around.pull.head_oid,
        diff_hunk=hunk,
        line=remark.line,
        start_line=remark.start_line,
    )
    around.pull.threads.append(world.keep(thread))
    _say(world, around, thread, remark.body)
    return thread


def _say(world: World, around: Review, thread: Thread, body: str) -> LineComment:
    made = LineComment(
        **world.born("LineComment"),
        author=around.author,
        body=body,
        thread=thread,
        review=around,
        reply_to=thread.comments[0] if thread.comments else None,
    )
    thread.comments.append(world.keep(made))
    return made
