"""The turns of an incident: as its people wrote them down, else found among the events and asked.

What fields of the file say counts, then a list of key events in the report. The words of an event
are only a hint: they fill a gap, with a question mark, where they fit between all that is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Final

from action import time_of_day
from action.instants import between, instant, is_before
from action.markdown import safe
from action.markdown.ticks import without_code
from action.review.incident import MILESTONES, Event, Incident
from action.review.questions import milestone_words
from action.review.timeline import event_line
from action.review.timeline.timeline import Timeline

WANTED: Final = ("started", "detected", "resolved")
"""Those that are asked for: how long nobody knew, and how long it took, follow from them."""
CLOSE: Final = timedelta(minutes=5)
"""How far two sources of one milestone may lie apart, for they were written by different clocks."""

_SHORT: Final = 60
"""Characters of an event's line that a question repeats."""
DOUBTFUL: Final = frozenset({"unclear", "no-time", "out-of-order"})
_ADDRESS: Final = re.compile(r"<https?://[^<>\s]*+>")
_BULLET: Final = re.compile(r"\A\s*+[-*+] ")
_AFTER: Final[Mapping[str, tuple[str, ...]]] = {
    "resolved": MILESTONES[:4],
    "declared": MILESTONES[:2],
    "mitigated": MILESTONES[:2],
    "detected": MILESTONES[:1],
    "started": (),
}
"""What comes before each; in this order they are looked for. An incident may be declared late."""
_LAST: Final = frozenset({"mitigated", "resolved"})
"""Of these the last counts, for it may come again; of the others the first."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event that the timeline still tells at the time that the file gives, and its line."""

    id: str
    event: Event
    line: str
    url: str = ""

    @property
    def words(self) -> str:
        """The beginning of its line, by which people find it."""
        told = self.line or f"{self.event.label} {self.event.what}"
        return safe.shortened(event_line.plain_words(told), _SHORT)

    @property
    def what(self) -> str:
        """The same without its time, for where that is said already."""
        return self.words.removeprefix(self.label).strip() or self.words

    @property
    def label(self) -> str:
        """The time as it was written."""
        return self.event.label


@dataclass(frozen=True, slots=True)
class Milestone:
    """A turn of the incident; `event` is the one whose words it was found in, if it was."""

    name: str
    at: datetime
    event: Told | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """Two times for one milestone: what counts, and what a list of key events or an event says."""

    name: str
    at: datetime
    other: datetime
    event: Told | None = None


