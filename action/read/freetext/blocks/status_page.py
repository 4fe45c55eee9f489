"""Status pages: each update ends with its time, the newest first."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from action.read.freetext.blocks.block import BlockKind, TextBlock
from action.read.freetext.blocks.status_words import (
    AGO,
    POSTED_BEFORE,
    POSTED_BEHIND,
    STATE,
    STATE_ALONE,
)
from action.read.freetext.labels.labels import TimeLabel, whole

_FEW: Final = 2
_MOST: Final = 0.8
"""The share of timed lines from which on a text counts as a status page."""
_DAY_LEVEL: Final = 5
_TITLE_LEVEL: Final = 6
"""Below every section: a page with several incidents stays one timeline."""
_LONGEST: Final = 100
_SHORT: Final = 16


def times_first(found: Sequence[TextBlock]) -> Iterator[TextBlock]:
    """The blocks of a text; where updates end with their time, it comes in front."""
    posted = {i: time for i, block in enumerate(found) if (time := _posted(block))}
    page = _Page(found, posted)
    return page.told() if page.is_one else iter(found)


def _posted(block: TextBlock) -> tuple[str, TimeLabel] | None:
    """The time, as written and as read, of *Posted 2 years ago. Mar 2, 2026 - 16:24 UTC*."""
    text = block.text
    if block.kind is not BlockKind.LINE or len(text) > _LONGEST:
        return None
    if block.label:
        short = block.label.timed and len(text) - block.label.rest < _SHORT
        behind = short and POSTED_BEHIND.fullmatch(text, block.label.rest)
        return (text[: block.label.rest], block.label) if behind else None
    found = POSTED_BEFORE.match(text)
    if not found:
        return None
    said = text[found.end() :].rstrip(" *_)].")
    ago = AGO.match(said)
    times = (said, said[ago.end() :] if ago else "")
    read = ((time, label) for time in times if (label := whole(time)))
    return next(((time, label) for time, label in read if label.timed), None)


class _Page:
    """A text of which it is asked whether its times stand below their words."""

    def __init__(
        self, found: Sequence[TextBlock], posted: Mapping[int, tuple[str, TimeLabel]]
    ) -> None:
        self.found, self.posted = found, posted
        self.timed = [
            i
            for i, block in enumerate(found)
            if block.kind is BlockKind.LINE and block.label and block.label.timed
        ]
        self.below: list[int] = []
        if posted or len(self.timed) >= _FEW:
            self._find()

    def _find(self) -> None:
        self.states = {i for i, block in enumerate(self.found) if _is_state(block)}
        self.tight, loose = self._is_tight(), self._is_loose()
        self.below = [
            i
            for i in sorted({*self.timed, *self.posted})
            if i in self.posted or loose or self._is_below(i)
        ]
        self.heads = self._heads() if self.below else {}

    @property
    def is_one(self) -> bool:
        """Whether its times stand below; a single line counts where it was posted at the end."""
        if not self.below or 0 in self.below:
            return False
        if len(self.below) < _FEW:
            return [*self.posted] == [len(self.found) - 1] and not self.timed
        plain = [i for i in self.below if i not in self.posted]
        if self.posted and len(plain) < len(self.timed) * _MOST:
            self.below = [i for i in self.below if i in self.posted]
            self.heads = {i: head for i, head in self.heads.items() if i in self.posted}
            return len(self.below) >= _FEW
        return len(self.below) >= len(self.timed) * _MOST

    def _heads(self) -> dict[int, int]:
        """Where the update of each time begins."""
        ends = self.below[-1] == len(self.found) - 1
        times, begin, broken, heads = frozenset(self.below), 0, True, {}
        state: int | None = None
        for i, block in enumerate(self.found):
            if i in times:
                head = state if state is not None else begin if ends and not broken else None
                heads[i] = self._paragraph(i) if head is None else head
                begin, broken, state = i + 1, False, None
            elif block.label or (block.kind is BlockKind.HEADING and i not in self.states):
                begin, broken, state = i + 1, True, None
            elif state is None and i in self.states:
                state = i
        return {i: head for i, head in heads.items() if head < i}

    def _paragraph(self, i: int) -> int:
        """The first line of the paragraph that a line ends."""
        at, i = i, i - 1
        while (
            i > 0
            and not self.found[i].parted
            and self.found[i].kind is not BlockKind.HEADING
            and self.found[i - 1].kind is BlockKind.LINE
            and not (self.found[i - 1].is_only_time or i - 1 in self.posted)
        ):
            i -= 1
        return at if i < 0 or self.found[i].label or i in self.posted else i

    # --- where the times stand ---

    def _is_tight(self) -> bool:
        """Whether a text without blank lines begins with words and ends with a time of its own."""
        lines = [block for block in self.found if block.kind is BlockKind.LINE]
        return (
            len(lines) > _FEW
            and not lines[0].label
            and not any(block.parted for block in lines[1:])
            and lines[-1].is_only_time
            and all(block.is_only_time for block in lines if block.label)
        )

    def _is_loose(self) -> bool:
        """Whether blank lines part every line, and most times have the state of things above."""
        return (
            len(self.timed) >= _FEW
            and self.timed[-1] == len(self.found) - 1
            and len(self.states) >= len(self.timed) * _MOST
            and min(self.states) < self.timed[0]
            and all(self.found[i].parted and self.found[i].is_only_time for i in self.timed)
        )

    def _is_below(self, i: int) -> bool:
        block, before = self.found[i], self.found[i - 1]
        if block.parted or not block.is_only_time or i == 0:
            return False
        if before.kind is not BlockKind.LINE or before.label:
            return False
        return self.tight or self._begins_anew(i + 1)

    def _begins_anew(self, i: int) -> bool:
        """Whether the line behind a time has nothing to do with it."""
        if i >= len(self.found):
            return True
        block = self.found[i]
        if block.parted or block.kind is not BlockKind.LINE or i in self.states:
            return True
        return i + 1 in self.states or _is_day(block)

    # --- the page, its times in front ---

    def told(self) -> Iterator[TextBlock]:
        """The blocks, those of an update together behind its time."""
        times = {head: i for i, head in self.heads.items()}
        begun = [*times]
        stated = bool(begun) and all(head in self.states for head in begun)
        until = 0
        for i, block in enumerate(self.found):
            if i in times:
                until = times[i]
                yield self._head(i, until)
            elif i in self.heads:
                continue
            elif i < until:
                yield block._replace(parted=False) if block.kind is BlockKind.LINE else block
            else:
                yield self._between(i, block, begun) if stated else block

    def _head(self, i: int, at: int) -> TextBlock:
        block, below = self.found[i], self.found[at]
        time, label = self.posted.get(at) or (below.text, below.label)
        alone = at - i > 1 and STATE_ALONE.fullmatch(block.text)
        words = f"{block.text.rstrip(' :')} -" if alone else block.text
        text = f"{time} - "
        known = label._replace(rest=len(text), strong=True) if label else None
        head = block._replace(kind=BlockKind.LINE, parted=True)
        return head._replace(text=text + words, label=known)

    def _between(self, i: int, block: TextBlock, heads: Sequence[int]) -> TextBlock:
        """What belongs to no update: the day of those below it, and titles."""
        if block.kind is not BlockKind.LINE or (block.label and not _is_day(block)):
            return block
        if not block.label:
            title = block._replace(kind=BlockKind.HEADING, level=_TITLE_LEVEL)
            return title if i > heads[0] else block
        day = next((j for j in range(i + 1, len(self.found)) if _is_day(self.found[j])), None)
        told = bisect(heads, i)
        if told == len(heads) or (day is not None and day < heads[told]):
            return block._replace(label=None)
        return block._replace(kind=BlockKind.HEADING, level=_DAY_LEVEL)


def _is_day(block: TextBlock) -> bool:
    """Whether a line names a day and nothing else."""
    return block.label is not None and block.label.only_day and block.is_only_time


def _is_state(block: TextBlock) -> bool:
    spoken = block.kind in {BlockKind.LINE, BlockKind.HEADING} and not block.label
    return spoken and bool(STATE.match(block.text))
