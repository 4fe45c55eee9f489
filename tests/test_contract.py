"""The two hands: from the same look at GitHub, paper and the real one come to the same end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import get_args

import pytest

from action.connection import from_environment
from action.read.event import Where, occasion
from action.read.github.look import look
from action.review.claims.claimed import Claim
from action.review.deciding import decide
from action.review.git_steps import ClaimBranch, Commit, File, Merge, TakeOver, Target
from action.review.model import Branch, Snapshot
from action.review.outlets.parcels import SlackMessage
from action.review.page.comment_steps import AddComment, DeleteComment, EditComment, React, Resolve
from action.review.plan import (
    AddLabels,
    Assign,
    CloseDouble,
    CreateLabel,
    EditActionIssue,
    EditIssue,
    EditPullRequest,
    GithubStep,
    OpenActionIssue,
    OpenIssue,
    OpenPullRequest,
    Plan,
    RemoveLabels,
    Reopen,
    RequestReviews,
    Send,
    Step,
    Unassign,
)
from action.review.settings import Label, Settings
from action.write import github, orders
from action.write.paper import Paper
from tests.github import Event, Hub, Person
from tests.github.graph.endpoint import load_schema
from tests.stories.nouns import FOLDER, ID, a_house
from tests.stories.world import Review, a_review

Hand = Callable[[Plan, Snapshot], Snapshot]
WHERE = Where("acme/shop", "incidents", ".github/incident-review.yml")
SETTINGS = "facilitators: [jonas]\nnote-takers: [ana]\n"
INCIDENT = """\
title: Checkout was slow
severity: minor
lead: mira
responders: [mira, tom]
timeline: |
  14:05 Checkout begins to answer slowly
  14:12 The on-call engineer is paged
"""


# --- the same story through both hands ------------------------------------------------------------


@dataclass
class Stage:
    """A repository on the stand-in, in which people act and either hand may follow."""

    hub: Hub
    mira: Person
    tom: Person

    def look(self, event: Event) -> tuple[Snapshot, Settings]:
        """What GitHub holds, with the team's settings."""
        seen = occasion(event.name, event.payload, path=WHERE.folder, settings=WHERE.settings)
        connection = from_environment({"GITHUB_API_URL": self.hub.url}, self.hub.token)
        reading = next(look(connection, WHERE, (ID,), seen))
        return reading.snapshots[0], reading.settings

    def both(self, event: Event) -> tuple[Mapping[str, object], Mapping[str, object]]:
        """The ends to which both hands come; GitHub's is read from GitHub again."""
        snapshot, settings = self.look(event)
        now = self.hub.world.now
        paper = Paper(now, self.hub.world.last_number)
        before = self.action_issues(snapshot)
        on_paper, planned = work(paper.carry_out, snapshot, settings, self)

        connection = from_environment({"GITHUB_API_URL": self.hub.url}, self.hub.token)
        work(partial(github.carry_out, connection), snapshot, settings, self)
        again, _ = self.look(event)
        assert self.hub.violations == []
        assert not decide(again, settings, now)
        return end(on_paper, before | planned), end(again, self.action_issues(again))

    def action_issues(self, snapshot: Snapshot) -> dict[int, tuple[str, str]]:
        """Title and body of every action issue."""
        numbers = [action.number for action in snapshot.issue.actions] if snapshot.issue else []
        found = {number: self.hub.world.issue(number) for number in numbers}
        return {number: (issue.title, issue.body) for number, issue in found.items()}


def work(
    hand: Hand, snapshot: Snapshot, settings: Settings, on: Stage
) -> tuple[Snapshot, dict[int, tuple[str, str]]]:
    """Round by round until nothing is left; and the words of the action issues made on the way."""
    made: list[tuple[str, str]] = []
    number = on.hub.world.last_number
    while plan := decide(snapshot, settings, on.hub.world.now):
        made += [(step.title, step.body) for step in plan if isinstance(step, OpenActionIssue)]
        snapshot = hand(plan, snapshot)
    return snapshot, dict(enumerate(made, number + 1))


def end(snapshot: Snapshot, actions: Mapping[int, tuple[str, str]]) -> Mapping[str, object]:
    """All that people can see, without the ids that GitHub gives."""
    seen = Review(snapshot, a_review().settings).seen_anew().snapshot
    issue, pull, branch = seen.issue, seen.pull_request, seen.branch
    assert issue is not None
    return {
        "title": issue.title,
        "page": known(issue.body),
        "state": (issue.state, issue.reason),
        "labels": sorted(issue.labels),
        "assignees": sorted(issue.assignees),
        "comments": [(comment.key, known(comment.body)) for comment in issue.comments],
        "conversation": pull and [(comment.key, known(comment.body)) for comment in pull.comments],
        "actions": [(a.number, a.key, a.assignees) for a in issue.actions],
        "action issues": {n: (title, known(body)) for n, (title, body) in actions.items()},
        "pull request": pull and (pull.number, pull.state, pull.body, sorted(pull.labels)),
        "asked": pull and sorted(pull.requested),
        "branch": branch and (branch.timeline, branch.notes, branch.record),
        "filed": (seen.filed.timeline, seen.filed.record),
    }


def known(text: str) -> str:
    """A text without the names that git gives to commits, nor the numbers of comments, in LF."""
    named = re.sub(r"\b[0-9a-f]{40}\b", "COMMIT", text.replace("\r\n", "\n"))
    return re.sub(r"#issuecomment-\d+", "#issuecomment-N", named)


