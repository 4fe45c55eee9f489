"""How many mutants no test sees: of the heart of a review all, of the rest always the same few."""

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from scripts.budgets.mutants.mutant import Mutant, fixed_sample, mutants
from scripts.budgets.mutants.trial import try_all
from scripts.budgets.row import Row
from scripts.budgets.stage import PROJECT

HEART = (
    "action/review/agenda/agenda.py",
    "action/review/actions/action.py",
    "action/review/actions/actions.py",
    "action/review/actions/owning.py",
    "action/review/actions/problems.py",
    "action/review/closing.py",
    "action/review/timeline/merging.py",
    "action/markdown/checklist.py",
    "action/markdown/safe.py",
    "action/markdown/sections.py",
)
ELSEWHERE = 300
"""Mutants of all other files."""
SHIPPED = tuple(
    f"action/{place}"
    for place in (
        *("__main__", "begin", "clerk", "connection", "faults", "preview"),
        *("console/", "read/github/", "wire/", "write/"),
    )
)
"""What only the shipped program runs, in processes of its own, where nothing is planted."""
TESTS = (
    *("tests/markdown", "tests/review", "tests/stories", "tests/read", "tests/importers"),
    *("tests/test_logins.py", "tests/test_time_of_day.py", "tests/test_timeline_json.py"),
    "tests/test_instants.py",
)
EXPLAINED = Path(__file__).with_name("survivors.toml")
ONE_IN = 10
"""At most one of so many may live."""


def rows(only: tuple[str, ...]) -> Iterator[Row]:
    heart = [mutant for file in only or HEART for mutant in mutants(file)]
    sample = [] if only else fixed_sample(_elsewhere(), ELSEWHERE)
    alive = _alive([*heart, *sample])
    shares = [f"{_killed(heart, alive)} of the heart", f"{_killed(sample, alive)} of the others"]
    what, most = f"mutants: alive, of {len(heart) + len(sample)}", len([*heart, *sample]) // ONE_IN
    note = f"killed are {' and '.join(shares if sample else shares[:1])}"
    yield Row(what, len(alive), most, note, counted=True)
    gaps = [mutant for mutant in alive if str(mutant) in _said("gap")]
    yield Row("mutants: alive, and known as gaps", len(gaps), counted=True)
    said = [one for one in (*_said("survivor"), *_said("gap")) if not only or one.startswith(only)]
    lost = [str(mutant) for mutant in alive if str(mutant) not in said]
    yield Row("mutants: alive, and nobody says why", len(lost), 0, "named above", counted=True)
    stale = sorted(set(said) - {str(mutant) for mutant in alive})
    for one in stale:
        print(f"explained, and dead or gone: {one}")
    yield Row(f"mutants: explained in {EXPLAINED.name}, and not alive", len(stale), 0, counted=True)


def _alive(tried: Sequence[Mutant]) -> list[Mutant]:
    """Those that no test sees; one that nobody has explained is named at once."""
    found, explained = list[Mutant](), {*_said("survivor"), *_said("gap")}

    def tell(mutant: Mutant, lives: bool) -> None:  # noqa: FBT001 - it answers one question
        found.extend([mutant] if lives else [])
        if lives and str(mutant) not in explained:
            print(f"alive: {mutant}", flush=True)

    try_all(tried, TESTS, tell)
    return found


def _elsewhere() -> Iterator[Mutant]:
    for path in sorted((PROJECT / "action").rglob("*.py")):
        file = path.relative_to(PROJECT).as_posix()
        if file not in HEART and not file.startswith(SHIPPED):
            yield from mutants(file)


def _said(kind: str) -> list[str]:
    """The faults that are known: survivors each with a reason, and gaps that want a test."""
    told = tomllib.loads(EXPLAINED.read_text(encoding="utf-8")).get(kind, [])
    return [mutant for one in told for mutant in one["mutants"]]


def _killed(of: Sequence[Mutant], alive: Sequence[Mutant]) -> str:
    return f"{100 - 100 * sum(mutant in alive for mutant in of) / max(len(of), 1):.1f} %"
