"""The lines that we put beside actions: their kinds, and what is left of them on a page.

A mark at the end of each has a sum of its words. Who writes into one makes it theirs; what they
wrote behind a question is its answer.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import ClassVar, Final

from action.markdown import sections
from action.markdown.sections import OURS
from action.review.kinds import Kind

_OURS: Final = re.compile(
    r'<!-- incident-review:beside of="(?P<of>\w{1,11})" about="(?P<about>\w{1,40})"'
    r' sum="(?P<sum>[0-9a-f]{8})" -->'
)
BESIDE: Final = f"{OURS}beside "
_BULLET: Final = re.compile(r"^\s*[-+*]\s+")


@dataclass(frozen=True, slots=True)
class BesideLine(Kind):
    """Something that we say beside an action."""

    folder: ClassVar[str] = "beside"


@dataclass(frozen=True, slots=True)
class DeclinedIdea(BesideLine):
    """An idea that somebody has declined, why and where."""

    by: str
    reason: str
    url: str


@dataclass(frozen=True, slots=True)
class HowKnown(BesideLine):
    """A question about an action of which nobody can tell when it is done."""

    title: str


@dataclass(frozen=True, slots=True)
class DayUnclear(BesideLine):
    """A question about a day that nobody can tell from its words."""

    said: str


@dataclass(frozen=True, slots=True)
class DayInside(BesideLine):
    """A question about a day that stands among the words, where nobody reads it as one."""

    said: str


@dataclass(frozen=True, slots=True)
class OnlyReminders(BesideLine):
    """A question where every action asks people to remember."""


@dataclass(frozen=True, slots=True)
class OurLine:
    """A line with our mark: what it is about, and whether it stands as we wrote it."""

    of: str
    about: str
    sum: str
    untouched: bool

    @property
    def declines(self) -> bool:
        """Whether it says that an idea is declined."""
        return self.about == DeclinedIdea.called()


def our_line(row: str) -> OurLine | None:
    """What the last mark of ours on a row says, if there is one."""
    at = row.rfind(BESIDE)
    found = _OURS.match(row, at) if at >= 0 else None
    if found is None:
        return None
    as_written = found["sum"] == sum_of(row[:at]) and not row[found.end() :].strip()
    return OurLine(found["of"], found["about"], found["sum"], as_written)


def answer_how(row: str) -> str:
    """What people have written behind our question how they will know, or in its place."""
    line = our_line(row)
    if line is None or line.untouched or line.about != HowKnown.called():
        return ""
    before, _, behind = row.rpartition(BESIDE)
    said = f"{_BULLET.sub('', before)} {behind.partition('-->')[2]}".strip()
    _, _, end = HowKnown("").__html__().rpartition("”")
    return said.rpartition(end)[2].strip() if end in said else said


def marked_beside(said: BesideLine, of: str) -> str:
    """A line of ours about an action, with the mark by which it is known."""
    words = said.__html__()
    mark = sections.marker("beside", of=of, about=said.called(), sum=sum_of(words))
    return f"{words} {mark}"


def sum_of(said: str) -> str:
    """The sum of the words of a line, whatever bullet stands before them."""
    words = said.strip().removeprefix("- ")
    return hashlib.sha256(words.encode(errors="replace")).hexdigest()[:8]
