"""What touches information security reaches the findings tracker, or a person brings it (R65)."""

from __future__ import annotations

from typing import Final

import pytest

from action.review.answers.answer import Answer, Done, Refused, Why
from action.review.outlets.outlet_rules import FindingsRules, TrelloRules
from action.review.outlets.parcels import Finding, FindingIssue
from action.review.plan import Send
from tests.stories.world import Review, a_review

FINDING: Final = "- [x] Rotate the keys @tom due 2026-12-04 isms"
OWNED: Final = "- [x] Page somebody sooner @ana due 2026-12-04"
REQUEST: Final = Done("x", url="https://github.com/acme/shop/pull/31")
FILE: Final = FindingsRules("security/findings.csv")
BOARD: Final = TrelloRules(team="5f0000000000000000000001", isms="5f0000000000000000000003")


def closing(*lines: str, findings: FindingsRules | None = FILE) -> Review:
    """A review that is about to be served after its closing."""
    review = a_review().with_outlets(findings=findings)
    for line in lines:
        review = review.with_action(line)
    return review.closed()


def rows(review: Review) -> list[Finding]:
    """The rows that were sent the last time."""
    return [send.parcel for send in review.did(Send) if isinstance(send.parcel, Finding)]


def issues(review: Review) -> list[FindingIssue]:
    """The issues of another repository that were sent the last time."""
    return [send.parcel for send in review.did(Send) if isinstance(send.parcel, FindingIssue)]


def elsewhere(review: Review) -> str:
    """What the first action issue says of other tools, as people see it."""
    said = review.issue.actions[0].page.section("elsewhere") or ""
    return "\n".join(line.partition("<!--")[0].strip() for line in said.splitlines()).strip()


# --- nothing to bring -----------------------------------------------------------------------------


def test_what_does_not_touch_security_is_no_finding() -> None:
    """Whoever keeps findings wants nothing else among them."""
    review = closing(OWNED).served()

    assert review.did(Send) == ()
    assert elsewhere(review) == ""


def test_a_finding_that_is_there_is_not_brought_again() -> None:
    """The receipt stands in the action issue, whatever became of the pull request since."""
    review = closing(FINDING).served(tools={"findings": REQUEST})

    assert review.served().steps == ()
    assert review.swept().steps == ()


# --- the two places -------------------------------------------------------------------------------

TRACKER: Final = "- [ ] Findings tracker: write its link here"
ISMS: Final = "- [ ] ISMS board: write its link here"
ROW: Final = "- Findings tracker: [open it there](https://github.com/acme/shop/pull/31)"
CARD: Final = "- ISMS board: [open it there](https://trello.com/c/def)"


@pytest.mark.parametrize(
    ("findings", "trello", "lines"),
    [
        (None, None, {TRACKER, ISMS}),
        (FILE, None, {ROW, ISMS}),
        (None, BOARD, {TRACKER, CARD}),
        (FILE, BOARD, {ROW, CARD}),
    ],
    ids=["by hand", "tracker", "board", "both"],
)
def test_a_finding_has_a_line_for_both_places(
    findings: FindingsRules | None, trello: TrelloRules | None, lines: set[str]
) -> None:
    """What no outlet brings is an open box, until people have put its link there."""
    review = a_review().with_outlets(findings=findings, trello=trello).with_action(FINDING)
    tools: dict[str, Answer] = {
        "findings": REQUEST,
        "isms-board": Done("c", url="https://trello.com/c/def"),
        "trello": Done("d", url="https://trello.com/c/abc"),
    }

    said = elsewhere(review.closed().served(tools=tools))

    assert lines <= set(said.splitlines())
    assert said.count("Findings tracker") == said.count("ISMS board") == 1


def test_in_an_incident_about_security_every_action_is_a_finding() -> None:
    """Nobody has to say so again on each line."""
    review = a_review(security=True).with_outlets(findings=FILE).with_action(OWNED).closed()

    assert [row.cells["Finding"] for row in rows(review.served())] == ["Page somebody sooner"]


# --- rows -----------------------------------------------------------------------------------------


