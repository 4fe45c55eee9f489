"""Refusals that pass by themselves: patience, another look, and no advice that people need not."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.faults.indoors import run_indoors
from tests.faults.scene import BRANCH, Scene
from tests.faults.stories import (
    CLOSING_WHERE_BRANCHES_GO,
    MAKING,
    REFUSED_CLOSING,
    TURNS,
    Turn,
)
from tests.faults.walker import Walker, difference
from tests.github import FieldRefused, Run, secondary_limited
from tests.github.faults import (
    ABUSE,
    Fault,
    field_went_wrong,
    half_went_wrong,
    limited_document,
    limited_field,
    submitted_too_quickly,
    went_wrong,
)
from tests.searching import crossed

OF_A_FIELD: Final[dict[str, Callable[[str], FieldRefused]]] = {
    "too-quickly": submitted_too_quickly,
    "secondary": limited_field,
    "hourly-words": lambda name: limited_field(name, "API rate limit exceeded for installation."),
    "abuse": lambda name: FieldRefused(name, "FORBIDDEN", ABUSE),
    "went-wrong": lambda name: field_went_wrong(name, done=False),
    "went-wrong-but-done": lambda name: field_went_wrong(name, done=True),
}
OF_A_DOCUMENT: Final[dict[str, Fault]] = {
    "went-wrong": went_wrong(),
    "half": half_went_wrong(),
    "limited": limited_document(),
    "limited-abuse": limited_document(ABUSE),
    "403": secondary_limited(None, 403),
    "403-abuse": secondary_limited(None, 403, ABUSE),
    "403-retry-after": secondary_limited(2, 403),
    "429": secondary_limited(None, 429),
    "429-retry-after": secondary_limited(2, 429),
    "200": secondary_limited(None, 200),
}


def assert_gives_no_advice(run: Run) -> None:
    """Nobody is sent to a switch, a permission or an error of ours that there is not."""
    told = run.stdout + run.summary
    for advice in (
        "Allow GitHub Actions",
        "did not understand the request",
        "permissions:",
        "report it",
    ):
        assert advice not in told


def points(walker: Walker, turn: Turn) -> Iterator[tuple[int, str]]:
    """Each field of each order of a turn."""
    for at, request in enumerate(walker.smooth(turn).log, 1):
        if request.kind == "write":
            yield from ((at, name) for name in dict.fromkeys(request.operations))


def ended(walker: Walker, turn: Turn, fault: Fault, at: int, folder: Path) -> Scene:
    """Run a turn with a fault at one request; the same run ends as if nothing had been.

    Nobody hears of it: what a later step of the same order has done makes no letter, either.
    """
    scene, event = turn.stage(walker.stage)
    scene.hub.inject(fault, at=at)
    run = run_indoors(scene, event, folder)
    scene.hub.clear_faults()

    assert [note.message for note in run.annotations] == []
    assert run.exit_code == 0
    assert_gives_no_advice(run)
    change = difference(walker.smooth(turn).end, scene.state())
    assert not change, f"{fault} at request {at}:\n{change}"
    return scene


@pytest.mark.usefixtures("spoken_well")
@pytest.mark.parametrize(
    ("turn", "refusal"),
    crossed([*TURNS, CLOSING_WHERE_BRANCHES_GO], OF_A_FIELD, 2, whole=MAKING),
)
def test_a_field_that_passes_by_itself_is_completed_by_the_same_run(
    walker: Walker, turn: Turn, refusal: Callable[[str], FieldRefused], tmp_path: Path
) -> None:
    """Whichever field of whichever order it is, done or not: nothing is missed or doubled."""
    for at, name in points(walker, turn):
        ended(walker, turn, refusal(name), at, tmp_path)


@pytest.mark.usefixtures("spoken_well")
@pytest.mark.parametrize(("turn", "fault"), crossed(TURNS, OF_A_DOCUMENT, 3, whole=MAKING))
def test_a_document_that_passes_by_itself_is_completed_by_the_same_run(
    walker: Walker, turn: Turn, fault: Fault, tmp_path: Path
) -> None:
    """Questions are asked again; orders are sent again only where GitHub did nothing for sure."""
    for at in range(1, len(walker.smooth(turn).log) + 1):
        ended(walker, turn, fault, at, tmp_path)


# --- when it does not pass --------------------------------------------------------------------


@pytest.mark.parametrize("name", ["createRef", "createIssue", "createCommitOnBranch"])
@pytest.mark.parametrize("message", ["too-quickly", "secondary", "abuse"])
def test_what_does_not_pass_is_left_to_the_next_run(
    new: Scene, tmp_path: Path, name: str, message: str
) -> None:
    """The run ends green, for nobody can do anything; the next one goes on."""
    event = new.file()
    new.hub.inject(OF_A_FIELD[message](name), times=99)
    run = run_indoors(new, event, tmp_path)
    new.hub.clear_faults()

    assert (run.exit_code, run.outputs["reason-code"]) == (0, "rate-limited")
    assert_gives_no_advice(run)
    assert run_indoors(new, event, tmp_path).exit_code == 0
    new.assert_nothing_is_doubled_or_lost()


def test_what_does_not_pass_is_not_tried_for_ever(new: Scene, tmp_path: Path) -> None:
    """Four orders, each after a longer pause."""
    new.hub.inject(submitted_too_quickly("createIssue"), times=99)
    run_indoors(new, new.file(), tmp_path)

    creates = [request for request in new.hub.log if "createIssue" in request.operations]
    assert len(creates) == 4


@pytest.mark.parametrize("status", [200, 403, 429])
@pytest.mark.parametrize("asked", [None, 1])
def test_a_limit_that_stays_is_left_to_the_next_run(
    new: Scene, tmp_path: Path, status: int, asked: int | None
) -> None:
    """The same as the limit of the hour."""
    event = new.file()
    new.hub.inject(secondary_limited(asked, status), at=3, times=99)
    run = run_indoors(new, event, tmp_path)
    new.hub.clear_faults()

    assert (run.exit_code, run.outputs["reason-code"]) == (0, "rate-limited")
    assert run_indoors(new, event, tmp_path).exit_code == 0
    new.assert_nothing_is_doubled_or_lost()


@pytest.mark.parametrize("status", [403, 429])
def test_the_limit_of_the_hour_is_not_waited_for(new: Scene, tmp_path: Path, status: int) -> None:
    """It is asked once, and left."""
    new.hub.inject(secondary_limited(None, status, "API rate limit exceeded for 7."), times=99)
    run = run_indoors(new, new.file(), tmp_path)

    assert (run.exit_code, run.outputs["reason-code"]) == (0, "rate-limited")
    assert len(new.hub.log) == 1


def test_a_question_that_goes_wrong_for_good_is_said_so(new: Scene, tmp_path: Path) -> None:
    """GitHub is unwell, and nobody has misunderstood anybody."""
    new.hub.inject(went_wrong(), times=99)
    run = run_indoors(new, new.file(), tmp_path)

    assert (run.exit_code, run.outputs["reason-code"]) == (1, "github-unreachable")
    assert "Something went wrong while executing your query" in run.annotations[0].message
    assert_gives_no_advice(run)


# --- what only looks like it ------------------------------------------------------------------


def test_a_refusal_for_good_is_not_waited_for(new: Scene, tmp_path: Path) -> None:
    """It is a letter, as ever."""
    new.hub.inject(FieldRefused("createIssue", "UNPROCESSABLE", "Title timed out."), times=99)
    run = run_indoors(new, new.file(), tmp_path)

    assert (run.exit_code, run.outputs["reason-code"]) == (1, "refused")
    assert sum("createIssue" in request.operations for request in new.hub.log) == 1


def test_a_pull_request_refused_for_another_reason_names_no_switch(
    new: Scene, tmp_path: Path
) -> None:
    """People read what GitHub said, and how to open it themselves."""
    new.hub.inject(FieldRefused("createPullRequest", "UNPROCESSABLE", "Not today."), times=99)
    run_indoors(new, new.file(), tmp_path)
    said = new.section("notices")

    assert "Allow GitHub Actions" not in said
    assert "Not today." in said
    assert f"/compare/main...{BRANCH}?expand=1" in said


def test_a_pull_request_that_lacked_its_commit_is_opened_after_it(
    new: Scene, tmp_path: Path
) -> None:
    """GitHub refuses it only because the commit before it came too quickly."""
    new.hub.inject(submitted_too_quickly("createCommitOnBranch"))
    run = run_indoors(new, new.file(), tmp_path)

    assert (run.exit_code, "[!WARNING]" in new.section("notices")) == (0, False)
    new.assert_nothing_is_doubled_or_lost()


def test_readers_who_could_not_be_asked_are_asked_by_the_next_run(
    new: Scene, tmp_path: Path
) -> None:
    """Until then the page does not say that they were."""
    event = new.file()
    new.hub.inject(submitted_too_quickly("requestReviews"), times=99)
    run_indoors(new, event, tmp_path)
    new.hub.clear_faults()
    assert "| not yet (asked) |" not in new.page

    run_indoors(new, new.hub.schedule_event(), tmp_path)
    assert {user.login for user in new.pull.requested} == {"mira", "jonas", "ana", "vera"}
    assert new.page.count("| not yet (asked) |") == 4


# --- a reopened issue always gets its letter --------------------------------------------------


@pytest.mark.parametrize("name", ["addComment", "reopenIssue"])
@pytest.mark.parametrize("refusal", OF_A_FIELD.values(), ids=OF_A_FIELD.keys())
def test_a_review_is_never_open_again_without_its_letter(
    walker: Walker, name: str, refusal: Callable[[str], FieldRefused], tmp_path: Path
) -> None:
    """Not even for the time until the next run."""
    scene, event = REFUSED_CLOSING.stage(walker.stage)
    scene.hub.inject(refusal(name), times=99)
    run_indoors(scene, event, tmp_path)
    scene.hub.clear_faults()
    assert scene.issue.closed or sent_back(scene) == 1

    run_indoors(scene, event, tmp_path)
    assert (scene.issue.closed, sent_back(scene)) == (False, 1)


def sent_back(scene: Scene) -> int:
    """How often the letter stands there that says what is missing."""
    return sum("fix these lines under *Actions*" in letter for letter in scene.letters())
