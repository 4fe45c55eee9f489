"""`/decline A2 because …`: an idea is not agreed on, and is kept with the reason (R69).

Several may be named, with commas or “and” between them, or from one to another: `A1-A3`. Before
“because” or a colon blanks will do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from action.markdown import safe
from action.review.commands.answering import Help, ReplyLine, as_given
from action.review.commands.asks.ask import Ask, Decline
from action.review.commands.asks.row import AskRow
from action.review.commands.command import Command

LONGEST_REASON: Final = 300
"""Characters of a reason that page and record keep; all of it stands in the comment."""
MOST_REPEATED: Final = 20
"""Names of a decline that an answer repeats."""
MOST_IN_RANGE: Final = 100
"""Names from one to another; no list is as long."""
_NAME: Final = r"a[1-9][0-9]{0,3}\b"
_TO: Final = r"(?:[-–—]|\s+(?:to|through)\s+)"
_SEVERAL: Final = rf"{_NAME}(?:{_TO}{_NAME})?"
_APART: Final = r"(?:\s*[,;&+/]\s*(?:and\s+)?|\s+and\s+)"
_LOOSELY: Final = rf"(?:{_APART}|\s+[-–—]\s+|\s+)"
_NAMED: Final = re.compile(
    rf"(?P<names>{_SEVERAL}(?:{_APART}{_SEVERAL})*+)[:,]?(?:\s*because\b:?)?(?P<reason>.*)",
    re.IGNORECASE,
)
_ALL_NAMED: Final = re.compile(
    rf"(?P<names>{_SEVERAL}(?:{_LOOSELY}{_SEVERAL})*+),?\s*+(?:(?::\s*+)?because\b:?|:)(?P<reason>.*)",
    re.IGNORECASE,
)
_ONE_OR_RANGE: Final = re.compile(
    rf"(?P<first>{_NAME})(?:\s*(?:[-–—]|\bto\b|\bthrough\b)\s*(?P<last>{_NAME}))?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class SlashDecline(Help):
    """An idea is not agreed on."""


@dataclass(frozen=True, slots=True)
class NoActionNamed(ReplyLine):
    """A decline that does not begin with the name of an action."""

    line: str


@dataclass(frozen=True, slots=True)
class DeclinedWithoutReason(ReplyLine):
    """A decline without a reason."""

    line: str
    actions: str


def _asked(command: Command) -> Ask | ReplyLine:
    line, said = as_given(command), command.text.replace("**", "")
    found = _ALL_NAMED.fullmatch(said) or _NAMED.fullmatch(said)
    if found is None:
        return NoActionNamed(line)
    names = tuple(dict.fromkeys(_names_in(found["names"])))
    reason = found["reason"].strip(" ,:;-–—")
    if not any(char.isalnum() for char in reason):
        return DeclinedWithoutReason(line, ", ".join(names[:MOST_REPEATED]))
    return Decline(names, safe.shortened(reason, LONGEST_REASON))


def _names_in(said: str) -> Iterator[str]:
    """Every name, and all between two where one stands for all from it to the other."""
    for found in _ONE_OR_RANGE.finditer(said):
        first = int(found["first"][1:])
        last = int((found["last"] or found["first"])[1:])
        low, high = sorted((first, last))
        yield from (f"A{number}" for number in range(low, min(high + 1, low + MOST_IN_RANGE)))


RULE: Final = AskRow("decline", SlashDecline(), _asked, "A2 because …")
