"""Somebody changes their mind while a run is at work, and the next run serves that at once."""

from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import pytest

from tests.faults.indoors import run_indoors
from tests.faults.scene import ISSUE, Scene
from tests.faults.stories import HANDED_OVER
from tests.faults.test_strangers import handed_over
from tests.faults.walker import Walker
from tests.github import Arrival, FieldRefused
from tests.github.faults import WENT_WRONG, Barrier


def held_at_next_write(scene: Scene) -> Barrier:
    """Hold the first write that comes from now on."""
    writes = count(1)

    def is_it(arrival: Arrival) -> bool:
        return arrival.kind == "write" and next(writes) == 1

    return scene.hub.barrier(2, matching=is_it, seconds=30)


def reached(barrier: Barrier) -> None:
    """Wait until a run is held there."""
    with barrier.gate:
        assert barrier.gate.wait_for(lambda: barrier.arrived == 1, timeout=30)


def both_look_before_either_writes(scene: Scene, first: str, second: str, *, swapped: bool) -> None:
    """One run has read a comment, another one what it was edited to; then both write, in turn."""
    said = scene["mira"].comment(ISSUE, first)
    held, runs = [], []
    with ThreadPoolExecutor(2) as pool:
        for again in (False, True):
            event = scene["mira"].edit_comment(said, second) if again else said
            held.append(held_at_next_write(scene))
            runs.append(pool.submit(scene.run, event))
            reached(held[-1])
        for at in (1, 0) if swapped else (0, 1):
            held[at].open()
            assert runs[at].result().exit_code == 0


@pytest.mark.usefixtures("spoken_well")
def test_what_several_people_arrange_is_done_in_one_request(walker: Walker) -> None:
    """The turn that the walkers disturb: this is how it ends whatever happens on the way."""
    scene, event = HANDED_OVER.stage(walker.stage)
    scene.run(event)
    people = scene.section("people")

    assert {user.login for user in scene.issue.assignees} == {"vera", "dora"}
    assert 'facilitator="vera" note_taker="dora"' in people
    assert 'picks="facilitator:lee note_taker:pat facilitator-pullrequestreview-' in people
    assert "tom" in {user.login for user in scene.pull.requested}
    assert "ana must come but cannot" in scene.section("notices")


@pytest.mark.parametrize("swapped", [False, True], ids=["in-order", "swapped"])
def test_only_who_has_a_role_is_assigned(opened: Scene, swapped: bool) -> None:
    """Nobody stays assigned for a role that they have no more, and the page says the same."""
    said = ("/facilitator @dora", "/facilitator @vera")
    both_look_before_either_writes(opened, *said, swapped=swapped)

    assert {user.login for user in opened.issue.assignees} == {"vera", "pat"}
    assert 'facilitator="vera" note_taker="pat"' in opened.section("people")


def test_who_was_assigned_by_a_run_that_died_is_not_forgotten(opened: Scene) -> None:
    """It died before the page said so, and the comment says somebody else by now."""
    said = opened["mira"].comment(ISSUE, "/facilitator @dora")
    opened.hub.inject(FieldRefused("updateIssue", "INTERNAL", WENT_WRONG), times=99)
    opened.run(said)
    opened.hub.clear_faults()
    assert {user.login for user in opened.issue.assignees} == {"dora", "pat"}

    opened.run(opened["mira"].edit_comment(said, "/facilitator @vera"))
    assert {user.login for user in opened.issue.assignees} == {"vera", "pat"}


def test_whom_a_person_assigns_besides_stays(opened: Scene) -> None:
    """What a person has done in the sidebar last is theirs, also where we had assigned them."""
    opened.run(opened["mira"].comment(ISSUE, "/facilitator @dora"))
    opened.run(opened["mira"].unassign(ISSUE, "dora"))
    opened["mira"].reassign(ISSUE, "+vera", "+dora")
    opened.run(opened.hub.schedule_event())

    assert {user.login for user in opened.issue.assignees} == {"vera", "dora", "pat"}
    assert 'facilitator="vera" note_taker="pat"' in opened.section("people")


