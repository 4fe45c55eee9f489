"""Real answers of GitHub's with something missing, or another: no run ever breaks over one."""

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.faults.indoors import run_indoors
from tests.faults.scene import ISSUE, PULL, TIMELINE, Scene, Stage
from tests.faults.stories import ACTIONS, LEARNED
from tests.github import Event, Run
from tests.github.faults import Altered

Path_ = tuple[str | int, ...]
VALUES: Final = st.sampled_from(
    [
        None,
        True,
        0,
        -1,
        7.5,
        10**30,
        "",
        "x",
        "²",
        "\ud83d",
        "2026-11-02",
        "0001-01-01T00:00:00Z",
        [],
        {},
        [None],
        ["x"],
        {"id": None},
        {"nodes": None},
    ]
)
GONE: Final = object()


@pytest.fixture(scope="module")
def lively(stage: Stage) -> Stage:
    """A review in which people have written, talked, told, agreed and handed roles over."""

    def prepare(scene: Scene) -> None:
        scene["lee"].insert_after(ISSUE, "## What we learned", f"\n{LEARNED}")
        said = "question: who saw it first?"
        scene.run(scene["jonas"].comment_on_line(PULL, TIMELINE, said, containing="14:05"))
        scene.run(scene["ana"].comment(ISSUE, "/event 14:10 The graphs turn red."))
        scene.run(scene["ana"].comment(ISSUE, "/event some time"))
        scene["mira"].reassign(ISSUE, "-pat", "+dora")
        scene["vera"].review(PULL, "I have read it.\n\n/facilitator @vera")
        scene["ana"].comment_on_line(PULL, TIMELINE, "/not-coming", containing="14:20")
        scene.write_actions(*ACTIONS)

    stage.opened()
    stage.at("lively", prepare, after="opened")
    return stage


def places(node: Any, here: Path_ = ()) -> Iterator[Path_]:
    """Every place in an answer."""
    if here:
        yield here
    inner = (
        node.items()
        if isinstance(node, dict)
        else enumerate(node)
        if isinstance(node, list)
        else ()
    )
    for key, value in inner:
        yield from places(value, (*here, key))


def altered(body: Any, where: int, value: object) -> Any:
    """The same with one place taken out or filled with something else.

    What people may write is in order whatever it is, and has tests of its own.
    """
    body = copy.deepcopy(body)
    every = list(places(body))
    place, node = every[where % len(every)], body
    if place[-1] in {"text", "body"} and isinstance(value, str):
        return body
    for step in place[:-1]:
        node = node[step]
    if value is not GONE:
        node[place[-1]] = value
    elif isinstance(node, dict):
        del node[place[-1]]
    else:
        node.pop(place[-1])
    return body


def happening(scene: Scene, what: str) -> Event:
    """Something for which a run is started."""
    if what == "closing":
        return scene.close()
    if what == "comment":
        return scene["ana"].comment(ISSUE, "/event 14:12 The pager rings.")
    return scene.hub.schedule_event()


def assert_is_fit_to_be_seen(run: Run) -> None:
    """Green or red, never broken: a summary, outputs, and a letter where it is red."""
    everything = run.stdout + run.stderr + run.summary
    assert run.exit_code in {0, 1}
    assert run.outputs["reason-code"] not in {"", "our-fault"}, run.stdout
    assert run.summary
    assert "Traceback" not in everything
    if run.exit_code:
        assert [note for note in run.annotations if note.level == "error"]


@pytest.mark.parametrize("what", ["closing", "comment", "schedule"])
@pytest.mark.parametrize("at", range(1, 6))
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(change=st.tuples(st.integers(0, 10**6), VALUES | st.just(GONE)))
def test_no_answer_with_something_missing_breaks_a_run(
    lively: Stage, tmp_path: Path, what: str, at: int, change: tuple[int, object]
) -> None:
    """Taken out, emptied, or of another kind: anywhere, in any answer, also in that to an order."""
    scene = lively.at("lively", Scene.opened)
    event = happening(scene, what)
    scene.hub.forget_requests()
    scene.hub.inject(Altered(lambda body: altered(body, *change)), at=at)
    run = run_indoors(scene, event, tmp_path)
    scene.hub.clear_faults()

    assert scene.hub.violations == []
    assert_is_fit_to_be_seen(run)
