"""Reads a text about an incident: finds its timeline, and what each line of it tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, takewhile
from typing import Final

from action.read.freetext.blocks.block import BlockKind, TextBlock
from action.read.freetext.blocks.blocks import blocks
from action.read.freetext.blocks.section import Section, is_title, prose, sections
from action.read.freetext.days.order import behind_a_year, month_first_in
from action.read.freetext.days.title_days import day_label
from action.read.freetext.days.told_days import days_told
from action.read.freetext.labels import native_words, zones
from action.read.freetext.labels.labels import leading
from action.read.freetext.passages.asked import unread
from action.read.freetext.passages.lone_table import beside_lone_table
from action.read.freetext.passages.passage import DayHeading, Note, Passage, TimelineEntry
from action.read.freetext.passages.passages import passages_of
from action.read.freetext.passages.section_zones import (
    ZoneMark,
    in_their_zones,
    zone_marks,
    zone_of_all,
)
from action.read.yaml.source import PlacedLine

_FEW: Final = 2
_DATE: Final = re.compile(
    r"^\W*+(?:(?:incident|outage|event) )?(?:(?:dates?|day|when|date/time|occurred)\b(?: of \w+)?"
    rf"|(?:[\w]+ ){{0,2}}?{native_words.either(native_words.TIME_COLUMNS)}(?: \w+){{0,2}}?)"
    r"\s*[\W\d]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Chronicle:
    """What a text tells, the zone it states, and the day it names for all of it.

    `month_first` is the order of day and month in its language, where there is only one.
    """

    passages: tuple[Passage, ...]
    zone: str | None = None
    day: date | None = None
    month_first: bool | None = None


def chronicle_of_timeline(lines: Iterable[PlacedLine]) -> Chronicle:
    """What a text tells that is a timeline and nothing else."""
    whole = _opened(blocks(lines))
    titled = {i for i, block in enumerate(whole) if is_title(block)}
    found = tuple(block for i, block in enumerate(whole) if i not in titled)
    titles = tuple(whole[i].text for i in sorted(titled))
    order = _order(whole)
    day = next(_near(titles, found, order=order), None)
    marks = tuple(zone_marks(whole))
    passages = (*_titled(titles, found), *passages_of(found))
    return _with_zones(passages, marks, _stated(titles, found), day, order=order)


def chronicle_of_text(lines: Iterable[PlacedLine]) -> Chronicle:
    """What the timeline section of a text tells; all that it tells where it has no such section."""
    whole = _opened(blocks(lines))
    parts = sections(whole)
    return _of_sections(whole, parts) if _tell_times(parts) else _of_all(whole)


def chronicle_of_report(lines: Iterable[PlacedLine]) -> Chronicle:
    """What the timeline section of a report tells; its timed lines where it has no such section."""
    whole = _opened(blocks(lines))
    parts = sections(whole)
    if _tell_times(parts):
        return _of_sections(whole, parts)
    chronicle = _of_all(whole)
    return replace(
        chronicle, passages=tuple(i for i in chronicle.passages if not isinstance(i, Note))
    )


def _opened(whole: tuple[TextBlock, ...]) -> tuple[TextBlock, ...]:
    """The blocks of a text; where only fences hold times, what stands in the fences is read."""
    fences = tuple(block for block in whole if block.kind is BlockKind.FENCE)
    if not fences or any(map(_timed, whole)):
        return whole
    if sum(leading(row.strip()) is not None for block in fences for row in block.rows) < _FEW:
        return whole
    return tuple(inner for block in whole for inner in _inside(block))


def _inside(block: TextBlock) -> tuple[TextBlock, ...]:
    if block.kind is not BlockKind.FENCE:
        return (block,)
    first = block.place.line + 1
    return blocks((block.place._replace(line=first + i), row) for i, row in enumerate(block.rows))


def _of_all(whole: Sequence[TextBlock]) -> Chronicle:
    told = passages_of(whole)
    kept = beside_lone_table(whole, told, titled=False)
    order = _order(whole)
    days = chain(_passed_over(told, kept, order=order), _near((), whole, order=order))
    marks = tuple(zone_marks(whole))
    return _with_zones(tuple(kept), marks, _zone(whole), next(days, None), order=order)


def _order(whole: Sequence[TextBlock]) -> bool | None:
    """The order of day and month in the language of a text, whatever its code may have."""
    return month_first_in(prose(whole))


def _with_zones(
    passages: tuple[Passage, ...],
    marks: Sequence[ZoneMark],
    said: str | None,
    day: date | None,
    *,
    order: bool | None,
) -> Chronicle:
    """What a text tells, each section in its own zone where it has one."""
    zone = said or zone_of_all(passages, marks)
    return Chronicle(tuple(in_their_zones(passages, marks, zone)), zone, day, order)


def _passed_over(
    told: Sequence[Passage], kept: Sequence[Passage], *, order: bool | None
) -> Iterator[date]:
    """The days of what is no event after all and stands before those that are, the last first."""
    before = takewhile(
        lambda pair: pair[0] is not pair[1] or not _is_event(pair[1]), zip(told, kept, strict=True)
    )
    for item, other in reversed([*before]):
        if item is not other and isinstance(item, TimelineEntry):
            yield from days_told(item.label.written, month_first=behind_a_year(month_first=order))


def _is_event(item: Passage) -> bool:
    return isinstance(item, TimelineEntry)


def _tell_times(parts: Sequence[Section]) -> bool:
    return any(part.tells_times for part in parts)


def _of_sections(whole: Sequence[TextBlock], parts: Sequence[Section]) -> Chronicle:
    inner = [block for part in parts for block in part.blocks]
    titles = tuple(part.title for part in parts)
    order = _order(whole)
    day = next(chain(_near(titles, inner, order=order), _said(whole, order=order)), None)
    passages = tuple(chain.from_iterable(map(_passages, parts)))
    marks = tuple(chain.from_iterable(map(_marks, parts)))
    zone = _stated(titles, inner) or _zone(whole)
    return _with_zones(passages, marks, zone, day, order=order)


def _marks(part: Section) -> Iterator[ZoneMark]:
    """The zones of a section, from its title on."""
    if part.blocks:
        first = part.blocks[0].place.line
        marks = tuple(zone_marks(part.blocks, part.title))
        yield ZoneMark(first - 1, None)
        yield from (mark._replace(line=max(mark.line, first - 1)) for mark in marks)


def _passages(part: Section) -> Iterable[Passage]:
    """What a section tells; of one without a single time, every line is asked about."""
    if not part.tells_times:
        return map(unread, part.blocks)
    told = beside_lone_table(part.blocks, passages_of(part.blocks), titled=True)
    return (*_titled((part.title, *part.above), part.blocks), *told)


def _titled(titles: Iterable[str], inner: Sequence[TextBlock]) -> Iterator[DayHeading]:
    """The day that the titles of a timeline name, as a heading of all that it tells."""
    label = day_label(titles) if inner else None
    if label:
        yield DayHeading(inner[0].place, label, of_all=True)


def _stated(titles: Sequence[str], inner: Sequence[TextBlock]) -> str | None:
    said = zones.stated_zone((*titles, *_untold(inner)))
    return said or next(filter(None, map(zones.zone_in, titles)), None)


def _zone(found: Sequence[TextBlock]) -> str | None:
    return zones.stated_zone(_untold(found))


def _untold(found: Sequence[TextBlock]) -> Iterator[str]:
    """The words of blocks that are no events: what they say is about all of them."""
    for block in found:
        if block.label and block.label.only_day:
            yield block.text[block.label.rest :]
    yield from prose(block for block in found if not (block.label or any(block.inner[:1])))


def _near(
    titles: Sequence[str], inner: Sequence[TextBlock], *, order: bool | None
) -> Iterator[date]:
    """The days that a timeline names before its first time, and those that are said of it."""
    above = takewhile(lambda block: not _timed(block), inner)
    for text in chain(prose(above), titles):
        yield from days_told(text, month_first=behind_a_year(month_first=order))
    yield from _said(inner, order=order)


def _timed(block: TextBlock) -> bool:
    return any(label.timed for label in block.labels)


def _said(whole: Sequence[TextBlock], *, order: bool | None) -> Iterator[date]:
    """The days that a report gives as its date, in a line of their own or in a title."""
    for text in prose(block for block in whole if not block.label or block.label.only_day):
        if _DATE.match(text):
            yield from days_told(text, month_first=behind_a_year(month_first=order))
    for block in whole:
        if block.kind is BlockKind.HEADING and not block.label:
            yield from days_told(block.text, month_first=behind_a_year(month_first=order))
