"""What people do with words that stand already: edit, delete, dismiss, react."""

from typing import Any

import pytest

from tests.github import Event, Hub, Person
from tests.github.records import Permission
from tests.github.refusal import Refusal
from tests.standin.conftest import TIMELINE, Client

SAID = """
id url body createdAt updatedAt author { login __typename } editor { login }
reactionGroups { content viewerHasReacted }
"""
REVIEWS = f"""
pullRequest(number: 1) {{ reviews(first: 9) {{
  totalCount pageInfo {{ hasNextPage endCursor }} nodes {{ {SAID} submittedAt state }}
}} }}
"""
COMMENTS = f"""
pullRequest(number: 1) {{ reviewThreads(first: 9) {{ nodes {{
  comments(first: 9) {{ nodes {{ {SAID} diffHunk replyTo {{ id }} }} }}
}} }} }}
"""


def reviews(client: Client) -> list[dict[str, Any]]:
    page = client.repository(REVIEWS)["pullRequest"]["reviews"]
    assert page["totalCount"] == len(page["nodes"])
    found: list[dict[str, Any]] = page["nodes"]
    return found


def line_comments(client: Client) -> list[dict[str, Any]]:
    threads = client.repository(COMMENTS)["pullRequest"]["reviewThreads"]["nodes"]
    return [comment for thread in threads for comment in thread["comments"]["nodes"]]


def reacted(said: dict[str, Any]) -> list[str]:
    return [one["content"] for one in said["reactionGroups"] if one["viewerHasReacted"]]


@pytest.fixture
def remark(tom: Person, pull: int) -> Event:
    """Tom asks about a line of Mira's timeline."""
    return tom.comment_on_line(pull, TIMELINE, "sure?", containing="10:05")


@pytest.fixture
def comment(mira: Person, tom: Person, pull: int) -> Event:
    """Tom speaks below the pull request."""
    return tom.comment(pull, "hello")


# --- reviews -------------------------------------------------------------------------------


def test_a_review_can_be_read(client: Client, tom: Person, pull: int) -> None:
    """Who said what, when and with which verdict; nobody has edited it."""
    event = tom.review(pull, "/read", state="APPROVED")
    (review,) = reviews(client)

    assert (review["body"], review["state"], review["editor"]) == ("/read", "APPROVED", None)
    assert review["author"] == {"login": "tom", "__typename": "User"}
    assert review["createdAt"] == review["submittedAt"] == event.payload["review"]["submitted_at"]
    assert review["url"] == event.payload["review"]["html_url"]
    assert review["id"] == event.payload["review"]["node_id"]


def test_a_review_can_be_edited(client: Client, tom: Person, pull: int) -> None:
    """The event tells what stood there; the moment of the review stays."""
    event = tom.review(pull, "/coming")
    edited = tom.edit_review(event, "/not-coming\nsorry")
    (review,) = reviews(client)

    assert (edited.name, edited.action) == ("pull_request_review", "edited")
    assert edited.payload["changes"] == {"body": {"from": "/coming"}}
    assert edited.payload["review"]["body"] == "/not-coming\r\nsorry"
    assert (review["body"], review["editor"]) == ("/not-coming\r\nsorry", {"login": "tom"})
    assert review["createdAt"] == event.payload["review"]["submitted_at"] < review["updatedAt"]


def test_a_review_can_be_dismissed(hub: Hub, client: Client, mira: Person, pull: int) -> None:
    """Its words stay, and it approves no more."""
    event = hub.person("tom").review(pull, "fine", state="APPROVED")
    hub.settings.review_required = True
    dismissed = mira.dismiss(event)
    (review,) = reviews(client)

    assert (dismissed.name, dismissed.action) == ("pull_request_review", "dismissed")
    assert dismissed.payload["review"]["state"] == "dismissed"
    assert dismissed.payload["sender"]["login"] == "mira"
    assert (review["body"], review["state"]) == ("fine", "DISMISSED")
    found = client.repository("pullRequest(number: 1) { reviewDecision }")
    assert found["pullRequest"] == {"reviewDecision": "REVIEW_REQUIRED"}


def test_a_comment_is_no_verdict_to_dismiss(mira: Person, tom: Person, pull: int) -> None:
    """Neither is what was dismissed before [rep]."""
    talk = tom.review(pull, "hm")
    verdict = tom.review(pull, "no", state="CHANGES_REQUESTED")
    mira.dismiss(verdict)

    with pytest.raises(Refusal, match="dismiss a commented"):
        mira.dismiss(talk)
    with pytest.raises(Refusal, match="dismiss a dismissed"):
        mira.dismiss(verdict)


