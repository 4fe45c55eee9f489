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
        *("read/github/", "wire/", "write/"),
    )
)
"""What only the shipped program runs, in processes of its own, where nothing is planted."""
TESTS = (
    *("tests/markdown", "tests/review", "tests/stories", "tests/read", "tests/importers"),
    *("tests/test_logins.py", "tests/test_time_of_day.py", "tests/test_timeline_json.py"),
)
EXPLAINED = Path(__file__).with_name("survivors.toml")
ONE_IN = 10
"""At most one of so many may live."""


def rows(only: Sequence[str]) -> Iterator[Row]:
    heart = [mutant for file in only or HEART for mutant in mutants(file)]
    sample = [] if only else fixed_sample(_elsewhere(), ELSEWHERE)
    alive = _alive([*heart, *sample])
    names = " ".join(only) or "agenda, checklist, merging, closing, actions, sections, safe"
    yield _row(f"alive of {len(heart)}", heart, alive, names)
    if sample:
        yield _row(f"alive of {len(sample)}", sample, alive, "a fixed sample of all other files")
    said = [one for one in _explained() if not only or one.startswith(tuple(only))]
    lost = [str(mutant) for mutant in alive if str(mutant) not in said]
    yield Row("mutants: alive, and nobody says why", len(lost), 0, "named above", counted=True)
    stale = sorted(set(said) - {str(mutant) for mutant in alive})
    print(
        *(f"explained, and dead or gone: {one}" for one in stale), sep="\n", end="\n" * any(stale)
    )
    yield Row(f"mutants: explained in {EXPLAINED.name}, and not alive", len(stale), 0, counted=True)


def _alive(tried: Sequence[Mutant]) -> list[Mutant]:
    """Those that no test sees; one that nobody has explained is named at once."""
    found, explained = list[Mutant](), set(_explained())

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


def _explained() -> list[str]:
    said = tomllib.loads(EXPLAINED.read_text(encoding="utf-8")).get("survivor", [])
    return [mutant for one in said for mutant in one["mutants"]]


def _row(what: str, of: Sequence[Mutant], alive: Sequence[Mutant], names: str) -> Row:
    living = sum(mutant in alive for mutant in of)
    note = f"{100 - 100 * living / len(of):.1f} % are killed; {names}"
    return Row(f"mutants: {what}", living, len(of) // ONE_IN, note, counted=True)
