"""Where the list of who is there stands in notes, also in a copy that has lost our marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from action.markdown import sections
from action.markdown.checklist import FEW
from action.markdown.fences import fenced
from action.markdown.sections import OURS, Page
from action.review import words
from action.review.bank.former_lines import FORMER_ATTENDANCE

SECTION_OF_ATTENDANCE: Final = "came"
PERSON: Final = "attends"
"""The kind of the marker behind a name in a box of ours."""
_ROW: Final = re.compile(r"\s*(?:[-+*]|\d{1,9}[.)])\s+\[[ xX]\]\s")
_HEADING: Final = re.compile(r"#{1,6}[ \t]")
_LIST_HEADING: Final = re.compile(
    r"\s*+(?:#{1,6}[ \t]++)?(?:\*\*|__)?who is here"
    r"(?:\*\*|__)?(?:[ \t]*+[?:])?(?:\*\*|__)?\s*+",
    re.IGNORECASE,
)
"""The heading of the list as we write it, or as people copy it."""


def lists_of_people(page: Page) -> tuple[range, ...]:
    """The lines of each such list, from its heading to the next one, in order."""
    pair = marks_of(page)
    ours = [_between(page, *pair)] if pair else []
    others = (part for part in _below_headings(page) if not set(part) & {*range(*pair or (0, 0))})
    return tuple(sorted((*ours, *others), key=lambda part: part.start))


def marks_of(page: Page) -> tuple[int, int] | None:
    """The lines of the two marks of our part: those around most of what we wrote, if any."""
    count = {
        pair: sum(is_of_attendance(one) or is_row(one) for one in page.lines[pair[0] : pair[1]])
        for pair in page.pairs(SECTION_OF_ATTENDANCE)
    }
    best = max(count, key=lambda pair: count[pair], default=None)
    return best if best and count[best] else None


def is_row(line: str) -> bool:
    """Whether it is a box of ours, also where a code block that was left open hides it."""
    return bool(_ROW.match(line)) and sections.notes(line, PERSON)


def heads_people(line: str) -> bool:
    """Whether a line is the heading of the list."""
    return _LIST_HEADING.fullmatch(line) is not None


def is_of_attendance(line: str) -> bool:
    """Whether a line is one that we have written around the boxes."""
    return heads_people(line) or line.strip() in _written()


@cache
def _written() -> frozenset[str]:
    """The lines around the boxes, whatever a team wants of the list."""
    both = (words.render("_attendance.md.j2", rows=(), names=names) for names in (True, False))
    lines = (line.strip() for text in both for line in text.split("\n"))
    return FORMER_ATTENDANCE | frozenset(filter(None, lines))


def _between(page: Page, first: int, last: int) -> range:
    """What stands between two marks from the heading on: a mark may be lost or typed."""
    inside = range(first + 1, last)
    start = max((at for at in inside if heads_people(page.lines[at])), default=inside.start)
    later = (at for at in inside if at > start and _HEADING.match(page.lines[at]))
    return range(start, next(later, inside.stop))


@lru_cache(maxsize=FEW)
def _below_headings(page: Page) -> tuple[range, ...]:
    """What stands below such a heading up to the next one, or to another mark of ours."""
    return tuple(_parts_below(page))


def _parts_below(page: Page) -> Iterator[range]:
    code, reached = fenced(page.lines), 0
    for at, line in enumerate(page.lines):
        if at >= reached and at not in code and heads_people(line):
            later = range(at + 1, len(page.lines))
            reached = next((end for end in later if _ends(page.lines[end])), later.stop)
            yield range(at, reached)


def _ends(line: str) -> bool:
    mark = line.lstrip().startswith(OURS) and not is_row(line)
    return mark or _HEADING.match(line) is not None
