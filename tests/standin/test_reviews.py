"""Pull requests, review threads, and what later commits do to them."""

from typing import Any

import pytest

from tests.github import Hub, Person
from tests.standin.conftest import TIMELINE, Client

THREADS = """
pullRequest(number: 1) { reviewThreads(first: 9) { nodes {
  id isResolved isOutdated line originalLine path subjectType resolvedBy { login }
  comments(first: 9) { nodes { body diffHunk author { login } replyTo { id } } }
} } }
"""


def threads(client: Client) -> list[dict[str, Any]]:
    pull = client.repository(THREADS)["pullRequest"]
    found: list[dict[str, Any]] = pull["reviewThreads"]["nodes"]
    return found


def opened(hub: Hub, **more: Any) -> dict[str, Any]:
    return {
        "repositoryId": hub.world.node_id,
        "baseRefName": "main",
        "headRefName": "review/a",
        "title": "Timeline",
        **more,
    }


def test_a_remark_is_a_thread_on_its_line(client: Client, tom: Person, pull: int) -> None:
    """The hunk ends with the commented line, a plus in front."""
    tom.comment_on_line(pull, TIMELINE, "sure?", containing="10:05")
    (thread,) = threads(client)
    assert (thread["line"], thread["originalLine"], thread["isOutdated"]) == (4, 4, False)
    hunk = thread["comments"]["nodes"][0]["diffHunk"]
    assert hunk.splitlines()[0] == "@@ -0,0 +1,5 @@"
    assert hunk.splitlines()[-1] == "+- 10:05 restart"


def test_a_changed_line_makes_its_thread_outdated(
    client: Client, mira: Person, tom: Person, pull: int
) -> None:
    """After a later commit only the original line stays."""
    tom.comment_on_line(pull, TIMELINE, "sure?", containing="10:05")
    mira.edit_file(TIMELINE, lambda text: text.replace("10:05", "10:06"), "review/a")
    (thread,) = threads(client)
    assert (thread["line"], thread["originalLine"], thread["isOutdated"]) == (None, 4, True)


def test_a_moved_line_takes_its_thread_along(
    client: Client, mira: Person, tom: Person, pull: int
) -> None:
    """Lines above change the number and nothing else."""
    tom.comment_on_line(pull, TIMELINE, "sure?", containing="10:05")
    mira.edit_file(TIMELINE, lambda text: text.replace("\n\n", "\n\n- 09:58 calm\n"), "review/a")
    (thread,) = threads(client)
    assert (thread["line"], thread["originalLine"], thread["isOutdated"]) == (5, 4, False)


def test_committing_a_suggestion_settles_its_thread(
    client: Client, mira: Person, tom: Person, pull: int
) -> None:
    """The line is replaced, the thread resolved and outdated."""
    event = tom.suggest(pull, TIMELINE, "- 10:06 restart", containing="10:05")
    pushed = mira.commit_suggestion(event)
    (thread,) = threads(client)
    assert "- 10:06 restart\n" in mira.read(TIMELINE, "review/a")
    assert pushed.payload["ref"] == "refs/heads/review/a"
    assert (thread["isResolved"], thread["isOutdated"]) == (True, True)
    assert thread["resolvedBy"] == {"login": "mira"}


def test_a_suggestion_may_replace_several_lines(
    hub: Hub, mira: Person, tom: Person, pull: int
) -> None:
    """From the first line through the last, both of which the thread knows."""
    event = tom.suggest(
        pull, TIMELINE, "- 10:04 restart, calm", containing="10:05", through="10:09"
    )
    mira.commit_suggestion(event)
    thread = hub.world.pull(pull).threads[0]
    assert mira.read(TIMELINE, "review/a").endswith("- 10:00 alarm\n- 10:04 restart, calm\n")
    assert (thread.original_start_line, thread.original_line) == (4, 5)


def test_an_answer_points_to_the_first_comment(
    hub: Hub, client: Client, tom: Person, pull: int
) -> None:
    """The bot's answer by mutation hangs below the remark."""
    tom.comment_on_line(pull, TIMELINE, "sure?", containing="10:05")
    (thread,) = threads(client)
    client.change(
        "addPullRequestReviewThreadReply",
        {"pullRequestReviewThreadId": thread["id"], "body": "noted"},
    )
    first, second = threads(client)[0]["comments"]["nodes"]
    assert first["replyTo"] is None
    assert second["author"] == {"login": "github-actions"}
    assert second["replyTo"] == {"id": hub.world.pull(pull).threads[0].comments[0].node_id}


def test_resolving_needs_to_write_contents(
    hub: Hub, client: Client, tom: Person, pull: int
) -> None:
    """Writing pull requests alone is not enough."""
    tom.comment_on_line(pull, TIMELINE, "sure?", containing="10:05")
    thread_id = hub.world.pull(pull).threads[0].node_id
    hub.settings.token_scopes["contents"] = "read"
    error = client.change("resolveReviewThread", {"threadId": thread_id})
    assert error["message"] == "Resource not accessible by integration"


def test_rest_does_not_know_what_is_resolved(client: Client, tom: Person, pull: int) -> None:
    """Comments by REST tell neither resolved nor outdated, only a line that is null."""
    event = tom.comment_on_line(pull, TIMELINE, "sure?", containing="10:05")
    tom.resolve(event)
    tom.edit_file(TIMELINE, lambda text: text.replace("10:05", "10:06"), "review/a")
    (comment,) = client.rest("GET", f"/pulls/{pull}/comments").json()
    assert (comment["line"], comment["original_line"]) == (None, 4)
    assert not {key for key in comment if "resolved" in key or "outdated" in key}


