"""Whatever stands in the settings or an incident file: it is read, or letters say what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from hypothesis import given
from hypothesis import strategies as st

from action.errors import Letter, ReviewError
from action.read.incident import incident
from action.read.settings import DEFAULTS, settings
from tests.searching import examples

TEMPLATES = Path(__file__).parents[2] / "templates"
INCIDENT = (TEMPLATES / "incident.yml").read_text(encoding="utf-8")
SETTINGS = re.sub(r"(?m)^# ?(?=\S+:)", "", (TEMPLATES / "settings.yml").read_text(encoding="utf-8"))
REPORT = f"---\n{INCIDENT}\n---\n\nTitle\n=====\n\nTimeline\n--------\n\n- 14:05 x\n"
PIECES: Final = (
    "@",
    "--",
    "a-",
    "-a",
    "a--b",
    "[",
    "]",
    "{",
    "}",
    ": ",
    "- ",
    "\t",
    "\ud800",
    "\x00",
    "²",
    "9" * 5000,
    "1e999",
    ".inf",
    "&a",
    "*a",
    "<<: *a",
    "!!python/object:x",
    "|",
    "'",
    '"',
    "#",
    "2026-99-99",
    "0000-00-00",
    "9999-12-31 23:59",
    "24:00",
    "\u2028",
    "\r",
    "---",
    "...",
    "%YAML 9",
    "? ",
    "~",
    "[" * 200,
    "x" * 500,
    "1:2:3",
    "!!timestamp 2026-99-99",
    "!!binary =",
    "14:05 x",
    "Title\n-----",
)


@st.composite
def odd_versions(draw: st.DrawFn, text: str) -> str:
    """The text with odd things as values, within lines and between them."""
    lines = text.split("\n")
    for _ in range(draw(st.integers(1, 3))):
        at, piece = draw(st.integers(0, len(lines) - 1)), draw(st.sampled_from(PIECES))
        place = draw(st.integers(-1, len(lines[at])))
        line = lines[at]
        lines[at] = line[:place] + piece + line[place:] if place >= 0 else _valued(line, piece)
    return "\n".join(lines)


def letters(read: Callable[..., object], text: str, **more: Any) -> Sequence[Letter]:
    """What is said where a text is refused; other errors come through."""
    try:
        read(text, **more)
    except ReviewError as error:
        return error.letters
    return ()


def _valued(line: str, piece: str) -> str:
    return f"{line.partition(':')[0]}: {piece}"


@examples(50)
@given(odd_versions(SETTINGS))
def test_any_settings(text: str) -> None:
    """The settings file."""
    assert all(map(str, letters(settings, text, path=".github/incident-review.yml")))


@examples(50)
@given(
    odd_versions(INCIDENT) | odd_versions(REPORT), st.sampled_from(["incident.yml", "incident.md"])
)
def test_any_incident(text: str, name: str) -> None:
    """In both of its forms, also under the wrong name."""
    path = f"incidents/2026-11-19-slow/{name}"

    assert all(map(str, letters(incident, text, path=path, settings=DEFAULTS)))
