"""The tests, collected once; then each mutant in a process of its own, forked from that point."""

import gc
import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from scripts.budgets.mutants.forking import BROKEN, GREEN, forked, run
from scripts.budgets.mutants.mutant import Mutant
from scripts.budgets.mutants.planting import forget, plant
from scripts.budgets.mutants.reach import Reach, reaches
from scripts.budgets.stage import BrokenError

PLAIN = ("-s", "-p", "no:terminal", "-p", "no:xdist", "-p", "no:cacheprovider")
QUICK = ("-o", "timeout=0", "--hypothesis-profile=quick")
"""Limits are ours, and Hypothesis tries a few examples, always the same."""
PATIENCE, TIMES = 2.0, 5.0
"""Seconds more, and so many times as long: then a test runs for ever, and has seen the fault."""

Tell = Callable[[Mutant, bool], None]


@dataclass
class Trial:
    """Tries mutants, and tells of each whether it lived through the tests; a plug-in of pytest."""

    tried: Sequence[Mutant]
    tell: Tell
    scratch: Path
    workers: int = field(default_factory=lambda: os.cpu_count() or 1)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        forget()
        tests = reaches(session.items, self.scratch, self.workers)
        waiting, running = list(self.tried), dict[int, Mutant]()
        while waiting or running:
            while waiting and len(running) < self.workers:
                mutant = waiting.pop(0)
                running[self._start(mutant, tests)] = mutant
            child, status = os.wait()
            self._end(running.pop(child), status)
        return True

    def _start(self, mutant: Mutant, tests: Sequence[Reach]) -> int:
        chosen = sorted((one for one in tests if one.sees(mutant)), key=lambda one: one.seconds)

        def work() -> int:
            plant(mutant)
            gc.freeze()
            return run([(one.test, PATIENCE + TIMES * one.seconds) for one in chosen])

        return forked(work, self.scratch)

    def _end(self, mutant: Mutant, status: int) -> None:
        if os.WIFEXITED(status) and os.WEXITSTATUS(status) == BROKEN:
            why = (self.scratch / "broken").read_text(encoding="utf-8")
            raise BrokenError(f"this mutant could not be planted: {mutant}\n{why}")
        self.tell(mutant, status == GREEN)


def try_all(tried: Sequence[Mutant], tests: Sequence[str], tell: Tell) -> None:
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(tried, tell, Path(folder))
        if pytest.main([*PLAIN, *QUICK, *tests], plugins=[trial]):
            raise BrokenError("the tests could not be collected, or a mutant not be planted")
