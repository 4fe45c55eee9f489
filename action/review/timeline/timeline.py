"""The timeline as a value: read once, whoever asks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from functools import cached_property
from typing import Final

from action import time_zone
from action.markdown import safe
from action.markdown.fences import fenced
from action.markdown.sections import Page
from action.review.timeline import event_line, memory, rows
from action.review.timeline.memory import Memory
from action.review.timeline.rows import Block, Rows

_ZONE: Final = re.compile(r"^Times are (?P<zone>[\w/+:\\-]{1,60})\.", re.MULTILINE)
_HEAD: Final = 2_000
"""Signs at its begin in which a timeline says its zone."""


@dataclass(frozen=True)
class Timeline:
    """The text of timeline.md, with all that can be read in it."""

    text: str

    @cached_property
    def memory(self) -> Memory | None:
        """What its hidden marker remembers; None where that is gone."""
        return memory.memory(self._page)

    @cached_property
    def zone(self) -> str | None:
        """The zone that it says its times are in, in the sentence below its title."""
        name = self._zone_said["zone"].replace("\\", "") if self._zone_said else ""
        return name if time_zone.named(name) or name in time_zone.UNCERTAIN else None

    def with_zone(self, zone: str) -> str:
        """The text with this zone in that sentence, where it says another."""
        said = self._zone_said
        if said is None or self.zone in {None, zone}:
            return self.text
        return f"{self.text[: said.start('zone')]}{safe.text(zone)}{self.text[said.end('zone') :]}"

    @cached_property
    def _zone_said(self) -> re.Match[str] | None:
        return _ZONE.search(self.text, 0, _HEAD)

    @cached_property
    def lines(self) -> Sequence[str]:
        """What people see of it, line by line: all but our marker."""
        return tuple(self._page.without_markers(memory.KIND).text.split("\n"))

    @cached_property
    def rows(self) -> Rows:
        """Its bullets and headings, by the numbers of `lines`."""
        return rows.rows_of(self.lines, self._coded)

    @cached_property
    def marks(self) -> Sequence[tuple[int, str]]:
        """Every id in it with the number of its line; those in code are examples."""
        return tuple(rows.marks(self.lines, self._coded))

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """The plain words of every event, by id, in the order of the timeline."""
        found = ((event_line.event_id(line), line) for line in self.text.splitlines())
        return {ident: event_line.plain_words(line) for ident, line in found if ident}

    @cached_property
    def by_minute(self) -> Mapping[time, Sequence[Block]]:
        """The bullets with an id, by the minute that their clock shows, in their order."""
        found: dict[time, list[Block]] = {}
        for block in self.rows.blocks:
            if block.ident and block.clock:
                found.setdefault(block.clock.replace(second=0), []).append(block)
        return found

    def number_of(self, ident: str) -> int | None:
        """The number of the line that tells an event, as GitHub counts lines: from 1."""
        return self.numbers.get(ident)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of its first line for every event, as GitHub counts lines."""
        lines = [*enumerate(self.text.split("\n"), 1)]
        return {ident: at for at, line in reversed(lines) if (ident := event_line.event_id(line))}

    @property
    def moments(self) -> tuple[datetime, ...]:
        """The moments that it tells of, on the clocks of its zone."""
        told = ((block.day, block.clock) for block in self.rows.blocks)
        return tuple(datetime.combine(day, clock) for day, clock in told if day and clock)

    @cached_property
    def _page(self) -> Page:
        return Page(self.text)

    @cached_property
    def _coded(self) -> frozenset[int]:
        return fenced(self.lines)
