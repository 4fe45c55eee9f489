"""Whether anything is found by who looks longer: twenty times the examples, and every pair."""

import subprocess
import sys
from collections.abc import Iterator

from scripts.budgets.row import Row
from scripts.budgets.stage import PROJECT

DEEP = ("--hypothesis-profile=deep", "--timeout=3600")
"""The profile of tests/searching.py; each test has an hour at most."""

WALKS = "tests/faults"
"""Where every turn of a review meets every fault, and not only some by turns."""


def rows(_: int) -> Iterator[Row]:
    pytest = (sys.executable, "-m", "pytest", "-n", "auto", "--dist", "worksteal")
    yield _row("search: found by Hypothesis", *pytest, "-m", "hypothesis", *DEEP)
    yield _row("search: found in the walks", *pytest, WALKS, *DEEP)


def _row(name: str, *command: str) -> Row:
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout, done.stderr, sep="\n")
    last = done.stdout.strip().rpartition("\n")[2].strip("= ")
    return Row(name, done.returncode, 0, last, counted=True)
