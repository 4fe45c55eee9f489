"""`/recording https://…`: where the recording of the meeting is; `/recording none`: there is none.

The address stands in the record for all who can read it. So one that has a password in it is not
taken, and nothing but https is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from action.markdown import safe
from action.review.commands.answering import SHORT, Help, ReplyLine, as_given
from action.review.commands.asks.ask import Ask, KeepRecording
from action.review.commands.asks.row import AskRow
from action.review.commands.command import Command

_EXAMPLE: Final = "/recording https://example.org/meeting"
LONGEST_ADDRESS: Final = 2_000
_LINK: Final = re.compile(r"\[[^\[\]]*+\]\(\s*+<?(?P<url>[^\s<>()]++)>?(?:\s++\"[^\"]*+\")?\s*+\)")
"""An address as Markdown links it, with words before it and maybe a title behind it."""
_AROUND: Final = "<>.,;!"
_PASSWORD: Final = re.compile(r"://[^/?#\s@]*+@")
_NOTHING: Final = frozenset({"none", "no", "-"})


@dataclass(frozen=True, slots=True)
class SlashRecording(Help):
    """The recording is there."""


@dataclass(frozen=True, slots=True)
class NoRecordingGiven(ReplyLine):
    """A command that ends before it says where."""

    example: str


@dataclass(frozen=True, slots=True)
class RecordingUnclear(ReplyLine):
    """Something that is no https address."""

    line: str
    example: str


@dataclass(frozen=True, slots=True)
class RecordingOdd(ReplyLine):
    """An https address that is none: of more than `most` characters, or else with odd signs."""

    line: str
    example: str
    most: int = 0


@dataclass(frozen=True, slots=True)
class RecordingShowsPassword(ReplyLine):
    """An address with a name or a password in it, which is repeated nowhere."""

    example: str


@dataclass(frozen=True, slots=True)
class OneRecording(ReplyLine):
    """More behind the command than one address."""

    line: str
    example: str


def _asked(command: Command) -> Ask | ReplyLine:
    text = command.text.strip()
    if not text:
        return NoRecordingGiven(_EXAMPLE)
    if text.rstrip(_AROUND).lower() in _NOTHING:
        return KeepRecording("")
    link = _LINK.fullmatch(text.rstrip(_AROUND))
    words = [link["url"]] if link else text.split()
    if _PASSWORD.search(text):
        return RecordingShowsPassword(_EXAMPLE)
    line = safe.shortened(as_given(command), SHORT)
    if len(words) > 1:
        return OneRecording(line, _EXAMPLE)
    return _kept(words[0].strip(_AROUND), line)


def _kept(url: str, line: str) -> Ask | ReplyLine:
    if not url.lower().startswith("https://"):
        return RecordingUnclear(line, _EXAMPLE)
    if len(url) > LONGEST_ADDRESS:
        return RecordingOdd(line, _EXAMPLE, LONGEST_ADDRESS)
    return KeepRecording(url) if safe.address(url) else RecordingOdd(line, _EXAMPLE)


RULE: Final = AskRow(
    "recording", SlashRecording(), _asked, "https://example.org/meeting", also_late=True
)
