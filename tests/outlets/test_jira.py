"""Actions as issues of Jira, by the shipped program: made once, found again, never doubled."""

import base64
from dataclasses import replace

import pytest

from tests.faults.scene import Stage
from tests.github.faults import Garbled, LostAfter, LostBefore, Refused, redirected
from tests.outlets.conftest import KEYS
from tests.outlets.internet import Fault
from tests.outlets.jira import CLOUD_ID, EMAIL, GATEWAY, SCOPED, SITE, TOKEN, Issue, JiraStandIn
from tests.outlets.walk import Everywhere

JIRA = "jira: {site: https://acme.atlassian.net, project: OPS}"
BY_GATEWAY = f"jira: {{site: https://acme.atlassian.net, project: OPS, cloud-id: {CLOUD_ID}}}"
OWNED = "- [x] Page somebody sooner @ana due 2027-01-15"
OTHER = "- [x] Write a runbook @lee"
THERE = "- Jira: [open it there](https://acme.atlassian.net/browse/OPS-1)"
ASKS = "Jira: it may already be there, but no answer came back."
KEY = "Jira: not yet. It does not accept the key"
LATER = "Jira: not yet. It did not answer; Incident Review will try again."
SETTINGS = "please correct the settings."


def test_a_closed_review_has_its_tickets(everywhere: Everywhere, jira: JiraStandIn) -> None:
    """With the day, the way back in text and link, and a receipt in the action issue."""
    closing = everywhere.switched_on(JIRA).agreed(OWNED, OTHER)

    run = everywhere.run(closing)

    assert run.exit_code == 0, run.stdout
    assert jira.summaries == ["Page somebody sooner", "Write a runbook"]
    assert jira.issues[0].fields["duedate"] == "2027-01-15"
    assert "Checkout was slow" in jira.issues[0].text
    assert [link.rpartition("/")[2] for one in jira.issues for link in one.links] == ["3", "4"]
    assert everywhere.elsewhere(0) == f"**Also here**\n\n{THERE}"
    assert "review: sending" not in everywhere.labels


def test_a_second_run_asks_nobody(everywhere: Everywhere, house: Stage) -> None:
    """The receipts are read with the review."""
    closing = everywhere.agreed_once(house, JIRA, OWNED)
    everywhere.run(closing)
    everywhere.internet.forget()

    everywhere.run(closing)
    everywhere.swept()

    assert everywhere.internet.log == []


@pytest.mark.parametrize("email", [EMAIL, ""], ids=["of-a-person", "of-a-service-account"])
def test_a_token_with_scopes_speaks_to_the_gateway(
    everywhere: Everywhere, jira: JiraStandIn, email: str
) -> None:
    """The site itself hears nothing of it; people find the ticket at the site all the same."""
    scoped = replace(everywhere, keys={**KEYS, "jira-token": SCOPED, "jira-email": email})
    closing = scoped.switched_on(BY_GATEWAY).agreed(OWNED)

    scoped.run(closing)

    assert {asked.host for asked in everywhere.internet.log} == {GATEWAY}
    assert everywhere.elsewhere() == f"**Also here**\n\n{THERE}"
    assert len(jira.issues) == 1


# --- what a project asks for ----------------------------------------------------------------------


def test_fields_of_the_settings_go_along(everywhere: Everywhere, jira: JiraStandIn) -> None:
    """Words, mappings and lists as Jira takes them; labels are added to ours."""
    jira.required["customfield_10050"] = "Team"
    fields = "{customfield_10050: {value: Platform}, labels: [incident], components: [{name: Web}]}"
    closing = everywhere.switched_on(f"{JIRA[:-1]}, fields: {fields}}}").agreed(OWNED)

    everywhere.run(closing)

    (issue,) = jira.issues
    assert issue.fields["customfield_10050"] == {"value": "Platform"}
    assert issue.fields["components"] == [{"name": "Web"}]
    assert issue.fields["labels"][0] == "incident"


def test_a_project_without_due_dates_gets_the_day_in_the_text(
    everywhere: Everywhere, house: Stage, jira: JiraStandIn
) -> None:
    """Many projects do not have that field on their screen."""
    jira.off_screen.add("duedate")

    everywhere.run(everywhere.agreed_once(house, JIRA, OWNED))

    (issue,) = jira.issues
    assert "duedate" not in issue.fields
    assert "Due on 2027-01-15" in issue.text


def test_what_a_project_wants_besides_is_said_in_its_words(
    everywhere: Everywhere, house: Stage, jira: JiraStandIn
) -> None:
    """And where it goes; the next sweep finds it there."""
    jira.required["customfield_10050"] = "Team"
    everywhere.run(everywhere.agreed_once(house, JIRA, OWNED))

    said = everywhere.elsewhere()
    jira.required.clear()
    everywhere.swept()

    assert said.endswith(
        "requires something else (400: customfield_10050: Team is required.)."
        " Add what it requires to the settings, under `fields` of `jira`."
    )
    assert everywhere.elsewhere().endswith(THERE)


# --- what goes wrong ------------------------------------------------------------------------------

