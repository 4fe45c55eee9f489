"""A fault of ours in one review: it is told, the others are served, and the summary is written."""

import ast
import json
import os
import re
import signal
import threading
from collections.abc import Callable, Iterator
from copy import copy
from pathlib import Path
from typing import Any, Final
from unittest import mock

import pytest

import action
from action import clerk
from action.read import commands
from action.review.deciding import decide
from tests.faults.indoors import run_indoors
from tests.faults.scene import INCIDENT, ISSUE, NOW, SETTINGS, SETTINGS_FILE, Scene
from tests.github import Event, Kill, Run
from tests.github.hub import TOKEN
from tests.github.runner import Running

PRIVATE: Final = "Mira wrote: the password is hunter2"
FAULTS: Final = (
    AssertionError(PRIVATE),
    KeyError(PRIVATE),
    RecursionError(PRIVATE),
    ZeroDivisionError(),
    UnicodeDecodeError("utf-8", PRIVATE.encode(), 0, 1, TOKEN),
    MemoryError(),
    OSError(5, PRIVATE, TOKEN),
)


def incidents(scene: Scene, count: int = 4) -> tuple[Event, list[str]]:
    """Several incidents at once, and their ids."""
    names = [f"{NOW:%Y-%m-%d}-number-{i}" for i in range(count)]
    files = {f"incidents/{name}/incident.yml": INCIDENT for name in names}
    return scene["mira"].push(files), names


def breaks_for(ident: str, fault: Exception, real: Callable[..., Any]) -> Callable[..., Any]:
    """The same function, which stumbles over one incident, each time for the first time."""

    def stumbling(snapshot: Any, *args: Any) -> Any:
        if snapshot.id == ident:
            raise copy(fault)
        return real(snapshot, *args)

    return stumbling


def reviews(run: Run) -> dict[str, str]:
    """The reason code of each incident in the outputs."""
    return {
        one["incident"]: one["reason-code"] for one in json.loads(run.outputs["result"])["reviews"]
    }


def assert_is_told(run: Run, ident: str, fault: Exception, *, where: str) -> None:
    """One red letter: which incident, what to send us, and where; nothing that anybody wrote."""
    (letter,) = [note.message for note in run.annotations if note.level == "error"]
    everything = run.stdout + run.stderr + run.summary + str(run.outputs)
    assert run.exit_code == 1
    assert letter.startswith(f"The review of {ident} stopped because of a fault in Incident Review")
    assert f"Incident Review {action.__version__}, {type(fault).__name__} in " in letter
    assert re.search(rf" {where}\. The next run", letter)
    assert f"{action.PROJECT}/issues" in letter
    assert "hunter2" not in everything
    assert TOKEN not in everything
    assert ident in run.summary
    assert "Traceback" not in everything


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: type(fault).__name__)
def test_the_other_incidents_are_served(new: Scene, tmp_path: Path, fault: Exception) -> None:
    """A sweep does not end at the first that breaks."""
    event, names = incidents(new)
    broken = breaks_for(names[1], fault, decide)
    with mock.patch.object(clerk, "decide", broken):
        run = run_indoors(new, event, tmp_path)

    assert_is_told(run, names[1], fault, where=r"clerk\.py:\d+ \w+")
    assert reviews(run) == {
        name: "our-fault" if name == names[1] else "preparing" for name in names
    }
    assert len(new.hub.world.issues()) == len(names) - 1


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: type(fault).__name__)
def test_a_page_that_we_cannot_read_stops_no_other(
    new: Scene, tmp_path: Path, fault: Exception
) -> None:
    """Incidents are read a few at a time; where that fails, each is read alone."""
    event, names = incidents(new)
    broken = breaks_for(names[2], fault, commands.understood)
    with mock.patch.object(commands, "understood", broken):
        run = run_indoors(new, event, tmp_path)

    assert_is_told(run, names[2], fault, where=r"read/github/look\.py:\d+ _heard")
    assert len(new.hub.world.issues()) == len(names) - 1