def test_a_row_says_what_an_auditor_asks_for() -> None:
    """What, who, until when, since which incident; and the way back."""
    (row,) = rows(closing(FINDING).served())

    assert row.cells == {
        "Finding": "Rotate the keys",
        "Owner": "tom",
        "Due": "2026-12-04",
        "Severity": "minor",
        "Clients": "",
        "Incident": "Checkout was slow",
        "Review": "https://github.com/acme/shop/issues/1",
        "Action": row.url,
    }
    assert row.url.startswith("https://github.com/acme/shop/issues/")
    assert row.required == ("Action",)


def test_a_team_has_columns_of_its_own() -> None:
    """Words and names mix; then the table must have all of them."""
    columns = {"Nr": "{id} / {url}", "What": "{title} ({severity})", "Link": "{url}"}
    (row,) = rows(closing(FINDING, findings=FindingsRules("a.csv", columns)).served())

    assert row.cells == {
        "Nr": f"2026-11-19-checkout-slow / {row.url}",
        "What": "Rotate the keys (minor)",
        "Link": row.url,
    }
    assert (row.required, row.link) == (("Nr", "What", "Link"), "Link")


def test_what_people_write_in_braces_is_not_filled() -> None:
    """A title is text, whatever stands in it."""
    (row,) = rows(closing("- [x] Rotate {owner} and {url} @tom isms").served())

    assert row.cells["Finding"] == "Rotate {owner} and {url}"


def test_the_rows_of_a_review_share_a_branch_that_is_not_ours_otherwise() -> None:
    """Its events begin no review."""
    one, two = rows(closing(FINDING, "- [x] Mask the tokens @ana isms").served())

    assert one.branch == two.branch == "incident-findings/2026-11-19-checkout-slow"
    assert one.title == "Read and merge the findings: Checkout was slow"
    assert "**Checkout was slow**, for `security/findings.csv`" in one.text


REFUSALS: Final = {
    Why.CLOSED: (
        "Findings tracker: not there. [Its pull request](https://x.example/31) was closed without"
        " being merged, and no other is opened: reopen it, or write a link of your own here."
    ),
    Why.UNREADABLE: (
        "Findings tracker: not yet. `security/findings.csv` was left as it is, because"
        " https://x.example/31. Please correct the table or the settings."
    ),
    Why.FORBIDDEN: (
        "Findings tracker: not yet. The workflow is not allowed to do this (https://x.example/31):"
        " give its job `contents: write` and `pull-requests: write`."
    ),
}


@pytest.mark.parametrize("why", REFUSALS)
def test_what_keeps_a_row_away_is_said(why: Why) -> None:
    """With what to do about it; the daily run looks again."""
    refused = Refused(why, "https://x.example/31")
    review = closing(FINDING).served(tools={"findings": refused})

    assert REFUSALS[why] in elsewhere(review).replace("&#8203;", "")
    assert "review: sending" in review.issue.labels
    assert ROW in elsewhere(review.swept(tools={"findings": REQUEST}))


def test_a_pull_request_that_people_must_open_has_its_link() -> None:
    """The rows are on the branch by then."""
    review = closing(FINDING).served(tools={"findings": Refused(Why.UNOPENED, "not permitted")})

    assert (
        "(https://github.com/acme/shop/compare/main...incident-findings/"
        "2026-11-19-checkout-slow?expand=1)"
    ) in elsewhere(review)


# --- issues in another repository -----------------------------------------------------------------

PLACE: Final = FindingsRules(repository="acme/findings", labels=("isms",))


def test_a_finding_is_an_issue_where_a_team_wants_that() -> None:
    """It names nobody with an @, and closes nothing."""
    (issue,) = issues(closing(FINDING, findings=PLACE).served())

    assert (issue.repository, issue.title, issue.labels) == (
        "acme/findings",
        "Rotate the keys",
        ("isms",),
    )
    assert issue.text.splitlines()[0] == issue.mark
    assert "**Owner:** tom" in issue.text
    assert issue.private


def test_without_its_token_nobody_goes_there() -> None:
    """The action issue says what the workflow does not hand over."""
    review = closing(FINDING, findings=PLACE).without_keys("findings-token").served()

    assert issues(review) == []
    assert "The workflow does not pass `findings-token`" in elsewhere(review)
