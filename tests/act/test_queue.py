"""Which events wait in the queue, which start a job, and which the gate lets through: one table.

The group and the condition are worked out from the workflow that people copy, with payloads as
GitHub publishes them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from action import SIGNATURE
from action.read.dispatched import REMARK_TYPE
from action.read.event import occasion_from
from tests.act.expressions import interpolated, starts
from tests.act.harness import PROJECT, ours, payload, triggers

INCIDENT: Final = "2026-11-20-checkout-slow"
MARK: Final = f'<!-- incident-review:review id="{INCIDENT}" -->\n# The review'
MARK_OF_A_PULL: Final = f'<!-- incident-review:pull-request id="{INCIDENT}" issue="7" -->'
OUR_MERGE: Final = f"Timeline of the incident (#2)\n\n{SIGNATURE}"
RUN: Final = "30433642"
QUEUE: Final = "incident-review"
WORKFLOW: Final[dict[str | bool, Any]] = yaml.safe_load(
    (PROJECT / "templates" / "workflow.yml").read_text(encoding="utf-8")
)
CONDITION: Final[str] = WORKFLOW["jobs"]["review"]["if"]
GROUP: Final[str] = WORKFLOW["concurrency"]["group"]
DISPATCHED: Final = "github.event_name == 'repository_dispatch'"

Payload = dict[str, Any]


@dataclass(frozen=True)
class Happening:
    """One event: what it is called, what it says, and what should come of it.

    `started`: a machine is taken, and the run waits for its turn, but for one that is `alone`; else
    neither. `ours`: the gate lets it through, so packages are installed and GitHub is asked.
    """

    event: str
    payload: Payload
    started: bool
    ours: bool
    alone: bool = False

    @property
    def context(self) -> Mapping[str, Any]:
        """What expressions can ask for."""
        repository = (self.payload.get("repository") or {}).get("full_name", "Codertocat/Hello")
        return {
            "github": {
                "event_name": self.event,
                "event": self.payload,
                "repository": repository,
                "run_id": RUN,
            }
        }


def served(event: str, payload: Payload) -> Happening:
    """It is ours."""
    return Happening(event, payload, started=True, ours=True)


def served_at_once(event: str, payload: Payload) -> Happening:
    """It is ours, and waits for nobody: what it says would be lost with its place in the queue."""
    return Happening(event, payload, started=True, ours=True, alone=True)


def passed_over(event: str, payload: Payload) -> Happening:
    """It is none of our business, and costs nothing."""
    return Happening(event, payload, started=False, ours=False)


def looked_at(event: str, payload: Payload) -> Happening:
    """Only the payload says that it is none of our business; nothing is installed."""
    return Happening(event, payload, started=True, ours=False)


def changed(payload: Payload, **parts: Any) -> Payload:
    """The same event with some of its parts changed: `issue__body="..."`."""
    for path, value in parts.items():
        *way, last = path.split("__")
        inner = payload
        for step in way:
            inner = inner.setdefault(step, {})
        inner[last] = value
    return payload


def by_robot(event: str) -> Payload:
    """The same event of ours, done by a GitHub App: ours or anybody's."""
    return changed(ours(event, INCIDENT), sender__type="Bot", sender__login="helper[bot]")


def below_our_pull_request() -> Payload:
    """A comment in the conversation of the timeline pull request."""
    here = {"url": "https://api.github.com/repos/Codertocat/Hello-World/pulls/2"}
    comment = payload("issue_comment")
    return changed(comment, issue__body=MARK_OF_A_PULL, issue__pull_request=here)


def unmarked(event: str, *labels: str) -> Payload:
    """An issue without our mark, with these labels."""
    named = [{"name": label} for label in labels]
    return changed(payload(event), issue__body="", issue__labels=named)


