"""Every event of a timeline has one id of its own: also a line that people added or wrote anew.

An id that was lost comes back where it can be told for certain: where the only line without one
stands in the place of the only lost one. Every other such line is a new event.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import time
from itertools import chain
from typing import Final, TypeVar

from action.review.timeline import event_line
from action.review.timeline.memory import Memory, remembering
from action.review.timeline.rows import Block
from action.review.timeline.timeline import Timeline

Telling = Callable[[str], str | None]
"""The line of an event of the incident file, by id, as we would write it."""

Sign = TypeVar("Sign", str, time)
Bearer = TypeVar("Bearer", int, str)
_GARBLED: Final = re.compile(
    r"(?<!\s)\s*+<!-*+\s*+(e[1-9][0-9]{0,7})\s*+-*+>?\s*+\Z", re.IGNORECASE
)


def with_ids(timeline: Timeline, telling: Telling = lambda _: None) -> Timeline:
    """The timeline in which every event has an id; the same one where all have one already."""
    if _is_named(timeline):
        return timeline
    known = timeline.memory
    body = "\n".join(_Names(timeline.lines, known or Memory(), telling).given())
    if body == "\n".join(timeline.lines):
        return timeline
    return Timeline(remembering(body, remembered(known, Timeline(body))) if known else body)


def _is_named(timeline: Timeline) -> bool:
    """Whether every event has an id that no other has."""
    idents = [ident for _, ident in timeline.marks]
    bare = any(block.ident is None for block in timeline.rows.blocks)
    return not bare and len(set(idents)) == len(idents)


def remembered(known: Memory, timeline: Timeline) -> Memory:
    """The same memory, knowing the ids that a timeline has by now, and their order."""
    order = tuple(dict.fromkeys(ident for _, ident in timeline.marks))
    last = max(map(event_line.number_of, order), default=0)
    return replace(known, order=order, last=max(known.last, last))


def fresh_ids(known: Memory, marks: Iterable[tuple[int, str]]) -> Iterator[str]:
    """Ids that no event ever had: none of those that a timeline remembers or bears.

    Where somebody wrote the last id that there can be, those are given that were left out.
    """
    seen = {*known.events, *known.order, *known.gone, *(ident for _, ident in marks)}
    taken = set(map(event_line.number_of, seen))
    last = max(known.last, *taken, 0)
    numbers = chain(range(last + 1, event_line.LARGEST + 1), range(1, last))
    yield from (f"e{number}" for number in numbers if number not in taken)


class _Names:
    """A timeline in which some lines have lost their ids, or have the id of another."""

    def __init__(self, rows: Sequence[str], known: Memory, telling: Telling) -> None:
        self.rows, self.known, self.telling = list(rows), known, telling
        self.copies: set[int] = set()

    def given(self) -> list[str]:
        """The rows with an id for every event."""
        self._part_doubles()
        blocks = self._now.rows.blocks
        if not any(block.ident is None for block in blocks):
            return self.rows
        self._mend_garbled(blocks)
        bare = self._bare()
        restored = self._restored([block for block in bare if block.first not in self.copies])
        for at, ident in restored.items():
            self._mark(at, ident)
        new = (block.first for block in bare if block.first not in restored)
        for at, ident in zip(new, fresh_ids(self.known, self._now.marks), strict=False):
            self._mark(at, ident)
        return self.rows

    @property
    def _now(self) -> Timeline:
        """The rows as they are at this step."""
        return Timeline("\n".join(self.rows))

    def _bare(self) -> list[Block]:
        """The lines that tell something and have no id."""
        blocks = self._now.rows.blocks
        return [b for b in blocks if b.ident is None and event_line.is_told(b.text)]

    def _mark(self, at: int, ident: str) -> None:
        newline = "\r" if self.rows[at].endswith("\r") else ""
        self.rows[at] = f"{self.rows[at].rstrip()} {event_line.mark(ident)}{newline}"

    def _part_doubles(self) -> None:
        """Of lines with one id, the line as we wrote it keeps it, else the first."""
        found: dict[str, list[int]] = {}
        for at, ident in self._now.marks:
            found.setdefault(ident, []).append(at)
        for ident, places in found.items():
            if len(places) > 1:
                told = self.telling(ident)
                ours = (at for at in places if self.rows[at].rstrip() == told)
                self._keep_one(ident, places, next(ours, places[0]))

    def _keep_one(self, ident: str, places: Sequence[int], keeper: int) -> None:
        mark = event_line.mark(ident)
        for at in dict.fromkeys(places):
            first, found, rest = self.rows[at].partition(mark)
            rest = rest.replace(mark, "")
            if at != keeper:
                self.copies.add(at)
                first, found = (first if rest.strip() else first.rstrip()), ""
            self.rows[at] = first + found + rest

    def _mend_garbled(self, blocks: Sequence[Block]) -> None:
        """A mark that lost a sign or two is still ours, if nothing else has its id."""
        here = {ident for _, ident in self._now.marks}
        for block in blocks:
            found = None if block.ident else _GARBLED.search(block.text)
            ident = found[1].lower() if found else ""
            if found and ident not in here and event_line.number_of(ident) <= self.known.last:
                newline = "\r" if self.rows[block.first].endswith("\r") else ""
                self.rows[block.first] = block.text[: found.start()] + newline
                self._mark(block.first, ident)
                here.add(ident)

    # --- what was lost ---

    def _restored(self, bare: Sequence[Block]) -> dict[int, str]:
        """The lost ids that come back, by the row to which they belong."""
        here = {ident for _, ident in self._now.marks}
        lost = [ident for ident in self.known.order if ident not in here]
        if not lost or not bare:
            return {}
        found = _only(lost, bare, self._words, lambda block: block.text)
        back = set(found.values())
        for missing, between in self._gaps(here, {block.first for block in bare}):
            lost = [ident for ident in missing if ident not in back]
            found |= self._of_gap(lost, [block for block in between if block.first not in found])
        return found

    def _of_gap(self, lost: Sequence[str], bare: Sequence[Block]) -> dict[int, str]:
        """Which of the lost ids comes back to which row: at the same time, else the only one."""
        found = _only(lost, bare, self._clock, lambda block: block.clock) if lost and bare else {}
        lost = [ident for ident in lost if ident not in found.values()]
        bare = [block for block in bare if block.first not in found]
        only = len(lost) == len(bare) == 1
        return {**found, bare[0].first: lost[0]} if only else found

    def _words(self, ident: str) -> str | None:
        told = self.telling(ident)
        return event_line.without_mark(told) if told else None

    def _clock(self, ident: str) -> time | None:
        told = self.telling(ident)
        blocks = Timeline(told).rows.blocks if told else ()
        return blocks[0].clock if blocks else None

    def _gaps(self, here: set[str], bare: set[int]) -> Iterator[tuple[list[str], list[Block]]]:
        """Lost ids and lines without one between the same two neighbours."""
        places = {ident: at for at, ident in enumerate(self.known.order)}
        before, between = -1, list[Block]()
        for block in self._now.rows.blocks:
            if block.ident is None:
                between += [block] if block.first in bare else []
            elif block.ident in places:
                yield self._missing(before, places[block.ident], here), between
                before, between = places[block.ident], []
        yield self._missing(before, len(places), here), between

    def _missing(self, before: int, after: int, here: set[str]) -> list[str]:
        """The ids between two places, if all of them are lost; else people have moved lines."""
        between = list(self.known.order[before + 1 : after])
        return [] if any(ident in here for ident in between) else between


def _only(
    lost: Sequence[str],
    bare: Sequence[Block],
    of_lost: Callable[[str], Sign | None],
    of_bare: Callable[[Block], Sign | None],
) -> dict[int, str]:
    """The lost ids by row, where one lost line and one other bear the same sign, and no third."""
    wanted = _single((of_lost(ident), ident) for ident in lost)
    there = _single((of_bare(block), block.first) for block in bare)
    return {there[sign]: ident for sign, ident in wanted.items() if sign in there}


def _single(pairs: Iterable[tuple[Sign | None, Bearer]]) -> dict[Sign, Bearer]:
    """What each sign belongs to, where it belongs to one thing only."""
    found: dict[Sign, list[Bearer]] = {}
    for sign, value in pairs:
        if sign is not None:
            found.setdefault(sign, []).append(value)
    return {sign: values[0] for sign, values in found.items() if len(values) == 1}
