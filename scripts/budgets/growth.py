"""How steps grow when texts do: those of every pattern, and those of everybody who reads a text."""

from collections.abc import Iterator

from scripts.budgets.row import Row
from tests.growth.patterns import patterns, worse_than_linear
from tests.growth.readers import PIECES, READERS, slow


def rows(_: int) -> Iterator[Row]:
    known = patterns()
    worse = [(one.name, way, text) for one in known for way, text in worse_than_linear(one)]
    note = "; ".join(f"{name} ({way}): {text}" for name, way, text in worse)
    yield _row(f"growth: of {len(known)} patterns, those worse than linear", len(worse), note)
    found = [(name, text, lines) for name, read in READERS.items() for text, lines in slow(read)]
    note = "; ".join(f"{name}: {text.piece!r}, {lines}" for name, text, lines in found)
    what = f"growth: of {len(READERS)} readers at {len(PIECES)} pieces, those worse than linear"
    yield _row(what, len(found), note)


def _row(what: str, found: int, note: str) -> Row:
    return Row(what, found, 0, note, counted=True)
