"""HTML comments in Markdown: where they begin and end, and what is left without them.

How far one reaches that nobody closes is the caller's to say: on a page it hides the rest, as on
GitHub, and in what people paste it hides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

BEGIN: Final = "<!--"
END: Final = "-->"
_EMPTY: Final = re.compile("-?>")
"""What ends a comment that has only just begun."""
_ENDING: Final = re.compile(r"--(!?)>")


def without_comments(markdown: str) -> str:
    """The same without HTML comments; one that nobody closes hides the rest."""
    return shown(markdown)[0]


def shown(text: str, *, inside: bool = False, ends_later: bool = True) -> tuple[str, bool]:
    """What is left of a text, and whether a comment goes on behind it.

    `inside` says that it begins within a comment. One that has no end here, and none later either,
    is no comment.
    """
    kept: list[str] = []
    at = _behind_end(text, 0) if inside else 0
    if inside and not at:
        return "", True
    while (begins := text.find(BEGIN, at)) >= 0:
        ends = end(text, begins + len(BEGIN))
        if not ends and not ends_later:
            break
        kept.append(text[at:begins])
        if not ends:
            return "".join(kept), True
        at = ends
    return "".join([*kept, text[at:]]), False


def end(text: str, at: int) -> int:
    """Where a comment ends whose first sign ends at a place; 0 where nobody closes it."""
    found = _EMPTY.match(text, at)
    return found.end() if found else _behind_end(text, at)


def _behind_end(text: str, at: int) -> int:
    sign = text.find(END, at)
    return sign + len(END) if sign >= 0 else 0


def commented(lines: Sequence[str], coded: frozenset[int]) -> Iterator[int]:
    """The numbers of the lines in comments that begin a line and stand in no code."""
    inside = False
    for at, line in enumerate(lines):
        begins = not inside and at not in coded and line.lstrip(" ").startswith(BEGIN)
        if inside or begins:
            yield at
            inside = END not in line


def parted(line: str, opening: str) -> tuple[str, str]:
    """A line without the comments that end it and begin like this, and those comments."""
    words = line.rstrip()
    whole = words
    while words.endswith(END) and words.startswith(opening, at := words.rfind(BEGIN)):
        words = words[:at].rstrip()
    return words, whole[len(words) :].strip()


def enclosed(text: str) -> str:
    """What may stand in a comment and does not end it."""
    return _ENDING.sub(r"--\1&gt;", text)
