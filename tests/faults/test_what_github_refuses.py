"""What GitHub refuses: the review goes on as far as it can, and people read what they can do."""

import re
from typing import Final

import pytest

from tests.faults.scene import (
    BRANCH,
    RECORD,
    TIMELINE,
    Scene,
    Stage,
)
from tests.faults.stories import ACTIONS
from tests.github import FieldRefused, Refused, rate_limited, secondary_limited

SCOPES: Final = ("contents", "issues", "pull_requests")


# --- pull requests ----------------------------------------------------------------------------


@pytest.fixture
def without_pull(stage: Stage, new: Scene) -> Scene:
    """A review that was opened where Actions may not open pull requests."""

    def prepare(scene: Scene) -> None:
        scene.hub.settings.actions_may_open_pull_requests = False
        scene.run(scene.file())

    return stage.at("without a pull request", prepare)


def test_a_forbidden_pull_request_is_left_to_people(without_pull: Scene) -> None:
    """The branch is ready; the issue says how to open the pull request, and what to switch on."""
    said = without_pull.section("notices")

    assert without_pull.pulls() == []
    assert "A new release goes out." in without_pull.timeline()
    assert f"/compare/main...{BRANCH}?expand=1" in said
    assert "Allow GitHub Actions to create and approve pull requests" in said


def test_a_forbidden_pull_request_is_said_once(without_pull: Scene) -> None:
    """The next run finds everything as it was, and changes nothing."""
    body = without_pull.page
    without_pull.run(without_pull.hub.schedule_event())

    assert without_pull.page == body
    assert len(without_pull.reviews()) == 1


def test_remarks_on_a_pull_request_opened_by_hand_reach_the_agenda(without_pull: Scene) -> None:
    """Whoever opened it: the branch makes it ours."""
    number = opened_by_hand(without_pull)
    remark = without_pull["jonas"].comment_on_line(
        number, TIMELINE, "question: who saw it?", containing="14:05"
    )
    without_pull.run(remark)

    assert "who saw it?" in without_pull.section("agenda")
    assert "did not allow Incident Review" not in without_pull.section("notices")


def test_closing_works_with_a_pull_request_opened_by_hand(without_pull: Scene) -> None:
    """Actions become issues and the record is merged as always."""
    opened_by_hand(without_pull)
    without_pull.write_actions(*ACTIONS)
    without_pull.run(without_pull.close())

    assert len(without_pull.actions()) == 2
    assert "Page somebody" in without_pull.record()


def test_closing_works_without_any_pull_request(without_pull: Scene) -> None:
    """Actions become issues; the last word says where the record is."""
    without_pull.write_actions(*ACTIONS)
    without_pull.run(without_pull.close())

    assert len(without_pull.actions()) == 2
    assert f"/compare/main...{BRANCH}?expand=1" in without_pull.letters()[-1]
    assert "Page somebody" in without_pull["mira"].read(RECORD, BRANCH)


def opened_by_hand(scene: Scene) -> int:
    event = scene["mira"].open_pull_request(BRANCH, "The timeline")
    scene.run(event)
    return int(event.payload["number"])


# --- small things that GitHub drops -----------------------------------------------------------


def test_a_reviewer_without_access_is_named_on_the_page(new: Scene) -> None:
    """The others are asked; who cannot be is for people to tell."""
    new.hub.person("ana", permission="none").user.permission = "none"
    new.opened()

    assert {user.login for user in new.pull.requested} == {"mira", "jonas", "vera"}
    assert re.search(r"- .*\bana\b.* cannot be asked", new.section("notices"))


def test_refused_reviewers_do_not_stop_the_opening(new: Scene) -> None:
    """GitHub refuses the whole request; the page tells whom to ask."""
    new.hub.inject(FieldRefused("requestReviews", "UNPROCESSABLE", "No."), times=99)
    run = new.run(new.file())

    assert run.exit_code == 0
    assert new.pull.requested == []
    assert "mira" in new.section("notices")


