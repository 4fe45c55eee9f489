"""Which tests run which functions, and how long they take: found out once, before any fault."""

import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import CodeType, FrameType

import pytest

from scripts.budgets.mutants.forking import GREEN, RED, forked, run
from scripts.budgets.mutants.mutant import Mutant
from scripts.budgets.stage import PROJECT

AT_MOST = 120.0
"""Seconds for a test while there is no fault to find."""


@dataclass(frozen=True)
class Reach:
    """One test: the seconds of the processor that it takes, and the functions of ours it runs."""

    test: pytest.Item
    seconds: float
    ran: frozenset[str]

    def sees(self, mutant: Mutant) -> bool:
        """Whether it runs the function, or for a number with a name anything beside it."""
        if mutant.names_a_number:
            return any(one.startswith(f"{mutant.file}: ") for one in self.ran)
        return f"{mutant.file}: {mutant.place}" in self.ran


@dataclass
class _Look:
    """Sees what tests run; a plug-in of pytest."""

    told: dict[str, tuple[float, list[str]]] = field(default_factory=dict)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        begun, seen = time.process_time(), set[CodeType]()

        def note(frame: FrameType, event: str, _: object) -> None:
            if event == "call":
                seen.add(frame.f_code)

        sys.setprofile(note)
        done = yield
        sys.setprofile(None)
        self.told[item.nodeid] = (time.process_time() - begun, sorted(_ours(seen)))
        return done


def reaches(tests: Sequence[pytest.Item], scratch: Path, workers: int) -> list[Reach]:
    """Run all tests, in a few processes; one that is red already is named and left out."""
    files = [scratch / f"{number}.json" for number in range(workers)]
    for number, file in enumerate(files):
        forked(partial(_look, tests[number::workers], file), scratch)
    for _ in files:
        os.wait()
    told = {
        test: row for file in files for test, row in json.loads(file.read_text("utf-8")).items()
    }
    for test in tests:
        if test.nodeid not in told:
            print(f"red without any fault, so left out: {test.nodeid}")
    known = [test for test in tests if test.nodeid in told]
    return [Reach(one, told[one.nodeid][0], frozenset(told[one.nodeid][1])) for one in known]


def _look(tests: Sequence[pytest.Item], file: Path) -> int:
    """Write down what each green test runs."""
    look, at, red = _Look(), 0, set[str]()
    tests[0].config.pluginmanager.register(look)
    while run([(test, AT_MOST) for test in tests[at:]]) == RED:
        at = len(look.told)
        red.add(tests[at - 1].nodeid)
    green = {test: row for test, row in look.told.items() if test not in red}
    file.write_text(json.dumps(green), encoding="utf-8")
    return GREEN


def _ours(seen: set[CodeType]) -> set[str]:
    """What is in another function, such as a generator, counts as that."""
    house = f"{PROJECT}/"
    return {
        f"{code.co_filename.removeprefix(house)}: {code.co_qualname.partition('.<locals>')[0]}"
        for code in seen
        if code.co_filename.startswith(f"{house}action/")
    }
