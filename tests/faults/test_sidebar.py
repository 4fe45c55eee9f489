"""Types and fields of action issues: whatever GitHub makes of them, the review is finished."""

from typing import Any, Final

import pytest

from action.review.claims.claimed import LEASE
from tests.faults.scene import ISSUE, SETTINGS, SETTINGS_FILE, Scene, Stage
from tests.faults.stories import ACTIONS, Turn
from tests.faults.test_requests import assert_as_in_the_table
from tests.faults.walker import Walker
from tests.github import Event, FieldRefused
from tests.github.deeds import fields, issues
from tests.github.faults import Altered
from tests.github.records import DateField, SelectField, TextField

WANTED: Final = f"""\
{SETTINGS}
actions: {{issue-type: task, priority-field: Priority, due-field: Target date}}
"""
FIRST: Final = f"{ACTIONS[0]} priority: high"
TITLE: Final = "Page somebody when one in twenty orders fails"


def settled(scene: Scene) -> None:
    """The organization has types and fields, the team wants them, the token may set them."""
    with scene.hub.acting() as world:
        issues.create_label(world, "priority: high", "d93f0b", None)
        fields.create_type(world, "Bug")
        fields.create_type(world, "Task")
        fields.create_field(world, "Priority", SelectField, "Urgent", "High", "Low")
        fields.create_field(world, "Notes", TextField)
        fields.create_field(world, "Target date", DateField)
        world.settings.token_sets = frozenset({"type", "fields"})
    scene["mira"].push({SETTINGS_FILE: WANTED}, "Settle types and fields")
    scene.write_actions(FIRST, *ACTIONS[1:])


CLOSING: Final = Turn("closing-with-types-and-fields", settled, Scene.close)


@pytest.fixture
def closed(stage: Stage, spoken_well: None) -> tuple[Scene, Event]:
    """A review that was just closed in such a repository."""
    return CLOSING.stage(stage)


def sidebars(scene: Scene) -> dict[str, tuple[str, dict[str, str]]]:
    """Type and fields of each action issue, by its title."""
    names = {field.node_id: field.name for field in scene.hub.world.issue_fields}
    return {
        issue.title: (
            issue.issue_type.name if issue.issue_type else "",
            {names[at]: value for at, value in issue.field_values.items()},
        )
        for issue in scene.actions()
    }


def assert_finished(scene: Scene, *, exit_code: int = 0) -> None:
    """Both actions have one issue each, and the review is over."""
    assert exit_code == 0
    assert len(scene.actions()) == 2
    assert "review: finished" in {label.name for label in scene.issue.labels}
    scene.assert_nothing_is_doubled_or_lost()


# --- what goes well -------------------------------------------------------------------------------


def test_an_action_issue_is_opened_with_type_and_fields(closed: tuple[Scene, Event]) -> None:
    """At one request more than where nobody wants them: what there is must be asked."""
    scene, event = closed
    run = scene.run(event)

    kind, said = sidebars(scene)[TITLE]
    assert (kind, said) == ("Task", {"Priority": "High", "Target date": "2030-01-31"})
    assert [kind for kind, _ in sidebars(scene).values()] == ["Task", "Task"]
    assert "sidebar" not in scene.letters()[-1]
    assert_as_in_the_table(CLOSING.name, scene.hub.log)
    assert_finished(scene, exit_code=run.exit_code)


def test_a_dry_run_says_what_would_be_set(closed: tuple[Scene, Event]) -> None:
    """And sets nothing."""
    scene, event = closed
    run = scene.run(event, dry_run="true")

    assert "owned by ana, type: Task, Priority: High, Target date: 2030-01-31" in run.summary
    assert scene.actions() == []


@pytest.mark.usefixtures("spoken_well")
def test_a_killed_run_leaves_no_issue_half_filled_in(walker: Walker) -> None:
    """Type and fields come with the issue, so the next run has nothing to add, and adds nothing."""

    def killed(scene: Scene, event: Event, at: int) -> None:
        scene.killed(event, at, after_effect=True)
        assert all(kind == "Task" and said for kind, said in sidebars(scene).values())

    walked = list(walker.disturbed(CLOSING, killed))

    assert len(walked) == len(walker.smooth(CLOSING).log)


def test_what_the_owner_changes_stays(closed: tuple[Scene, Event]) -> None:
    """Nobody writes over it, be it with the next look or with a second closing."""
    scene, event = closed
    scene.run(event)
    number = next(issue.number for issue in scene.actions() if issue.title == TITLE)
    scene["ana"].choose_type(number, "Bug")
    scene["ana"].fill_in(number, "Target date", "2031-05-05")
    scene["lee"].reopen_issue(ISSUE)
    scene.run(scene.close())

    assert sidebars(scene)[TITLE] == ("Bug", {"Priority": "High", "Target date": "2031-05-05"})


# --- what does not --------------------------------------------------------------------------------


