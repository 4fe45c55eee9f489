"""A timeline that two sides change: the incident file, and people in the pull request.

What only one of them changed is taken over; what both changed is left as it stands and shown to
people. An event keeps its id through all of it, so that remarks stay with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import pairwise
from typing import Final

from action.review.incident import Event, Incident
from action.review.timeline import event_line
from action.review.timeline.ids import Telling, fresh_ids, remembered
from action.review.timeline.matching import matched
from action.review.timeline.memory import Memory, remembering
from action.review.timeline.placing import Arrival, placed
from action.review.timeline.rows import Block
from action.review.timeline.timeline import Timeline

NO_EVENTS: Final = "No events yet."
"""How the line begins that stands in a timeline without events."""
_FORMER: Final = "Nothing is told yet."
"""The same, as earlier versions wrote it."""


# --- what is shown to people ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Conflict:
    """An event that file and pull request tell differently; None for who does not tell it."""

    id: str
    file: str | None
    here: str | None


def conflicts(timeline: Timeline, now: Incident) -> tuple[Conflict, ...]:
    """The events that file and timeline still tell differently after both were changed."""
    known = timeline.memory
    if not known or not (known.differ or known.gone):
        return ()
    told = dict(zip(known.events, now.events, strict=False))
    rows = _rows_by_id(timeline)
    return (*_changed_by_both(known, told, rows), *_deleted_and_changed(known, told, rows))


def _changed_by_both(
    known: Memory, told: Mapping[str, Event], rows: Mapping[str, str]
) -> Iterator[Conflict]:
    for ident in known.differ:
        line = event_line.line(told[ident], ident) if ident in told else None
        if ident in rows and line != rows[ident]:
            yield Conflict(
                ident,
                event_line.plain_words(line) if line else None,
                event_line.plain_words(rows[ident]),
            )


def _deleted_and_changed(
    known: Memory, told: Mapping[str, Event], rows: Mapping[str, str]
) -> Iterator[Conflict]:
    for ident in known.gone:
        if ident in told and ident not in rows:
            yield Conflict(ident, event_line.plain_words(event_line.line(told[ident], ident)), None)


def _rows_by_id(timeline: Timeline) -> dict[str, str]:
    return {ident: timeline.lines[at].rstrip() for at, ident in timeline.marks}


def telling(timeline: Timeline, told: Incident | None) -> Telling:
    """How the file's events are told, by id; `told` is the version that the text came from."""
    known = timeline.memory
    events = told.events if told and known and len(told.events) == len(known.events) else ()
    by_id = dict(zip(known.events, events, strict=False)) if known else {}
    return lambda ident: event_line.line(by_id[ident], ident) if ident in by_id else None


# --- merging --------------------------------------------------------------------------------------


def merged(timeline: Timeline, before: Incident | None, now: Incident, blob: str) -> Timeline:
    """The timeline with the changes of the incident file, and everything people did to it kept."""
    known = timeline.memory or Memory()
    base = before.events if before and len(before.events) == len(known.events) else ()
    old = dict(zip(known.events, base, strict=False))
    same = matched(old, now.events) if base else _as_told(timeline, known, now.events)
    fresh = fresh_ids(known, timeline.marks)
    idents = [same.get(at) or next(fresh) for at in range(len(now.events))]
    both = _Both(timeline, old, dict(zip(idents, now.events, strict=True)))
    kept, differ = both.taken_over()
    differ += [] if base else both.told_otherwise(same)
    told = _with_arrivals(kept, both.arrivals(kept), both.days)
    body = Timeline(told).with_zone(now.timezone)
    done = replace(
        known,
        blob=blob,
        events=tuple(idents),
        differ=tuple(dict.fromkeys((*both.unsettled(known.differ), *differ))),
        gone=tuple(dict.fromkeys((*both.unsettled(known.gone), *both.gone()))),
        last=max((known.last, *map(event_line.number_of, idents))),
    )
    return Timeline(remembering(body, remembered(done, Timeline(body))))


def with_events(timeline: Timeline, events: Sequence[Event], heard: Iterable[str]) -> Timeline:
    """The timeline with events told in comments, remembering the commands that were heard."""
    known = timeline.memory or Memory()
    fresh = fresh_ids(known, timeline.marks)
    arrivals = [_arrival(event, next(fresh)) for event in events]
    body = _with_arrivals(_filled(timeline.lines), arrivals)
    done = replace(known, heard=tuple(dict.fromkeys((*known.heard, *heard))))
    return Timeline(remembering(body, remembered(done, Timeline(body))))


def _filled(lines: Sequence[str]) -> list[str]:
    """The lines without the blank ones at their end."""
    return "\n".join(lines).rstrip().split("\n")


def _with_arrivals(
    rows: Sequence[str], arrivals: Sequence[Arrival], days: Mapping[str, date] | None = None
) -> str:
    kept = [row for row in rows if not (arrivals and row.startswith((NO_EVENTS, _FORMER)))]
    return "\n".join(placed(kept, arrivals, days))


def _arrival(
    event: Event, ident: str, day: date | None = None, after: str | None = None
) -> Arrival:
    clock = time(event.at.hour, event.at.minute, event.at.second) if event.at else None
    on = event.at.date() if event.at else day
    return Arrival(ident, event_line.line(event, ident), on, clock, after)


