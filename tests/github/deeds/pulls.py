"""Pull requests: opening, asking for reviews, merging."""

from collections.abc import Iterable
from typing import Literal

from tests.github import rules
from tests.github.closing_words import closed_by
from tests.github.deeds.branches import BRANCH, advance_branch, delete_ref
from tests.github.deeds.issues import close_issue
from tests.github.deeds.texts import checked_body, checked_title
from tests.github.deeds.threads import follow_branch, merge_base
from tests.github.git import Commit, Files
from tests.github.records import MAY_WRITE, Bot, Issue, PullRequest, User
from tests.github.world import BOT, World

Method = Literal["MERGE", "SQUASH", "REBASE"]


def open_pull(
    world: World,
    by: User,
    *,
    base: str,
    head: str,
    title: str,
    body: str,
    draft: bool = False,
) -> PullRequest:
    """Open a pull request from ``head`` into ``base``, both branches of the repository."""
    if by.login == BOT and not world.settings.actions_may_open_pull_requests:
        raise rules.PULL_REQUESTS_NOT_PERMITTED.broken()
    checked_title(title)
    checked_body(body)
    head = head.removeprefix(f"{world.owner}:")
    base_tip, head_tip = _tip(world, "Base", base), _tip(world, "Head", head)
    if not world.git.between(base_tip.oid, head_tip.oid):
        raise rules.NO_COMMITS_BETWEEN.broken(base=base, head=head)
    _check_single(world, base, head)
    world.advance()
    pull = PullRequest(
        **world.born("PullRequest"),
        number=world.next_number(),
        author=by,
        title=title,
        body=body,
        head=head,
        base=base,
        head_oid=head_tip.oid,
        base_oid=base_tip.oid,
        draft=draft,
    )
    world.tickets[pull.number] = world.keep(pull)
    return pull


def open_pull_from_fork(
    world: World, by: User, *, head: str, title: str, body: str, files: Files
) -> PullRequest:
    """Open one from a branch of that name in a fork: anybody may, where all may read [docs]."""
    checked_title(title)
    checked_body(body)
    base = _tip(world, "Base", world.default_branch)
    world.advance()
    commit = world.git.commit({**base.files, **files}, title, (base.oid,), world.sign(by))
    pull = PullRequest(
        **world.born("PullRequest"),
        number=world.next_number(),
        author=by,
        title=title,
        body=body,
        head=head,
        base=world.default_branch,
        head_oid=commit.oid,
        base_oid=base.oid,
        fork=by,
    )
    world.tickets[pull.number] = world.keep(pull)
    return pull


def close_pull(world: World, by: User, pull: PullRequest) -> None:
    """Close a pull request without merging it."""
    pull.closed_at = pull.updated_at = world.advance()
    pull.closed_by = by


def reopen_pull(world: World, pull: PullRequest) -> None:
    """Open a closed pull request again, if its branch is still there."""
    if pull.merged_at is not None:
        raise rules.PULL_REQUEST_MERGED.broken()
    tip = world.git.at(pull.head_oid) if pull.fork else world.git.branch(pull.head)
    if tip is None:
        raise rules.HEAD_GONE.broken()
    _check_single(world, pull.base, pull.head)
    pull.updated_at = world.advance()
    pull.closed_at = pull.closed_by = None
    follow_branch(world, pull, tip)


def request_reviews(world: World, pull: PullRequest, users: Iterable[User], *, union: bool) -> None:
    """Ask people to review; one who may not be asked spoils the whole request [spec]."""
    wanted = list(users)
    if pull.author in wanted:
        raise rules.AUTHOR_REVIEWS.broken()
    if not all(user.collaborator and not isinstance(user, Bot) for user in wanted):
        raise rules.NO_COLLABORATOR.broken(repository=world.full_name)
    pull.updated_at = world.advance()
    pull.requested = list(dict.fromkeys([*(pull.requested if union else ()), *wanted]))


def merged_files(world: World, pull: PullRequest) -> Files | None:
    """Return the files after a merge, or None if both sides changed one of them differently.

    GitHub merges within a file too; the stand-in sees a conflict there.
    """
    ours, theirs = _tip(world, "Base", pull.base).files, world.git.at(pull.head_oid).files
    start = merge_base(world, pull).files
    files = dict(ours)
    for path in start.keys() | theirs.keys():
        before, change = start.get(path), theirs.get(path)
        if change == before or change == ours.get(path):
            continue
        if ours.get(path) != before:
            return None
        if change is None:
            del files[path]
        else:
            files[path] = change
    return files


