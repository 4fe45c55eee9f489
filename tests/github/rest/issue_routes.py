"""REST's routes for issues, comments, labels and sub-issues."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from tests.github import rules
from tests.github.deeds import assignees, issues, pulls, texts
from tests.github.records import Comment, Issue, Label, PullRequest, Ticket, User
from tests.github.rest.call import Call, Reply, serves

REPO = "/repos/{owner}/{repo}"
ISSUES = f"{REPO}/issues"
ISSUE = f"{ISSUES}/{{issue_number}}"
NEW_LABEL_COLOR = "ededed"


@serves(f"GET {ISSUES}")
def list_issues(call: Call) -> Reply:
    """Return issues and pull requests, newest first; listings may lag."""
    call.need("issues", "read")
    issues_known = len(call.world.issues())
    late = set(call.world.issues()[issues_known - call.hidden :])
    found = [t for t in call.world.tickets.values() if t not in late and _asked(call, t)]
    moment = {"updated": lambda t: t.updated_at, "comments": lambda t: len(t.comments)}
    key = moment.get(call.query.get("sort", ""), lambda t: t.number)
    newest_first = call.query.get("direction", "desc") == "desc"
    return call.page(sorted(found, key=key, reverse=newest_first), call.shapes.issue)


@serves(f"POST {ISSUES}")
def create_issue(call: Call) -> Reply:
    """Open an issue; who cannot be assigned is left out in silence."""
    call.need("issues", "write")
    if not call.world.settings.issues:
        raise rules.ISSUES_DISABLED.broken()
    issue = issues.create_issue(
        call.world,
        call.viewer,
        str(call.body["title"]),
        call.body.get("body") or "",
        labels=_labels(call, call.body.get("labels", [])),
        assignees=_users(call, call.body.get("assignees") or call.body.get("assignee") or []),
    )
    return Reply(201, call.shapes.issue(issue))


@serves(f"GET {ISSUE}")
def get_issue(call: Call) -> Reply:
    """Return an issue or a pull request."""
    call.need("issues", "read")
    return Reply(body=call.shapes.issue(call.world.ticket(call.number)))


@serves(f"PATCH {ISSUE}")
def update_issue(call: Call) -> Reply:
    """Change an issue; labels and assignees are replaced."""
    ticket = _written(call)
    if call.body.get("title") is not None:
        issues.rename(call.world, ticket, str(call.body["title"]))
    if call.body.get("body") is not None:
        texts.edit(call.world, call.viewer, ticket, call.body["body"])
    if "labels" in call.body:
        issues.set_labels(call.world, ticket, _labels(call, call.body["labels"]))
    if "assignees" in call.body:
        wanted = _users(call, call.body["assignees"])
        assignees.set_assignees(call.world, call.viewer, ticket, wanted)
    _change_state(call, ticket)
    return Reply(body=call.shapes.issue(ticket))


@serves(f"POST {ISSUE}/assignees")
def add_assignees(call: Call) -> Reply:
    """Assign people, dropping in silence who cannot be."""
    ticket = _written(call)
    users = _users(call, call.body.get("assignees", []))
    assignees.add_assignees(call.world, call.viewer, ticket, users)
    return Reply(201, call.shapes.issue(ticket))


@serves(f"DELETE {ISSUE}/assignees")
def remove_assignees(call: Call) -> Reply:
    """Free people."""
    ticket = _written(call)
    users = _users(call, call.body.get("assignees", []))
    assignees.remove_assignees(call.world, call.viewer, ticket, users)
    return Reply(body=call.shapes.issue(ticket))


# --- comments ------------------------------------------------------------------------------


@serves(f"GET {ISSUE}/comments")
def list_comments(call: Call) -> Reply:
    """Return comments, oldest first."""
    call.need("issues", "read")
    return call.page(call.world.ticket(call.number).comments, call.shapes.comment)


@serves(f"POST {ISSUE}/comments")
def create_comment(call: Call) -> Reply:
    """Comment."""
    comment = texts.comment(call.world, call.viewer, _written(call), call.body["body"])
    return Reply(201, call.shapes.comment(comment))


@serves(f"GET {ISSUES}/comments/{{comment_id}}")
def get_comment(call: Call) -> Reply:
    """Return a comment."""
    call.need("issues", "read")
    return Reply(body=call.shapes.comment(_comment(call)))


@serves(f"PATCH {ISSUES}/comments/{{comment_id}}")
def update_comment(call: Call) -> Reply:
    """Edit a comment."""
    call.need("issues", "write")
    comment = _comment(call)
    texts.edit(call.world, call.viewer, comment, call.body["body"])
    return Reply(body=call.shapes.comment(comment))


@serves(f"DELETE {ISSUES}/comments/{{comment_id}}")
def delete_comment(call: Call) -> Reply:
    """Delete a comment."""
    call.need("issues", "write")
    texts.delete_comment(call.world, _comment(call))
    return Reply(204)


# --- labels --------------------------------------------------------------------------------


@serves(f"GET {REPO}/labels")
def list_labels(call: Call) -> Reply:
    """Return the repository's labels."""
    return call.page(list(call.world.labels.values()), call.shapes.label)


