"""Branches and commits: what makes one of two clients the first."""

import base64
from typing import Any

from tests.github import Hub, Person
from tests.standin.conftest import Client

ZERO = "0" * 40


def head(hub: Hub, branch: str = "main") -> str:
    return hub.world.git.refs[f"refs/heads/{branch}"]


def new_ref(hub: Hub, name: str = "refs/heads/x") -> dict[str, Any]:
    return {"repositoryId": hub.world.node_id, "name": name, "oid": head(hub)}


def commit_to(branch: str, expected: str, **files: str) -> dict[str, Any]:
    additions = [
        {"path": path, "contents": base64.b64encode(text.encode()).decode()}
        for path, text in files.items()
    ]
    return {
        "branch": {"repositoryNameWithOwner": "acme/shop", "branchName": branch},
        "expectedHeadOid": expected,
        "message": {"headline": "Write"},
        "fileChanges": {"additions": additions},
    }


def test_a_second_create_ref_is_refused(hub: Hub, client: Client) -> None:
    """Creating a branch is the claim: GraphQL refuses whoever comes second."""
    client.change("createRef", new_ref(hub))
    assert client.change("createRef", new_ref(hub))["type"] == "UNPROCESSABLE"


def test_rest_refuses_a_ref_that_exists(hub: Hub, client: Client) -> None:
    """REST says 422 with GitHub's words."""
    first = client.rest("POST", "/git/refs", ref="refs/heads/x", sha=head(hub))
    second = client.rest("POST", "/git/refs", ref="refs/heads/x", sha=head(hub))
    assert (first.status_code, second.status_code) == (201, 422)
    assert second.json()["message"] == "Reference already exists"


def test_a_ref_needs_its_full_name(hub: Hub, client: Client) -> None:
    """A short name is refused rather than completed."""
    assert "refs/" in client.change("createRef", new_ref(hub, "x"))["message"]


def test_a_ref_needs_a_commit(hub: Hub, client: Client) -> None:
    """A branch cannot point to nothing."""
    error = client.change("createRef", {**new_ref(hub), "oid": ZERO})
    assert error["message"] == "Object does not exist"


def test_a_commit_moves_the_branch(hub: Hub, client: Client) -> None:
    """A commit on a branch whose head is known becomes its new head."""
    made = client.change(
        "createCommitOnBranch", commit_to("main", head(hub), note="hi"), "commit { oid }"
    )
    assert head(hub) == made["commit"]["oid"]


def test_a_commit_on_a_moved_branch_is_stale(hub: Hub, client: Client, mira: Person) -> None:
    """The expected head is a compare-and-set."""
    before = head(hub)
    mira.push({"README.md": "# Moved\n"})
    error = client.change("createCommitOnBranch", commit_to("main", before, note="hi"))
    assert error["type"] == "STALE_DATA"
    assert before in error["message"]


def test_a_commit_does_not_make_the_branch(hub: Hub, client: Client) -> None:
    """The branch must exist before."""
    error = client.change("createCommitOnBranch", commit_to("nowhere", head(hub), note="hi"))
    assert error["type"] == "NOT_FOUND"


def test_an_empty_commit_is_a_commit(hub: Hub, client: Client) -> None:
    """Without changes the branch moves all the same."""
    before = head(hub)
    client.change("createCommitOnBranch", commit_to("main", before))
    assert hub.world.git.at(head(hub)).parents == (before,)


def test_objects_have_the_hashes_that_git_gives_them(hub: Hub, mira: Person) -> None:
    """A blob's and a tree's names are git's own."""
    mira.push({"README.md": None, "hello": "hello\n"})
    commit = hub.world.git.at(head(hub))
    assert "ce013625030ba8dba906f756967f9e9ca394464a" in hub.world.git.objects
    assert commit.tree == "b4d01e9b0c4a9356736dfddf8830ba9a54f5271c"


def test_several_refs_move_together_or_not_at_all(hub: Hub, client: Client) -> None:
    """One stale ref keeps all of them where they are."""
    updates = [
        {"name": "refs/heads/x", "afterOid": head(hub), "beforeOid": ZERO},
        {"name": "refs/heads/main", "afterOid": head(hub), "beforeOid": "1" * 40},
    ]
    given = {"repositoryId": hub.world.node_id, "refUpdates": updates}
    assert client.change("updateRefs", given)["type"] == "STALE_DATA"
    assert "refs/heads/x" not in hub.world.git.refs


def test_a_deleted_branch_can_be_claimed_again(hub: Hub, client: Client) -> None:
    """Deleting a ref frees its name."""
    made = client.change("createRef", new_ref(hub), "ref { id }")
    client.change("deleteRef", {"refId": made["ref"]["id"]})
    assert "ref" in client.change("createRef", new_ref(hub), "ref { name }")


def test_expressions_reach_into_the_past(client: Client, mira: Person) -> None:
    """A path can be asked of a branch, of HEAD, and of the commit before."""
    mira.push({"a/b.txt": "one\n"})
    mira.push({"a/b.txt": "two\n"})
    found = client.repository(
        'now: object(expression: "HEAD:a/b.txt") { ... on Blob { text } } '
        'before: object(expression: "main^:a/b.txt") { ... on Blob { text } } '
        'none: object(expression: "main:a/c.txt") { oid } '
        'folder: object(expression: "main:a") { ... on Tree { entries { path type } } }'
    )
    assert found == {
        "now": {"text": "two\n"},
        "before": {"text": "one\n"},
        "none": None,
        "folder": {"entries": [{"path": "a/b.txt", "type": "blob"}]},
    }


def test_rest_updates_a_file_only_with_its_hash(client: Client) -> None:
    """PUT contents wants to be told what it replaces."""
    text = base64.b64encode(b"new").decode()
    answer = client.rest("PUT", "/contents/README.md", message="m", content=text)
    wrong = client.rest("PUT", "/contents/README.md", message="m", content=text, sha=ZERO)
    assert (answer.status_code, wrong.status_code) == (422, 409)