def approved(pull: PullRequest) -> bool:
    """Tell whether somebody with write access approved."""
    return any(
        review.state == "APPROVED" and review.author.permission in MAY_WRITE
        for review in pull.reviews
    )


def merge(
    world: World,
    by: User,
    pull: PullRequest,
    method: Method,
    *,
    expected: str | None = None,
    headline: str | None = None,
    text: str | None = None,
) -> Commit:
    """Merge a pull request, if nothing stands in the way; issues that its words close are closed.

    What nobody words, GitHub takes from the title and the commits [docs].
    """
    files = _check_merge(world, pull, method, expected)
    now = world.advance()
    base = pull.base_oid = _tip(world, "Base", pull.base).oid
    commits = world.git.between(base, pull.head_oid)
    usual = _usual_message(world, pull, method, commits)
    message = _worded(headline or usual[0], usual[1] if text is None else text)
    if method == "REBASE":
        message = commits[-1].message
    parents = (base, pull.head_oid) if method == "MERGE" else (base,)
    commit = world.git.commit(files, message, parents, world.sign(by))
    advance_branch(world, pull.base, commit)
    pull.merged_at = pull.closed_at = pull.updated_at = now
    pull.merged_by = pull.closed_by = by
    pull.merge_oid = commit.oid
    if world.settings.merged_branches_deleted and not pull.fork:
        delete_ref(world, BRANCH + pull.head)  # [docs]
    if pull.base == world.default_branch:
        _close_by_words(world, by, [message, pull.body, *_kept(commits, method)])
    return commit


def _usual_message(
    world: World, pull: PullRequest, method: Method, commits: Iterable[Commit]
) -> tuple[str, str]:
    if method == "SQUASH":
        told = "\n\n".join(f"* {commit.message}" for commit in commits)
        return f"{pull.title} (#{pull.number})", told
    return f"Merge pull request #{pull.number} from {world.owner}/{pull.head}", pull.title


def _worded(title: str, body: str) -> str:
    return f"{title}\n\n{body}" if body else title


def _kept(commits: Iterable[Commit], method: Method) -> list[str]:
    """Return the messages of the commits that the default branch gets besides the merge."""
    return [] if method == "SQUASH" else [commit.message for commit in commits]


def _close_by_words(world: World, by: User, texts: Iterable[str]) -> None:
    for number in {n for text in texts for n in closed_by(text, world.full_name)}:
        issue = world.tickets.get(number)
        if isinstance(issue, Issue) and not issue.closed:
            close_issue(world, by, issue, "COMPLETED")


def _check_merge(world: World, pull: PullRequest, method: Method, expected: str | None) -> Files:
    settings = world.settings
    allowed = {"MERGE": settings.merge_commit, "SQUASH": settings.squash}
    if pull.merged_at is not None:
        raise rules.PULL_REQUEST_MERGED.broken()
    if pull.closed:
        raise rules.PULL_REQUEST_CLOSED.broken()
    if expected is not None and expected != pull.head_oid:
        raise rules.HEAD_MODIFIED.broken()
    if not allowed.get(method, settings.rebase):
        raise rules.MERGE_METHOD.broken(method=method.capitalize())
    files = merged_files(world, pull)
    if files is None or pull.draft:
        raise rules.NOT_MERGEABLE.broken()
    if settings.review_required and not approved(pull):
        raise rules.REVIEW_REQUIRED.broken()
    if settings.conversations_resolved and any(not t.resolved_by for t in pull.threads):
        raise rules.CONVERSATIONS_OPEN.broken()
    return files


def _tip(world: World, side: str, branch: str) -> Commit:
    tip = world.git.branch(branch)
    if tip is None:
        raise rules.BRANCH_INVALID.broken(side=side)
    return tip


def _check_single(world: World, base: str, head: str) -> None:
    for pull in world.pulls():
        if (pull.head, pull.base, pull.fork) == (head, base, None) and not pull.closed:
            raise rules.PULL_REQUEST_EXISTS.broken(owner=world.owner, head=head)
