"""Who belongs here speaks first; everybody else shares a small place, however much they say.

In a public repository anybody may comment. What people who belong here see of their own words is
the same with those comments as without them; of the others a few are shown, and all are counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from action.review.agenda.entry import Entry, entry_of
from action.review.agenda.remark import Remark

FEW_OUTSIDE: Final = 3
"""Remarks from outside that are shown."""

Belongs = Callable[[str], bool]
"""Whether somebody has access here, by login."""


@dataclass(frozen=True, slots=True)
class Outside:
    """What people without access have said: a few remarks, and how many more are at `url`."""

    entries: tuple[Entry, ...] = ()
    more: int = 0
    url: str = ""

    def shorter(self) -> Outside:
        """The same with nothing shown; all of it is counted."""
        shown = sum(1 + entry.replies for entry in self.entries)
        return replace(self, entries=(), more=self.more + shown)

    def __bool__(self) -> bool:
        """Whether anything was said at all."""
        return bool(self.entries or self.more)


NOBODY: Final = Outside()
"""Nothing came from outside."""


def ours(remarks: Iterable[Remark], belongs: Belongs) -> tuple[Remark, ...]:
    """The remarks in which somebody who belongs here speaks, without what others say in them.

    Only who begins a conversation is always shown: who answers a stranger takes up those words.
    """
    kept = []
    for remark in remarks:
        first, *rest = remark.says
        answers = tuple(say for say in rest if belongs(say.author))
        if answers or belongs(first.author):
            votes = tuple(login for login in remark.votes if belongs(login))
            kept.append(replace(remark, says=(first, *answers), votes=votes))
    return tuple(kept)


def from_outside(every: Sequence[Remark], kept: Sequence[Remark], url: str) -> Outside:
    """What the others say in the pull request at `url`, beside those remarks and in them."""
    taken = {remark.id for remark in kept}
    theirs = [remark for remark in every if remark.id not in taken]
    few = tuple(map(entry_of, theirs[:FEW_OUTSIDE]))
    said = sum(len(remark.says) for remark in every) - sum(len(remark.says) for remark in kept)
    return Outside(few, said - sum(1 + entry.replies for entry in few), url)
