"""Lines that people call ticked and that are no box of a task list, whatever GitHub makes of them.

A box in a quote, in a table or behind a bullet of another kind, a check mark for a box, or letters
that only look like the x: nobody sees the difference, so nobody may lose an action by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from action.markdown import checklist
from action.markdown.comments import commented

_BLANK: Final = r"\s\u00ad\u200b-\u200f\u2060\ufeff"
_BULLETS: Final = "-+*•‣◦·▪●○■–—−➤→»"
_BEFORE: Final = rf"(?P<before>(?:[{_BLANK}>|#_{re.escape(_BULLETS)}]++|\d{{1,9}}[.)])*+)"
_CHECKS: Final = "☑✅✔✓🗹🗸☒"
_TICKS: Final = f"xXхХχΧ×✕✖✗✘ｘＸvV√{_CHECKS}"
_LOOKS: Final = re.compile(
    rf"{_BEFORE}(?:(?P<open>\\?[\[(［【])[{_BLANK}]{{0,3}}[{_TICKS}]\ufe0f?[{_BLANK}]{{0,3}}"
    rf"\\?[\])］】](?![(\[:])|[{_CHECKS}])(?P<rest>.*)",
    re.DOTALL,
)
_CHECKED: Final = re.compile(r"[^<\w]*<input\b[^<>]*\bchecked\b[^<>]*>(?P<rest>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A line (from 0) that looks ticked; `sure` is one that no text of ours can be.

    What we write escapes brackets and mentions nobody.
    """

    line: int
    written: str
    sure: bool


def lookalikes(markdown: str) -> Iterator[LookAlike]:
    """Lines that look ticked, but for those that are a box or nearly one; code fences hide them."""
    lines = [line.removesuffix("\r") for line in markdown.split("\n")]
    right = {box.line for box in checklist.items(markdown)}
    right |= {box.line for box in checklist.almost_items(markdown)}
    found = ((at, _looks(line)) for at, line in enumerate(lines) if at not in right)
    looking = {at: sure for at, sure in found if sure is not None}
    if not looking:
        return
    hidden = checklist.fenced(markdown)
    hidden |= frozenset(commented(lines, hidden))
    for at, sure in looking.items():
        if at not in hidden:
            yield LookAlike(at, lines[at].strip(), sure or bool(checklist.mentions(lines[at])))


def _looks(line: str) -> bool | None:
    """Whether it surely is a box to people; None where it does not look like one."""
    cells = line.split("|") if line.lstrip(" \t>").startswith("|") else [line]
    if not any(char.isalnum() for char in line):
        return None
    signs = [found for cell in cells if (found := _sign(cell, alone=len(cells) == 1)) is not None]
    return "[" in signs if signs else None


def _sign(cell: str, *, alone: bool) -> str | None:
    """What the box of a line or a cell begins with; nothing where it is a mere check mark."""
    if found := _CHECKED.match(cell):
        return "["
    found = _LOOKS.match(cell)
    if not found or (alone and not any(char.isalnum() for char in found["rest"])):
        return None
    sign = found["open"] or ""
    if sign.endswith("(") and alone and not set(_BULLETS) & set(found["before"]):
        return None
    return sign