@dataclass(frozen=True, slots=True)
class Milestones:
    """What is known of the turns, what may be meant for one, and what does not agree."""

    all: tuple[Milestone, ...]
    signs: Mapping[str, tuple[Told, ...]]
    differences: tuple[Difference, ...] = ()
    disorder: tuple[tuple[Milestone, Milestone], ...] = ()

    @property
    def found(self) -> tuple[Milestone, ...]:
        """Those that only the words of an event tell."""
        return tuple(turn for turn in self.all if turn.event)

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of those that nobody has told and that are worth asking for."""
        known = {turn.name for turn in self.all}
        return tuple(name for name in WANTED if name not in known)


# --- events as they stand -------------------------------------------------------------------------


def worth_asking(
    events: Sequence[Event], timeline: Timeline | None, address: str = ""
) -> tuple[Told, ...]:
    """The events of the file that there may be something to ask about, as this timeline tells them.

    Each leads to its line, where the timeline has an address.
    None is the timeline that is still to be written. An event that people deleted there, or told at
    another time, is none of the file any more.
    """
    if timeline is None:
        return tuple(_to_be_told(zip(event_line.new_ids(events), events, strict=True)))
    rows = {ident: row for row in timeline.lines if (ident := event_line.event_id(row))}
    still = _still_told(zip(_idents(timeline, len(events)), events, strict=False), rows)
    lines = timeline.numbers if address else {}
    return tuple(
        replace(one, url=f"{address}#L{lines[one.id]}") if one.id in lines else one for one in still
    )


def _to_be_told(pairs: Iterable[tuple[str, Event]]) -> Iterator[Told]:
    for ident, event in pairs:
        if event.flags or milestone_words.may_tell(f"{event.kind} {event.what}"):
            yield Told(ident, event, event_line.line(event, ident))


def _still_told(pairs: Iterable[tuple[str, Event]], rows: Mapping[str, str]) -> Iterator[Told]:
    for ident, event in pairs:
        row = rows.get(ident)
        if (
            row
            and (event.flags or milestone_words.may_tell(row))
            and event_line.is_at(row, event.label)
        ):
            yield Told(ident, event, row)


def _idents(timeline: Timeline, count: int) -> tuple[str, ...]:
    """The ids of the events of the file; none where the timeline is of another file."""
    idents = timeline.memory.events if timeline.memory else ()
    return idents if len(idents) == count else ()


# --- milestones -----------------------------------------------------------------------------------


def turns_of(incident: Incident, events: Iterable[Told]) -> Milestones:
    """All that is known and found of the turns of this incident."""
    hints = _hints(events)
    fields, written = incident.milestones, incident.known_milestones
    turns = {name: Milestone(name, at) for name, at in written.items()}
    for name in _AFTER:
        if name not in turns and (event := _fitting(name, hints.get(name, ()), turns)):
            assert event.event.at is not None, "an event without a time hints at nothing"
            turns[name] = Milestone(name, event.event.at, event)
    return Milestones(
        tuple(turns[name] for name in MILESTONES if name in turns),
        hints,
        (*_against(fields, incident.key_events), *_against_words(written, hints)),
        tuple(_disorder(turns, fields)),
    )


def _hints(events: Iterable[Told]) -> dict[str, tuple[Told, ...]]:
    """The events that tell a milestone, in the order of time."""
    found: dict[str, list[Told]] = {}
    for one in events:
        certain = one.event.at and not DOUBTFUL.intersection(one.event.flags)
        if certain and (name := milestone_words.milestone(bare_words(one))):
            found.setdefault(name, []).append(one)
    return {name: tuple(sorted(each, key=_moment)) for name, each in found.items()}


def bare_words(one: Told) -> str:
    """The words of the line as it stands, without its time and source.

    Code and addresses are no words: `…` stands for each.
    """
    bare = event_line.unmarked_time(event_line.without_details(one.line))
    shown = safe.words(_ADDRESS.sub("…", without_code(_BULLET.sub("", bare, count=1), "…")))
    return shown.removeprefix(one.label).strip()


def whole_words(one: Told) -> str:
    """The same with code and addresses as they stand there."""
    return safe.words(event_line.unmarked_time(event_line.without_details(one.line)))


def _moment(one: Told) -> tuple[datetime, int]:
    return instant(_at(one)), event_line.number_of(one.id)


def _at(one: Told) -> datetime:
    assert one.event.at is not None, "an event without a time hints at nothing"
    return one.event.at


def _fitting(name: str, hints: Sequence[Told], turns: Mapping[str, Milestone]) -> Told | None:
    """The event that tells this milestone at a time that fits all the others."""
    earliest = max((instant(turns[n].at) for n in _AFTER[name] if n in turns), default=None)
    later = (instant(turns[n].at) for n, before in _AFTER.items() if name in before and n in turns)
    latest = min(later, default=None)
    taken = {turn.event for turn in turns.values()}
    for one in reversed(hints) if name in _LAST else hints:
        at = _moment(one)[0]
        fits = (earliest is None or earliest <= at) and (latest is None or at <= latest)
        if fits and one not in taken:
            return one
    return None


def _against(
    fields: Mapping[str, datetime], listed: Mapping[str, datetime]
) -> Iterator[Difference]:
    """Where a list of key events says something else than the field of the file."""
    for name in MILESTONES:
        if name in fields and name in listed and _apart(fields[name], listed[name]):
            yield Difference(name, fields[name], listed[name])


def _against_words(
    written: Mapping[str, datetime], hints: Mapping[str, tuple[Told, ...]]
) -> Iterator[Difference]:
    """Where events tell that it was declared or resolved, and none at the time written down."""
    for name in ("declared", "resolved"):
        moments = [_at(one) for one in hints.get(name, ())]
        if name in written and moments and all(_apart(m, written[name]) for m in moments):
            one = hints[name][-1 if name in _LAST else 0]
            yield Difference(name, written[name], _at(one), one)


def _apart(one: datetime, other: datetime) -> bool:
    """Whether two times are more than two views of one moment."""
    return abs(between(one, other)) > CLOSE


def _disorder(
    turns: Mapping[str, Milestone], fields: Mapping[str, datetime]
) -> Iterator[tuple[Milestone, Milestone]]:
    """Two that come in the wrong order; a hint on the file has told it where both are fields."""
    written = [turns[name] for name in MILESTONES if name in turns and not turns[name].event]
    for first, second in pairwise(written):
        if is_before(second.at, first.at) and not {first.name, second.name} <= fields.keys():
            yield first, second


def as_written(at: datetime, day: date) -> str:
    """A time as a field of the incident file takes it."""
    return time_of_day.written(at) if at.date() == day else time_of_day.with_day(at)
