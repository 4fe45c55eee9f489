"""How long the program takes, from outside; bytecode is cached, for each is run once before."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median

from scripts.budgets.row import Row, timed
from scripts.budgets.stage import PROGRAM, PROJECT, BrokenError, Served, Stage, opened, stage
from tests.github import Event

HEAVY = ("github", "requests", "pydantic", "jinja2")


def rows(runs: int) -> Iterator[Row]:
    yield timed("time: python -c pass, as a yardstick for this machine", list(_empty(runs)))
    with stage() as on:
        yield from _not_ours(on, runs)
        pushed = on.report("checkout")
        openings = list(_repeated(on, lambda: pushed, runs))
    with opened() as on:
        talk = list(_repeated(on, lambda: on.mira.comment(1, "Thank you!"), runs))
        remarks = list(_repeated(on, on.remark, runs))
        closings = list(_repeated(on, lambda: on.close(3), runs))
    yield _first("start to first request, an event of one review", talk)
    yield _first("start to first request, a push", openings)
    yield _whole("nothing to do, whole run", talk)
    yield _whole("opening a review, whole run", openings)
    yield _whole("a remark, whole run", remarks)
    yield _whole("closing with 3 actions, whole run", closings)


def _whole(what: str, served: Sequence[Served], budget: float | None = None) -> Row:
    note = f"{median(one.cpu for one in served) * 1000:.0f} ms of processor"
    return timed(f"time: {what}", [one.whole for one in served], budget, note)


def _first(what: str, served: Sequence[Served]) -> Row:
    return timed(f"time: {what}", [one.first_request for one in served], 0.4)


def _repeated(on: Stage, deed: Callable[[], Event], runs: int) -> Iterator[Served]:
    """The same deed in the same world, over and over; the first run only warms up."""
    before = on.hub.snapshot()
    for number in range(runs + 1):
        on.hub.restore(before)
        served = on.serve(deed())
        if number:
            yield served
    on.hub.restore(before)


def _empty(runs: int) -> Iterator[float]:
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run((sys.executable, "-c", "pass"), check=True)
        yield time.perf_counter() - start


# --- an event that is not ours ------------------------------------------------------------------


def _not_ours(on: Stage, runs: int) -> Iterator[Row]:
    event = on.mira.open_issue("Buy milk")
    served = list(_repeated(on, lambda: event, runs))
    if any(one.requests for one in served):
        raise BrokenError("an event that is not ours asked GitHub something")
    yield _whole("an event that is not ours, python -m action run", served, 0.1)
    with tempfile.TemporaryDirectory() as folder:
        env = _environment(Path(folder))
        yield timed("time: an event that is not ours, gate.sh", list(_gates(env, runs)), 0.1)
        imported = _imported(env)
    heavy = imported & set(HEAVY)
    note = ", ".join(sorted(heavy)) or f"{len(imported)} modules in all"
    what = f"imports: an event that is not ours, of {', '.join(HEAVY)}"
    yield Row(what, len(heavy), 0, note, counted=True)


def _environment(folder: Path) -> dict[str, str]:
    """What gate.sh sees on a runner: a Python first on the PATH, and an event of no concern."""
    payload = folder / "event.json"
    payload.write_text('{"action": "opened", "issue": {"number": 1, "body": "Buy milk"}}')
    return {
        "PATH": f"{sys.base_prefix}/bin:/usr/bin:/bin",
        "HOME": os.environ.get("HOME", ""),
        "GITHUB_ACTION_PATH": str(PROJECT),
        "GITHUB_EVENT_NAME": "issues",
        "GITHUB_EVENT_PATH": str(payload),
        "GITHUB_OUTPUT": str(folder / "output"),
    }


def _gates(env: dict[str, str], runs: int) -> Iterator[float]:
    gate = ("bash", str(PROJECT / "action" / "gate.sh"))
    for number in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(gate, env=env, check=True, capture_output=True)
        if number:
            yield time.perf_counter() - start
    if "reason-code=not-ours" not in Path(env["GITHUB_OUTPUT"]).read_text():
        raise BrokenError("gate.sh took an event for ours that is not")


def _imported(env: dict[str, str]) -> set[str]:
    """The modules that the program imports for this event."""
    command = (sys.executable, "-X", "importtime", *PROGRAM)
    run = subprocess.run(command, env=env, cwd=PROJECT, check=True, capture_output=True, text=True)
    lines = (line for line in run.stderr.splitlines() if line.startswith("import time:"))
    return {line.rpartition("|")[2].strip() for line in lines}
