"""Second issues in which people have done something before we saw that there are two."""

import pytest

from tests.faults.scene import ISSUE, Scene
from tests.github import Event
from tests.github.deeds import issues

AGREED = "- [x] Page somebody sooner @ana"


@pytest.mark.parametrize("reason", ["completed", "not_planned"])
def test_who_ends_the_second_review_is_told_that_the_first_counts(
    opened: Scene, reason: str
) -> None:
    """Unless they have dismissed it: then they know."""
    closed = opened["lee"].close_issue(_second_review(opened), reason)

    run = opened.run(closed)

    assert run.exit_code == 0
    assert ("Somebody has closed #3" in opened.section("notices")) == (reason == "completed")


@pytest.mark.parametrize("ending", ["assigned", "closed"])
def test_a_second_action_that_somebody_took_or_did_is_not_closed_away(
    opened: Scene, ending: str
) -> None:
    """Who has it now, or has done it, would not know that it is to be done a second time."""
    opened.write_actions(AGREED)
    opened.run(opened.close())
    second = _second_action(opened)
    _ = (
        opened["lee"].assign(second, "vera")
        if ending == "assigned"
        else opened["vera"].close_issue(second)
    )

    opened.run(_reopened(opened))

    assert f"#{second} and #" in opened.section("notices")
    assert opened.hub.world.issue(second).state_reason != "DUPLICATE"


def _second_review(scene: Scene) -> int:
    """Another run has opened a second issue for the same review."""
    with scene.hub.acting() as world:
        first = scene.issue
        labels = list(first.labels)
        made = issues.create_issue(world, world.bot, first.title, first.body, labels=labels)
        return made.number


def _second_action(scene: Scene) -> int:
    """Another run has made a second issue of the same action."""
    with scene.hub.acting() as world:
        [first] = scene.actions()
        made = issues.create_issue(
            world, world.bot, first.title, first.body, labels=list(first.labels),
            assignees=list(first.assignees), parent=scene.issue,
        )  # fmt: skip
        return made.number


def _reopened(scene: Scene) -> Event:
    return scene["lee"].reopen_issue(ISSUE)