@pytest.mark.parametrize("permission", ["none", "read", "triage"])
def test_who_may_not_write_dismisses_nothing(
    hub: Hub, tom: Person, pull: int, permission: Permission
) -> None:
    """Triage is not enough [docs]."""
    verdict = tom.review(pull, "fine", state="APPROVED")

    with pytest.raises(Refusal, match="write access to dismiss"):
        hub.person("ann", permission).dismiss(verdict)


# --- comments on lines ---------------------------------------------------------------------


def test_a_comment_on_a_line_can_be_edited(client: Client, mira: Person, remark: Event) -> None:
    """By those who may write, too; author and moment stay."""
    (before,) = line_comments(client)
    edited = mira.edit_comment(remark, "sure!")
    (after,) = line_comments(client)

    assert (edited.name, edited.action) == ("pull_request_review_comment", "edited")
    assert edited.payload["changes"] == {"body": {"from": "sure?"}}
    assert edited.payload["comment"]["body"] == after["body"] == "sure!"
    assert (before["editor"], after["editor"]) == (None, {"login": "mira"})
    assert after["author"] == {"login": "tom", "__typename": "User"}
    assert (after["createdAt"], after["diffHunk"]) == (before["createdAt"], before["diffHunk"])
    assert after["updatedAt"] > before["updatedAt"]


def test_a_deleted_comment_takes_its_thread_along(
    hub: Hub, client: Client, tom: Person, remark: Event
) -> None:
    """And the review around it, which says nothing by itself [rep]."""
    deleted = tom.delete_comment(remark)

    assert (deleted.name, deleted.action) == ("pull_request_review_comment", "deleted")
    assert deleted.payload["comment"]["body"] == "sure?"
    assert (line_comments(client), reviews(client)) == ([], [])
    node_id = remark.payload["comment"]["node_id"]
    assert client.ask(f'{{ node(id: "{node_id}") {{ id }} }}')["errors"][0]["type"] == "NOT_FOUND"


def test_a_review_that_says_something_outlives_its_comments(
    client: Client, tom: Person, pull: int
) -> None:
    """The thread goes, the review's own words stay."""
    event = tom.review(pull, "two things", remarks={"10:00": "one"}, path=TIMELINE)
    tom.delete_comment(event.also[0])

    assert [review["body"] for review in reviews(client)] == ["two things"]
    assert line_comments(client) == []


def test_a_review_lives_as_long_as_any_of_its_comments(
    client: Client, tom: Person, pull: int
) -> None:
    """The first that goes takes only its own thread along."""
    event = tom.review(pull, remarks={"10:00": "one", "10:05": "two"}, path=TIMELINE)
    tom.delete_comment(event.also[0])

    assert [comment["body"] for comment in line_comments(client)] == ["two"]
    assert [review["id"] for review in reviews(client)] == [event.payload["review"]["node_id"]]


def test_answers_outlive_what_they_answer(
    client: Client, mira: Person, tom: Person, pull: int, remark: Event
) -> None:
    """GraphQL knows no more what they answer, REST has a number that leads nowhere [rep]."""
    mira.reply(remark, "yes")
    tom.delete_comment(remark)
    mira.reply(client.hub.world.pull(pull).threads[0], "I looked it up")

    first, second = line_comments(client)
    assert (first["body"], first["replyTo"], second["replyTo"]) == (
        "yes",
        None,
        {"id": first["id"]},
    )
    numbers = [
        one["in_reply_to_id"] for one in client.rest("GET", f"/pulls/{pull}/comments").json()
    ]
    assert numbers[0] == remark.payload["comment"]["id"]


# --- comments below ------------------------------------------------------------------------


def test_an_edited_comment_tells_what_it_said(tom: Person, comment: Event) -> None:
    """As an issue's body does."""
    edited = tom.edit_comment(comment, "goodbye")

    assert (edited.name, edited.action) == ("issue_comment", "edited")
    assert edited.payload["changes"] == {"body": {"from": "hello"}}
    assert edited.payload["comment"]["body"] == "goodbye"


def test_a_comment_can_be_deleted(hub: Hub, tom: Person, pull: int, comment: Event) -> None:
    """The event shows it for the last time."""
    deleted = tom.delete_comment(comment)

    assert (deleted.name, deleted.action) == ("issue_comment", "deleted")
    assert deleted.payload["comment"]["body"] == "hello"
    assert hub.world.pull(pull).comments == []