def test_a_line_outside_the_diff_takes_no_comment(client: Client, pull: int) -> None:
    """Line 99 of a file with five is refused."""
    head = client.hub.world.pull(pull).head_oid
    answers = [
        client.rest(
            "POST", f"/pulls/{pull}/comments", body="b", path=TIMELINE, line=line, commit_id=head
        )
        for line in (5, 99)
    ]
    assert [answer.status_code for answer in answers] == [201, 422]


def test_the_same_branch_has_one_open_pull_request(hub: Hub, client: Client, pull: int) -> None:
    """A second one is refused."""
    error = client.change("createPullRequest", opened(hub))
    assert error["message"] == "A pull request already exists for acme:review/a."


def test_without_commits_there_is_no_pull_request(hub: Hub, client: Client) -> None:
    """A branch at the base has nothing to show."""
    hub.world.git.refs["refs/heads/review/a"] = hub.world.git.refs["refs/heads/main"]
    error = client.change("createPullRequest", opened(hub))
    assert error["message"] == "No commits between main and review/a"


def test_actions_may_be_kept_from_opening_pull_requests(
    hub: Hub, client: Client, mira: Person
) -> None:
    """The repository's setting refuses the bot by GraphQL and REST, and people not at all."""
    hub.settings.actions_may_open_pull_requests = False
    mira.push({"a": "b"}, branch="review/a")
    error = client.change("createPullRequest", opened(hub))
    answer = client.rest("POST", "/pulls", base="main", head="review/a", title="t")
    assert error["type"] == "FORBIDDEN"
    assert answer.status_code == 403
    assert "not permitted to create or approve" in answer.json()["message"]
    assert mira.open_pull_request("review/a", "t").action == "opened"


@pytest.mark.parametrize("wrong", ["mira", "ann"])
def test_one_wrong_reviewer_spoils_the_request(
    hub: Hub, client: Client, tom: Person, pull: int, wrong: str
) -> None:
    """The author or a stranger among the reviewers, and nobody is asked."""
    hub.person("ann", "none")
    ids = [tom.user.node_id, hub.world.user(wrong).node_id]
    given = {"pullRequestId": hub.world.pull(pull).node_id, "userIds": ids, "union": True}
    assert client.change("requestReviews", given)["type"] == "UNPROCESSABLE"
    assert hub.world.pull(pull).requested == []


def test_without_union_reviewers_are_replaced(
    hub: Hub, client: Client, tom: Person, pull: int
) -> None:
    """Asking Ann without union frees Tom."""
    ann = hub.person("ann")
    for person in (tom, ann):
        given = {"pullRequestId": hub.world.pull(pull).node_id, "userIds": [person.user.node_id]}
        client.change("requestReviews", given)
    assert hub.world.pull(pull).requested == [ann.user]


def test_who_is_asked_can_be_read(hub: Hub, client: Client, tom: Person, pull: int) -> None:
    """GraphQL lists who is asked to review."""
    given = {"pullRequestId": hub.world.pull(pull).node_id, "userIds": [tom.user.node_id]}
    fields = "reviewRequests(first: 5) { nodes { requestedReviewer { ... on User { login } } } }"
    answer = client.change("requestReviews", given, f"pullRequest {{ {fields} }}")
    asked = answer["pullRequest"]["reviewRequests"]["nodes"]
    assert asked == [{"requestedReviewer": {"login": "tom"}}]


def test_a_review_takes_the_reviewer_off_the_list(
    hub: Hub, client: Client, tom: Person, pull: int
) -> None:
    """Who has reviewed is no longer asked."""
    client.rest("POST", f"/pulls/{pull}/requested_reviewers", reviewers=["tom"])
    tom.review(pull, "read it")
    assert hub.world.pull(pull).requested == []


def test_merging_follows_the_rules(hub: Hub, client: Client, tom: Person, pull: int) -> None:
    """A branch that needs a review refuses, until somebody approved."""
    hub.settings.review_required = True
    given = {"pullRequestId": hub.world.pull(pull).node_id}
    refused = client.change("mergePullRequest", given)
    tom.review(pull, state="APPROVED")
    merged = client.change("mergePullRequest", given, "pullRequest { state merged }")
    again = client.change("mergePullRequest", given)
    assert "approving review" in refused["message"]
    assert merged["pullRequest"] == {"state": "MERGED", "merged": True}
    assert again["message"] == "Pull request is already merged"
    assert tom.read(TIMELINE).startswith("# Timeline")


def test_merging_wants_the_head_it_was_told(hub: Hub, client: Client, pull: int) -> None:
    """A head that moved is refused."""
    given = {"pullRequestId": hub.world.pull(pull).node_id, "expectedHeadOid": "0" * 40}
    assert "modified" in client.change("mergePullRequest", given)["message"]


def test_a_conflict_cannot_be_merged(hub: Hub, client: Client, mira: Person, pull: int) -> None:
    """Both sides changed the file differently."""
    mira.push({TIMELINE: "something else\n"})
    found = client.repository("pullRequest(number: 1) { mergeable mergeStateStatus }")
    error = client.change("mergePullRequest", {"pullRequestId": hub.world.pull(pull).node_id})
    assert found["pullRequest"] == {"mergeable": "CONFLICTING", "mergeStateStatus": "DIRTY"}
    assert error["message"] == "Pull Request is not mergeable"


def test_deleting_the_branch_closes_the_pull_request(
    client: Client, mira: Person, pull: int
) -> None:
    """Its name stays, its ref does not."""
    mira.delete_branch("review/a")
    found = client.repository(
        'pullRequests(headRefName: "review/a", first: 1)'
        " { nodes { state headRefName headRef { name } } }"
    )
    assert found["pullRequests"]["nodes"] == [
        {"state": "CLOSED", "headRefName": "review/a", "headRef": None}
    ]
