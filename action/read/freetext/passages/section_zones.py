"""Sections of a timeline in a zone of their own, as their heading or a sentence says it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from action.read.freetext.blocks.block import BlockKind, TextBlock
from action.read.freetext.labels import zones
from action.read.freetext.labels.labels import TimeLabel
from action.read.freetext.passages.passage import DayHeading, KeyEvent, Passage, TimelineEntry

_SPOKEN: Final = frozenset({BlockKind.HEADING, BlockKind.LINE, BlockKind.ITEM})


class ZoneMark(NamedTuple):
    """The line from which on a zone counts; None where the section that said one is over."""

    line: int
    zone: str | None


class _Section(NamedTuple):
    level: int
    zone: str | None


def zone_marks(blocks: Iterable[TextBlock], title: str = "") -> Iterator[ZoneMark]:
    """Where which zone begins to count, below a title that may name one; a heading ends others."""
    above = [_Section(0, zones.zone_of_heading(title))]
    if above[0].zone:
        yield ZoneMark(0, above[0].zone)
    for block in blocks:
        words = _untold(block)
        heading = block.kind is BlockKind.HEADING
        if words is None:
            continue
        if heading:
            while len(above) > 1 and above[-1].level >= block.level:
                above.pop()
        said = zones.zone_of_heading(words) if heading else zones.statement(words)
        if heading:
            above.append(_Section(block.level, said or above[-1].zone))
        elif said:
            above[-1] = _Section(above[-1].level, said)
        if heading or said:
            yield ZoneMark(block.place.line, above[-1].zone)


def _untold(block: TextBlock) -> str | None:
    """The words of a block that is no event; of a day, what stands behind it."""
    if block.kind not in _SPOKEN:
        return None
    if block.label is None:
        return block.text
    return block.text[block.label.rest :] if block.label.only_day else None


def zone_of_all(passages: Iterable[Passage], marks: Sequence[ZoneMark]) -> str | None:
    """The zone of the first time, where marks say the zone of every time."""
    if not marks:
        return None
    told = [_zone_at(item, marks) for item in passages if isinstance(item, TimelineEntry)]
    return told[0] if told and all(told) else None


def in_their_zones(
    passages: Iterable[Passage], marks: Sequence[ZoneMark], usual: str | None
) -> Iterator[Passage]:
    """The same, where a time that names no zone is in that of its section, if it is not usual."""
    if not marks:
        yield from passages
        return
    for item in passages:
        zone = _zone_at(item, marks)
        yield in_zone(item, zone) if zone and zone != usual else item


def in_zone(passage: Passage, zone: str) -> Passage:
    """The same, in this zone where its time names none."""
    if isinstance(passage, TimelineEntry | KeyEvent | DayHeading):
        return passage._replace(label=label_in(passage.label, zone))
    return passage


def label_in(label: TimeLabel, zone: str) -> TimeLabel:
    """A label in this zone, where it has a clock and names no zone."""
    if label.start.zone or label.start.clock is None:
        return label
    end = label.end._replace(zone=label.end.zone or zone) if label.end else None
    return label._replace(start=label.start._replace(zone=zone), end=end)


def _zone_at(item: Passage, marks: Sequence[ZoneMark]) -> str | None:
    at = bisect_right(marks, item.place.line, key=lambda mark: mark.line)
    return marks[at - 1].zone if at else None
