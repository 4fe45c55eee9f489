"""Refs and commits."""

from collections.abc import Iterable, Mapping

from tests.github import rules
from tests.github.deeds.threads import follow_branch
from tests.github.git import Commit
from tests.github.records import PullRequest, User
from tests.github.world import World

BRANCH = "refs/heads/"


def create_ref(world: World, ref: str, oid: str) -> None:
    """Create a ref, if it does not exist: of two who try, one is refused."""
    if not ref.startswith("refs/") or ref.count("/") < 2:
        raise rules.REF_NAME.broken(ref=ref)
    if ref in world.git.refs:
        raise rules.REF_EXISTS.broken(ref=ref)
    _check_commit(world, oid)
    world.advance()
    world.git.refs[ref] = oid


def update_ref(world: World, ref: str, oid: str, *, force: bool) -> None:
    """Move a ref to a commit that follows, or to any with ``force``."""
    _check_commit(world, oid)
    if ref not in world.git.refs:
        raise rules.NO_REF.broken()
    if not force and world.git.refs[ref] not in world.git.ancestors(oid):
        raise rules.NOT_FAST_FORWARD.broken()
    world.advance()
    _move(world, ref, oid)


def delete_ref(world: World, ref: str) -> None:
    """Delete a ref; open pull requests from that branch are closed [rep]."""
    if ref not in world.git.refs:
        raise rules.NO_REF.broken()
    if ref == BRANCH + world.default_branch:
        raise rules.DEFAULT_BRANCH.broken()
    now = world.advance()
    del world.git.refs[ref]
    for pull in _open_pulls(world, ref):
        pull.closed_at = pull.updated_at = now


def commit_on_branch(
    world: World,
    by: User,
    branch: str,
    message: str,
    *,
    additions: Mapping[str, bytes],
    deletions: Iterable[str] = (),
    expected: str | None = None,
) -> Commit:
    """Add one commit to a branch, which must be at ``expected`` where that is given.

    Without any change the commit is empty, and still a commit.
    """
    tip = world.git.branch(branch)
    if tip is None:
        raise rules.NO_BRANCH.broken(branch=branch)
    if expected is not None and tip.oid != expected:
        raise rules.STALE_HEAD.broken(expected=expected)
    files = dict(tip.files)
    for path in deletions:
        if files.pop(path, None) is None:
            raise rules.NO_FILE.broken(oid=tip.oid)
    files.update(additions)
    world.advance()
    commit = world.git.commit(files, message, (tip.oid,), world.sign(by))
    _move(world, BRANCH + branch, commit.oid)
    return commit


def advance_branch(world: World, branch: str, commit: Commit) -> None:
    """Let a branch point to a commit that was made elsewhere, as a push or a merge does."""
    _move(world, BRANCH + branch, commit.oid)


def _check_commit(world: World, oid: str) -> None:
    if world.git.find_commit(oid) is None:
        raise rules.NO_OBJECT.broken()


def _move(world: World, ref: str, oid: str) -> None:
    world.git.refs[ref] = oid
    for pull in _open_pulls(world, ref):
        pull.updated_at = world.now
        follow_branch(world, pull, world.git.at(oid))


def _open_pulls(world: World, ref: str) -> list[PullRequest]:
    head = ref.removeprefix(BRANCH)
    ours = [pull for pull in world.pulls() if pull.head == head and not pull.fork]
    return [pull for pull in ours if not pull.closed]
