"""Boxes that people put beside the section of actions: taken in where they were meant for it.

A page ends with our end marker, and people type at the end of a page. So what stands between the
heading Actions and the next heading is read as part of the section, as soon as a box is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

from action.markdown import checklist
from action.markdown.fences import is_fence
from action.markdown.lookalikes import lookalikes
from action.markdown.safe import shortened
from action.markdown.sections import Page
from action.review.actions.action import SECTION
from action.review.steps.boxes import is_step

_ACTIONS: Final = re.compile(r"## Actions[ \t]*\r?")
_ENDS: Final = re.compile(r"#{1,2}[ \t]|<!--\s*incident-review:")
_REWRITTEN: Final = ("notices", "facts", "agenda", "pack", "parked")
"""Sections that we write anew: a box in them is a person's, and would be gone."""
_OTHER_LISTS: Final = ("steps", "people", "moments", "questions")
"""Sections whose boxes are ticked for something else."""
_SHORT: Final = 120
"""Characters of a line that a letter repeats."""

P = TypeVar("P", bound=Page)


def ticked_elsewhere(page: Page) -> Iterator[str]:
    """Ticked lines that belong to no list of ours, as they are written."""
    spans = [span for name in (SECTION, *_OTHER_LISTS) if (span := page.span(name))]
    for at in _boxes(page.lines, ticked=True):
        if not any(first < at < last for first, last in spans):
            yield shortened(page.lines[at].strip(), _SHORT)


def _boxes(lines: Sequence[str], *, ticked: bool = False) -> list[int]:
    """The numbers of the lines with a box, or with what was meant as one; a step is none."""
    text = "\n".join(lines)
    found = [(box.line, box.ticked) for box in checklist.items(text)]
    found += [(box.line, box.ticked) for box in checklist.almost_items(text)]
    found += [(line.line, True) for line in lookalikes(text) if line.sure]
    boxes = (line for line, has_tick in found if has_tick or not ticked)
    return sorted(line for line in boxes if not is_step(lines[line]))


# --- above and below ------------------------------------------------------------------------------


def widened(page: P) -> P:
    """The page with the two markers moved apart, around boxes above and below them."""
    lines, span = list(page.lines), page.span(SECTION)
    if span is None:
        return page
    first, last = span
    top = _top(lines, first)
    top = top if _may_join(lines[top:first]) else first
    bottom = _bottom(lines, last)
    bottom = bottom if _may_join(lines[last + 1 : bottom]) else last + 1
    if (top, bottom) == (first, last + 1):
        return page
    inner = _apart(lines[top:first], lines[first + 1 : last], lines[last + 1 : bottom])
    newline = "\r" if lines[first].endswith("\r") else ""
    inner = [line.removesuffix("\r") + newline for line in inner]
    end = [lines[last].removesuffix("\r") + (newline if bottom < len(lines) else "")]
    return page.with_text([*lines[:top], lines[first], *inner, *end, *lines[bottom:]])


def _top(lines: Sequence[str], first: int) -> int:
    """Where the text below the heading begins; the section itself, where that is not above it."""
    for at in range(first - 1, -1, -1):
        if _ACTIONS.fullmatch(lines[at]):
            return at + 1
        if _ENDS.match(lines[at]):
            break
    return first


def _bottom(lines: Sequence[str], last: int) -> int:
    """Where the text below the section ends: with its last words before the next heading."""
    following = (at for at in range(last + 1, len(lines)) if _ENDS.match(lines[at]))
    end = next(following, len(lines))
    while end > last + 1 and not lines[end - 1].strip():
        end -= 1
    return end


def _may_join(lines: Sequence[str]) -> bool:
    """Whether there is a box, and nothing that is open at the end, such as a code block."""
    text = "\n".join(lines)
    closed = text.rfind("<!--") <= text.rfind("-->") and sum(map(is_fence, lines)) % 2 == 0
    return closed and bool(_boxes(lines))


def _apart(*parts: Sequence[str]) -> list[str]:
    """All the lines, and an empty one where two parts would run into each other."""
    together: list[str] = []
    for part in filter(None, parts):
        glued = together and together[-1].strip() and part[0].strip()
        together += ["", *part] if glued else part
    return together


# --- in a part that we write anew -----------------------------------------------------------------


def rescued(page: P) -> P:
    """The page with boxes moved to the actions that a person wrote into another section."""
    lines, moved, span = list(page.lines), list[str](), page.span(SECTION)
    if span is None:
        return page
    for name in _REWRITTEN:
        first, last = page.span(name) or (0, 0)
        for at in _boxes(lines[first + 1 : last]):
            moved.append(lines[first + 1 + at].strip())
            lines[first + 1 + at] = "\r" if lines[first].endswith("\r") else ""
    if not moved:
        return page
    end = span[1]
    newline = "\r" if lines[end].endswith("\r") else ""
    return page.with_text([*lines[:end], *(line + newline for line in moved), *lines[end:]])
