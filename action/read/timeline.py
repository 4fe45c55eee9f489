"""The timeline of an incident, in whatever shape people wrote it: each event once, in their order.

Doubt about a time never stops a review: the line stays as written, without a time, and a hint asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from types import MappingProxyType
from typing import Final

from action import time_zone
from action.errors import Letter, Place
from action.read import times
from action.read.forms.form_letters import most_helpful
from action.read.freetext.chronicle import Chronicle, chronicle_of_report
from action.read.freetext.days.calendar import Calendar
from action.read.freetext.days.clocks import Clocks, local_names
from action.read.freetext.days.days import Dated, dated
from action.read.freetext.days.told_zones import usual_zone
from action.read.freetext.labels import zones
from action.read.freetext.passages.lines_asked import lines_asked
from action.read.freetext.passages.passage import (
    Joined,
    KeyEvent,
    Note,
    Passage,
    TimelineEntry,
    Unread,
)
from action.read.freetext.passages.section_zones import in_zone
from action.read.yaml.placed_yaml import PlacedYaml
from action.read.yaml.source import PlacedLine
from action.read.yaml.yaml_letters import short
from action.read.yaml_timeline import chronicle_of_yaml
from action.review.incident import Event

LONGEST_EVENT: Final = 20_000
"""Characters of one event, code and quotes below it included; more is a log rather than a line."""


@dataclass(frozen=True, slots=True)
class DatedTimeline:
    """The events in the order of the file, the milestones of a list of key events, and letters.

    Doubts about times are not serious.
    """

    events: tuple[Event, ...] = ()
    key_events: Mapping[str, datetime] = field(default_factory=lambda: MappingProxyType({}))
    letters: tuple[Letter, ...] = ()


@dataclass(frozen=True, slots=True)
class UndatedTimeline:
    """What a file tells as its timeline, before its times are tied to days and a zone."""

    chronicle: Chronicle
    letters: tuple[Letter, ...] = ()
    place: Place | None = None
    has_zone: bool = False

    @property
    def notes(self) -> Iterator[PlacedLine]:
        """The lines that belong to no event."""
        return ((i.place, i.what) for i in self.chronicle.passages if isinstance(i, Note))

    @property
    def stated(self) -> str | None:
        """The zone that the text says its times are in, or that the times themselves name."""
        return self.chronicle.zone or (
            None if self.has_zone else usual_zone(self.chronicle.passages)
        )

    def is_asked(self, zone: tzinfo) -> bool:
        """Whether the zone that the text states may be several, and none of them is this one."""
        stated = self.stated
        if stated is None or time_zone.named(stated) is not None:
            return False
        return time_zone.is_on_the_wall(zone) or stated not in local_names(zone)

    def zone(self, usual: tzinfo) -> tzinfo:
        """The zone in which the times are told; `usual` is that of the settings.

        A place whose clocks go by the name that is stated is meant by it.
        """
        stated = self.stated
        if stated is None or stated in local_names(usual):
            return usual
        return time_zone.shown(stated)


def undated_timeline(placed: PlacedYaml) -> UndatedTimeline:
    """What a file tells: under `timeline`, else in the report below its fields."""
    has_zone = bool(placed.data.get("timezone"))
    if placed.data.get("timeline") or not placed.report:
        value, place = placed.data.get("timeline", ""), placed.place(("timeline",))
        if is_too_long(value.split("\n")) if isinstance(value, str) else len(value) > MOST_TIMES:
            return UndatedTimeline(Chronicle(()), (too_many(place),), place)
        chronicle, letters = chronicle_of_yaml(placed, ("timeline",))
        return UndatedTimeline(chronicle, letters, place, has_zone)
    place = placed.report[0][0]
    if is_too_long([line for _, line in placed.report]):
        return UndatedTimeline(Chronicle(()), (too_many(place),), place)
    return UndatedTimeline(chronicle_of_report(placed.report), (), place, has_zone)


def is_too_long(lines: Sequence[str]) -> bool:
    """Whether nobody would read so many lines, and everybody would wait; `<br>` begins another."""
    filled = [line for line in lines if line and not line.isspace()]
    breaks = sum(line.count("<br") for line in filled)
    if (
        max(len(filled), breaks) > MOST_LINES
        or breaks > MOST_TIMES
        or len(lines) > _GAPS * MOST_LINES
    ):
        return True
    return len(filled) > MOST_TIMES and sum(map(_may_have_a_time, filled)) > MOST_TIMES


def _may_have_a_time(line: str) -> bool:
    known = _TIME.search(line) or _PLAIN_TIME.match(line)
    return known is not None or "??" in line or "TB" in line or "nknown" in line


def too_many(place: Place) -> Letter:
    """What is said of a timeline that nobody would read."""
    what = f"This timeline has more than {MOST_TIMES:,} times or {MOST_LINES:,} lines"
    return Letter(what, "keep the important ones and link to the rest", place)


def dated_timeline(text: UndatedTimeline, *, zone: tzinfo, day: date) -> DatedTimeline:
    """The timeline of an incident file; `day` is where it begins unless it says otherwise."""
    passages = in_stated_zone(text.chronicle, _clocks_of(text, zone))
    calendar = Calendar(day, language=text.chronicle.month_first)
    found = tuple(dated(passages, calendar, _clocks_of(text, zone)))
    shown = tuple(item for item in found if not isinstance(item.passage, _NO_EVENT))
    serious = (*text.letters, *_too_long(shown))
    doubts = (*lines_asked(text.chronicle.passages), *most_helpful(tuple(_doubts(found))))
    return DatedTimeline(
        tuple(map(event_of, shown)),
        MappingProxyType(key_events_in(found)),
        (*most_helpful(serious), *_zone_asked(text, zone), *doubts),
    )


def in_stated_zone(chronicle: Chronicle, clocks: Clocks) -> tuple[Passage, ...]:
    """What is told; where the text states another zone than the file has, in that one."""
    if chronicle.zone is None or clocks.there(chronicle.zone) is None:
        return chronicle.passages
    if chronicle.zone == str(clocks.local):
        return chronicle.passages
    return tuple(in_zone(item, chronicle.zone) for item in chronicle.passages)


def _clocks_of(text: UndatedTimeline, zone: tzinfo) -> Clocks:
    """The clocks of the file; a zone that is asked about shows its times as they are written."""
    asked = text.stated if text.is_asked(zone) else None
    return Clocks(zone, local_names(zone) | (zones.family(asked) if asked else frozenset()))


def _zone_asked(text: UndatedTimeline, zone: tzinfo) -> Iterator[Letter]:
    stated = text.stated
    if not stated or not text.is_asked(zone):
        return
    read = "" if str(zone) == stated else f", but are read as {zone}"
    places = time_zone.places_meant(stated)
    yield Letter(
        f"The times are marked as {stated}{read}: {stated} does not say which place is meant",
        f"add `timezone:` with {places}, or remove {stated} from the text",
        text.place,
        serious=False,
    )


def event_of(item: Dated) -> Event:
    """What is told, as an event of an incident."""
    if not isinstance(item.passage, TimelineEntry):
        return Event(item.passage.what if isinstance(item.passage, Note) else "", "")
    passage = item.passage
    return Event(
        passage.what,
        item.label,
        item.at,
        passage.kind,
        passage.source,
        passage.by,
        item.end,
        item.flags,
        item.written,
    )


def key_events_in(found: Iterable[Dated]) -> dict[str, datetime]:
    """The milestones of a list of key events, each as it is told first."""
    milestones: dict[str, datetime] = {}
    for item in found:
        if isinstance(item.passage, KeyEvent) and item.at:
            milestones.setdefault(item.passage.name, item.at)
    return milestones


def _too_long(found: Iterable[Dated]) -> Iterator[Letter]:
    for item in found:
        if not isinstance(item.passage, KeyEvent) and len(item.passage.what) > LONGEST_EVENT:
            what = f"This event is longer than {LONGEST_EVENT:,} characters"
            yield Letter(what, "shorten it and link to the rest", item.passage.place)


def _doubts(found: Iterable[Dated]) -> Iterator[Letter]:
    """A question about each time in doubt; what a heading leaves open is asked once."""
    before = None
    for item in found:
        doubt = item.doubt or (
            _unread(item.passage) if isinstance(item.passage, TimelineEntry) else None
        )
        if doubt and doubt is not before:
            yield Letter(doubt.what, doubt.remedy, item.passage.place, serious=False)
            before = doubt


def _unread(entry: TimelineEntry) -> times.UnclearTimeError | None:
    """The question about a time that is written in figures but cannot be read."""
    label = entry.label
    if (
        not label.unknown
        or label.start != type(label.start)()
        or not _FIGURES.search(label.written)
    ):
        return None
    return times.UnclearTimeError(
        f"`{short(label.written)}` cannot be read reliably as a time",
        "write it like this: 14:05 or ~14:05",
    )


MOST_LINES: Final = 20_500
"""Lines with words in a timeline; 10,000 events fit, and nobody is kept waiting by a log."""

MOST_TIMES: Final = 11_000
"""Lines that may hold a time."""

_TIME: Final = re.compile(r"\d(?:[-/.:hH]\d| ?[apAP]\.?[mM])")
_PLAIN_TIME: Final = re.compile(r"[\W_]*[0-2]\d[0-5]\d\b")
_GAPS: Final = 2
"""Blank lines for each line with words, as there may be in the longest timeline."""

_NO_EVENT: Final = (KeyEvent, Unread, Joined)
_FIGURES: Final = re.compile(r"^[^?XxHh]*\d[^?XxHh]*$")