TABLE: Final[dict[str, Happening]] = {
    # What the file, the clock or a button starts.
    "an incident file is pushed": served("push", ours("push", INCIDENT)),
    "a robot pushes an incident file": served("push", by_robot("push")),
    "a timeline is merged by ourselves, with the token of an app": passed_over(
        "push", changed(by_robot("push"), head_commit__message=OUR_MERGE)
    ),
    "a timeline is merged by a person, in our words": served(
        "push", changed(ours("push", INCIDENT), head_commit__message=OUR_MERGE)
    ),
    "other files are pushed": looked_at("push", payload("push")),
    "the clock": served("schedule", payload("schedule")),
    "somebody presses the button": served("workflow_dispatch", payload("workflow_dispatch")),
    "the button, for one incident": served(
        "workflow_dispatch", payload("workflow_dispatch") | {"inputs": {"incident": INCIDENT}}
    ),
    "a form sends a remark": served_at_once(
        "repository_dispatch", ours("repository_dispatch", INCIDENT)
    ),
    "a form sends it as an app": served_at_once(
        "repository_dispatch", by_robot("repository_dispatch")
    ),
    "a form sends something else": served_at_once(
        "repository_dispatch", changed(ours("repository_dispatch", INCIDENT), client_payload=None)
    ),
    # What people do in a review.
    "a comment below the review": served("issue_comment", ours("issue_comment", INCIDENT)),
    "a comment below the pull request": served("issue_comment", below_our_pull_request()),
    "the review is closed": served("issues", ours("issues", INCIDENT)),
    "a remark": served(
        "pull_request_review_comment", ours("pull_request_review_comment", INCIDENT)
    ),
    "a review of the timeline": served(
        "pull_request_review", ours("pull_request_review", INCIDENT)
    ),
    "the timeline is merged": served("pull_request", ours("pull_request", INCIDENT)),
    # The mark is deleted with the rest of the page; labels may have other names in the settings.
    "an edit that takes the mark away": served(
        "issues",
        changed(unmarked("issues"), action="edited", changes__body__from=MARK),
    ),
    "a page without a mark, with our label": served("issues", unmarked("issues", QUEUE)),
    "a comment below such a page": served("issue_comment", unmarked("issue_comment", QUEUE)),
    "the label in other letters": served("issues", unmarked("issues", "Incident-Review")),
    # What is not ours.
    "a comment below another issue": passed_over("issue_comment", payload("issue_comment")),
    "another issue is closed": passed_over("issues", payload("issues")),
    "an issue without a text": passed_over("issues", changed(payload("issues"), issue__body=None)),
    "an issue with a label like ours": passed_over(
        "issues", unmarked("issues", "incident-reviews", "not-incident-review")
    ),
    "a comment below an action issue": passed_over(
        "issue_comment",
        changed(payload("issue_comment"), issue__body='<!-- incident-review:action key="k1" -->'),
    ),
    "a comment that had our mark before its edit": passed_over(
        "issue_comment",
        changed(payload("issue_comment"), action="edited", changes__body__from=MARK),
    ),
    "another pull request is merged": passed_over("pull_request", payload("pull_request")),
    "another pull request is reviewed": passed_over(
        "pull_request_review", payload("pull_request_review")
    ),
    "a branch with our name inside": passed_over(
        "pull_request",
        changed(payload("pull_request"), pull_request__head__ref="fix/incident-review/x"),
    ),
    "a fork with the name of our branch": passed_over(
        "pull_request",
        changed(
            ours("pull_request", INCIDENT), pull_request__head__repo__full_name="eve/Hello-World"
        ),
    ),
    "a fork that is gone": passed_over(
        "pull_request", changed(ours("pull_request", INCIDENT), pull_request__head__repo=None)
    ),
    # What robots do in a review, and what we do ourselves with the token of an App.
    "a robot comments below the review": passed_over("issue_comment", by_robot("issue_comment")),
    "a robot edits or closes the review": passed_over("issues", by_robot("issues")),
    "a robot takes the mark away": passed_over(
        "issues", changed(by_robot("issues"), issue__body="", changes__body__from=MARK)
    ),
    "a robot begins a conversation": passed_over(
        "pull_request_review_comment", by_robot("pull_request_review_comment")
    ),
    "a robot reviews the timeline": passed_over(
        "pull_request_review", by_robot("pull_request_review")
    ),
    "a robot merges the timeline": passed_over("pull_request", by_robot("pull_request")),
}
each = pytest.mark.parametrize("happening", TABLE.values(), ids=list(TABLE))