@serves(f"POST {REPO}/labels")
def create_label(call: Call) -> Reply:
    """Create a label."""
    call.need("issues", "write")
    color = call.body.get("color", NEW_LABEL_COLOR)
    label = issues.create_label(call.world, call.body["name"], color, call.body.get("description"))
    return Reply(201, call.shapes.label(label))


@serves(f"GET {REPO}/labels/{{name}}")
def get_label(call: Call) -> Reply:
    """Return a label."""
    return Reply(body=call.shapes.label(issues.find_label(call.world, call.values["name"])))


@serves(f"PATCH {REPO}/labels/{{name}}")
def update_label(call: Call) -> Reply:
    """Change a label."""
    call.need("issues", "write")
    label = issues.find_label(call.world, call.values["name"])
    issues.update_label(
        call.world,
        label,
        name=call.body.get("new_name"),
        color=call.body.get("color"),
        description=call.body.get("description"),
    )
    return Reply(body=call.shapes.label(label))


@serves(f"GET {ISSUE}/labels")
def list_issue_labels(call: Call) -> Reply:
    """Return the labels on an issue."""
    call.need("issues", "read")
    return call.page(call.world.ticket(call.number).labels, call.shapes.label)


@serves(f"POST {ISSUE}/labels")
def add_issue_labels(call: Call) -> Reply:
    """Put labels on an issue, creating those that are new [rep]."""
    ticket = _written(call)
    issues.add_labels(call.world, ticket, _labels(call, call.body["labels"]))
    return Reply(body=[call.shapes.label(label) for label in ticket.labels])


@serves(f"DELETE {ISSUE}/labels/{{name}}")
def remove_issue_label(call: Call) -> Reply:
    """Take a label off an issue."""
    ticket = _written(call)
    label = issues.find_label(call.world, call.values["name"])
    if label not in ticket.labels:
        raise rules.NOT_FOUND.broken()
    issues.remove_labels(call.world, ticket, [label])
    return Reply(body=[call.shapes.label(known) for known in ticket.labels])


# --- sub-issues ----------------------------------------------------------------------------


@serves(f"GET {ISSUE}/sub_issues")
def list_sub_issues(call: Call) -> Reply:
    """Return the issues below an issue."""
    call.need("issues", "read")
    return call.page(call.world.issue(call.number).sub_issues, call.shapes.issue)


@serves(f"POST {ISSUE}/sub_issues")
def add_sub_issue(call: Call) -> Reply:
    """Put an issue, known by its id and not its number, below another [spec]."""
    call.need("issues", "write")
    parent = call.world.issue(call.number)
    child = call.world.by_database_id(call.body["sub_issue_id"], Issue)
    replace = bool(call.body.get("replace_parent"))
    issues.add_sub_issue(call.world, parent, child, replace=replace)
    return Reply(201, call.shapes.issue(parent))


# --- parts ---------------------------------------------------------------------------------


def _written(call: Call) -> Ticket:
    ticket = call.world.ticket(call.number)
    call.need("pull_requests" if isinstance(ticket, PullRequest) else "issues", "write")
    return ticket


def _comment(call: Call) -> Comment:
    if not call.values["comment_id"].isdecimal():
        raise rules.NOT_FOUND.broken()
    return call.world.by_database_id(int(call.values["comment_id"]), Comment)


def _labels(call: Call, named: Iterable[Any]) -> list[Label]:
    names = [label["name"] if isinstance(label, dict) else label for label in named]
    known = call.world.labels
    return [
        known.get(name.lower()) or issues.create_label(call.world, name, NEW_LABEL_COLOR, None)
        for name in names
    ]


def _users(call: Call, logins: Iterable[str] | str) -> list[User]:
    wanted = [logins] if isinstance(logins, str) else logins
    return [call.world.users[login] for login in wanted if login in call.world.users]


def _change_state(call: Call, ticket: Ticket) -> None:
    state = call.body.get("state")
    if isinstance(ticket, PullRequest):
        if state == "closed" and not ticket.closed:
            pulls.close_pull(call.world, call.viewer, ticket)
        if state == "open" and ticket.closed:
            pulls.reopen_pull(call.world, ticket)
    if isinstance(ticket, Issue):
        reason = call.body.get("state_reason") or "completed"
        if state == "closed" and not ticket.closed:
            issues.close_issue(call.world, call.viewer, ticket, reason.upper())
        if state == "open" and ticket.closed:
            issues.reopen_issue(call.world, ticket)


def _asked(call: Call, ticket: Ticket) -> bool:
    query = call.query
    wanted = {name.lower() for name in query.get("labels", "").split(",") if name}
    names = {label.name.lower() for label in ticket.labels}
    state = query.get("state", "open")
    since = query.get("since")
    return (
        wanted <= names
        and (state == "all" or (state == "closed") == ticket.closed)
        and query.get("creator") in (None, ticket.author.login)
        and (since is None or ticket.updated_at >= datetime.fromisoformat(since))
        and ("assignee" not in query or query["assignee"] in {u.login for u in ticket.assignees})
    )
