"""Tickets in Jira, whose search lags: what may have been made is looked for, never made again."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

import pytest

from action.review.answers.answer import Answer, Done, Refused, Why
from action.review.outlets.outlet_rules import JiraRules, TrelloRules
from action.review.outlets.parcels import SiteTicket, Ticket
from action.review.plan import EditActionIssue, Send
from tests.stories.test_outlets import elsewhere
from tests.stories.world import Review, a_review

RULES: Final = JiraRules("https://acme.atlassian.net", "OPS")
SCOPED: Final = replace(RULES, cloud_id="1a11d016-8984-4c3e-b9ab-142dd06acb1b")
OWNED: Final = "- [x] Page somebody sooner @tom due 2026-12-04"
OTHER: Final = "- [x] Write a runbook @mira"
MADE: Final = {"jira": Done("OPS-1", url="https://acme.atlassian.net/browse/OPS-1")}
UNCLEAR: Final = {"jira": Refused(Why.UNCLEAR, "")}
THERE: Final = "- Jira: [open it there](https://acme.atlassian.net/browse/OPS-1)"
ON_ITS_WAY: Final = "**Also here**\n\n- Jira: on its way"


def closing(*lines: str, rules: JiraRules = RULES) -> Review:
    """A review that is about to be served after its closing, with Jira switched on."""
    review = a_review().with_outlets(jira=rules)
    for line in lines:
        review = review.with_action(line)
    return review.closed()


def tickets(review: Review) -> list[Ticket]:
    """The tickets that were sent the last time."""
    return [send.parcel for send in review.did(Send) if isinstance(send.parcel, Ticket)]


def broken_off(*lines: str) -> Review:
    """A run has promised tickets and died; the next one is another run."""
    review = closing(*lines)
    rounds = next(n for n in range(20) if ON_ITS_WAY in elsewhere_of(review.after_rounds(n)))
    return review.after_rounds(rounds)


def elsewhere_of(review: Review) -> str:
    """The same as `elsewhere`, of a review that may have no action issue yet."""
    return elsewhere(review) if review.issue.actions else ""


# --- what is not sent -----------------------------------------------------------------------------


def test_what_another_run_has_promised_is_left_alone_until_the_sweep() -> None:
    """The search may know of nothing that was made a minute ago."""
    review = broken_off(OWNED)

    assert review.served().steps == ()
    assert elsewhere(review) == ON_ITS_WAY


def test_what_cannot_be_promised_is_not_sent() -> None:
    """Where GitHub lets us write no line, nobody could tell afterwards; other tools go on."""
    review = closing(OWNED).with_outlets(jira=RULES, trello=TrelloRules(team="5f" + "0" * 22))

    sent = review.served(refusing={EditActionIssue: "locked"}).did(Send)

    assert [send.parcel.outlet for send in sent] == ["trello"]


def test_what_has_its_ticket_is_not_sent_again() -> None:
    """The receipt stands in the action issue."""
    review = closing(OWNED).served(tools=MADE)

    assert review.served().steps == ()
    assert review.swept().steps == ()


# --- what is sent ---------------------------------------------------------------------------------


def test_a_ticket_is_promised_before_it_is_sent() -> None:
    """Whoever comes after a run that died knows by the line that it may have been made."""
    review = closing(OWNED).served(tools=MADE)
    promise, receipt = review.did(EditActionIssue)

    assert "- Jira: on its way" in promise.body
    assert "- Jira: [open it there]" in receipt.body
    assert [type(step) for step in review.steps][-4:-1] == [EditActionIssue, Send, EditActionIssue]
    assert elsewhere(review) == f"**Also here**\n\n{THERE}"


def test_a_ticket_says_what_is_to_be_done_and_where_it_comes_from() -> None:
    """With its day, its owner, and the way back."""
    (ticket,) = tickets(closing(OWNED).served())

    assert (ticket.title, str(ticket.due)) == ("Page somebody sooner", "2026-12-04")
    assert ticket.url == a_review().issue.url.replace("/1", f"/{ticket.about.number}")
    assert "Owner on GitHub: tom" in ticket.paragraphs
    assert ticket.paragraphs[-1].endswith(ticket.url)


def test_each_ticket_has_a_label_of_its_own() -> None:
    """Without spaces, as labels are there, and always the same for one action issue."""
    review = closing(OWNED, OTHER)
    one, two = tickets(review.served())

    assert one.label != two.label
    assert all(re.fullmatch(r"incident-review-\d+-[0-9a-f]{10}", t.label) for t in (one, two))
    assert [one.label, two.label] == [t.label for t in tickets(review.served())]


def test_a_token_without_scopes_must_say_whose_it_is() -> None:
    """One with scopes belongs to a site by its cloud id, and may be that of a service account."""
    plain = closing(OWNED).without_keys("jira-email").served()
    scoped = closing(OWNED, rules=SCOPED).without_keys("jira-email").served(tools=MADE)

    assert "does not pass `jira-email`: save it" in elsewhere(plain)
    assert plain.did(Send) == ()
    assert elsewhere(scoped).endswith(THERE)
    assert [type(one) for one in tickets(closing(OWNED).served())] == [SiteTicket]


# --- what breaks off ------------------------------------------------------------------------------


def test_a_sweep_looks_for_what_another_run_has_promised() -> None:
    """It is not made: who brings it knows that it was begun."""
    review = broken_off(OWNED).swept(tools=MADE)

    assert [ticket.begun for ticket in tickets(review)] == [True]
    assert elsewhere(review) == f"**Also here**\n\n{THERE}"
    assert "review: sending" not in review.issue.labels


def test_where_a_sweep_sees_nothing_it_asks_people_and_looks_again() -> None:
    """Every day, until it shows or somebody answers; the line names what to look for."""
    review = broken_off(OWNED).swept(tools=UNCLEAR)
    again = review.swept(tools=UNCLEAR)

    (ticket,) = tickets(review)
    assert f"look there for the label `{ticket.label}`" in elsewhere(review)
    assert "review: sending" in review.issue.labels
    assert [type(step) for step in again.steps] == [Send]
    assert elsewhere(again.swept(tools=MADE)).endswith(THERE)


@pytest.mark.parametrize("why", [Why.FORBIDDEN, Why.NOT_FOUND, Why.REFUSED, Why.NOT_YET])
def test_a_refusal_while_looking_says_nothing_about_what_was_begun(why: Why) -> None:
    """The line tells of the refusal, and it is only looked for, as before."""
    review = broken_off(OWNED).swept(tools={"jira": Refused(why, "401: no")})

    again = review.swept(tools=MADE)

    assert "not yet" in elsewhere(review)
    assert [ticket.begun for ticket in tickets(again)] == [True]


def test_an_unclear_end_in_this_run_is_not_tried_again_by_it() -> None:
    """Nor by the next one, which looks."""
    review = closing(OWNED).served(tools=UNCLEAR)

    assert len(tickets(review)) == 1
    assert "it may already be there" in elsewhere(review)
    assert [ticket.begun for ticket in tickets(review.swept(tools=MADE))] == [True]


@pytest.mark.parametrize(
    "answer",
    [Refused(Why.FORBIDDEN, "403: no"), Refused(Why.NOT_YET, ""), Refused(Why.REFUSED, "")],
)
def test_a_clear_refusal_takes_the_promise_back(answer: Answer) -> None:
    """Nothing was made: the next sweep promises it anew, and makes it."""
    review = closing(OWNED).served(tools={"jira": answer})

    again = review.swept(tools=MADE)

    assert review.served().steps == ()
    assert [ticket.begun for ticket in tickets(again)] == [False]
    assert elsewhere(again).endswith(THERE)


# --- people ---------------------------------------------------------------------------------------


def test_a_link_that_a_person_writes_on_the_line_is_theirs() -> None:
    """They have found the ticket, or made one: we look no more."""
    review = broken_off(OWNED).action_issue_says("on its way", "see OPS-17")

    swept = review.swept(tools=MADE)

    assert swept.did(Send) == ()
    assert elsewhere(swept) == "**Also here**\n\n- Jira: see OPS-17"
    assert "review: sending" not in swept.issue.labels


def test_a_line_that_a_person_deletes_is_begun_anew() -> None:
    """They have looked, and there is no ticket."""
    review = broken_off(OWNED)

    again = review.without_section_elsewhere().served(tools=MADE)

    assert [ticket.begun for ticket in tickets(again)] == [False]
    assert elsewhere(again).endswith(THERE)


def test_an_action_that_is_done_is_not_looked_for() -> None:
    """Nobody need do it any more; that it may be there is said all the same."""
    review = broken_off(OWNED).action_issue_closed().swept()

    assert review.did(Send) == ()
    assert "it may or may not have arrived" in elsewhere(review)


def test_what_may_have_been_made_is_looked_for_when_jira_is_switched_on_again() -> None:
    """Switched off meanwhile, its promise stands as it was."""
    off = broken_off(OWNED).swept(tools=UNCLEAR).with_outlets().swept()

    assert "look there for the label" in elsewhere(off)
    assert elsewhere(off.with_outlets(jira=RULES).swept(tools=MADE)).endswith(THERE)
