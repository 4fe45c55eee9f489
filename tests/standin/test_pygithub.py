"""PyGithub, the library that the product uses, believes that it talks to GitHub."""

from collections.abc import Iterator

import github
import pytest
from github.Repository import Repository

from tests.github import Hub, Person
from tests.standin.conftest import EVENTS, TIMELINE


@pytest.fixture
def shop(hub: Hub) -> Iterator[Repository]:
    """Return the repository as PyGithub sees it."""
    client = github.Github(
        base_url=hub.url,
        auth=github.Auth.Token(hub.token),
        seconds_between_requests=None,
        seconds_between_writes=None,
        retry=None,
    )
    yield client.get_repo("acme/shop")
    client.close()


def test_it_reads_the_repository(shop: Repository) -> None:
    """Names, switches and the default branch arrive."""
    assert (shop.full_name, shop.default_branch, shop.has_issues) == ("acme/shop", "main", True)


def test_it_opens_a_review(hub: Hub, shop: Repository, mira: Person) -> None:
    """Label, issue, branch, file, pull request and reviewer, one after the other."""
    label = shop.create_label("review", "ff0000", "Reviews")
    issue = shop.create_issue("Review", "body", labels=[label], assignee="mira")
    shop.create_git_ref("refs/heads/review/a", shop.get_branch("main").commit.sha)
    shop.create_file(TIMELINE, "Add", EVENTS, branch="review/a")
    pull = shop.create_pull(base="main", head="review/a", title="Timeline", body="#1")
    pull.create_review_request(reviewers=["mira"])
    assert issue.labels[0].name == "review"
    assert [user.login for user in issue.assignees] == ["mira"]
    assert issue.user.login == "github-actions[bot]"
    assert [user.login for user in hub.world.pull(pull.number).requested] == ["mira"]


def test_it_reads_what_people_said(shop: Repository, tom: Person, pull: int) -> None:
    """Reviews, line comments and the file of a branch arrive."""
    tom.comment_on_line(pull, TIMELINE, "sure?", containing="10:05")
    known = shop.get_pull(pull)
    contents = shop.get_contents(TIMELINE, ref="review/a")
    assert not isinstance(contents, list)
    assert contents.decoded_content.decode() == EVENTS
    assert [comment.body for comment in known.get_review_comments()] == ["sure?"]
    assert [review.user.login for review in known.get_reviews()] == ["tom"]


def test_it_turns_pages(shop: Repository, mira: Person) -> None:
    """More issues than fit a page arrive all."""
    for number in range(33):
        mira.open_issue(f"{number}")
    assert len(list(shop.get_issues(state="all"))) == 33


def test_it_edits_closes_and_comments(hub: Hub, shop: Repository, mira: Person) -> None:
    """An issue of ours goes through its life."""
    mira.open_issue("Review")
    issue = shop.get_issue(1)
    issue.create_comment("hello")
    issue.edit(body="new", state="closed", state_reason="not_planned")
    assert [comment.body for comment in issue.get_comments()] == ["hello"]
    assert (hub.world.issue(1).body, hub.world.issue(1).state_reason) == ("new", "NOT_PLANNED")


def test_it_adds_sub_issues(hub: Hub, shop: Repository, mira: Person) -> None:
    """A sub-issue is named by its id."""
    mira.open_issue("parent")
    mira.open_issue("child")
    shop.get_issue(1).add_sub_issue(shop.get_issue(2))
    assert hub.world.issue(2).parent is hub.world.issue(1)


def test_it_compares_and_merges(shop: Repository, mira: Person, pull: int) -> None:
    """A comparison shows the file, and the merge brings it in."""
    comparison = shop.compare("main", "review/a")
    status = shop.get_pull(pull).merge()
    assert [file.filename for file in comparison.files] == [TIMELINE]
    assert status.merged
    assert mira.read(TIMELINE) == EVENTS


def test_it_hears_refusals(hub: Hub, shop: Repository) -> None:
    """A missing scope is an exception with the header that names it."""
    hub.settings.token_scopes["issues"] = "read"
    with pytest.raises(github.GithubException) as refused:
        shop.create_issue("t")
    headers = refused.value.headers or {}
    assert refused.value.status == 403
    assert headers["x-accepted-github-permissions"] == "issues=write"


def test_it_asks_graphql(hub: Hub, shop: Repository) -> None:
    """Raw documents go through its requester."""
    _, data = shop.requester.graphql_query("{ viewer { login } }", {})
    assert data["data"]["viewer"] == {"login": "github-actions[bot]"}


def test_it_asks_for_permissions(hub: Hub, shop: Repository) -> None:
    """A collaborator's permission arrives."""
    hub.person("ann", "admin")
    assert shop.get_collaborator_permission("ann") == "admin"
