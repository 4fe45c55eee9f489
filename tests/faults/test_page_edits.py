"""How often a page is written: GitHub keeps the first and the latest 99 edits of it [docs]."""

from collections.abc import Callable
from typing import Final

import pytest

from tests.faults.scene import ISSUE, PULL, TIMELINE, Scene

KEPT: Final = 99
OWNED: Final = "- [x] Page somebody when orders fail @ana"


def edits(scene: Scene, deed: Callable[[], object]) -> int:
    """How often the review issue is written over a deed."""
    before = scene.issue.edits if ISSUE in scene.hub.world.tickets else 0
    deed()
    return scene.issue.edits - before


def remark(scene: Scene, number: int = 1) -> None:
    """Jonas says something, and the page follows."""
    said = f"question: what about {number}?"
    scene.run(scene["jonas"].comment_on_line(PULL, TIMELINE, said, containing="14:05"))


def test_opening_writes_the_page_once_more(new: Scene) -> None:
    """With the number of the pull request, which is not known before."""
    assert edits(new, new.opened) == 1


@pytest.mark.parametrize(
    "say",
    [
        lambda scene: scene["jonas"].comment(ISSUE, "Thank you."),
        lambda scene: scene["jonas"].comment(ISSUE, "/event 14:30 Somebody calls"),
        lambda scene: scene.hub.schedule_event(),
    ],
    ids=["talk", "an event", "a sweep"],
)
def test_what_the_page_does_not_show_is_no_edit(
    opened: Scene, say: Callable[[Scene], object]
) -> None:
    """Nothing is written that is there already."""
    opened.run(opened.hub.schedule_event())

    assert edits(opened, lambda: opened.run(say(opened))) == 0  # type: ignore[arg-type]


def test_a_remark_is_one_edit(opened: Scene) -> None:
    """And the same event again is none."""
    assert edits(opened, lambda: remark(opened)) == 1
    assert edits(opened, lambda: opened.run(opened.hub.schedule_event())) == 0


def test_closing_is_one_edit(opened: Scene) -> None:
    """The page names the issues of all actions at once."""
    opened.write_actions(OWNED, "- [x] Try the way back @jonas")

    assert edits(opened, lambda: opened.run(opened.close())) == 1


def test_a_usual_review_stays_below_what_github_keeps(new: Scene) -> None:
    """Thirty remarks, each seen by itself, a night of sweeps, a closing and one more after it."""
    new.opened()
    for number in range(30):
        remark(new, number)
    for _ in range(5):
        new.run(new.hub.schedule_event())
    new.write_actions(OWNED)
    new.run(new.close())

    assert new.issue.edits < KEPT
