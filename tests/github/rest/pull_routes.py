"""REST's routes for pull requests and reviews."""

from collections.abc import Mapping

from tests.github import rules
from tests.github.deeds import issues, pulls, texts, threads
from tests.github.deeds.threads import Remark
from tests.github.records import LineComment, PullRequest, User
from tests.github.rest.call import Call, Reply, serves

PULLS = "/repos/{owner}/{repo}/pulls"
PULL = f"{PULLS}/{{pull_number}}"
METHODS: Mapping[str, pulls.Method] = {"merge": "MERGE", "squash": "SQUASH", "rebase": "REBASE"}


@serves(f"GET {PULLS}")
def list_pulls(call: Call) -> Reply:
    """Return pull requests, newest first; ``head`` must be ``owner:branch`` to count [spec]."""
    call.need("pull_requests", "read")
    found = [pull for pull in call.world.pulls() if _asked(call, pull)]
    newest_first = call.query.get("direction", "desc") == "desc"
    ordered = sorted(found, key=lambda pull: pull.number, reverse=newest_first)
    return call.page(ordered, call.shapes.simple_pull)


@serves(f"POST {PULLS}")
def create_pull(call: Call) -> Reply:
    """Open a pull request, if the repository lets Actions do that."""
    call.need("pull_requests", "write")
    pull = pulls.open_pull(
        call.world,
        call.viewer,
        base=call.body["base"],
        head=call.body["head"],
        title=call.body.get("title") or "",
        body=call.body.get("body") or "",
        draft=bool(call.body.get("draft")),
    )
    return Reply(201, call.shapes.pull(pull))


@serves(f"GET {PULL}")
def get_pull(call: Call) -> Reply:
    """Return a pull request."""
    call.need("pull_requests", "read")
    return Reply(body=call.shapes.pull(_pull(call)))


@serves(f"PATCH {PULL}")
def update_pull(call: Call) -> Reply:
    """Change a pull request."""
    call.need("pull_requests", "write")
    pull = _pull(call)
    if call.body.get("title") is not None:
        issues.rename(call.world, pull, call.body["title"])
    if call.body.get("body") is not None:
        texts.edit(call.world, call.viewer, pull, call.body["body"])
    if call.body.get("state") == "closed" and not pull.closed:
        pulls.close_pull(call.world, call.viewer, pull)
    if call.body.get("state") == "open" and pull.closed:
        pulls.reopen_pull(call.world, pull)
    return Reply(body=call.shapes.pull(pull))


@serves(f"PUT {PULL}/merge")
def merge(call: Call) -> Reply:
    """Merge a pull request, which writes contents."""
    call.need("contents", "write")
    commit = pulls.merge(
        call.world,
        call.viewer,
        _pull(call),
        METHODS[call.body.get("merge_method", "merge")],
        expected=call.body.get("sha"),
        headline=call.body.get("commit_title"),
        text=call.body.get("commit_message"),
    )
    message = "Pull Request successfully merged"
    return Reply(body={"sha": commit.oid, "merged": True, "message": message})


@serves(f"GET {PULL}/requested_reviewers")
def requested_reviewers(call: Call) -> Reply:
    """Return who is asked to review."""
    call.need("pull_requests", "read")
    users = [call.shapes.user(user) for user in _pull(call).requested]
    return Reply(body={"users": users, "teams": []})


@serves(f"POST {PULL}/requested_reviewers")
def request_reviewers(call: Call) -> Reply:
    """Ask people to review, besides those already asked."""
    call.need("pull_requests", "write")
    pull = _pull(call)
    if call.body.get("team_reviewers"):
        raise rules.NO_COLLABORATOR.broken(repository=call.world.full_name)
    users = [_reviewer(call, login) for login in call.body.get("reviewers", [])]
    pulls.request_reviews(call.world, pull, users, union=True)
    return Reply(201, call.shapes.simple_pull(pull))


@serves(f"GET {PULL}/reviews")
def list_reviews(call: Call) -> Reply:
    """Return reviews, oldest first."""
    call.need("pull_requests", "read")
    return call.page(_pull(call).reviews, call.shapes.review)


@serves(f"GET {PULL}/comments")
def list_line_comments(call: Call) -> Reply:
    """Return comments on lines, oldest first; nothing says whether they are resolved [spec]."""
    call.need("pull_requests", "read")
    said = [comment for thread in _pull(call).threads for comment in thread.comments]
    ordered = sorted(said, key=lambda comment: comment.database_id)
    return call.page(ordered, call.shapes.line_comment)


@serves(f"POST {PULL}/comments")
def create_line_comment(call: Call) -> Reply:
    """Comment on a line of the diff, or answer the first comment of a thread."""
    call.need("pull_requests", "write")
    pull = _pull(call)
    _check_side(call)
    if "in_reply_to" in call.body:
        first = call.world.by_database_id(call.body["in_reply_to"], LineComment)
        if first.reply_to is not None:
            raise rules.REPLY_TO_REPLY.broken()
        answer = threads.reply(call.world, call.viewer, first.thread, call.body["body"])
        return Reply(201, call.shapes.line_comment(answer))
    if call.body["commit_id"] != pull.head_oid:
        raise rules.COMMIT_NOT_IN_PULL_REQUEST.broken(field="commit_id")
    remark = Remark(
        call.body["path"], call.body["line"], call.body["body"], call.body.get("start_line")
    )
    _, (thread,) = threads.review(call.world, call.viewer, pull, [remark])
    return Reply(201, call.shapes.line_comment(thread.comments[0]))


def _pull(call: Call) -> PullRequest:
    return call.world.pull(call.number)


def _check_side(call: Call) -> None:
    sides = {call.body.get("side"), call.body.get("start_side")}
    if not sides <= {None, "RIGHT"} or call.body.get("subject_type", "line") != "line":
        raise NotImplementedError("comments on old text and on whole files")


def _reviewer(call: Call, login: str) -> User:
    user = call.world.users.get(login)
    if user is None:
        raise rules.NO_COLLABORATOR.broken(repository=call.world.full_name)
    return user


def _asked(call: Call, pull: PullRequest) -> bool:
    owner, colon, head = call.query.get("head", "").partition(":")
    if colon and (owner != call.world.owner or head != pull.head):
        return False
    state = call.query.get("state", "open")
    by_state = state == "all" or (state == "closed") == pull.closed
    return by_state and call.query.get("base", pull.base) == pull.base
