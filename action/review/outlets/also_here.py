"""Our section of an action issue: where else the action stands, a line for each place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from action.markdown import sections
from action.markdown.safe import Safe
from action.review import words
from action.review.outlets.kept_lines import PLACE_MARK, KeptLine, LineState

ELSEWHERE: Final = "elsewhere"
"""The name of that section, and the key of our comment below the review issue."""


def section_text(
    lines: Iterable[KeptLine], of_people: Iterable[str] = (), *, number: int = 0
) -> str:
    """What our section of an action issue says; lines of people stay as they wrote them.

    With its number, a copy of it in another issue is known as such.
    """
    raw = (*(line.raw for line in lines), *of_people)
    if not raw:
        return ""
    marker = _head(**({"of": str(number)} if number else {}))
    return words.render("elsewhere.md.j2", marker=marker, lines=tuple(map(Safe, raw))).strip()


def comment_text(lines: Iterable[KeptLine], of_people: Iterable[str] = ()) -> str:
    """What our comment says that tells what others were told; lines of people stay in it, too."""
    raw = (*(line.raw for line in lines), *of_people)
    return words.render(
        "told_elsewhere.md.j2",
        marker=sections.marker("comment", key=ELSEWHERE),
        head=_head(),
        lines=tuple(map(Safe, raw)),
    )


def _head(**of: str) -> Safe:
    return sections.marker(PLACE_MARK, state=LineState.HEAD.value, **of)
