"""What a page notes of a long conversation: up to when it was read, and what must be read again.

People can write on the page, so that nothing here is believed which does not fit together.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Final, Self

from action.markdown import sections
from action.markdown.safe import Safe

TALK: Final = "talk"
"""The kind of its marker."""
READING: Final = "2"
"""Another one as soon as comments can matter that did not: old marks then hold no more."""
MOST: Final = 200
"""Comments that one mark can keep: about 4,000 of the characters that GitHub takes as a page."""
_STAMP: Final = "%Y-%m-%dT%H:%M:%SZ"
_PLACE: Final = re.compile(r"[A-Za-z0-9_=-]{1,100}")
_COMMENT: Final = re.compile(r"(?:IC_|MDEyOklzc3VlQ29tbWVud)[A-Za-z0-9_=-]{1,80}")
"""The id of a comment in a conversation, new and old [docs]; other things have other letters."""
_COUNT: Final = re.compile(r"[0-9]{1,9}")
_DIGITS: Final = 16


@dataclass(frozen=True)
class TalkMark:
    """A moment in a conversation, whose node is `of`; what changed since then must be read.

    `older` comments had been written before it; of these, `keep` are all that can ever matter.
    """

    of: str
    until: datetime
    older: int
    keep: tuple[str, ...] = ()

    @classmethod
    def read(cls, said: Mapping[str, str]) -> Self | None:
        """The mark that a marker on a page holds, or None where it is not as we write it."""
        try:
            until = datetime.strptime(said.get("until", ""), _STAMP).replace(tzinfo=UTC)
        except ValueError:
            return None
        if not _COUNT.fullmatch(older := said.get("older", "")):
            return None
        mark = cls(said.get("of", ""), until, int(older), tuple(said.get("keep", "").split()))
        return mark if mark.is_fit and mark._said == said else None

    @property
    def is_fit(self) -> bool:
        """Whether a page can hold it: a few ids of comments, and nothing else."""
        words = bool(_PLACE.fullmatch(self.of)) and all(map(_COMMENT.fullmatch, self.keep))
        return words and self.older >= 0 and len(self.keep) <= MOST

    @property
    def text(self) -> Safe:
        """The marker that stands on the page."""
        return sections.marker(TALK, **self._said)

    @cached_property
    def _said(self) -> Mapping[str, str]:
        until = self.until.astimezone(UTC).strftime(_STAMP)
        said = {
            "of": self.of,
            "until": until,
            "older": str(self.older),
            "keep": " ".join(self.keep),
        }
        check = hashlib.sha256(" ".join((READING, *said.values())).encode()).hexdigest()[:_DIGITS]
        return {**said, "check": check}


@dataclass(frozen=True, slots=True)
class Noted:
    """The mark that a page should bear of a conversation, if any.

    `due`: it is worth an edit of its own; else it waits until the page is written anyway.
    """

    mark: TalkMark | None = None
    due: bool = False


UNMARKED: Final = Noted()
"""A conversation that one answer tells whole leaves no mark."""
