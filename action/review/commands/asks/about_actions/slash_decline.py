"""`/decline A2 because …`: an idea is not agreed on, and is kept with the reason (R69)."""

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
_NAMED: Final = re.compile(
    r"(?P<name>a[1-9][0-9]{0,3})(?:[:,]|\b)(?:\s*because\b:?)?(?P<reason>.*)", re.IGNORECASE
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
    action: str


def _asked(command: Command) -> Ask | ReplyLine:
    line, found = as_given(command), _NAMED.fullmatch(command.text)
    if found is None:
        return NoActionNamed(line)
    name, reason = found["name"].upper(), found["reason"].strip(" ,:;-–—")
    if not any(char.isalnum() for char in reason):
        return DeclinedWithoutReason(line, name)
    return Decline(name, safe.shortened(reason, LONGEST_REASON))


RULE: Final = AskRow("decline", SlashDecline(), _asked, "A2 because …")
