"""The shipped action, in the workflow that people copy, against the strict stand-in for GitHub."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from action.read.dispatched import REMARK_TYPE
from tests.act.harness import WORDS, Run, Runner, triggers
from tests.github import Hub, Snapshot
from tests.github.payloads import Event
from tests.github.people import Person

INCIDENT = "2026-11-20-checkout-slow"
TIMELINE = f"incidents/{INCIDENT}/timeline.md"
INCIDENT_FILE = """\
title: Checkout was slow
severity: major
timezone: Europe/Berlin
lead: mira
responders: [mira, tom]
timeline: |
  10:01 An alert says that checkout takes 9 seconds
  10:12 We roll back the release of 9:50
  10:20 Checkout is fast again
"""


@dataclass
class Stage:
    """A repository with two people in it, and a runner that does what their deeds set off."""

    hub: Hub
    runner: Runner
    mira: Person
    tom: Person
    count: int = 0

    def run(self, event: Event) -> Run:
        """Run the workflow for an event; it must go well and break no rule of GitHub."""
        self.count += 1
        runner = replace(self.runner, home=self.runner.home / str(self.count))
        run = runner.run(event.name, event.payload)
        assert run.succeeded, run.log
        assert [word for word in run.annotations if word.level == "error"] == []
        assert self.hub.violations == []
        return run


@pytest.fixture(scope="module")
def world(shipped: Path, shelf: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """The stand-in and the runner of all stories."""
    home = tmp_path_factory.mktemp("stories")
    with Hub("acme/shop", files={"README.md": "# Shop\n"}) as hub:
        people = hub.person("mira"), hub.person("tom", permission="write")
        yield Stage(hub, Runner(home, shipped, shelf, github=hub.url, token=hub.token), *people)


@pytest.fixture(scope="module")
def empty(world: Stage) -> Snapshot:
    """The moment before anything happened."""
    return world.hub.snapshot()


@pytest.fixture(scope="module")
def reviewed(world: Stage, empty: Snapshot) -> Snapshot:
    """The moment after an incident file came and its review was opened."""
    world.hub.restore(empty)
    world.run(world.mira.push({f"incidents/{INCIDENT}/incident.yml": INCIDENT_FILE}))
    return world.hub.snapshot()


@pytest.fixture
def stage(world: Stage, empty: Snapshot) -> Stage:
    """An empty repository on the stand-in."""
    world.hub.restore(empty)
    return world


@pytest.fixture
def opened(world: Stage, reviewed: Snapshot) -> Stage:
    """A repository in which one review is open."""
    world.hub.restore(reviewed)
    return world


DEEDS: dict[str, Callable[[Stage, int, int], Event]] = {
    "push": lambda on, _, __: on.mira.push(
        {f"incidents/{INCIDENT}/incident.yml": INCIDENT_FILE.replace("slow", "very slow")}
    ),
    "pull_request_review": lambda on, _, pull: on.tom.review(pull, "I have read it"),
    "pull_request_review_comment": lambda on, _, pull: on.tom.comment_on_line(
        pull, TIMELINE, "question: who saw the alert?", containing="10:01"
    ),
    "pull_request": lambda on, _, pull: on.mira.merge_pull_request(pull),
    "issue_comment": lambda on, issue, _: on.mira.comment(issue, "/facilitator @tom"),
    "issues": lambda on, issue, _: on.mira.close_issue(issue, "completed"),
    "schedule": lambda on, _, __: on.hub.schedule_event(),
    "workflow_dispatch": lambda on, _, __: on.hub.dispatch_event({"incident": INCIDENT}),
    "repository_dispatch": lambda on, _, __: on.tom.dispatch(
        REMARK_TYPE, {"incident": INCIDENT, "at": "10:01", "words": WORDS}
    ),
}


def test_an_incident_file_opens_its_review(stage: Stage) -> None:
    """The outputs name what was opened, and GitHub has it."""
    run = stage.run(stage.mira.push({f"incidents/{INCIDENT}/incident.yml": INCIDENT_FILE}))
    assert run.outputs["operation"] == "created"
    assert [str(issue.number) for issue in stage.hub.world.issues()] == [
        run.outputs["review-issue"]
    ]
    assert [str(pull.number) for pull in stage.hub.world.pulls()] == [run.outputs["pull-request"]]
    assert run.summary


@pytest.mark.parametrize("event", triggers())
def test_every_trigger_is_answered(event: str, opened: Stage) -> None:
    """Whatever happens to a review, the action looks at GitHub and comes to a good end."""
    issue = opened.hub.world.issues()[0].number
    pull = opened.hub.world.pulls()[0].number
    happened = DEEDS[event](opened, issue, pull)
    opened.hub.forget_requests()
    run = opened.run(happened)
    assert run.outputs["operation"] in {"created", "updated", "closed", "none"}
    assert run.outputs["reason-code"]
    assert len(opened.hub.log) > 0


def test_what_a_form_has_sent_is_in_no_log(opened: Stage) -> None:
    """The runner prints what steps are given by `with:` and `env:`, and not the event's file."""
    run = opened.run(
        opened.hub.person("forms[bot]").dispatch(
            REMARK_TYPE, {"incident": INCIDENT, "at": "10:01", "words": WORDS}
        )
    )
    (said,) = opened.hub.world.pulls()[0].comments
    assert WORDS in said.body
    for part in (WORDS, "forms[bot]"):
        assert part not in run.printed + run.summary + str(run.outputs)


def test_the_same_event_twice_does_nothing_the_second_time(opened: Stage) -> None:
    """A run that is started again finds everything done."""
    opened.hub.forget_requests()
    run = opened.run(opened.hub.dispatch_event({"incident": INCIDENT}))
    assert run.outputs["operation"] == "none"
    assert list(opened.hub.writes) == []


def test_a_role_is_handed_over_in_the_sidebar(opened: Stage) -> None:
    """One save there starts two runs: the first does all of it, the second finds it done."""
    issue = opened.hub.world.issues()[0].number
    opened.mira.comment(issue, "/facilitator @mira")
    opened.mira.assign(issue, "mira")
    freed = opened.mira.reassign(issue, "-mira", "+tom")
    runs = [opened.run(event) for event in (freed, *freed.also)]

    assert [freed.action, *(event.action for event in freed.also)] == ["unassigned", "assigned"]
    assert [run.outputs["operation"] for run in runs] == ["updated", "none"]
    assert 'facilitator="tom"' in opened.hub.world.issue(issue).body
