"""Reads a text about an incident: finds its timeline, and what each line of it tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from action.errors import Place
from action.read.written import calendar, zones
from action.read.written.blocks import Block, blocks
from action.read.written.found import Told
from action.read.written.labels import leading
from action.read.written.section import is_title, prose, sections
from action.read.written.telling import told

Placed = tuple[Place, str]


@dataclass(frozen=True, slots=True)
class Telling:
    """What a text tells, the zone it states, and the days it names outside its labels."""

    told: tuple[Told, ...]
    zone: str | None = None
    days: tuple[date, ...] = ()


def timeline(lines: Iterable[Placed]) -> Telling:
    """What a text tells that is a timeline and nothing else."""
    whole = blocks(lines)
    found = tuple(block for block in whole if not is_title(block))
    titles = tuple(block.text for block in whole if is_title(block))
    return Telling(tuple(told(found)), _stated(titles, found), tuple(_days(found)))


def report(lines: Iterable[Placed]) -> Telling:
    """What the timeline section of a report tells; of a report without one, every timed line."""
    whole = blocks(lines)
    parts = sections(whole)
    if not parts:
        return Telling(tuple(told(whole)), _zone(whole), tuple(_days(whole)))
    inner = [block for part in parts for block in part.blocks]
    titles = tuple(part.title for part in parts)
    days = (*_days(inner), *(day for title in titles for day in calendar.days_in(title)))
    zone = _stated(titles, inner) or _zone(whole)
    return Telling(tuple(item for part in parts for item in told(part.blocks)), zone, days)


def _stated(titles: Sequence[str], inner: Sequence[Block]) -> str | None:
    said = zones.stated((*titles, *_untold(inner)))
    return said or next(filter(None, map(zones.zone_in, titles)), None)


def _zone(found: Sequence[Block]) -> str | None:
    return zones.stated(_untold(found))


def _untold(found: Sequence[Block]) -> Iterator[str]:
    """The words of blocks that are no events: what they say is about all of them."""
    return (text for text in prose(found) if leading(text) is None)


def _days(found: Sequence[Block]) -> Iterator[date]:
    for text in _untold(found):
        yield from calendar.days_in(text)
