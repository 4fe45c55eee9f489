"""Where notes say what was learned: below that heading, however people write it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from action.review.notes.learned_titles import LEARNED_TITLES

_HEADING: Final = re.compile(r" {0,3}(?P<level>#{1,6})[ \t]")
_BOLD: Final = re.compile(r" {0,3}(?P<sign>\*\*|__)(?P<title>(?:(?!\*\*|__).)+)(?P=sign):?\s*")
_UNDER: Final = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*")
_LEARNED: Final = rf"(?:\d+\.\s*)?(?:{'|'.join(LEARNED_TITLES.values())})"
_TITLE: Final = re.compile(rf"{_LEARNED}(?:[ ,:?!(–-].{{0,40}})?")
_PLAIN_TITLE: Final = re.compile(rf"{_LEARNED}\s*[:?]?")
_OF_FORM: Final = re.compile(
    r"[ \t#]*(?:who is here|what every review asks|\d+\.\s+\d\d?:\d\d\b.*)", re.IGNORECASE
)
"""Headings of ours that end it also where their signs are lost, as in what one copies."""
_LOWEST: Final = 7
"""The depth of a heading that Markdown does not know as one: every other ends what is below it."""


_LONGEST: Final = 200
"""Characters of a line that may be such a heading."""


@dataclass(frozen=True, slots=True)
class _Below:
    """What begins in a line, `first`, below a heading of this depth; 1 is the highest.

    Only where people underline one heading do they mean another by it, and no rule.
    """

    first: int
    depth: int
    underlined: bool = False


def learned_parts(lines: Sequence[str], code: Container[int]) -> Iterator[range]:
    """The lines below each such heading, up to one as high; none of a heading is in `code`."""
    for at, line in enumerate(lines):
        if at not in code and len(line) <= _LONGEST and (below := _below(lines, at, line)):
            rest = (one for one in range(below.first, len(lines)) if one not in code)
            yield range(below.first, next((o for o in rest if _ends(lines, o, below)), len(lines)))


def _below(lines: Sequence[str], at: int, line: str) -> _Below | None:
    if found := _HEADING.match(line):
        return _Below(at + 1, len(found["level"])) if _is_title(line[found.end() :]) else None
    if _is_underlined(lines, at) and _is_title(line):
        return _Below(at + 2, 1 if "=" in lines[at + 1] else 2, underlined=True)
    bold = _BOLD.fullmatch(line)
    said = _is_title(bold["title"]) if bold else _PLAIN_TITLE.fullmatch(_read(line))
    return _Below(at + 1, _LOWEST) if said else None


def _ends(lines: Sequence[str], at: int, below: _Below) -> bool:
    """Whether what stands below a heading ends here: with one as high, as people write theirs."""
    ours = _OF_FORM.fullmatch(lines[at].rstrip()) is not None
    if found := _HEADING.match(lines[at]):
        return ours or len(found["level"]) <= below.depth
    if below.depth < _LOWEST:
        return below.underlined and _is_underlined(lines, at)
    return ours or (len(lines[at]) <= _LONGEST and _BOLD.fullmatch(lines[at]) is not None)


def _is_underlined(lines: Sequence[str], at: int) -> bool:
    under = lines[at + 1] if at + 1 < len(lines) else ""
    return bool(lines[at].strip()) and _UNDER.fullmatch(under) is not None


def _is_title(words: str) -> bool:
    return _TITLE.fullmatch(_read(words)) is not None


def _read(words: str) -> str:
    """The words of a heading as they are looked for."""
    plain = re.sub(r"[*_]", "", words.strip(" \t#")).replace("’", "'")
    return " ".join(plain.lower().split())