def test_a_facilitator_without_access_is_named_on_the_page(new: Scene) -> None:
    """Who cannot be assigned is not dropped without a word."""
    for login in ("lee", "vera"):
        new.hub.world.user(login).permission = "none"
    new.opened()

    assert [user.login for user in new.issue.assignees] == ["pat"]
    assert re.search(r"- .*\blee\b", new.section("notices"))


def test_refused_labels_are_named_on_the_page(new: Scene) -> None:
    """A review goes on without its labels, and says which ones it lacks."""
    new.hub.inject(FieldRefused("createLabel", "UNPROCESSABLE", "No."), times=99)
    run = new.run(new.file())

    assert run.exit_code == 0
    assert "severity: major" in new.section("notices")
    assert len(new.pulls()) == 1


# --- permissions ------------------------------------------------------------------------------


@pytest.mark.parametrize("scope", SCOPES)
def test_a_missing_permission_is_said_with_the_lines_to_add(new: Scene, scope: str) -> None:
    """The run ends red, and its annotation holds the very lines for the workflow."""
    new.hub.settings.token_scopes[scope] = "read"
    run = new.run(new.file())
    (said,) = [note.message for note in run.annotations if note.level == "error"]

    assert run.exit_code == 1
    assert run.outputs["reason-code"] == "missing-permission"
    assert "permissions:\n" in said
    assert f"{scope.replace('_', '-')}: write" in said


@pytest.mark.parametrize("scope", SCOPES)
def test_a_permission_given_later_completes_the_opening(new: Scene, scope: str) -> None:
    """Nothing is doubled by the run that died of it."""
    new.hub.settings.token_scopes[scope] = "read"
    event = new.file()
    new.run(event)
    new.hub.settings.token_scopes[scope] = "write"
    run = new.run(event)

    assert run.exit_code == 0
    new.assert_nothing_is_doubled_or_lost()


@pytest.mark.parametrize("scope", SCOPES)
def test_a_permission_given_later_completes_the_closing(opened: Scene, scope: str) -> None:
    """Each action becomes one issue, whichever permission was missing at first."""
    opened.write_actions(*ACTIONS)
    opened.hub.settings.token_scopes[scope] = "read"
    event = opened.close()
    assert opened.run(event).exit_code == 1
    opened.hub.settings.token_scopes[scope] = "write"
    run = opened.run(event)

    assert run.exit_code == 0
    assert len(opened.actions()) == 2
    opened.assert_nothing_is_doubled_or_lost()


# --- the branch -------------------------------------------------------------------------------


def test_a_branch_that_a_person_made_is_used_and_kept(new: Scene) -> None:
    """What stood on it stays; timeline and notes are added."""
    new["mira"].push({"draft.md": "My own draft.\n"}, "Draft", BRANCH)
    new.run(new.file())

    new.assert_nothing_is_doubled_or_lost()
    assert new["mira"].read("draft.md", BRANCH) == "My own draft.\n"
    assert "A new release goes out." in new.timeline()


def test_a_timeline_that_a_person_wrote_before_is_not_overwritten(new: Scene) -> None:
    """A person was quicker than the Action: their words stand."""
    words = "# Timeline\n\n- **14:02** A release, as I saw it.\n"
    new["mira"].push({TIMELINE: words}, "My timeline", BRANCH)
    new.run(new.file())

    assert "A release, as I saw it." in new.timeline()
    assert len(new.reviews()) == len(new.pulls()) == 1


# --- the whole repository ---------------------------------------------------------------------


def test_issues_that_are_switched_off_are_said(new: Scene) -> None:
    """Without issues there is no review; the letter says what to switch on."""
    new.hub.settings.issues = False
    run = new.run(new.file())

    assert (run.exit_code, run.outputs["reason-code"]) == (1, "issues-disabled")
    assert "turn them on" in run.annotations[0].message
    assert new.hub.writes == []


