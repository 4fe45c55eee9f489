"""Texts that YAML ends at ` #`: the rest is a comment to it, and may be the best half to people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

import yaml

from action.errors import Letter
from action.read.yaml.yaml_letters import short

if TYPE_CHECKING:
    from action.read.yaml.placed_yaml import PlacedYaml, Steps

_COMMENT: Final = re.compile(r"[ \t]*(?<=[ \t])(#\w.*|(?<=[^ \t] )# \d.*)")
"""Who means a comment writes a space behind the sign, and often two before it."""
_NUMBER: Final = re.compile(r"# ?\d++(?![\d:./-]*[:./-]\d).*")
"""The number of something; a day or a clock there begins a line that was taken out."""
_BELOW: Final = re.compile(rf"[ \t]+({_NUMBER.pattern})")
_REMINDER: Final = re.compile(r"#(?:todo|fixme|xxx)\b", re.IGNORECASE)
_BLOCKS: Final = frozenset("|>")
_QUOTES: Final = frozenset("'\"")

_SENTENCES: Final = frozenset(
    {"title", "summary", "impact", "what", "description", "questions", "ask"}
)
_NAMES: Final = frozenset({"services", "links", "channel", "source", "by", "name", "kind"})
_NO_WORDS: Final = frozenset({"at", "kind", "source", "by"})
"""Fields of an event; whatever else stands in a timeline tells what happened."""


def comment_after(event: yaml.ScalarEvent, source: Sequence[str]) -> str:
    """The comment that follows a value and looks like more of it, as in `fix #1 broke`."""
    mark = event.start_mark if event.style in _BLOCKS else event.end_mark
    if mark is None or mark.line >= len(source):
        return ""
    line, column = mark.line, mark.column
    if event.style in _BLOCKS:
        column += len(source[line][column:].partition(" ")[0])
    found = _COMMENT.match(source[line], column)
    if found is None and not event.style and not source[line][column:].strip():
        below = source[line + 1] if line + 1 < len(source) else ""
        found = _BELOW.fullmatch(below)
    return found[1].rstrip() if found else ""


def cut_short(placed: PlacedYaml) -> Iterator[Letter]:
    """A question about each text that goes on behind ` #`, as it seems."""
    for steps, comment in placed.cut.items():
        if _belongs(placed, steps, comment):
            yield Letter(
                f"`{short(comment)}` is not read, because ` #` begins a comment in YAML",
                "if it belongs to the text, put the whole text in quotes",
                placed.place(steps),
                serious=False,
            )


def _belongs(placed: PlacedYaml, steps: Steps, comment: str) -> bool:
    """Whether a comment is more of the text before it, by what is said there and in it."""
    style, _ = placed.texts.get(steps, ("", 0))
    said = str(placed.value(steps))
    field = next((step for step in reversed(steps) if isinstance(step, str)), "")
    told = steps[0] == "timeline" and field not in _NO_WORDS
    if _REMINDER.match(comment) or (steps == ("timeline",) and _is_read(placed, steps, comment)):
        return False
    if told or field in _SENTENCES | _NAMES or steps[0] == "labels":
        if _NUMBER.match(comment):
            return True
        glued = comment[1] != " " and not style
        several = not said or " " in said or " " in comment
        return glued and (told or field in _SENTENCES or several)
    return comment[1] != " " and not style and (not said or "," in comment)


def _is_read(placed: PlacedYaml, steps: Steps, comment: str) -> bool:
    """Whether a text is read line by line, as it was typed, with what YAML leaves out."""
    return bool(placed.value(steps)) and any(comment in text for _, text in placed.lines(steps))
