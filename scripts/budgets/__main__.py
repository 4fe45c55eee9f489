"""Measure the action against its budgets; see scripts/bench for how to ask."""

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from scripts.budgets import (
    counted,
    deciding,
    fuzzing,
    growth,
    installing,
    parsing,
    reading,
    searching,
    timed,
)
from scripts.budgets.mutants import killing
from scripts.budgets.row import HEADING, Row

CHAPTERS: dict[str, Callable[[int], Iterator[Row]]] = {
    "requests": counted.rows,
    "parsing": parsing.rows,
    "times": timed.rows,
    "reading": reading.rows,
    "deciding": deciding.rows,
    "growth": growth.rows,
    "install": installing.rows,
}
FUZZ, SEARCH, MUTANTS = "fuzz", "search", "mutants"
"""The chapters that are only done when asked for: each takes longer than all others."""


def main() -> None:
    asked = _asked()
    machine = _machine()
    print(machine, HEADING, sep="\n\n")
    rows: list[Row] = []
    for chapter in asked.chapters or CHAPTERS:
        for row in _chapter(chapter, asked)():
            print(row, flush=True)
            rows.append(row)
    if asked.json:
        numbers = {"machine": machine, "rows": [row.numbers() for row in rows]}
        asked.json.write_text(json.dumps(numbers, indent=2) + "\n", encoding="utf-8")
    sys.exit(any(row.fails for row in rows))


def _chapter(name: str, asked: argparse.Namespace) -> Callable[[], Iterator[Row]]:
    if name == FUZZ:
        return partial(fuzzing.rows, asked.files, asked.seed, asked.keep)
    if name == SEARCH:
        return partial(searching.rows, asked.runs)
    if name == MUTANTS:
        return partial(killing.rows, tuple(asked.only))
    return partial(CHAPTERS[name], asked.runs)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/bench", description="Measure the budgets.")
    known = (*CHAPTERS, FUZZ, SEARCH, MUTANTS)
    parser.add_argument("chapters", nargs="*", metavar="CHAPTER", help=", ".join(known))
    parser.add_argument("--runs", type=int, default=7, help="measure each time so often")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the numbers here, too")
    parser.add_argument("--files", type=int, default=100_000, help="for fuzz: read so many files")
    parser.add_argument("--seed", type=int, default=1, help="for fuzz: another number, other files")
    kept = Path(tempfile.gettempdir(), "incident-review-fuzz")
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", default=kept, help="for fuzz: failing files go here"
    )
    parser.add_argument(
        "--only", nargs="+", metavar="FILE", default=(), help="for mutants: of these files, all"
    )
    asked = parser.parse_args()
    if unknown := [chapter for chapter in asked.chapters if chapter not in known]:
        parser.error(f"there is no chapter {unknown[0]}; there are {', '.join(known)}")
    if asked.runs < 1 or asked.files < 1:
        parser.error("--runs and --files want a number above zero")
    return asked


def _machine() -> str:
    cores = os.cpu_count() or 1
    load = os.getloadavg()[0]
    noise = "; the times are noisy, for other programs are at work" if load > cores / 2 else ""
    return (
        f"Python {platform.python_version()} on {platform.system()} {platform.machine()}, "
        f"{cores} cores, load {load:.1f}{noise}.\n"
        "GitHub is the stand-in on this machine: no TLS, no distance. Requests and calls are "
        "counted and\nmust fit; times are the median of several runs, with the fastest and the "
        "slowest."
    )


if __name__ == "__main__":
    main()
