"""Where the remarks of forms were said: our marks go where somebody writes a comment all anew.

So the page of the review notes it. Else the words would be lost that stand there now, and a run
that is started again would say the old ones once more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from action.markdown import sections
from action.markdown.safe import Safe
from action.review.remarks.brought import BROUGHT

REMARKS_SAID: Final = "remarks"
"""The name under which the page notes it, beside the people."""
_ENTRY: Final = re.compile(
    r"(?P<number>[0-9]{1,15})/(?P<run>[0-9a-f]{1,20})/(?P<event>(?:e[1-9][0-9]{0,7})?)"
)


@dataclass(frozen=True, slots=True)
class SaidAt:
    """The comment of this number says the remark with this key, about that event or about none."""

    number: int
    key: str
    event: str = ""

    @property
    def place(self) -> str:
        """How the comment is called in its address."""
        return f"issuecomment-{self.number}"

    @property
    def marker(self) -> Safe:
        """The one that stood above its words."""
        noted = {"event": self.event} if self.event else {}
        return sections.marker("comment", key=self.key, **noted)


def said_noted(said: Iterable[SaidAt]) -> dict[str, str]:
    """All of it as a page can note it."""
    every = (f"{one.number}/{one.key.removeprefix(f'{BROUGHT} ')}/{one.event}" for one in said)
    text = " ".join(entry for entry in every if _ENTRY.fullmatch(entry))
    return {REMARKS_SAID: text} if text else {}


def said_before(noted: str) -> Mapping[str, SaidAt]:
    """What a page notes, by the place of the comment; what we cannot have noted is not there."""
    return {one.place: one for one in _said_before(noted)}


def _said_before(noted: str) -> Iterator[SaidAt]:
    for found in filter(None, map(_ENTRY.fullmatch, noted.split())):
        yield SaidAt(int(found["number"]), f"{BROUGHT} {found['run']}", found["event"])