def test_fields_that_the_token_may_not_set_keep_nothing_back(closed: tuple[Scene, Event]) -> None:
    """The workflow's own token may not [rep]: the type is set, and the last word tells."""
    scene, event = closed
    scene.hub.settings.token_sets = frozenset({"type"})
    run = scene.run(event)

    assert sidebars(scene)[TITLE] == ("Task", {})
    assert (
        "did not allow Incident Review to set the issue fields (“Resource not"
        in scene.letters()[-1]
    )
    assert_finished(scene, exit_code=run.exit_code)


def test_a_type_that_the_token_may_not_set_is_told(closed: tuple[Scene, Event]) -> None:
    """GitHub leaves it out without a word [docs]."""
    scene, event = closed
    scene.hub.settings.token_sets = frozenset({"fields"})
    run = scene.run(event)

    assert sidebars(scene)[TITLE][0] == ""
    assert "did not allow Incident Review to set the issue type, so" in scene.letters()[-1]
    assert_finished(scene, exit_code=run.exit_code)


@pytest.mark.parametrize("done", [False, True])
def test_an_issue_that_is_refused_for_what_is_beside_it_is_opened_once(
    closed: tuple[Scene, Event], *, done: bool
) -> None:
    """Without that; and should GitHub have opened it all the same, no second one follows."""
    scene, event = closed
    scene.hub.inject(
        FieldRefused("createIssue", done=done), matching=lambda one: "createIssue" in one.operations
    )
    run = scene.run(event)

    kind, said = sidebars(scene)[TITLE]
    assert (kind, bool(said)) == ("Task", done)
    assert_finished(scene, exit_code=run.exit_code)


def test_a_token_that_may_set_nothing_of_it_opens_plain_issues(
    closed: tuple[Scene, Event],
) -> None:
    """First without fields, then without a type."""
    scene, event = closed
    scene.hub.inject(
        FieldRefused("createIssue"),
        times=2,
        matching=lambda one: "createIssue" in one.operations,
    )
    run = scene.run(event)

    assert list(sidebars(scene).values()) == [("", {}), ("", {})]
    assert "set the issue type (“" in scene.letters()[-1]
    assert "set the issue fields (“" in scene.letters()[-1]
    assert_finished(scene, exit_code=run.exit_code)


def test_what_is_lacking_is_told_also_where_a_run_was_killed(closed: tuple[Scene, Event]) -> None:
    """The last word is another run's, which finds the issues; a type out of use is none."""
    scene, event = closed
    scene.hub.world.issue_types[1].enabled = False
    scene.killed(event, 4, after_effect=True)
    assert (len(scene.actions()), len(scene.letters())) == (2, 0)
    scene.later(LEASE.total_seconds())
    run = scene.run(event)

    assert "no issue type `task` here" in scene.letters()[-1]
    assert "as `issue-type` in the settings: `Bug`." in scene.letters()[-1]
    assert_finished(scene, exit_code=run.exit_code)


def test_a_token_that_may_not_see_the_types_sets_the_rest(closed: tuple[Scene, Event]) -> None:
    """GitHub leaves them empty and says that they are not accessible [rep]."""
    scene, event = closed
    scene.hub.inject(
        Altered(without_types), times=9, matching=lambda one: one.operations == ("repository",)
    )
    run = scene.run(event)

    kind, said = sidebars(scene)[TITLE]
    assert (kind, said["Priority"]) == ("", "High")
    assert "GitHub shows no issue types" in scene.letters()[-1]
    assert_finished(scene, exit_code=run.exit_code)


def without_types(body: dict[str, Any]) -> dict[str, Any]:
    """The answer to a token that may not see them."""
    house = {**body["data"]["repository"], "issueTypes": None}
    path = ["repository", "issueTypes"]
    said = "Resource not accessible by integration"
    error = {"type": "FORBIDDEN", "path": path, "message": said}
    return {"data": {"repository": house}, "errors": [error]}


def test_a_server_that_knows_neither_closes_as_ever(closed: tuple[Scene, Event]) -> None:
    """An older Enterprise Server does not understand the question, and is asked no other."""
    scene, event = closed
    scene.hub.settings.knows_issue_types = False
    run = scene.run(event)
    scene.hub.violations.clear()

    assert sidebars(scene)[TITLE] == ("", {})
    assert "GitHub shows no issue types" in scene.letters()[-1]
    assert "GitHub shows no issue fields" in scene.letters()[-1]
    assert_finished(scene, exit_code=run.exit_code)


def test_who_wants_nothing_of_it_is_not_asked(closed: tuple[Scene, Event]) -> None:
    """Closing costs what it did, also where the organization has types."""
    scene, _ = closed
    scene["mira"].push({SETTINGS_FILE: SETTINGS}, "Do without")
    scene.hub.forget_requests()
    scene["lee"].reopen_issue(ISSUE)
    scene.run(scene.close())

    assert_as_in_the_table("closing", scene.hub.log)
    assert sidebars(scene)[TITLE] == ("", {})