LOOKING: dict[str, tuple[Fault, str]] = {
    "401": (Refused(401, {"message": "Unauthorized"}), KEY),
    "404": (Refused(404, {"message": "Not found"}), SETTINGS),
    "500": (Refused(500), LATER),
    "redirect": (redirected(302, "https://evil.example/"), "It does not accept this (302"),
    "garbage": (Garbled(b"<html>busy</html>"), LATER),
    "no key": (Garbled(b'{"issues": [{"key": "../x"}]}'), LATER),
}
MAKING: dict[str, tuple[Fault, str]] = {
    "422": (Refused(422, {"errorMessages": ["Broken screen"]}), "(422: Broken screen)"),
    "429": (Refused(429, {}, {"Retry-After": "3600"}), LATER),
    "500": (Refused(500), ASKS),
    "lost before": (LostBefore(), ASKS),
    "lost after": (LostAfter(), THERE),
    "redirect": (redirected(307, "https://evil.example/"), "It does not accept this (307"),
    "garbage": (Garbled(b"<html>made?</html>", 201), ASKS),
}
LINKING: dict[str, tuple[Fault, str]] = {"500": (Refused(500), THERE)}
FAULTS = [
    pytest.param(at, fault, line, id=f"{at}-{name}".replace(" ", "-"))
    for at, faults in ((1, LOOKING), (2, MAKING), (3, LINKING))
    for name, (fault, line) in faults.items()
]


@pytest.mark.parametrize(("at", "fault", "line"), FAULTS)
def test_what_goes_wrong_is_said_with_what_to_do(
    everywhere: Everywhere, house: Stage, jira: JiraStandIn, *, at: int, fault: Fault, line: str
) -> None:
    """At the search, the making and the link; the review is finished, and no key is shown."""
    closing = everywhere.agreed_once(house, JIRA, OWNED)
    everywhere.internet.inject(fault, at=at)

    run = everywhere.run(closing)

    shown, basic = everywhere.shown(run), base64.b64encode(f"{EMAIL}:{TOKEN}".encode()).decode()
    assert run.exit_code == 0
    assert line in everywhere.elsewhere()
    assert "review: finished" in everywhere.labels
    assert not any(secret in shown for secret in (TOKEN, basic, EMAIL))
    assert {asked.host for asked in everywhere.internet.log} == {SITE}
    assert len(jira.issues) == (line == THERE)


def test_what_was_not_sent_because_of_another_ticket_is_not_said_to_be_there(
    everywhere: Everywhere, jira: JiraStandIn
) -> None:
    """After one answer that is lost the site is left alone in this run."""
    closing = everywhere.switched_on(JIRA).agreed(OWNED, OTHER)
    everywhere.internet.inject(LostBefore(), at=2)

    everywhere.run(closing)
    said = [everywhere.elsewhere(0), everywhere.elsewhere(1)]
    everywhere.swept()

    assert ASKS in said[0]
    assert LATER in said[1]
    assert jira.summaries == ["Write a runbook"]


def test_after_a_clear_refusal_a_sweep_makes_it(
    everywhere: Everywhere, house: Stage, jira: JiraStandIn
) -> None:
    """The promise was taken back with it: nothing can have been made."""
    closing = everywhere.agreed_once(house, JIRA, OWNED)
    everywhere.internet.inject(Refused(403, {"errorMessages": ["You may not"]}), at=2)
    everywhere.run(closing)

    everywhere.swept()

    assert everywhere.elsewhere().endswith(THERE)
    assert len(jira.issues) == 1
    assert "review: sending" not in everywhere.labels


# --- what breaks off ------------------------------------------------------------------------------


@pytest.mark.parametrize("at", [1, 2, 3])
@pytest.mark.parametrize("after_effect", [False, True], ids=["before", "after"])
def test_a_run_that_is_killed_leaves_no_ticket_twice(
    everywhere: Everywhere, house: Stage, jira: JiraStandIn, at: int, *, after_effect: bool
) -> None:
    """Even where the search does not know yet of what was made just before."""
    closing = everywhere.agreed_once(house, JIRA, OWNED)
    jira.lags = True
    assert everywhere.killed(closing, at, after_effect=after_effect)
    made = len(jira.issues)

    everywhere.swept()
    asked = ASKS in everywhere.elsewhere()
    jira.catch_up()
    everywhere.swept()

    assert asked, "it looked in vain, and says so"
    assert len(jira.issues) == made
    assert everywhere.elsewhere().endswith(THERE) == bool(made)
    assert ("review: sending" in everywhere.labels) == (not made)


def test_who_finds_no_ticket_deletes_the_line_and_gets_one(
    everywhere: Everywhere, house: Stage, jira: JiraStandIn
) -> None:
    """A person has looked: what we could not know, they do."""
    assert everywhere.killed(everywhere.agreed_once(house, JIRA, OWNED), 2, after_effect=False)
    everywhere.swept()
    everywhere.without_line(ASKS)

    everywhere.swept()

    assert everywhere.elsewhere().endswith(THERE)
    assert len(jira.issues) == 1


def test_one_ticket_of_which_nobody_knows_keeps_back_no_other(
    everywhere: Everywhere, jira: JiraStandIn
) -> None:
    """Jira answers; it only does not show this one."""
    closing = everywhere.switched_on(JIRA).agreed(OWNED, OTHER)
    assert everywhere.killed(closing, 2, after_effect=False)
    everywhere.without_line("Jira: on its way", action=1)

    everywhere.swept()

    assert jira.summaries == ["Write a runbook"]
    assert ASKS in everywhere.elsewhere(0)
    assert everywhere.elsewhere(1).endswith(THERE)


def test_of_copies_that_people_made_the_first_is_meant(
    everywhere: Everywhere, house: Stage, jira: JiraStandIn
) -> None:
    """Whoever clones a ticket clones its labels."""
    assert everywhere.killed(everywhere.agreed_once(house, JIRA, OWNED), 3, after_effect=False)
    jira.issues.append(Issue("OPS-2", jira.issues[0].fields))

    everywhere.swept()

    assert everywhere.elsewhere().endswith(THERE)
    assert list(jira.issues[0].links)
    assert jira.issues[1].links == {}
