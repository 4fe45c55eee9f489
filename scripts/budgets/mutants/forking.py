"""Processes forked from this one, and tests run in them; each has its own folder and limits."""

import os
import resource
import signal
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from math import ceil
from pathlib import Path

import pytest

GREEN, RED, BROKEN = 0, 1, 3
MEMORY = 3 * 1024**3
"""Bytes that one may fill."""


def forked(work: Callable[[], int], scratch: Path) -> int:
    """The id of a process that does the work and ends with what that returns."""
    child = os.fork()
    if child:
        return child
    code = BROKEN
    try:
        _move_in(Path(tempfile.mkdtemp(dir=scratch)))
        code = work()
    except BaseException:  # noqa: BLE001 - a forked process must not go on where its parent does
        (scratch / "broken").write_text(traceback.format_exc(), encoding="utf-8")
    finally:
        os._exit(code)


def _move_in(folder: Path) -> None:
    """Nothing is printed, and no file is left where others look."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.environ["TMPDIR"] = os.environ["PYTEST_DEBUG_TEMPROOT"] = str(folder)
    tempfile.tempdir = str(folder)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


class _Watch:
    """Whether a test has failed; a plug-in of pytest."""

    red = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.red = self.red or report.failed


def run(tests: Sequence[tuple[pytest.Item, float]]) -> int:
    """Run tests, each with the seconds that it may take, until one is red."""
    watch = _Watch()
    for at, (test, seconds) in enumerate(tests):
        if not at:
            test.config.pluginmanager.register(watch)
        following = tests[at + 1][0] if at + 1 < len(tests) else None
        _limit(seconds)
        test.config.hook.pytest_runtest_protocol(item=test, nextitem=following)
        if watch.red:
            return RED
    return GREEN


def _limit(seconds: float) -> None:
    """End this process when it has worked so long from now, or slept ten times as long."""
    until = ceil(time.process_time() + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))
    signal.alarm(ceil(seconds * 10))
