"""Incidents whose run never came, or died: the sweep takes them up, and leaves history alone."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

from tests.faults.scene import INCIDENT, ISSUE, NOW, PULL, Scene, staged
from tests.faults.stories import ACTIONS
from tests.github import Event, FieldRefused, rate_limited
from tests.warm import Warm

LONG_AGO: Final = f"{NOW - timedelta(days=90):%Y-%m-%d}"
OLD: Final = f"{LONG_AGO}-mail-was-late"
MANY: Final = tuple(f"{LONG_AGO}-case-{number}" for number in range(12))


def path(ident: str) -> str:
    """Where the file of an incident stands."""
    return f"incidents/{ident}/incident.yml"


def many_at_once(scene: Scene) -> Event:
    """Mira adds what another tool has kept until now, by one push."""
    return scene["mira"].push({path(ident): INCIDENT for ident in MANY}, "Add our incidents")


def reviewed(scene: Scene) -> set[str]:
    """The incidents that have a review issue."""
    told = (issue.body for issue in scene.hub.world.issues())
    marks = (body.partition('incident-review:review id="')[2] for body in told)
    return {mark.partition('"')[0] for mark in marks if mark}


def sweep(scene: Scene, *, after: float = 600) -> None:
    """The schedule has its turn, some time later on GitHub."""
    scene.later(after)
    scene.hub.forget_requests()
    run = scene.run(scene.hub.schedule_event())
    assert run.exit_code == 0, run.stdout


def asked(scene: Scene) -> Sequence[str]:
    """The requests of the last run, in short."""
    return [f"{request.kind} {' '.join(request.operations)}" for request in scene.hub.log]


# --- what is history ------------------------------------------------------------------------------


def test_what_was_there_before_the_team_began_stays_history(new: Scene) -> None:
    """Nobody wants a review of last year's incidents on the day the Action is installed."""
    new.later(-timedelta(days=45).total_seconds())
    many_at_once(new)
    sweep(new, after=timedelta(days=45).total_seconds())

    assert reviewed(new) == set()
    assert asked(new) == ["read viewer repository"]


def test_what_a_new_repository_began_with_is_history_too(tmp_path: Path, warm: Warm) -> None:
    """Its first commit has brought them; nobody has added an incident since."""
    files = {path(ident): INCIDENT for ident in MANY}
    with staged(tmp_path, files=files, start=warm) as scene:
        sweep(scene)

        assert reviewed(scene) == set()
        assert scene.hub.violations == []


# --- what has begun -------------------------------------------------------------------------------


@pytest.mark.parametrize("at", [1, 2, 3, 4, 5, 6])
def test_an_opening_that_died_is_finished_whatever_its_age(new: Scene, at: int) -> None:
    """Nobody pushes the file again, and its day is long past."""
    new.killed(new.file(path=path(OLD)), at, after_effect=True)
    sweep(new)

    assert reviewed(new) == {OLD}
    assert len(new.hub.world.pulls()) == 1
    assert "A new release goes out." in new["mira"].read(
        f"incidents/{OLD}/timeline.md", f"incident-review/{OLD}"
    )


def test_a_branch_of_ours_is_taken_up_however_long_ago_its_file_came(new: Scene) -> None:
    """The branch is there, so somebody has begun; nobody has looked for six weeks since."""
    span = timedelta(days=45).total_seconds()
    new.later(-span)
    new.killed(new.file(path=path(OLD)), 3, after_effect=True)
    sweep(new, after=span)

    assert reviewed(new) == {OLD}


# --- what a limit has stopped ---------------------------------------------------------------------


def test_what_a_limit_has_stopped_is_taken_up_by_sweeps(new: Scene) -> None:
    """Twelve old incidents come at once, and the hour is used up again and again."""
    event = many_at_once(new)
    new.hub.inject(rate_limited(), at=16, times=99)
    new.run(event)
    new.hub.clear_faults()
    assert 0 < len(reviewed(new)) < len(MANY)

    new.hub.inject(rate_limited(), at=16, times=99)
    sweep(new)
    new.hub.clear_faults()
    sweep(new)

    assert reviewed(new) == set(MANY)
    assert len(new.hub.world.pulls()) == len(new.hub.world.issues()) == len(MANY)
    sweep(new)
    assert new.hub.writes == []


def test_the_letter_about_a_limit_keeps_its_promise(new: Scene) -> None:
    """It says that the schedule goes on from here: also where not one request got through."""
    new.hub.inject(rate_limited(), at=1, times=99)
    run = new.run(new.file(path=path(OLD)))
    new.hub.clear_faults()
    (said,) = [note.message for note in run.annotations]
    sweep(new)

    assert "schedule" in said
    assert reviewed(new) == {OLD}


# --- what is closed and not over ------------------------------------------------------------------


def test_a_merge_that_failed_in_the_last_request_is_found(opened: Scene) -> None:
    """The last word and the label came through, and the run died before it could say so."""
    opened.write_actions(*ACTIONS)
    opened.hub.inject(FieldRefused("mergePullRequest", "UNPROCESSABLE", "Not now."), at=5)
    opened.killed(opened.close(), 5, after_effect=True)
    assert not opened.pull.closed
    sweep(opened)

    assert opened.pull.merged_at is not None
    opened.assert_nothing_is_doubled_or_lost()


def test_a_review_that_is_left_to_people_costs_a_sweep_nothing(opened: Scene) -> None:
    """The pull request waits for somebody to merge it; we have said so, and need not look again."""
    opened.hub.settings.review_required = True
    opened.run(opened.close())
    sweep(opened)

    assert asked(opened) == ["read viewer repository"]


def test_a_review_that_was_ended_costs_a_sweep_nothing(opened: Scene) -> None:
    """Its pull request stays open, as people may still want the timeline."""
    opened.run(opened.close("not_planned"))
    sweep(opened)

    assert not opened.hub.world.pull(PULL).closed
    assert asked(opened) == ["read viewer repository"]


def test_labels_with_other_names_tell_it_as_well(opened: Scene) -> None:
    """The team has its own word for a review that is not finished."""
    settings = opened["mira"].read(".github/incident-review.yml")
    settings += "labels: {preparing: In review}\n"
    opened.run(opened["mira"].push({".github/incident-review.yml": settings}, "Our word"))
    assert "In review" in {label.name for label in opened.issue.labels}
    opened.killed(opened.close(), 2, after_effect=True)
    sweep(opened)

    assert "review: finished" in {label.name for label in opened.hub.world.issue(ISSUE).labels}
    assert opened.pull.merged_at is not None
