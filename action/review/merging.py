"""A timeline that two sides change: the incident file, and people in the pull request.

What only one of them changed is taken over; what both changed is left as it stands and shown to
people. An event keeps its id through all of it, so that remarks stay with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from action.review import sections, timeline
from action.review.fences import fenced
from action.review.model import Event, Incident

LINE: Final = re.compile(r"^\s*[-*+] (?P<text>.*?)\s*<!-- (?P<id>e\d+) -->\s*$")
TIMED: Final = re.compile(r"^[-*+] \*\*[^*\d]{0,3}\d[^*]*\*\*\s*\S")
"""A line that begins with a time in bold, as ours do."""
CLOCK: Final = re.compile(r"^\*\*(?P<clock>[^*]*)\*\*")


@dataclass(frozen=True, slots=True)
class Conflict:
    """An event that the incident file and the pull request now tell differently."""

    id: str
    file: str | None
    here: str


def conflicts(text: str, now: Incident) -> tuple[Conflict, ...]:
    """The events that file and timeline still tell differently after both were changed."""
    found = sections.markers(text, "source")
    if not found or not found[-1].get("differ"):
        return ()
    idents = found[-1].get("events", "").split()
    told = dict(zip(idents, now.events, strict=False))
    rows = {ident: row.rstrip() for row in text.splitlines() if (ident := timeline.event_id(row))}
    return tuple(
        Conflict(
            ident,
            timeline.title(timeline.line(told[ident], ident)) if ident in told else None,
            timeline.title(rows[ident]),
        )
        for ident in found[-1]["differ"].split()
        if ident in rows and (ident not in told or timeline.line(told[ident], ident) != rows[ident])
    )


def merged(text: str, before: Incident | None, now: Incident, blob: str) -> str:
    """The timeline with the changes of the incident file, and everything people did to it kept."""
    found = sections.markers(text, "source")
    idents = tuple(found[-1].get("events", "").split()) if found else ()
    differing = found[-1].get("differ", "").split() if found else []
    base = before.events if before and len(before.events) == len(idents) else ()
    old = dict(zip(idents, base, strict=False)) if base else {}
    lines = text.splitlines()
    kept = {ident for row in lines if (ident := timeline.event_id(row))}
    matched = _matched(old, now.events, text)
    known = kept | _listed(found)
    fresh = _fresh_ids(known)
    new_idents = tuple(matched.get(i) or next(fresh) for i in range(len(now.events)))
    rows, differ = _changed(lines, old, dict(zip(new_idents, now.events, strict=True)))
    here = {ident for row in rows if (ident := timeline.event_id(row))}
    gone = {ident for ident in old if ident not in kept}
    added = [(i, k) for i, k in enumerate(new_idents) if k not in here and k not in gone]
    rows = _with_added(rows, now.events, added)
    joined = "\n".join(row for row in rows if not sections.markers(row, "source")).rstrip("\n")
    differ = list(dict.fromkeys([*differing, *differ]))
    return f"{joined}\n\n{timeline.source_marker(blob, new_idents, differ, known)}\n"


def with_ids(text: str) -> str:
    """The timeline in which every event has an id, also those that people added there."""
    found = sections.markers(text, "source")
    known = {ident for row in text.splitlines() if (ident := timeline.event_id(row))} | _listed(
        found
    )
    fresh = _fresh_ids(known)
    rows = text.split("\n")
    hidden = fenced(rows)
    for i, row in enumerate(rows):
        if i not in hidden and _lacks_id(row):
            known.add(ident := next(fresh))
            rows[i] = f"{row.rstrip()} <!-- {ident} -->"
        elif found and sections.markers(row, "source"):
            rows[i] = _remembering(found[-1], known) if known > _listed(found) else row
    return "\n".join(rows)


def _listed(found: Sequence[Mapping[str, str]]) -> set[str]:
    """The ids that the marker of a timeline knows to be given, as far as it tells."""
    told = found[-1] if found else {}
    return {*told.get("events", "").split(), *told.get("last", "").split()}


def _remembering(told: Mapping[str, str], known: Iterable[str]) -> str:
    events, differ = told.get("events", "").split(), told.get("differ", "").split()
    return timeline.source_marker(told.get("blob", ""), events, differ, known)


def _lacks_id(row: str) -> bool:
    return bool(TIMED.match(row)) and timeline.event_id(row) is None


def _matched(old: dict[str, Event], events: Sequence[Event], text: str) -> dict[int, str]:
    """Which events were told before: the same, else at the same time, else in the same words."""
    free = dict(old)
    found: dict[int, str] = {}
    ways = (
        lambda a, b: a == b,
        lambda a, b: (a.at, a.label) == (b.at, b.label) and a.at is not None,
        lambda a, b: a.what == b.what,
    )
    for same in ways:
        for i, event in enumerate(events):
            ident = (
                next((k for k, was in free.items() if same(was, event)), None)
                if i not in found
                else None
            )
            if ident:
                found[i] = ident
                del free[ident]
    if not old:
        for i, event in enumerate(events):
            if ident := _told(event, text, set(found.values())):
                found[i] = ident
    return found


def _told(event: Event, text: str, taken: set[str]) -> str | None:
    """The id under which a timeline already tells an event in just these words."""
    wanted = timeline.line(event, "e0").rpartition(" <!--")[0]
    for row in text.splitlines():
        ident = timeline.event_id(row)
        if ident and ident not in taken and row.rpartition(" <!--")[0] == wanted:
            return ident
    return None


def _fresh_ids(taken: set[str]) -> Iterator[str]:
    number = max(map(timeline.number_of, taken), default=0)
    while True:
        number += 1
        yield f"e{number}"


def _changed(
    lines: Sequence[str], old: dict[str, Event], new: dict[str, Event]
) -> tuple[list[str], list[str]]:
    """Take over what only the file changed; leave, and name, what both changed.

    An event at another time than before is left out here: it joins again at its new place.
    """
    rows: list[str] = []
    differ: list[str] = []
    for row in lines:
        ident = timeline.event_id(row)
        if ident is None or ident not in old or new.get(ident) == old[ident]:
            rows.append(row)
            continue
        was, now = timeline.line(old[ident], ident), new.get(ident)
        told = timeline.line(now, ident) if now else None
        if row.rstrip() == was:
            rows += [told] if told and now and now.at == old[ident].at else []
        elif row.rstrip() == told:
            rows.append(row)
        else:
            rows.append(row)
            differ.append(ident)
    return rows, differ


def _with_added(
    rows: list[str], events: Sequence[Event], added: Iterable[tuple[int, str]]
) -> list[str]:
    """Put new events where they belong in time, under the heading of their day."""
    days = list(timeline.days(events))
    for i, ident in added:
        rows = _placed(rows, days[i], timeline.line(events[i], ident), events[i])
    return rows


def _placed(rows: list[str], day: date | None, row: str, event: Event) -> list[str]:
    spot = _spot(rows, day, event)
    if spot is not None:
        return [*rows[:spot], row, *rows[spot:]]
    end = max((i + 1 for i, r in enumerate(rows) if timeline.event_id(r)), default=len(rows))
    later = next(
        (i for i, r in enumerate(rows) if day and (d := timeline.day_of_heading(r)) and d > day),
        end,
    )
    heading = ["", timeline.HEADING + timeline.named(day), ""] if day else []
    return [*rows[:later], *heading, row, *([""] if later != end else []), *rows[later:]]


def _spot(rows: Sequence[str], day: date | None, event: Event) -> int | None:
    """Where in its day an event belongs, or None where the day has no heading yet."""
    current: date | None = None
    spot: int | None = None
    clock = f"{event.at:%H:%M}" if event.at else None
    for i, row in enumerate(rows):
        current = timeline.day_of_heading(row) or current
        if current != day or (not timeline.event_id(row) and not timeline.day_of_heading(row)):
            continue
        if (
            spot is None
            or timeline.day_of_heading(row)
            or not clock
            or (_clock(row) or "") <= clock
        ):
            spot = i + (2 if timeline.day_of_heading(row) else 1)
    return spot


def _clock(row: str) -> str | None:
    told = LINE.match(row)
    found = CLOCK.match(told["text"]) if told else None
    return found["clock"].lstrip("~") if found else None
