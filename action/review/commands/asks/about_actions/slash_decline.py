"""`/decline A2 because …`: an idea is not agreed on, and is kept with the reason (R69).

Several may be named, with commas or “and” between them.
"""

from __future__ import annotations

import re
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
_NAME: Final = r"a[1-9][0-9]{0,3}\b"
_NAMED: Final = re.compile(
    rf"(?P<names>{_NAME}(?:(?:\s*[,&+/]\s*(?:and\s+)?|\s+and\s+){_NAME})*+)"
    r"[:,]?(?:\s*because\b:?)?(?P<reason>.*)",
    re.IGNORECASE,
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
    line, found = as_given(command), _NAMED.fullmatch(command.text)
    if found is None:
        return NoActionNamed(line)
    names = tuple(dict.fromkeys(re.findall(_NAME, found["names"].upper(), re.IGNORECASE)))
    reason = found["reason"].strip(" ,:;-–—")
    if not any(char.isalnum() for char in reason):
        return DeclinedWithoutReason(line, ", ".join(names[:MOST_REPEATED]))
    return Decline(names, safe.shortened(reason, LONGEST_REASON))


RULE: Final = AskRow("decline", SlashDecline(), _asked, "A2 because …")
