"""People's gestures, and the events that GitHub sends for them."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests import github
from tests.github import Event, Hub, Person
from tests.standin.conftest import TIMELINE, Client

KNOWN_KEYS: dict[str, dict[str, list[str]]] = json.loads(
    Path(github.__file__).with_name("descriptions").joinpath("payloads.json").read_text()
)["events"]
LEFT_OUT_BY_ACTIONS = {"added", "modified", "removed"}


def every_event(hub: Hub, mira: Person, tom: Person, pull: int) -> list[Event]:
    mira.open_issue("Review", "- [ ] one")
    remark = tom.comment_on_line(pull, TIMELINE, "sure?", containing="10:05")
    answer = mira.reply(remark, "yes")
    verdict = tom.review(pull, "fine", state="APPROVED")
    comment = tom.comment(2, "hello")
    return [
        mira.push({"a": "b"}),
        remark,
        answer,
        mira.edit_comment(answer, "no"),
        mira.delete_comment(answer),
        tom.review(pull, "read it", remarks={"10:00": "hm"}, path=TIMELINE),
        verdict,
        tom.edit_review(verdict, "very fine"),
        mira.dismiss(verdict),
        comment,
        tom.edit_comment(comment, "hello all"),
        tom.delete_comment(comment),
        mira.tick(2, "one"),
        mira.assign(2, "tom"),
        mira.unassign(2, "tom"),
        mira.close_issue(2),
        mira.merge_pull_request(pull),
        hub.dispatch_event({"dry-run": "true"}),
        hub.person("forms[bot]").dispatch("said", {"words": "hello"}),
    ]


def test_payloads_have_what_the_published_examples_have(
    hub: Hub, mira: Person, tom: Person, pull: int
) -> None:
    """No key is missing that all of GitHub's own examples share."""
    missing: dict[str, set[str]] = {}
    for event in every_event(hub, mira, tom, pull):
        for part, keys in KNOWN_KEYS[event.name].items():
            given: Any = event.payload if part == "" else event.payload[part] or {}
            lacking = set(keys) - set(given) - LEFT_OUT_BY_ACTIONS
            if lacking:
                missing[f"{event.name}.{part}"] = lacking
    assert missing == {}


def test_a_push_does_not_say_which_files_changed(mira: Person) -> None:
    """Actions leaves that out of the commits."""
    (commit,) = mira.push({"a": "b"}).payload["commits"]
    assert not LEFT_OUT_BY_ACTIONS & set(commit)


def test_what_people_type_is_stored_with_crlf(hub: Hub, mira: Person) -> None:
    """The browser's editor sends CRLF, in bodies and comments."""
    mira.open_issue("t", "one\ntwo")
    mira.comment(1, "three\nfour")
    issue = hub.world.issue(1)
    assert (issue.body, issue.comments[0].body) == ("one\r\ntwo", "three\r\nfour")


def test_an_edit_tells_what_stood_there_before(hub: Hub, mira: Person) -> None:
    """Ticking a box is an edit of the whole body."""
    mira.open_issue("t", "- [ ] one\n- [ ] two")
    event = mira.tick(1, "two")
    assert event.payload["changes"] == {"body": {"from": "- [ ] one\r\n- [ ] two"}}
    assert hub.world.issue(1).body == "- [ ] one\r\n- [x] two"


def test_a_line_can_be_typed_below_another(hub: Hub, mira: Person) -> None:
    """The rest of the body stays."""
    mira.open_issue("t", "one\ntwo")
    mira.insert_after(1, "one", "and a half")
    assert hub.world.issue(1).body == "one\r\nand a half\r\ntwo"


def test_a_review_with_remarks_fires_an_event_for_each(tom: Person, pull: int) -> None:
    """One gesture, three events; a first comment answers nothing."""
    event = tom.review(pull, "body", remarks={"10:00": "a", "10:05": "b"}, path=TIMELINE)
    assert (event.name, event.payload["review"]["state"]) == ("pull_request_review", "commented")
    assert [also.name for also in event.also] == ["pull_request_review_comment"] * 2
    assert all("in_reply_to_id" not in also.payload["comment"] for also in event.also)


def test_an_answer_says_what_it_answers(mira: Person, tom: Person, pull: int) -> None:
    """Only answers have ``in_reply_to_id``."""
    remark = tom.comment_on_line(pull, TIMELINE, "sure?", line=4)
    answer = mira.reply(remark, "yes")
    assert answer.payload["comment"]["in_reply_to_id"] == remark.payload["comment"]["id"]


def test_resolving_fires_nothing(hub: Hub, tom: Person, pull: int) -> None:
    """It is seen at the next event only."""
    remark = tom.comment_on_line(pull, TIMELINE, "sure?", containing="10:05")
    tom.resolve(remark)
    assert hub.world.pull(pull).threads[0].resolved_by is tom.user
    tom.unresolve(remark)
    assert hub.world.pull(pull).threads[0].resolved_by is None


def test_events_run_where_github_runs_them(mira: Person, tom: Person, pull: int) -> None:
    """Reviews run in the merge ref, issues on the default branch, pushes on their branch."""
    refs = [
        tom.review(pull, "x").ref,
        mira.open_issue("t").ref,
        mira.push({"a": "b"}, branch="x").ref,
    ]
    assert refs == [f"refs/pull/{pull}/merge", "refs/heads/main", "refs/heads/x"]


def test_authors_do_not_approve_themselves(mira: Person, pull: int) -> None:
    """GitHub refuses the author's own approval."""
    with pytest.raises(Exception, match="your own pull request"):
        mira.review(pull, state="APPROVED")


def test_a_deleted_issue_is_gone_for_clients(client: Client, mira: Person) -> None:
    """Its number answers nothing and is not used again."""
    mira.open_issue("one")
    event = mira.delete_issue(1)
    mira.open_issue("two")
    answer = client.ask('{ repository(owner: "acme", name: "shop") { issue(number: 1) { id } } }')
    assert event.action == "deleted"
    assert answer["errors"][0]["type"] == "NOT_FOUND"
    assert [issue.number for issue in client.hub.world.issues()] == [2]


def test_permissions_are_told(hub: Hub, client: Client) -> None:
    """A stranger to a private repository has none, and reads a public one."""
    hub.person("ann", "none")
    private = client.rest("GET", "/collaborators/ann/permission").json()["permission"]
    hub.settings.private = False
    public = client.rest("GET", "/collaborators/ann/permission").json()["permission"]
    assert (private, public) == ("none", "read")