@pytest.fixture
def stage() -> Iterator[Stage]:
    files = {WHERE.settings: SETTINGS}
    with Hub("acme/shop", files=files) as hub:
        people = [hub.person(login) for login in ("mira", "tom", "jonas", "ana")]
        yield Stage(hub, people[0], people[1])


def test_both_hands_tell_the_same_story(stage: Stage) -> None:
    """Opened, talked about, agreed, sent back, closed with two actions: each time the same end."""
    mira, tom = stage.mira, stage.tom
    on_line = partial(Person.comment_on_line, number=2, path=f"{FOLDER}/timeline.md")
    deeds: tuple[tuple[str, Callable[[], Event]], ...] = (
        ("opened", lambda: mira.push({f"{FOLDER}/incident.yml": INCIDENT})),
        ("asked", lambda: on_line(tom, body="question: who saw it?", containing="14:05")),
        ("proposed", lambda: on_line(mira, body="action: Page sooner", containing="14:12")),
        ("changed", lambda: mira.push({f"{FOLDER}/incident.yml": f"{INCIDENT}  14:30 Calm\n"})),
        ("told", lambda: tom.comment(1, "/event 14:08 The graphs turn red")),
        ("told in the pull request", lambda: mira.comment(2, "/event 14:09 We look at them")),
        ("corrected", lambda: mira.commit_suggestion(corrected(tom))),
        ("not understood", lambda: mira.comment(2, "/event at noon, we ate")),
        ("agreed", lambda: mira.tick(1, "Page sooner")),
        ("sent back", lambda: mira.close_issue(1, "completed")),
        ("owned", lambda: mira.edit_issue(1, owned)),
        ("finished", lambda: mira.close_issue(1, "completed")),
        ("reopened", lambda: mira.reopen_issue(1)),
    )  # fmt: skip
    for name, deed in deeds:
        on_paper, on_github = stage.both(deed())

        assert (name, on_paper) == (name, on_github)
    assert "- **14:13** Somebody is paged <!-- e2 -->" in str(on_github["filed"])


def corrected(who: Person) -> Event:
    """Somebody suggests a line without the mark at its end."""
    line = "- **14:13** Somebody is paged"
    return who.suggest(2, f"{FOLDER}/timeline.md", line, containing="14:12")


def owned(body: str) -> str:
    """The page after somebody wrote who owns what."""
    rows = [f"{row} @tom" if "Page sooner" in row else row for row in body.splitlines()]
    end_of_actions = next(i for i, row in enumerate(rows) if "actions:end" in row)
    rows.insert(end_of_actions, "- [x] Write a runbook @mira due 2026-12-04")
    return "\n".join(rows)


# --- every verb -----------------------------------------------------------------------------------

ISSUE = Target("I_1", 1)
STEPS: tuple[Step, ...] = (
    CreateLabel(Label("incident", "5319e7", "An incident")),
    ClaimBranch("incident-review/a", "c0ffee"),
    TakeOver("incident-review/a", "c0ffee", "Go on"),
    Commit("incident-review/a", "c0ffee", (File("a/timeline.md", "- x\n"),), "Tell it"),
    OpenIssue("A", "body", ("incident",), ("tom",)),
    OpenPullRequest("incident-review/a", "Timeline", "body"),
    RequestReviews(ISSUE, ("tom",)),
    AddLabels(ISSUE, ("incident",)),
    RemoveLabels(ISSUE, ("incident",)),
    Assign(ISSUE, ("tom",)),
    Unassign(ISSUE, ("tom",)),
    EditIssue(ISSUE, "body"),
    EditPullRequest(ISSUE, "body"),
    OpenActionIssue(ISSUE, "k1", "Do", "body", ("incident",), "tom"),
    AddComment(ISSUE, "finished", "body"),
    EditComment("IC_1", "finished", "body"),
    React("IC_2", "https://github.com/acme/shop/issues/1#issuecomment-2"),
    Resolve("PRRT_1", "https://github.com/acme/shop/pull/2#discussion_r1"),
    Reopen(ISSUE),
    Merge(ISSUE, "c0ffee", "MERGE", "Timeline of A"),
    CloseDouble(Target("I_2", 2), ISSUE),
    DeleteComment("IC_3", "finished"),
    EditActionIssue(ISSUE, "body"),
    Send(SlackMessage(ISSUE, "slack.opened", "Slack", "that the review is open", "Open.")),
)
each = pytest.mark.parametrize("step", STEPS, ids=lambda step: type(step).__name__)


def test_there_is_an_example_of_every_verb() -> None:
    """A new verb needs both hands."""
    assert {type(step) for step in STEPS} == {*get_args(GithubStep), Send}


@each
def test_paper_knows_every_verb(step: Step) -> None:
    """And a plan of it can be carried out."""
    review = a_review()._with(claim=Claim.OURS, branch=Branch("incident-review/a", "c0ffee"))

    after = Paper(review.now, 9).carry_out(Plan((step,)), review.snapshot)

    assert isinstance(after, Snapshot)


@pytest.mark.parametrize("step", Plan(STEPS).written, ids=lambda step: type(step).__name__)
def test_the_real_hand_knows_every_verb(step: GithubStep) -> None:
    """In words of GitHub's own: the mutation exists, and takes what we give it."""
    house = replace(a_house(), labels={"incident": "LA_1"})
    order = orders.order(step, replace(a_review().snapshot, repository=house))
    mutation = load_schema().mutation_type
    assert mutation is not None
    given = mutation.fields[order.mutation].args["input"].type.of_type.fields

    assert set(order.input) <= set(given)


@each
def test_every_verb_prints_itself(step: Step) -> None:
    """A dry run is read by people."""
    assert re.fullmatch(r"- [a-z].{5,}", str(Plan((step,))))