# --- what GitHub does not do ----------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["FORBIDDEN", "UNPROCESSABLE"])
def test_whom_github_does_not_take_off_is_said_once(
    opened: Scene, tmp_path: Path, kind: str
) -> None:
    """The page asks people to do it, and no later run tries again or writes."""
    opened.hub.inject(FieldRefused("removeAssigneesFromAssignable", kind, "No."), times=99)
    run_indoors(opened, opened["mira"].comment(ISSUE, "/facilitator @dora"), tmp_path)
    assert "Please unassign lee from this issue" in opened.section("notices")

    opened.hub.forget_requests()
    run_indoors(opened, opened.hub.schedule_event(), tmp_path)
    assert opened.hub.writes == []

    run_indoors(opened, opened["mira"].unassign(ISSUE, "lee"), tmp_path)
    assert "lee" not in opened.section("notices")
    assert 'facilitator="dora"' in opened.section("people")


def test_who_was_kept_and_gets_a_role_again_can_be_taken_off_again(
    opened: Scene, tmp_path: Path
) -> None:
    """What GitHub refused once is forgotten with the reason for it."""
    opened.hub.inject(FieldRefused("removeAssigneesFromAssignable", "UNPROCESSABLE", "No."))
    for login in ("dora", "lee", "vera"):
        said = opened["mira"].comment(ISSUE, f"/facilitator @{login}")
        run_indoors(opened, said, tmp_path)

    assert {user.login for user in opened.issue.assignees} == {"vera", "pat"}


def test_an_issue_with_all_the_assignees_that_github_takes_gets_one_more(
    opened: Scene, tmp_path: Path
) -> None:
    """GitHub drops the eleventh without a word; when the one before is off, there is room."""
    for number in range(8):
        opened.hub.person(f"helper-{number}")
        opened["mira"].assign(ISSUE, f"helper-{number}")
    run_indoors(opened, opened["mira"].comment(ISSUE, "/facilitator @dora"), tmp_path)

    assert {"dora", "lee"} & {user.login for user in opened.issue.assignees} == {"dora"}
    assert "[!WARNING]" not in opened.section("notices")


def test_a_holder_who_has_lost_access_is_said_and_let_go_when_back(
    opened: Scene, tmp_path: Path
) -> None:
    """Without access nobody can be assigned or taken off."""
    lee = opened.hub.world.user("lee")
    lee.permission = "none"
    run_indoors(opened, opened.hub.schedule_event(), tmp_path)
    assert "lee cannot be assigned to this issue" in opened.section("notices")

    run_indoors(opened, opened["mira"].comment(ISSUE, "/facilitator @dora"), tmp_path)
    assert "[!WARNING]" not in opened.section("notices")

    lee.permission = "write"
    run_indoors(opened, opened.hub.schedule_event(), tmp_path)
    assert {user.login for user in opened.issue.assignees} == {"dora", "pat"}


# --- whose deed it was ----------------------------------------------------------------------------


@pytest.mark.parametrize("token", ["github-actions[bot]", "clerk[bot]", "mira"])
def test_what_we_assign_is_no_word_of_people(opened: Scene, tmp_path: Path, token: str) -> None:
    """Once the comment is gone, it is again as it was before it; whoever's token we use."""
    handed_over(opened, before="github-actions[bot]", now=token)
    said = opened["ana"].comment(ISSUE, "/facilitator @dora")
    run_indoors(opened, said, tmp_path)
    assert {user.login for user in opened.issue.assignees} == {"dora", "pat"}

    run_indoors(opened, opened["ana"].delete_comment(said), tmp_path)
    assert {user.login for user in opened.issue.assignees} == {"lee", "pat"}
    assert "picked from the rota" in opened.section("people")


def test_what_others_do_in_the_sidebar_counts_under_any_token(
    opened: Scene, tmp_path: Path
) -> None:
    """Only the deeds of the person whose token it is cannot be told from ours."""
    handed_over(opened, before="github-actions[bot]", now="mira")
    run_indoors(opened, opened["ana"].reassign(ISSUE, "-lee", "+dora"), tmp_path)

    assert "assigned by ana" in opened.section("people")