def test_a_fault_over_every_incident_ends_too(new: Scene, tmp_path: Path) -> None:
    """As many letters as incidents, and no more runs round."""
    event, names = incidents(new)
    with mock.patch.object(clerk, "decide", side_effect=KeyError(PRIVATE)):
        run = run_indoors(new, event, tmp_path)

    assert (run.exit_code, set(reviews(run).values())) == (1, {"our-fault"})
    assert reviews(run).keys() == set(names)


def test_what_was_begun_is_completed_by_the_next_run(new: Scene, tmp_path: Path) -> None:
    """A fault half-way leaves nothing that cannot be gone on with."""
    event = new.file()
    real, calls = decide, iter(range(99))

    def later(*args: Any) -> Any:
        if next(calls) == 2:
            raise KeyError(PRIVATE)
        return real(*args)

    with mock.patch.object(clerk, "decide", later):
        run = run_indoors(new, event, tmp_path)
    assert run.outputs["reason-code"] == "our-fault"

    assert run_indoors(new, event, tmp_path).exit_code == 0
    new.assert_nothing_is_doubled_or_lost()


def test_a_fault_before_any_incident_is_told_too(new: Scene, tmp_path: Path) -> None:
    """Summary and outputs are written whatever breaks."""
    event = new.file()
    with mock.patch.object(clerk, "touched", side_effect=KeyError(PRIVATE)):
        run = run_indoors(new, event, tmp_path)

    assert (run.exit_code, run.outputs["reason-code"]) == (1, "our-fault")
    assert run.annotations[0].message.startswith(
        "This run stopped because of a fault in Incident Review"
    )
    assert "hunter2" not in run.stdout + run.summary


def test_what_people_must_put_right_is_no_fault_of_ours(new: Scene, tmp_path: Path) -> None:
    """A broken settings file is a letter of its own, as ever."""
    new["mira"].push({SETTINGS_FILE: "people: 7\n"})
    run = run_indoors(new, new.file(), tmp_path)

    assert run.outputs["reason-code"] != "our-fault"
    assert "report it" not in run.stdout


def test_a_slip_in_the_questions_holds_up_no_review(new: Scene) -> None:
    """It is left out, and said on the page and beside its line, until somebody mends it."""
    bank = "questions:\n  - Why did nobody look?\n  - {ask: How did it feel?, abuot: gap}\n"
    new["mira"].push({SETTINGS_FILE: SETTINGS + bank}, "Ask more")
    run = new.run(new.file())
    places = [f"`{SETTINGS_FILE}:{place}`" for place in ("7:5", "8:29")]

    assert (run.exit_code, run.outputs["review-issue"]) == (0, str(ISSUE))
    assert [(note.level, note.properties["file"]) for note in run.annotations] == [
        ("warning", SETTINGS_FILE)
    ] * 2
    assert all(place in new.section("notices") for place in places)
    assert "sounds like blame; begin with how" in new.section("notices")
    new.run(new["mira"].push({SETTINGS_FILE: SETTINGS}, "Ask less"))
    assert SETTINGS_FILE not in new.page


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_cancelled_job_still_writes_its_summary(new: Scene, sent: signal.Signals) -> None:
    """GitHub tells a cancelled step twice, INT and then TERM."""
    arrived = threading.Event()
    event, _ = incidents(new)
    running: list[Running] = []

    def cancel() -> None:
        assert arrived.wait(10)
        os.kill(running[0].process.pid, sent)
        running[0].process.wait(10)

    new.hub.inject(Kill(cancel), at=4)
    running.append(new.runner.start(event))
    arrived.set()
    run = running[0].wait()
    new.hub.clear_faults()

    assert (run.exit_code, run.outputs["reason-code"]) == (1, "stopped")
    assert "This run was stopped before the end" in run.summary
    assert "Traceback" not in run.stderr


def test_one_place_catches_what_we_never_thought_of() -> None:
    """Whoever adds another hides a fault."""
    assert list(catch_alls()) == ["faults.py"]


def catch_alls() -> Iterator[str]:
    """The modules that catch every exception, one for each place."""
    root = Path(action.__file__).parent
    for file in sorted(root.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ExceptHandler):
                caught = ast.unparse(node.type) if node.type else "BaseException"
                if re.search(r"\b(Base)?Exception\b", caught):
                    yield file.relative_to(root).as_posix()
