"""The map in CONTRIBUTING shows the house as it is, and leads to every room."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

PROJECT: Final = Path(__file__).parents[1]
HERE: Final = PROJECT / ".github"
TEXT: Final = (HERE / "CONTRIBUTING.md").read_text(encoding="utf-8")
LINKS: Final = sorted(set(re.findall(r"\]\((?!https?://)([^)#]+)\)", TEXT)))
HOUSES: Final = ("action", "templates", "scripts", "tests")
NAMED: Final = sorted(set(re.findall(rf"\b(?:{'|'.join(HOUSES)})/[\w./-]*\w", TEXT)))
"""Whatever looks like a path of ours, wherever it stands."""
ROOM: Final = re.compile(r"(?m)^( *)([\w-]+)/ {2,}\S")
WISHES: Final = re.findall(r"(?m)^\| (.+?) \| (.*\]\(.*) \|$", TEXT)
MOST_FILES: Final = 3


def drawn() -> Iterator[str]:
    """The rooms of the drawing, each with all it lies in."""
    above: list[str] = []
    for indent, name in ROOM.findall(TEXT):
        del above[len(indent) // 2 :]
        above.append(name)
        yield "/".join(above)


def rooms(house: str, pattern: str) -> set[str]:
    """The folders of a house that hold something people wrote."""
    files = (file for file in (PROJECT / house).glob(pattern) if file.is_file())
    parts = {file.parent.relative_to(PROJECT).as_posix() for file in files}
    return {part for part in parts if "__pycache__" not in part}


@pytest.mark.parametrize("path", [*LINKS, *NAMED])
def test_every_path_leads_somewhere(path: str) -> None:
    """A file that moves takes its place on the map with it."""
    assert (HERE / path).exists() or (PROJECT / path).exists()


@pytest.mark.parametrize(
    ("house", "pattern"),
    [("action", "**/*.py"), ("templates", "**/*"), ("scripts", "**/*"), ("tests", "*/*.py")],
)
def test_every_room_is_drawn(house: str, pattern: str) -> None:
    """Of the tests the first floor only: below it they mirror the rooms of the program."""
    shown = {room for room in drawn() if room.partition("/")[0] == house}

    assert shown == rooms(house, pattern) | {house}


def test_eleven_wishes_are_answered_in_few_files() -> None:
    """Whoever wants one of the usual things opens three files."""
    assert len(WISHES) == 11
    for wish, answer in WISHES:
        assert len(re.findall(r"\]\(", answer)) <= MOST_FILES, wish


def test_the_rules_can_be_found() -> None:
    """The code names them by number."""
    assert "rules.md" in LINKS
