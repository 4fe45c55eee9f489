"""Asking for people without a login to be invited: once, whatever happens to the run."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from action.review.claims.claimed import LEASE
from tests.faults.scene import SETTINGS, Scene, staged
from tests.warm import Warm

STAFF = SETTINGS.replace(
    "delivery-manager: dora}", 'delivery-manager: dora, staff: [{name: "Jo @eve <!-- x"}]}'
)


@pytest.fixture
def scene(tmp_path: Path, warm: Warm) -> Iterator[Scene]:
    """A client whose own people are in the sprint team."""
    with staged(tmp_path, settings=STAFF, start=warm) as found:
        yield found


def invitations(scene: Scene) -> list[str]:
    """The comments that ask for it."""
    return [letter for letter in scene.letters() if "invite acme" in letter]


def test_whoever_has_no_login_is_named_once_and_harmlessly(scene: Scene) -> None:
    """The delivery manager is told, and nobody whose name looks like a mention."""
    scene.opened()
    scene.run(scene.hub.schedule_event())

    (asked,) = invitations(scene)
    assert "@dora, please invite these people of Acme Ltd" in asked
    assert "@eve" not in asked
    assert asked.count("<!--") == 1


@pytest.mark.parametrize("after_effect", [False, True], ids=["before", "after"])
def test_a_run_killed_at_any_request_leaves_one_request_at_the_end(
    scene: Scene, *, after_effect: bool
) -> None:
    """The next look asks where nobody has been asked yet."""
    before = scene.hub.snapshot()
    scene.run(scene.file())
    every = len(scene.hub.log)
    for at in range(1, every + 1):
        scene.hub.restore(before)
        scene.killed(scene.file(), at, after_effect=after_effect)
        scene.later(LEASE.total_seconds())
        scene.run(scene.hub.schedule_event())

        assert len(invitations(scene)) == 1, f"killed at request {at}"
        scene.assert_nothing_is_doubled_or_lost()


def test_staff_named_later_are_asked_about_by_one_of_two_runs(scene: Scene) -> None:
    """The settings change while the review is open, and two sweeps see it at once."""
    scene.opened()
    more = STAFF.replace("staff: [", "staff: [{name: Ida Berg}, ")
    scene["mira"].push({".github/incident-review.yml": more}, "Name Ida")
    event = scene.hub.schedule_event()
    writes = count(1)
    scene.hub.barrier(2, matching=lambda r: r.kind == "write" and next(writes) <= 2, seconds=2)

    first, second = scene.runner.start(event), scene.runner.start(event)
    assert (first.wait().exit_code, second.wait().exit_code) == (0, 0)

    (asked,) = invitations(scene)
    assert "- Ida Berg" in asked
