"""The house stays one that can be read: how long its functions, modules and folders may be."""

from __future__ import annotations

import ast
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import Final

import pytest

PROJECT: Final = Path(__file__).parents[1]
FUNCTIONS_MEDIAN: Final = 8
LONGEST_FUNCTION: Final = 35
LONGEST_MODULE: Final = 300
FULLEST_FOLDER: Final = 16
LARGEST_FILE: Final = 300_000
HOUSES: Final = ("action", "scripts")


def modules(house: str) -> Mapping[Path, str]:
    """All Python in there; a program among the scripts has no ending and says so at its head."""
    texts = {
        file.relative_to(PROJECT): file.read_text(encoding="utf-8")
        for file in sorted((PROJECT / house).rglob("*"))
        if file.suffix == ".py" or (file.is_file() and not file.suffix)
    }
    return {
        file: text
        for file, text in texts.items()
        if file.suffix or "python" in text.partition("\n")[0]
    }


def functions(house: str) -> Iterator[tuple[str, int]]:
    """Every function with the number of its lines."""
    for file, text in modules(house).items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and node.end_lineno:
                yield f"{file}: {node.name}", node.end_lineno - node.lineno + 1


def test_no_large_file_is_committed() -> None:
    """Whoever clones it, and every runner that downloads it, waits for each of them (in bytes)."""
    listed = subprocess.run(
        ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"),
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    files = (PROJECT / name for name in listed.stdout.split("\0") if name)
    sizes = {str(file): file.stat().st_size for file in files if file.is_file()}

    assert len(sizes) > 1000
    assert {name: size for name, size in sizes.items() if size > LARGEST_FILE} == {}


@pytest.mark.parametrize("house", HOUSES)
def test_functions_are_short(house: str) -> None:
    """Most are taken in at a glance, and the longest on a screen."""
    sizes = dict(functions(house))

    assert {name: size for name, size in sizes.items() if size > LONGEST_FUNCTION} == {}
    assert median(sizes.values()) <= FUNCTIONS_MEDIAN


@pytest.mark.parametrize("house", HOUSES)
def test_modules_are_short(house: str) -> None:
    """Whoever opens one sees one theme."""
    sizes = {str(file): len(text.splitlines()) for file, text in modules(house).items()}

    assert {name: size for name, size in sizes.items() if size > LONGEST_MODULE} == {}


@pytest.mark.parametrize("house", HOUSES)
def test_folders_are_not_full(house: str) -> None:
    """A room holds what one can look over."""
    rooms = Counter(str(file.parent) for file in modules(house))

    assert {room: size for room, size in rooms.items() if size > FULLEST_FOLDER} == {}


def test_every_room_has_a_door_that_says_what_it_is_for() -> None:
    """One sentence at least, in the `__init__.py` of the room."""
    rooms = {file.parent for file in modules("action")}

    for room in rooms:
        door = ast.parse((PROJECT / room / "__init__.py").read_text(encoding="utf-8"))
        assert (ast.get_docstring(door) or "").rstrip().endswith("."), room
