"""REST's routes for the repository itself: people, refs, commits, files."""

import base64
from typing import Any

from tests.github import rules
from tests.github.deeds import branches, dispatches
from tests.github.deeds.assignees import assignable
from tests.github.diff import Change, changes
from tests.github.git import Blob, Commit, Entry, Object, Tree
from tests.github.records import User
from tests.github.rest.call import Call, Reply, serves
from tests.github.rest.shapes import Json
from tests.github.rest.switch_routes import is_protected, summary

REPO = "/repos/{owner}/{repo}"


@serves("GET /rate_limit")
def rate_limit(call: Call) -> Reply:
    """Return what is left of this hour."""
    left = {"limit": 1000, "remaining": 1000, "used": 0, "reset": int(call.world.now.timestamp())}
    resources = {"core": left, "search": left, "graphql": left}
    return Reply(body={"resources": resources, "rate": left})


@serves(f"GET {REPO}")
def repository(call: Call) -> Reply:
    """Return the repository."""
    return Reply(body=call.shapes.full_repository())


@serves(f"GET {REPO}/assignees")
def list_assignees(call: Call) -> Reply:
    """Return who can be assigned."""
    people = [user for user in call.world.users.values() if assignable(user)]
    return call.page(people, call.shapes.user)


@serves(f"GET {REPO}/assignees/{{assignee}}")
def check_assignee(call: Call) -> Reply:
    """Say with 204 or 404 whether somebody can be assigned."""
    return _yes_or_no(assignable(call.world.user(call.values["assignee"])))


@serves(f"GET {REPO}/collaborators/{{username}}")
def check_collaborator(call: Call) -> Reply:
    """Say with 204 or 404 whether somebody is a collaborator."""
    return _yes_or_no(call.world.user(call.values["username"]).collaborator)


@serves(f"GET {REPO}/collaborators/{{username}}/permission")
def permission(call: Call) -> Reply:
    """Return what somebody may do here."""
    user: User = call.world.user(call.values["username"])
    return Reply(body=call.shapes.permission(user))


@serves(f"POST {REPO}/dispatches")
def create_dispatch(call: Call) -> Reply:
    """Tell the repository something; the answer is empty."""
    call.need("contents", "write")
    dispatches.dispatch(
        call.world, call.viewer, call.body["event_type"], call.body.get("client_payload")
    )
    return Reply(204)


# --- refs ----------------------------------------------------------------------------------


@serves(f"GET {REPO}/branches/{{branch}}")
def branch(call: Call) -> Reply:
    """Return a branch with the commit at its tip."""
    call.need("contents", "read")
    name = call.values["branch"]
    tip = call.world.git.branch(name)
    if tip is None:
        raise rules.NOT_FOUND.broken()
    url = f"{call.shapes.api}/branches/{name}"
    links = {"self": url, "html": f"{call.shapes.home}/tree/{name}"}
    return Reply(
        body={
            "name": name,
            "commit": call.shapes.commit(tip),
            "_links": links,
            "protected": is_protected(call.world, name),
            "protection": summary(call.world, name),
            "protection_url": f"{url}/protection",
        }
    )


@serves(f"GET {REPO}/git/ref/{{ref}}")
def get_ref(call: Call) -> Reply:
    """Return a ref by its name without ``refs/``."""
    call.need("contents", "read")
    name = f"refs/{call.values['ref']}"
    if name not in call.world.git.refs:
        raise rules.NOT_FOUND.broken()
    return Reply(body=call.shapes.ref(name, call.world.git.refs[name]))


@serves(f"GET {REPO}/git/matching-refs/{{ref}}")
def matching_refs(call: Call) -> Reply:
    """Return the refs whose names begin like this."""
    call.need("contents", "read")
    start = f"refs/{call.values['ref']}"
    found = sorted(item for item in call.world.git.refs.items() if item[0].startswith(start))
    return Reply(body=[call.shapes.ref(name, oid) for name, oid in found])


@serves(f"POST {REPO}/git/refs")
def create_ref(call: Call) -> Reply:
    """Create a ref, if nobody has."""
    call.need("contents", "write")
    name, oid = call.body["ref"], call.body["sha"]
    branches.create_ref(call.world, name, oid)
    return Reply(201, call.shapes.ref(name, oid))


@serves(f"PATCH {REPO}/git/refs/{{ref}}")
def update_ref(call: Call) -> Reply:
    """Move a ref."""
    call.need("contents", "write")
    name, oid = f"refs/{call.values['ref']}", call.body["sha"]
    branches.update_ref(call.world, name, oid, force=call.body.get("force", False))
    return Reply(body=call.shapes.ref(name, oid))


@serves(f"DELETE {REPO}/git/refs/{{ref}}")
def delete_ref(call: Call) -> Reply:
    """Delete a ref."""
    call.need("contents", "write")
    branches.delete_ref(call.world, f"refs/{call.values['ref']}")
    return Reply(204)


# --- commits and files ---------------------------------------------------------------------


