"""A name means one thing: no two modules and no two public types of one name."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import action

ROOT: Final = Path(action.__file__).parent

MIRRORS: Final[Mapping[str, str]] = {
    "commands": "read/ finds in comments what review/ has a table of",
    "github": "read/ asks of it, write/ orders it",
    "incident": "read/ reads the file, review/ has the noun",
    "settings": "read/ reads the file, review/ has the noun",
    "incident_io": "importers/ reads what it has exported, write/ brings it what it lacks",
    "jira": "importers/ reads what it exports, write/ brings there what it should have",
    "outlets": "review/ says what should be where, write/ brings it there",
    "timeline": "read/ reads what people wrote, review/ keeps the one of the review",
}
"""Modules of one name that are two sides of one thing."""

FAMILIES: Final[Mapping[str, str]] = {
    "RULE": "each command has one, and the table holds them",
    "due": "each kind of notice says which are due",
    "replies": "what is answered: by the table, and to what is in no table",
}
"""Functions and constants of one name that do the same, each for its own."""


def modules() -> Iterator[tuple[str, Path]]:
    """Every module and every room; a room and the chief module in it are one."""
    for file in sorted(ROOT.rglob("*.py")):
        room = file.parent
        if file.name == "__init__.py" and room != ROOT:
            yield room.name, room.relative_to(ROOT)
        elif not file.name.startswith("__") and file.stem != room.name:
            yield file.stem, file.relative_to(ROOT)


def types(file: Path) -> Iterator[str]:
    """The public classes of a module, and other names of types that it gives."""
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef):
            yield node.name
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        for target in targets:
            if isinstance(target, ast.Name) and target.id[0].isupper() and not target.id.isupper():
                yield target.id


def words(file: Path) -> Iterator[str]:
    """The public functions and constants of a module."""
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef):
            yield node.name
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id


def twice(named: Iterator[tuple[str, Path]]) -> dict[str, list[str]]:
    """The names that stand in several places, with the places."""
    places: dict[str, list[str]] = defaultdict(list)
    for name, path in named:
        if not name.startswith("_"):
            places[name].append(str(path))
    return {name: found for name, found in places.items() if len(found) > 1}


def test_no_two_modules_share_a_name() -> None:
    """Whoever is told of `labels` need not ask which; mirrors are named, each with its reason."""
    shared = twice(modules())

    assert {name: paths for name, paths in shared.items() if name not in MIRRORS} == {}
    assert MIRRORS.keys() <= shared.keys(), "a mirror that is none any more"


def test_no_two_public_types_share_a_name() -> None:
    """A class, an alias or a variable of types that is written large is looked for by its name."""
    shared = twice((name, file) for file in sorted(ROOT.rglob("*.py")) for name in types(file))

    assert shared == {}


def test_no_two_words_of_the_review_share_a_name() -> None:
    """Whoever reads `worth_asking` in there need not ask whose; families are named."""
    review = sorted((ROOT / "review").rglob("*.py"))
    shared = twice((name, file) for file in review for name in words(file))

    assert {name: files for name, files in shared.items() if name not in FAMILIES} == {}
    assert FAMILIES.keys() <= shared.keys(), "a family that is none any more"