def test_a_bad_token_is_said(new: Scene) -> None:
    """The letter says which input to put right, and never shows the token."""
    run = new.runner.run(new.file(), inputs={"token": "ghs_wrong"})

    assert (run.exit_code, run.outputs["reason-code"]) == (1, "bad-token")
    assert "`token`" in run.annotations[0].message
    assert "ghs_wrong" not in run.stdout + run.stderr + run.summary


# --- limits -----------------------------------------------------------------------------------


@pytest.mark.parametrize("at", [1, 2, 3, 4])
def test_a_reached_limit_is_left_to_the_next_run(new: Scene, at: int) -> None:
    """GraphQL answers 200 and RATE_LIMITED: no wait of an hour, no red run, nothing lost."""
    event = new.file()
    new.hub.inject(rate_limited(), at=at, times=99)
    run = new.run(event)
    new.hub.clear_faults()
    assert (run.exit_code, run.outputs["reason-code"]) == (0, "rate-limited")
    new.run(event)

    new.assert_nothing_is_doubled_or_lost()


@pytest.mark.parametrize("status", [403, 429])
def test_a_short_secondary_limit_is_waited_for(new: Scene, status: int) -> None:
    """GitHub asks for a second of patience, and the same run goes on."""
    new.hub.inject(secondary_limited(1, status), at=2)
    run = new.run(new.file())

    assert run.exit_code == 0
    new.assert_nothing_is_doubled_or_lost()


@pytest.mark.parametrize("status", [403, 429])
def test_a_long_secondary_limit_is_left_to_the_next_run(new: Scene, status: int) -> None:
    """Nobody pays for a runner that sleeps for an hour."""
    event = new.file()
    new.hub.inject(secondary_limited(3600, status), at=3)
    run = new.run(event)
    assert (run.exit_code, run.outputs["reason-code"]) == (0, "rate-limited")
    new.run(event)

    new.assert_nothing_is_doubled_or_lost()


def test_a_nearly_reached_limit_stops_a_run_before_it_writes(new: Scene) -> None:
    """Few points are left of the hour: better nothing than half of it."""
    few = {"remaining": 3, "resetAt": "2030-01-01T10:00:00Z", "limit": 1000, "cost": 1, "used": 997}
    new.hub.inject(
        Refused(200, {"data": {"rateLimit": few, "viewer": None, "repository": None}}),
        matching=lambda request: "rateLimit" in request.operations,
    )
    run = new.run(new.file())

    assert (run.exit_code, run.outputs["reason-code"]) == (0, "rate-limited")
    assert new.hub.writes == []


# --- merging ----------------------------------------------------------------------------------


@pytest.fixture
def protected(stage: Stage, opened: Scene) -> Scene:
    """A review that was closed where a pull request needs an approval."""

    def prepare(scene: Scene) -> None:
        scene.hub.settings.review_required = True
        scene.write_actions(*ACTIONS)
        scene.run(scene.close())

    return stage.at("protected", prepare, after="opened")


def test_a_refused_merge_says_what_to_press(protected: Scene) -> None:
    """Everything else is done; the last word asks for the one thing that is left."""
    assert len(protected.actions()) == 2
    assert not protected.pull.closed
    assert "press *Merge*" in protected.letters()[-1]
    protected.assert_nothing_is_doubled_or_lost()


def test_a_refused_merge_is_not_tried_again(protected: Scene) -> None:
    """It is said once; later runs leave it to people."""
    protected.run(protected.hub.schedule_event())

    assert protected.hub.writes == []


def test_a_merge_by_a_person_ends_the_review(protected: Scene) -> None:
    """The record is filed as it was written, and one more run has nothing to add."""
    protected["mira"].review(2, "Well told.", state="APPROVED")
    protected.run(protected["mira"].merge_pull_request(2))
    protected.hub.forget_requests()
    protected.run(protected.hub.schedule_event())

    assert protected.hub.writes == []
    assert "Page somebody" in protected.record()
    protected.assert_nothing_is_doubled_or_lost()
