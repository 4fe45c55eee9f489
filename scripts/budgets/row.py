"""One line of the table: what was measured, and what it may come to."""

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

_LINE = "{:<68} {:>9}  {:<9} {:<8} {}"
HEADING = _LINE.format("what", "measured", "budget", "verdict", "").rstrip()


@dataclass(frozen=True)
class Row:
    """A number against a budget; only a counted one that is over makes the bench fail.

    `measured` is None where nothing could be measured, and `note` then says why.
    """

    what: str
    measured: float | None
    budget: float | None = None
    note: str = ""
    counted: bool = False
    spread: tuple[float, float] | None = None

    @property
    def over(self) -> bool:
        return self.measured is not None and self.budget is not None and self.measured > self.budget

    @property
    def fails(self) -> bool:
        return self.counted and self.over

    def numbers(self) -> dict[str, Any]:
        unit = "count" if self.counted else "seconds"
        return {**asdict(self), "unit": unit, "over": self.over}

    def __str__(self) -> str:
        unbudgeted = "skipped" if self.measured is None else ""
        verdict = unbudgeted if self.budget is None or unbudgeted else _verdict(self)
        spread = f"{_shown(self.spread[0])} … {_shown(self.spread[1])}" if self.spread else ""
        note = "; ".join(part for part in (spread, self.note) if part)
        columns = (self._number(self.measured), f"≤ {self._number(self.budget)}".rstrip("≤ "))
        return _LINE.format(self.what, *columns, verdict, note).rstrip()

    def _number(self, value: float | None) -> str:
        if value is None:
            return ""
        return f"{value:.0f}" if self.counted else _shown(value)


def timed(what: str, seconds: Sequence[float], budget: float | None = None, note: str = "") -> Row:
    """The median of several runs."""
    return Row(what, median(seconds), budget, note, spread=(min(seconds), max(seconds)))


def spent(work: Callable[[], object], runs: int) -> list[float]:
    """Seconds of the processor, for each of several runs."""
    taken: list[float] = []
    for _ in range(runs):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return taken


def _verdict(row: Row) -> str:
    if not row.over:
        return "ok"
    return "OVER" if row.counted else "over"


def _shown(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.0f} ms"