@serves(f"GET {REPO}/commits/{{ref}}")
def commit(call: Call) -> Reply:
    """Return a commit with what it changed."""
    call.need("contents", "read")
    found = _commit(call, call.values["ref"])
    parents = [call.world.git.at(oid) for oid in found.parents[:1]]
    before = parents[0].files if parents else {}
    files = [_change(call, found, change) for change in changes(before, found.files)]
    return Reply(body={**call.shapes.commit(found), "files": files})


@serves(f"GET {REPO}/compare/{{basehead}}")
def compare(call: Call) -> Reply:
    """Return how two commits differ from where they parted."""
    call.need("contents", "read")
    base, head = (_commit(call, name) for name in call.values["basehead"].split("...", 1))
    git = call.world.git
    start = git.merge_base(base.oid, head.oid) or base
    ahead, behind = git.between(base.oid, head.oid), git.between(head.oid, base.oid)
    page = f"{call.shapes.home}/compare/{base.oid}...{head.oid}"
    return Reply(
        body={
            "url": f"{call.shapes.api}/compare/{call.values['basehead']}",
            "html_url": page,
            "permalink_url": page,
            "diff_url": f"{page}.diff",
            "patch_url": f"{page}.patch",
            "base_commit": call.shapes.commit(base),
            "merge_base_commit": call.shapes.commit(start),
            "status": _bearing(bool(ahead), bool(behind)),
            "ahead_by": len(ahead),
            "behind_by": len(behind),
            "total_commits": len(ahead),
            "commits": [call.shapes.commit(known) for known in ahead],
            "files": [_change(call, head, c) for c in changes(start.files, head.files)],
        }
    )


@serves(f"GET {REPO}/contents/{{path}}")
def contents(call: Call) -> Reply:
    """Return a file with its content, or a folder's entries."""
    call.need("contents", "read")
    found = _commit(call, call.query.get("ref", "HEAD"))
    path = call.values["path"].strip("/")
    stored: Object | None = call.world.git.entry(found, path)
    if isinstance(stored, Blob):
        return Reply(body=_file(call, path, stored))
    if isinstance(stored, Tree):
        return Reply(body=[_listed(call, path, entry) for entry in stored.entries])
    raise rules.NOT_FOUND.broken()


@serves(f"PUT {REPO}/contents/{{path}}")
def put_contents(call: Call) -> Reply:
    """Commit one file, whose present hash must be told if there is one."""
    call.need("contents", "write")
    path = call.values["path"]
    name = call.body.get("branch", call.world.default_branch)
    tip = call.world.git.branch(name)
    if tip is None:
        raise rules.NO_BRANCH.broken(branch=name)
    present = call.world.git.entry(tip, path)
    _check_sha(path, present, call.body.get("sha"))
    content = base64.b64decode(call.body["content"])
    made = branches.commit_on_branch(
        call.world, call.viewer, name, call.body["message"], additions={path: content}
    )
    file = _file(call, path, call.world.git.entry(made, path))
    answer = {"content": file, "commit": _short_commit(call, made)}
    return Reply(201 if present is None else 200, answer)


def _yes_or_no(yes: bool) -> Reply:
    if not yes:
        raise rules.NOT_FOUND.broken()
    return Reply(204)


def _commit(call: Call, name: str) -> Commit:
    found = call.world.git.revision(name, call.world.default_branch)
    if found is None:
        raise rules.NOT_FOUND.broken()
    return found


def _check_sha(path: str, present: Object | None, told: str | None) -> None:
    if present is None:
        return
    if told is None:
        raise rules.SHA_MISSING.broken()
    if told != present.oid:
        raise rules.STALE_FILE.broken(path=path, sha=told)


def _bearing(ahead: bool, behind: bool) -> str:
    words = {(True, True): "diverged", (True, False): "ahead", (False, True): "behind"}
    return words.get((ahead, behind), "identical")


def _file(call: Call, path: str, blob: Any) -> Json:
    content = base64.encodebytes(blob.content).decode()
    shape = call.shapes.file(path, blob)
    return {
        **shape,
        "type": "file",
        "size": len(blob.content),
        "encoding": "base64",
        "content": content,
    }


def _listed(call: Call, folder: str, entry: Entry) -> Json:
    path = f"{folder}/{entry.name}".lstrip("/")
    kind = "dir" if entry.kind == "tree" else "file"
    return {**call.shapes.file(path, entry), "type": kind, "size": 0}


def _change(call: Call, after: Commit, change: Change) -> Json:
    stored = call.world.git.entry(after, change.path)
    page = f"{call.shapes.home}/blob/{after.oid}/{change.path}"
    return {
        "sha": None if stored is None else stored.oid,
        "filename": change.path,
        "status": change.status,
        "additions": change.additions,
        "deletions": change.deletions,
        "changes": change.additions + change.deletions,
        "patch": change.patch,
        "blob_url": page,
        "raw_url": page.replace("/blob/", "/raw/"),
        "contents_url": f"{call.shapes.api}/contents/{change.path}?ref={after.oid}",
    }


def _short_commit(call: Call, commit: Commit) -> Json:
    shape = call.shapes.commit(commit)
    same = ("sha", "node_id", "html_url", "parents")
    inner = {key: shape["commit"][key] for key in ("author", "committer", "message", "tree")}
    return {**{key: shape[key] for key in same}, **inner, "url": shape["commit"]["url"]}
