"""Whether any file at all is read within a second and 200 MB, or answered with letters."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

from scripts.budgets.mutating import mutated
from scripts.budgets.reader import LIMIT
from scripts.budgets.row import Row
from scripts.budgets.stage import PROJECT

LONGEST = 1.0
"""Seconds of the processor for a file, be it read by the Action or by the command."""
AT_ONCE = 1_000
"""Files that one process reads; its memory is the most that any of them came to."""


@dataclass(frozen=True)
class Cost:
    """What one file has cost, or how it ended the process that read it."""

    number: int
    seconds: float = 0.0
    megabytes: float = 0.0
    raised: str = ""

    @property
    def dear(self) -> bool:
        """Whether it is over a limit, so that it is worth a second look, alone."""
        return self.seconds > LONGEST or self.megabytes > LIMIT

    @property
    def fails(self) -> bool:
        return self.dear or bool(self.raised)


@dataclass
class Sum:
    """What all files have come to so far."""

    read: int = 0
    slowest: Cost = field(default_factory=lambda: Cost(-1))
    largest: Cost = field(default_factory=lambda: Cost(-1))
    raised: int = 0
    slow: int = 0
    large: int = 0
    failing: int = 0

    def add(self, cost: Cost) -> None:
        self.read += 1
        self.slowest = max(self.slowest, cost, key=lambda one: one.seconds)
        self.largest = max(self.largest, cost, key=lambda one: one.megabytes)
        self.raised += bool(cost.raised)
        self.slow += cost.seconds > LONGEST
        self.large += cost.megabytes > LIMIT
        self.failing += cost.fails


def rows(files: int, seed: int, folder: Path) -> Iterator[Row]:
    total, begun = Sum(), time.monotonic()
    for cost in _costs(seed, files):
        total.add(cost)
        if cost.fails:
            _keep(cost, seed, folder)
        if total.read % max(files // 20, 1) == 0:
            _progress(total, files, time.monotonic() - begun)
    note = f"seed {seed}" + (f"; they are in {folder}" if total.failing else "")
    yield _row(f"fuzz: of {files} files, what else than letters is raised", total.raised, note)
    slowest, largest = total.slowest, total.largest
    note = f"the slowest, number {slowest.number}, takes {slowest.seconds:.2f} s"
    yield _row("fuzz: files that take over a second of the processor", total.slow, note)
    note = f"the largest, number {largest.number}, comes to {largest.megabytes:.0f} MB with Python"
    yield _row(f"fuzz: files that take a process over {LIMIT} MB", total.large, note)


def _row(what: str, found: int, note: str) -> Row:
    return Row(what, found, 0, note, counted=True)


def _progress(total: Sum, files: int, seconds: float) -> None:
    said = f"{total.read} of {files} files read, {total.failing} failing, {seconds:.0f} s"
    print(f"fuzz: {said}", file=sys.stderr, flush=True)


def _keep(cost: Cost, seed: int, folder: Path) -> None:
    """A failing file, and beside it what went wrong."""
    file = mutated(seed, cost.number)
    kept = folder / f"{seed}-{cost.number}{Path(file.path).suffix}"
    said = f"{cost.seconds:.2f} s, {cost.megabytes:.0f} MB {cost.raised}".rstrip()
    folder.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(file.text.encode("utf-8", "surrogatepass"))
    kept.with_suffix(".txt").write_text(f"{file.path}: {said}\n", encoding="utf-8")
    print(f"fuzz: {kept}: {said}", file=sys.stderr, flush=True)


# --- processes ------------------------------------------------------------------------------------


def _costs(seed: int, files: int) -> Iterator[Cost]:
    """The cost of each file, from as many processes as there are cores."""
    starts = range(0, files, AT_ONCE)
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        for costs in pool.map(
            lambda start: _chunk(seed, start, min(start + AT_ONCE, files)), starts
        ):
            yield from costs


def _chunk(seed: int, first: int, last: int) -> list[Cost]:
    """A process may end early; then the next one goes on behind the file that it ended at."""
    found: list[Cost] = []
    while first < last:
        found += [_sure(seed, cost) for cost in _read(seed, first, last)]
        first = found[-1].number + 1
    return found


def _sure(seed: int, cost: Cost) -> Cost:
    """A file over a limit is read once more in a process of its own, lest others were at work."""
    if not cost.dear:
        return cost
    alone = _read(seed, cost.number, cost.number + 1)[0]
    return replace(alone, seconds=min(cost.seconds, alone.seconds))


def _read(seed: int, first: int, last: int) -> list[Cost]:
    command = (sys.executable, "-m", "scripts.budgets.reader", str(seed), str(first), str(last))
    run = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    found = list(_told(run.stdout))
    if run.returncode and (not found or not found[-1].raised):
        said = " ".join(run.stderr.split())[:2000]
        number = found[-1].number if found else first
        found[-1:] = [Cost(number, raised=f"the process ended with {run.returncode}: {said}")]
    return found


def _told(output: str) -> Iterator[Cost]:
    """The costs that a process told; a file that it began with and never ended stands last."""
    number = -1
    for line in output.splitlines():
        word, _, rest = line.partition(" ")
        if word == "read":
            number = int(rest)
            continue
        seconds, megabytes, *raised = rest.split(" ", 2)
        yield Cost(number, float(seconds), float(megabytes), " ".join(raised))
        number = -1
    if number >= 0:
        yield Cost(number)