def _as_told(timeline: Timeline, known: Memory, events: Sequence[Event]) -> dict[int, str]:
    """The ids under which a timeline tells these events already, where nobody knows from what.

    In just these words, else at just this time, if only one of either has it.
    """
    told = {block.ident: block for block in timeline.rows.blocks if block.ident}
    found = _in_these_words(told, events)
    left = set(known.events) - set(found.values())
    at_times = {ident: (told[ident].day, told[ident].clock) for ident in left & told.keys()}
    wanted = {
        at: (event.at.date(), event.at.time())
        for at, event in enumerate(events)
        if event.at and at not in found
    }
    return found | _pairs(wanted, at_times)


def _in_these_words(told: Mapping[str, Block], events: Sequence[Event]) -> dict[int, str]:
    words: dict[str, list[str]] = {}
    for ident, block in reversed(list(told.items())):
        words.setdefault(event_line.without_mark(block.text), []).append(ident)
    lines = (event_line.without_mark(event_line.line(event, "e0")) for event in events)
    return {at: words[line].pop() for at, line in enumerate(lines) if words.get(line)}


def _pairs(waiting: Mapping[int, object], free: Mapping[str, object]) -> dict[int, str]:
    """What two sides have in common, where it is the only one on either."""
    there: dict[object, list[str]] = {}
    for ident, sign in free.items():
        there.setdefault(sign, []).append(ident)
    wanted: dict[object, list[int]] = {}
    for at, sign in waiting.items():
        wanted.setdefault(sign, []).append(at)
    return {
        places[0]: there[sign][0]
        for sign, places in wanted.items()
        if len(places) == 1 and len(there.get(sign, ())) == 1
    }


class _Both:
    """A timeline as people left it, and the events of the file before and now, by id."""

    def __init__(
        self, timeline: Timeline, old: Mapping[str, Event], new: Mapping[str, Event]
    ) -> None:
        self.timeline, self.old, self.new = timeline, old, new
        self.rows = _filled(timeline.lines)
        self.here = _rows_by_id(timeline)
        told = {**new, **old}
        self.days = {ident: event.at.date() for ident, event in told.items() if event.at}

    def taken_over(self) -> tuple[list[str], list[str]]:
        """The rows with what only the file changed; and the ids of what both changed.

        An event at another time than before is left out: it joins again at its new place.
        """
        found = self.timeline.rows
        alone = {block.first for block in found.blocks if block.alone}
        rows: dict[int, str] = dict(enumerate(self.rows))
        dropped: set[int] = set()
        differ: list[str] = []
        for at, ident in self.timeline.marks:
            was, now = self.old.get(ident), self.new.get(ident)
            if was is None or was == now:
                continue
            told = event_line.line(now, ident) if now else None
            mine = self.here[ident] == event_line.line(was, ident)
            if mine and told and now and _wall(now) == _wall(was):
                rows[at] = told + ("\r" if rows[at].endswith("\r") else "")
            elif mine and at in alone:
                dropped.add(at)
            elif self.here[ident] != told:
                differ.append(ident)
        dropped |= _emptied(self.rows, [h.line for h in found.headings], dropped)
        return [row for at, row in rows.items() if at not in dropped], differ

    def arrivals(self, kept: Sequence[str]) -> list[Arrival]:
        """The events of the file that the rows do not tell, but for those that people deleted."""
        there = {ident for _, ident in Timeline("\n".join(kept)).marks}
        found: list[Arrival] = []
        after: str | None = None
        for (ident, event), day in zip(
            self.new.items(), event_line.days(tuple(self.new.values())), strict=True
        ):
            if ident not in there and (ident in self.here or ident not in self.old):
                found.append(_arrival(event, ident, day, after))
            elif ident not in there:
                continue
            after = ident
        return found

    def told_otherwise(self, same: Mapping[int, str]) -> list[str]:
        """What was told before in other words than the file's, and nobody knows who changed it."""
        return [i for i in same.values() if self.here[i] != event_line.line(self.new[i], i)]

    def gone(self) -> list[str]:
        """What people deleted and the file has changed since."""
        return [
            ident
            for ident, was in self.old.items()
            if ident not in self.here and self.new.get(ident, was) != was
        ]

    def unsettled(self, before: Iterable[str]) -> list[str]:
        """Those of the differences shown before on which the two sides have not agreed."""
        return [
            ident
            for ident in before
            if not any(self._is_told(ident, by) for by in (self.old, self.new))
        ]

    def _is_told(self, ident: str, events: Mapping[str, Event]) -> bool:
        """Whether the timeline tells an event in just the words of the file."""
        return ident in events and self.here.get(ident) == event_line.line(events[ident], ident)


def _wall(event: Event) -> datetime | None:
    """What the clocks of the timeline showed, by which events have their place in it."""
    return event.at.replace(tzinfo=None) if event.at else None


def _emptied(rows: Sequence[str], headings: Sequence[int], dropped: set[int]) -> set[int]:
    """The headings of days of which nothing is left, with the blank rows below them."""
    emptied: set[int] = set()
    for line, after in pairwise([*headings, len(rows)]):
        below = range(line + 1, after)
        left = any(rows[at].strip() for at in below if at not in dropped)
        if event_line.day_of_heading(rows[line]) and dropped & set(below) and not left:
            emptied |= {line, *below}
    return emptied
