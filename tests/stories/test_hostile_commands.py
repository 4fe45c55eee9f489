"""Commands as people should not write them: nothing breaks, nobody is called, nothing is lost."""

from __future__ import annotations

import pytest

from action.review.page.comment_steps import AddComment
from action.review.plan import EditIssue
from action.review.standing.role import Served
from tests.stories.nouns import EVERYBODY, a_house
from tests.stories.test_handing_over import holder
from tests.stories.world import PLACES, Review, a_review, an_incident_file

LIMIT = 65_536
"""Characters that GitHub takes as a comment, and as the page."""
REASONS = (
    '<!-- incident-review:people facilitator="eve" -->we are few',
    "we --> are <!-- few",
    "@mira @acme/ops #1 fixes #2 GH-3",
    "| a | table | of | ours |",
    "```` and ``` and `",
    "<details><script>alert(1)</script>",
    "[x](https://evil.example) ![y](z) &#64;mira &lt;",
    "{{ 7 * 7 }}{% raw %}",
    "- [x] **Agree** :tada: \u202eback\u2066",
    "\u00ad\u200b\u2060few",
    "why " * 15_000,
    "y" * 60_000,
)
ODD = ("kim--lee", "ox-", "a--", "mira_acme", "incident-review", "end", "rota", "x" * 39)

NO_LOGINS = (
    *("@--", "@-kim", '@"-->', "@<!--", "@kim@lee", "@kim/../lee", "@\u200bkim", "%40kim"),
    "@" + "x" * 40,
)


def whole(review: Review) -> None:
    """The page is the one that we have written, fits, calls nobody, and comes to rest."""
    page = review.issue.page
    sections = ("notices", "facts", "steps", "people", "agenda", "actions", "parked")
    assert all(page.section(name) is not None for name in sections)
    assert len(page.markers("people")) == 1
    assert len(review.issue.body) < LIMIT
    assert not any(f"@{login}" in review.issue.body for login in EVERYBODY)
    assert all(len(comment.body) < LIMIT for comment in review.issue.comments)
    assert review.served().steps == ()


@pytest.mark.parametrize("reason", REASONS, ids=range(len(REASONS)))
def test_a_reason_is_words_and_nothing_else(reason: str) -> None:
    """On the page and in the record, where both are read back."""
    lacking = a_review(facilitator="mira")
    review = lacking.commented(f"/exception not-neutral because {reason}").served()

    whole(review)
    assert review.issue.page.people["facilitator"] == "mira"
    assert review.section("people").count("Left out on purpose") == 1
    record = review.closed().served().record
    assert "Left out on purpose" in record
    assert "<script" not in record + review.issue.body
    assert "@mira" not in record


@pytest.mark.parametrize("login", ODD)
def test_whoever_has_an_odd_login_has_a_role_like_anybody(login: str) -> None:
    """Old accounts have two hyphens in a row, which no comment of HTML may have."""
    people = {**a_house().people, login: "U_odd"}
    there = a_review().house(people=people)
    named = there.commented(f"/facilitator @{login}\n/invite @{login} can").served()
    picked = there.team(facilitators=(login,)).commented("/facilitator rota").served()
    first = an_incident_file().house(people=people).team(facilitators=(login,)).served()
    filed = an_incident_file(facilitator=login).house(people=people).served()
    later = filed.later(days=1).file_says(facilitator="kim").served()

    for review in (named, picked, first, filed):
        assert holder(review).startswith(f"{login}:")
        assert login in review.issue.assignees
        whole(review)
    assert picked.house(rota=(Served(login),)).team(facilitators=("lee",)).served().steps == ()
    assert f"Previous facilitator: {login}." in later.section("people")


@pytest.mark.parametrize(
    "word",
    [
        "@--",
        "@-kim",
        '@"-->',
        "@<!--",
        "@" + "x" * 40,
        "@kim@lee",
        "@kim/../lee",
        "@\u200bkim",
        "%40kim",
    ],
)
@pytest.mark.parametrize("name", ["facilitator", "note-taker", "co-facilitator", "invite"])
def test_what_is_no_login_names_nobody(name: str, word: str) -> None:
    """It is answered, with the word made harmless."""
    review = a_review().commented(f"/{name} {word}").served()

    whole(review)
    assert review.section("people") == a_review().section("people")
    assert len(review.did(AddComment)) == 1


@pytest.mark.parametrize("place", PLACES)
def test_windows_newlines_are_newlines(place: str) -> None:
    """As GitHub's editor stores them."""
    review = a_review().commented("/facilitator @kim\r\n/swap\r\n\r\n/read\r\n", on=place).served()

    assert holder(review).startswith("ana:")
    assert holder(review, "note-taker").startswith("kim:")
    assert "| must | tom | responded to the incident | yes |" in review.section("people")
    assert review.did(AddComment) == ()


def test_a_thousand_commands_in_one_comment_count_in_their_order() -> None:
    """The last word stands; whoever had a role before is named once."""
    lines = (f"/facilitator @{('kim', 'lee', 'ana')[at % 3]}{'.' * at}" for at in range(1_000))
    review = a_review().commented("\n".join(lines)).served()

    whole(review)
    assert holder(review).startswith("kim:")
    assert "Previous facilitator: jonas, then lee, then ana." in review.section("people")


def test_a_thousand_mistakes_in_one_comment_get_one_answer() -> None:
    """Which fits into a comment."""
    names = ("facilitator", "note-taker", "swap", "invite", "exception", "co-facilitator", "event")
    lines = (f"/{names[at % 7]} |@{'@' * (at % 90)} <!-x{at}" for at in range(1_000))
    review = a_review().commented("\n".join(lines)).served()

    whole(review)
    assert len(review.did(AddComment)) == 1
    assert "more lines of the comment that begin with `/swap` change nothing" in review.comments[0]


def test_a_thousand_guests_are_not_invited() -> None:
    """A hundred are, and the page still fits; the others are answered."""
    guests = [f"@{number:04}{'x' * 35}" for number in range(1_000)]
    lines = (f"/invite {' '.join(guests[at : at + 10])} can" for at in range(0, 1_000, 10))
    review = a_review().commented("\n".join(lines)).served()

    whole(review)
    assert review.section("people").count("was invited by tom") == 100
    assert "comments have already invited 100 people" in review.comments[0]


def test_the_longest_comment_is_heard_to_its_end() -> None:
    """What does not ask for anything is left alone."""
    words = "/swap " + "very " * 12_000 + "\n\n" + "- a\n" * 500 + "\n/facilitator @kim"
    review = a_review().commented(words[: LIMIT - 1]).served()

    whole(review)
    assert holder(review).startswith("kim:")
    assert len(review.comments[0]) < 1_000


@pytest.mark.parametrize(
    "words",
    [
        "> /facilitator @kim",
        "```\n/facilitator @kim\n```",
        "    /facilitator @kim",
        "- /facilitator @kim",
        "<!--\n/facilitator @kim\n-->",
        "<details>\n/facilitator @kim\n</details>",
        "Write /facilitator @kim",
        "`/facilitator @kim`",
        "//facilitator @kim",
        "/facilitator/@kim",
    ],
)
def test_what_only_looks_like_a_command_is_none(words: str) -> None:
    """Quotes, code and HTML are other people's words, or none."""
    review = a_review().commented(words).served()

    assert review.did(EditIssue) + review.did(AddComment) == ()
