"""Every pattern of the package, found by itself, and how its steps grow with the text."""

from __future__ import annotations

import ast
import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Final, NamedTuple

import action
from tests.growth.backtracking import Counter, TooManyStepsError
from tests.growth.counting import Counted, counted
from tests.growth.hostile import Hostile, hostile

ROOT: Final = Path(action.__file__).parent
WAYS: Final[dict[str, Callable[[Counted, str, Counter], object]]] = {
    "match": lambda pattern, text, counter: pattern.begun(text, 0, counter),
    "fullmatch": lambda pattern, text, counter: pattern.begun(text, 0, counter, whole=True),
    "search": lambda pattern, text, counter: pattern.found(text, 0, counter),
    "finditer": lambda pattern, text, counter: list(pattern.all(text, counter)),
}
"""How a pattern is asked; what else `re` can do goes the way of `finditer`."""
_LIKE_FINDITER: Final = frozenset({"findall", "sub", "subn", "split"})
TIMES: Final = (8, 100)
"""So many pieces, and two and four times as many; larger texts only where the small are slow."""
WORST: Final = 2.4
"""How much more a doubled doubling may cost: 2 is linear, 4 is quadratic."""
MOST_STEPS: Final = 1_000_000


@dataclass(frozen=True)
class Known:
    """A pattern of the package, where it stands, and the ways in which it is asked."""

    name: str
    pattern: re.Pattern[str]
    ways: frozenset[str]


@cache
def patterns() -> tuple[Known, ...]:
    """All that are compiled in a module, also in its tables, and all that are written in a call."""
    found = [*_compiled(), *_written()]
    return tuple({(one.pattern, one.ways): one for one in found}.values())


def worse_than_linear(known: Known) -> Iterator[tuple[str, Hostile]]:
    """The ways in which a pattern is too slow, each with a text that shows it."""
    for way in sorted(known.ways):
        texts = hostile(known.pattern.pattern, known.pattern.flags)
        slow = (text for text in texts if all(_grows(known, way, text, n) for n in TIMES))
        if found := next(slow, None):
            yield way, found


def steps(known: Known, way: str, text: str) -> int | None:
    """The steps that a pattern needs for a text; None where they are far too many."""
    counter = Counter(MOST_STEPS)
    try:
        WAYS[way](counted(known.pattern.pattern, known.pattern.flags), text, counter)
    except TooManyStepsError:
        return None
    return counter.steps


def _grows(known: Known, way: str, text: Hostile, times: int) -> bool:
    once, twice, four = (steps(known, way, text.text(times * n)) for n in (1, 2, 4))
    if once is None or twice is None or four is None:
        return True
    return four - twice > WORST * max(twice - once, 1)


# --- where they are -------------------------------------------------------------------------------


def _compiled() -> Iterator[Known]:
    for name in _modules():
        asked = _asked(name)
        for variable, value in vars(import_module(name)).items():
            ways = asked.get(variable) or _anywhere().get(variable) or frozenset(WAYS)
            for pattern in _inside(value):
                yield Known(f"{name}.{variable}", pattern, ways)


def _inside(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple | list | frozenset):
        for one in value:
            yield from _inside(one)
    elif isinstance(value, Mapping):
        yield from _inside(tuple(value.values()))


def _modules() -> Iterator[str]:
    found = pkgutil.walk_packages([str(ROOT)], "action.")
    return (module.name for module in found if not module.name.endswith("__main__"))


def _written() -> Iterator[Known]:
    """Patterns in the calls of `re` itself."""
    for path in sorted(ROOT.rglob("*.py")):
        for call, way, whom in _calls(path):
            said = call.args[0] if call.args else None
            if whom == "re" and isinstance(said, ast.Constant) and isinstance(said.value, str):
                name = f"{path.stem}, line {call.lineno}"
                yield Known(name, _of(call, said.value), frozenset({_way(way)}))


def _of(call: ast.Call, said: str) -> re.Pattern[str]:
    flags = [flag for flag in re.RegexFlag if f"re.{flag.name}" in ast.unparse(call)]
    return re.compile(said, sum(flags, start=re.RegexFlag(0)))


# --- how they are asked ---------------------------------------------------------------------------


class Asking(NamedTuple):
    """A call by which a pattern is asked: in which way, and the name of whom."""

    call: ast.Call
    way: str
    whom: str


@cache
def _calls(path: Path) -> tuple[Asking, ...]:
    every = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    calls = (one for one in every if isinstance(one, ast.Call))
    return tuple(
        Asking(one, one.func.attr, _name(one.func.value))
        for one in calls
        if isinstance(one.func, ast.Attribute) and _is_way(one.func)
    )


def _is_way(asked: ast.Attribute) -> bool:
    return asked.attr in WAYS or asked.attr in _LIKE_FINDITER


def _way(name: str) -> str:
    return name if name in WAYS else "finditer"


def _name(value: ast.expr) -> str:
    """Who is asked; of a table its name, for all that is in it is asked in the same way."""
    if isinstance(value, ast.Subscript):
        return _name(value.value)
    if isinstance(value, ast.Attribute):
        return value.attr
    return value.id if isinstance(value, ast.Name) else ""


def _asked(module: str) -> dict[str, frozenset[str]]:
    """The ways in which a module asks each pattern, by its name."""
    path = Path(import_module(module).__file__ or "")
    return _ways(_calls(path))


@cache
def _anywhere() -> dict[str, frozenset[str]]:
    """The same for the names that other modules may use."""
    every = [call for path in sorted(ROOT.rglob("*.py")) for call in _calls(path)]
    found = _ways(tuple(every))
    return {name: ways for name, ways in found.items() if not name.startswith("_")}


def _ways(calls: tuple[Asking, ...]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for _, way, name in calls:
        found[name] = found.get(name, frozenset()) | {_way(way)}
    return found
