"""Faults of our own: told to people with what we need to mend them, and no word that they wrote.

The message of an exception may hold anything; so what is shown is its class, and its place.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from action import PROJECT, __version__
from action.errors import Letter, ReviewError

ROOT: Final = Path(__file__).parent
SHOWN: Final = 4
"""Places in the program that a letter shows, the innermost last."""
OUR_FAULT: Final = "our-fault"
STOPPED_RUN: Final = "stopped"
"""Reason codes of the outputs."""


@contextmanager
def kept_going(faults: list[Exception]) -> Iterator[None]:
    """Note a fault of ours and go on after the block, so that other incidents are served."""
    try:
        yield
    except ReviewError:
        raise
    # The one broad except of the program. Whatever a page, a timeline or an answer may hold that we
    # never thought of: it must neither end a sweep nor keep the summary from being written.
    except Exception as fault:  # noqa: BLE001 - it is told to people and ends the run red
        faults.append(fault)


def fault_letter(fault: Exception, incident: str = "") -> Letter:
    """The letter about a fault of ours, while this incident was served."""
    stopped = f"The review of {incident}" if incident else "This run"
    facts = f"Incident Review {__version__}, {type(fault).__name__} in {_places(fault)}"
    return Letter(
        f"{stopped} stopped because of a fault in Incident Review, not a mistake of yours",
        f"please report it at {PROJECT}/issues with these words, which contain nothing from your"
        f" repository: {facts}. The next run tries again; other incidents are not affected",
    )


def stopped_letter() -> Letter:
    """The letter of a run that somebody, or a time limit, has stopped half-way."""
    return Letter(
        "This run was stopped before the end, by a person or by a time limit",
        "the next event or the schedule continues from here, and nothing is lost",
        serious=False,
    )


def _places(fault: Exception) -> str:
    """Where in our program it was, outermost first: `review/closing.py:120 completed`."""
    frames = traceback.extract_tb(fault.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(ROOT)]
    return " → ".join(
        f"{Path(frame.filename).relative_to(ROOT).as_posix()}:{frame.lineno} {frame.name}"
        for frame in ours[-SHOWN:]
    )