def test_every_trigger_has_a_row_that_is_ours_and_robots_have_theirs() -> None:
    """A new event of the workflow needs its rows."""
    assert {one.event for one in TABLE.values() if one.ours} == set(triggers())


@each
def test_a_job_is_started_for_what_may_be_ours(happening: Happening) -> None:
    """Each started job is a billed minute in a private repository [docs]."""
    assert starts(CONDITION, happening.context) == happening.started


@each
def test_what_is_ours_waits_in_one_queue_and_nothing_else_does(happening: Happening) -> None:
    """GitHub puts a run into its group before it looks at the job's condition [docs]."""
    group = interpolated(GROUP, happening.context)
    assert group == (QUEUE if happening.started and not happening.alone else RUN)


@each
def test_the_gate_agrees(happening: Happening, tmp_path: Path) -> None:
    """It never serves what the workflow would not start, and says the same of all that it can."""
    told = tmp_path / "event.json"
    told.write_text(json.dumps(happening.payload), encoding="utf-8")
    env = {"GITHUB_EVENT_NAME": happening.event, "GITHUB_EVENT_PATH": str(told)}
    assert occasion_from(env).ours == happening.ours


def test_the_group_and_the_condition_say_the_same() -> None:
    """Two texts that must not drift apart, for GitHub knows no name for an expression."""
    inside = re.fullmatch(
        r"\$\{\{\s*\((.*)\)\s*&& 'incident-review'\s*\|\| github\.run_id\s*\}\}", GROUP, re.DOTALL
    )
    assert inside
    assert f"{DISPATCHED} || {inside[1]}".split() == CONDITION.split()


def test_what_a_form_sends_is_one_type_of_dispatch() -> None:
    """Other programs dispatch other things, and no job of ours is started for those."""
    assert WORKFLOW[True]["repository_dispatch"] == {"types": [REMARK_TYPE]}


def test_no_expression_names_what_a_form_sends() -> None:
    """Its value would be printed, in a log of debugging at the latest."""
    assert "client_payload" not in json.dumps(WORKFLOW[True]) + json.dumps(WORKFLOW["jobs"])
    assert "client_payload" not in (PROJECT / "action.yml").read_text(encoding="utf-8")
    assert "run-name" not in WORKFLOW


def test_nobody_is_pushed_out_of_the_queue() -> None:
    """`queue: max` cannot stand beside cancelling [docs]."""
    assert WORKFLOW["concurrency"] == {
        "group": GROUP,
        "cancel-in-progress": False,
        "queue": "max",
    }


def test_no_job_has_a_queue_of_its_own() -> None:
    """Then two runs could be at work at once."""
    assert [name for name, job in WORKFLOW["jobs"].items() if "concurrency" in job] == []


# --- the small reader of expressions --------------------------------------------------------------

RULES: Final[dict[str, bool]] = {
    "'A' == 'a'": True,
    "github.nothing.there == 'a'": False,
    "github.nothing.there != 'a'": True,
    "contains('Hello', 'hell')": True,
    "contains(github.labels.*.name, 'B')": True,
    "contains(github.labels.*.name, 'bb')": False,
    "contains(github.nothing.*.name, 'b')": False,
    "startsWith(github.nothing, 'b')": False,
    "startsWith('Begin', 'BE')": True,
    "'' || 'a' == 'b'": False,
    "!(github.nothing)": True,
    "'a' == 'b' && 'c' || 'd'": True,
    "'it''s' == 'it''S'": True,
}


@pytest.mark.parametrize("expression", RULES)
def test_expressions_are_read_as_github_documents_them(expression: str) -> None:
    """Case does not matter, and what is not there is nothing [docs]."""
    context = {"github": {"labels": [{"name": "a"}, {"name": "b"}]}}
    assert starts(expression, context) == RULES[expression]


@pytest.mark.parametrize("expression", ["1 < 2", "format('{0}', 'a')", "'a' ||", "('a'", "'a' 'b'"])
def test_what_is_not_known_here_is_not_guessed(expression: str) -> None:
    """Whoever writes another operator into the workflow teaches it to the reader first."""
    with pytest.raises((ValueError, KeyError, IndexError)):
        starts(expression, {})
