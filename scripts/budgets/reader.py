"""A process that reads mutated files, one after the other, and says what each has cost.

`python -m scripts.budgets.reader SEED FIRST LAST` says `read NUMBER` before each file, and then
`done SECONDS MEGABYTES` (of the processor; at most in use so far), with ` raised …` where something
else than letters was. It ends after a file that takes it over LIMIT: the next one gets a process of
its own.
"""

import faulthandler
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import Self

from action.errors import ReviewError
from action.printed.timeline_json import normalised
from action.read.incident import incident
from action.read.settings import DEFAULTS
from scripts.budgets.mutating import File, mutated

LIMIT = 200
"""Megabytes."""
PATIENCE = 20
"""Seconds of the processor after which the process ends, and shows where it was."""


class Watched:
    """Reading a file: anything raised but letters to people is kept as a sentence."""

    raised = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> bool:
        if error is None or isinstance(error, ReviewError):
            return True
        if not isinstance(error, Exception):
            return False
        last = traceback.extract_tb(at)[-1]
        self.raised = f"{type(error).__name__}: {error} ({last.filename}:{last.lineno})"
        return True


def main() -> None:
    seed, first, last = map(int, sys.argv[1:])
    faulthandler.register(signal.SIGPROF, chain=True)
    for number in range(first, last):
        file = mutated(seed, number)
        print(f"read {number}", flush=True)
        print(f"done {measured(file)}", flush=True)
        if peak() > LIMIT:
            break


def measured(file: File) -> str:
    """The longer of the two readings, for nobody waits for both."""
    seconds, raised = zip(*(timed(file, read) for read in READINGS), strict=True)
    said = " ".join(" ".join(filter(None, raised)).split())
    return f"{max(seconds):.4f} {peak():.1f}" + (f" raised {said}" if said else "")


def timed(file: File, read: Callable[[File], str]) -> tuple[float, str]:
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    begun = time.process_time()
    raised = read(file)
    seconds = time.process_time() - begun
    signal.setitimer(signal.ITIMER_PROF, 0)
    return seconds, raised


def read_as_incident(file: File) -> str:
    with Watched() as watched:
        incident(file.text, path=file.path, settings=DEFAULTS)
    return watched.raised


def read_as_timeline(file: File) -> str:
    with Watched() as watched:
        normalised(file.text, path=file.path)
    return watched.raised


READINGS = (read_as_incident, read_as_timeline)
"""As the Action reads a file, and as the command `timeline` does."""


def peak() -> float:
    """Megabytes that this process has had in use at most, with Python and everything."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1_000_000


if __name__ == "__main__":
    main()