@pytest.mark.parametrize("where", ["comment", "remark"])
def test_strangers_change_only_their_own_words(
    hub: Hub, pull: int, where: str, request: pytest.FixtureRequest
) -> None:
    """Others' are for those who may write [docs]."""
    ann = hub.person("ann", "triage")
    theirs: Event = request.getfixturevalue(where)
    own = ann.comment(pull, "mine")

    with pytest.raises(Refusal, match="have written this text"):
        ann.edit_comment(theirs, "not theirs any more")
    with pytest.raises(Refusal, match="have written this text"):
        ann.delete_comment(theirs)

    assert ann.edit_comment(own, "still mine").payload["comment"]["body"] == "still mine"
    assert ann.delete_comment(own).action == "deleted"


def test_strangers_edit_no_review_of_others(hub: Hub, tom: Person, pull: int) -> None:
    """A review's text is like a comment's [docs]."""
    review = tom.review(pull, "read it")

    with pytest.raises(Refusal, match="have written this text"):
        hub.person("ann", "read").edit_review(review, "not theirs any more")


# --- reactions -----------------------------------------------------------------------------


def test_a_review_is_reacted_to(client: Client, tom: Person, pull: int) -> None:
    """Twice is once, and other reactions are not ours."""
    event = tom.review(pull, "/read")
    given = {"subjectId": event.payload["review"]["node_id"], "content": "THUMBS_UP"}
    assert reacted(reviews(client)[0]) == []

    fields = "subject { __typename reactions(first: 9) { totalCount } }"
    client.change("addReaction", given, fields)
    answer = client.change("addReaction", given, fields)

    assert answer["subject"] == {
        "__typename": "PullRequestReview",
        "reactions": {"totalCount": 1},
    }
    assert reacted(reviews(client)[0]) == ["THUMBS_UP"]


def test_a_comment_on_a_line_is_reacted_to(client: Client, remark: Event) -> None:
    """It counts in REST's shape as well, and survives an edit."""
    given = {"subjectId": remark.payload["comment"]["node_id"], "content": "THUMBS_UP"}
    answer = client.change("addReaction", given, "subject { __typename } reaction { content }")

    edited = client.hub.person("tom").edit_comment(remark, "sure!")

    assert answer["subject"] == {"__typename": "PullRequestReviewComment"}
    assert reacted(line_comments(client)[0]) == ["THUMBS_UP"]
    assert edited.payload["comment"]["reactions"]["+1"] == 1


VOTES = "reactions(content: THUMBS_UP, first: 9) { nodes { user { login } } }"


def voters(client: Client) -> list[str | None]:
    """Who gave the first comment on a line a thumbs-up, as GraphQL names them."""
    threads = (
        f"reviewThreads(first: 9) {{ nodes {{ comments(first: 9) {{ nodes {{ {VOTES} }} }} }} }}"
    )
    pulls = client.repository(f"pullRequests(first: 9) {{ nodes {{ {threads} }} }}")
    (pull,) = pulls["pullRequests"]["nodes"]
    (first,) = pull["reviewThreads"]["nodes"][0]["comments"]["nodes"]
    users = [one["user"] for one in first["reactions"]["nodes"]]
    return [user and user["login"] for user in users]


def test_people_react_to_a_comment_on_a_line_once_each(
    hub: Hub, client: Client, mira: Person, remark: Event
) -> None:
    """Whoever can read it, its author, too; another emoji is another reaction [docs]."""
    hub.settings.private = False
    hub.person("zoe", "none").react(remark)
    for content in ("THUMBS_UP", "THUMBS_UP", "HEART"):
        mira.react(remark, content)
    hub.person("tom").react(remark)

    assert voters(client) == ["zoe", "mira", "tom"]


def test_a_reaction_is_taken_back_by_whoever_gave_it(
    hub: Hub, client: Client, mira: Person, tom: Person, remark: Event
) -> None:
    """Others' stay; what was not given cannot be taken back."""
    mira.react(remark)
    tom.react(remark)
    mira.take_back(remark)

    assert voters(client) == ["tom"]
    with pytest.raises(LookupError, match="mira has not given THUMBS_UP"):
        mira.take_back(remark)


def test_a_bot_s_reaction_has_no_user(client: Client, remark: Event) -> None:
    """The field is a User, which no bot is [spec]."""
    given = {"subjectId": remark.payload["comment"]["node_id"], "content": "THUMBS_UP"}
    client.change("addReaction", given)

    assert voters(client) == [None]


def test_reactions_in_a_pull_request_need_to_write_it(
    hub: Hub, client: Client, tom: Person, pull: int, remark: Event
) -> None:
    """Writing issues is of no use there [docs]."""
    review = tom.review(pull, "/read")
    hub.settings.token_scopes["pull_requests"] = "read"

    for node_id in (remark.payload["comment"]["node_id"], review.payload["review"]["node_id"]):
        given = {"subjectId": node_id, "content": "THUMBS_UP"}
        assert client.change("addReaction", given)["type"] == "FORBIDDEN"
