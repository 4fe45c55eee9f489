"""Whether Hypothesis finds anything when it looks twenty times as long as in scripts/test."""

import subprocess
import sys
from collections.abc import Iterator

from scripts.budgets.row import Row
from scripts.budgets.stage import PROJECT

SEARCH = ("-m", "hypothesis", "--hypothesis-profile=deep", "--timeout=3600")
"""The tests that search at all, in the profile of tests/searching.py; each for an hour at most."""


def rows(_: int) -> Iterator[Row]:
    pytest = (sys.executable, "-m", "pytest", "-n", "auto", "--dist", "worksteal", *SEARCH)
    done = subprocess.run(pytest, cwd=PROJECT, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout, done.stderr, sep="\n")
    last = done.stdout.strip().rpartition("\n")[2].strip("= ")
    yield Row("search: found by Hypothesis", done.returncode, 0, last, counted=True)
