"""What people can put right, said as a letter: where, what, and what to do next."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, NamedTuple

_UNPRINTABLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""What ends a line, moves the cursor or turns the direction: a name may hold it."""


def on_one_line(name: str) -> str:
    """The name of a file or an incident, in which nothing can look like a line of its own."""
    return _UNPRINTABLE.sub(lambda found: ascii(found[0])[1:-1], name)


class Place(NamedTuple):
    """Where something stands in a file of the repository; lines and columns count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{on_one_line(self.path)}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Letter:
    """One thing that a person should know: what is so, what would be right, and where."""

    what: str
    remedy: str = ""
    place: Place | None = None
    serious: bool = True

    def __str__(self) -> str:
        said = f"{self.what}; {self.remedy}" if self.remedy else self.what
        return f"{self.place}: {said}" if self.place else said


class ReviewError(Exception):
    """Something that the people of the repository can put right, as one letter or several."""

    def __init__(self, *letters: Letter, reason: str = "needs-attention") -> None:
        """Carry the letters, and a stable word for programs that read the outputs."""
        super().__init__("\n".join(str(letter) for letter in letters))
        self.letters = letters
        self.reason = reason


class CallError(ReviewError):
    """What was asked for cannot be done as it was asked; nothing in a file could put it right."""


PERMISSIONS = ("contents: write", "issues: write", "pull-requests: write")
"""What the token needs for the whole of a review."""


def forbidden(said: str, wanted: tuple[str, ...] = PERMISSIONS) -> Letter:
    """The letter for a missing permission: the very lines to add to the workflow."""
    lines = "".join(f"\n    {line}" for line in wanted or PERMISSIONS)
    return Letter(
        f"The token is not allowed to do this (GitHub said: {said})",
        f"add to the job in your workflow:\n  permissions:{lines}",
    )
