"""The hand that reaches Jira, in this process: what shows later, and settings that are tried."""

import time
from dataclasses import replace

import pytest

from action.review.answers.answer import Done
from action.review.git_steps import Target
from action.review.outlets.outlet_rules import JiraRules
from action.review.outlets.parcels import SiteTicket
from action.wire.key_inputs import Keys
from action.write.outlets.jira import WAIT, Jira
from action.write.outlets.tool import NotTakenError, UnseenError
from tests.github.faults import LostAfter
from tests.outlets.conftest import KEYS
from tests.outlets.jira import SITE, JiraStandIn
from tests.outlets.walk import Everywhere

RULES = JiraRules(f"https://{SITE}", "OPS")

# --- what shows only later ------------------------------------------------------------------------


@pytest.fixture
def reached(everywhere: Everywhere, monkeypatch: pytest.MonkeyPatch) -> Everywhere:
    """The site, without the program around it."""
    for name, value in everywhere.internet.environment.items():
        monkeypatch.setenv(name, value)
    return everywhere


@pytest.fixture
def naps(jira: JiraStandIn, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The times that the hand waits, while the search of Jira catches up."""
    times: list[float] = []

    def nap(seconds: float) -> None:
        times.append(seconds)
        jira.catch_up()

    monkeypatch.setattr(time, "sleep", nap)
    return times


def a_ticket(number: int, *, begun: bool = False) -> SiteTicket:
    """An action on its way to Jira."""
    label, url = f"incident-review-{number}", f"https://github.com/acme/shop/issues/{number}"
    about = (Target("I_1", number), "jira", "Jira", RULES)
    return SiteTicket(*about, "Page sooner", ("Page",), url, label, None, begun)


def test_a_ticket_whose_answer_was_lost_is_found_after_a_while(
    reached: Everywhere, jira: JiraStandIn, naps: list[float]
) -> None:
    """Most of what is made shows within seconds; then it has its receipt in the same run."""
    jira.lags = True
    reached.internet.inject(LostAfter(), at=2)

    done = Jira.opened(Keys(KEYS), RULES).put(a_ticket(3))

    assert done == Done("OPS-1", url="https://acme.atlassian.net/browse/OPS-1")
    assert naps == [WAIT]
    assert len(jira.issues) == 1


def test_what_was_begun_is_waited_for_once(
    reached: Everywhere, jira: JiraStandIn, naps: list[float]
) -> None:
    """A run that looks for many keeps nobody waiting for each of them."""
    site = Jira.opened(Keys(KEYS), RULES)
    jira.lags = True
    site.put(a_ticket(3))
    reached.internet.forget()

    found = site.put(a_ticket(3, begun=True))
    for number in (4, 5):
        with pytest.raises(UnseenError):
            site.put(a_ticket(number, begun=True))

    assert found.id == "OPS-1"
    assert naps == [WAIT]
    assert len(jira.issues) == 1


# --- trying the settings --------------------------------------------------------------------------


def test_settings_are_tried_without_writing(reached: Everywhere, jira: JiraStandIn) -> None:
    """The project takes such a ticket from this token."""
    jira.required["customfield_10050"] = "Team"
    fields = {"customfield_10050": {"value": "Platform"}}

    told = list(Jira.opened(Keys(KEYS), replace(RULES, fields=fields)).tried())

    assert told == ["OPS takes a Task"]
    assert {asked.method for asked in reached.internet.log} == {"GET"}


AMISS = {
    "project": (replace(RULES, project="OOPS"), "anything that it can create in the project OOPS"),
    "type": (replace(RULES, type="Story"), "the type Story in the project OPS"),
    "field": (RULES, "it also requires Team (customfield_10050)"),
    "labels": (RULES, "it also requires Labels (labels), on its screen"),
}


@pytest.mark.usefixtures("reached")
@pytest.mark.parametrize("name", AMISS)
def test_what_is_amiss_with_the_settings_is_found(jira: JiraStandIn, name: str) -> None:
    """Before an action waits for it."""
    jira.required |= {"customfield_10050": "Team"} if name == "field" else {}
    jira.off_screen |= {"labels"} if name == "labels" else set()
    rules, said = AMISS[name]

    with pytest.raises(NotTakenError) as caught:
        list(Jira.opened(Keys(KEYS), rules).tried())

    assert caught.value.said == said
