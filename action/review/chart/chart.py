"""The timeline as a picture: phases, milestones, events, and stretches of which nothing is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import pairwise
from typing import Final

from action.markdown import safe
from action.markdown.safe import Safe
from action.review import words
from action.review.chart.axis import Axis
from action.review.chart.mermaid import label
from action.review.chart.points import Gap, Point, long_gaps, points, worth_drawing
from action.review.incident import MILESTONES, Event, Incident
from action.review.timeline import reading_back
from action.review.timeline.timeline import Timeline

PHASES: Final = tuple(name for name in MILESTONES if name != "declared")
"""The milestones at which another phase begins."""
LANES: Final = 4
"""People whose doings get rows of their own, where several are named."""
NOTHING: Final = Safe()
WIDE, NARROW = 60, 13
"""Columns of a label, and of a name at the left, that fit at the width we ask Mermaid for."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A row: a stretch of the axis, and its true length.

    `label` is harmless already; without one, `kind` tells the template what to say.
    """

    kind: str
    at: datetime
    end: datetime
    length: timedelta
    label: Safe = NOTHING


@dataclass(frozen=True, slots=True)
class Lane:
    """Rows that belong together: phases, milestones, events, quiet; or what one person did."""

    kind: str
    bars: tuple[Bar, ...]
    name: Safe = NOTHING


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture, and how many events it shows and leaves out.

    `untimed` have no time, `remote` would make one stroke of all others, `surplus` are too many.
    `shifted`: the clocks were changed on the way.
    """

    axis: Axis
    lanes: tuple[Lane, ...]
    shown: int
    untimed: int
    remote: int
    surplus: int
    shifted: bool

    @property
    def quiet(self) -> bool:
        """Whether it marks stretches of which nothing is told."""
        return any(lane.kind == "quiet" for lane in self.lanes)


def picture(incident: Incident, timeline: Timeline) -> Safe:
    """The picture of a timeline in Markdown; nothing where too little of it has a time."""
    drawn = chart(incident, timeline)
    return Safe(words.render("_chart.md.j2", chart=drawn).rstrip("\n") if drawn else "")


def chart(incident: Incident, timeline: Timeline) -> Chart | None:
    """What to draw of a timeline; None where it tells fewer than two points."""
    events = tuple(reading_back.events_of(timeline, incident, _zone(incident)))
    ordered = points(incident, events)
    last = max((point.end for point in ordered), default=None)
    if last is None or ordered[0].at == last:
        return None
    axis = Axis(ordered[0].said, last)
    timed = [point for point in ordered if point.event]
    gaps = long_gaps(ordered)
    shown = worth_drawing(timed, gaps)
    untimed = sum(event.at is None for event in events)
    lanes = (
        *_of_milestones({point.name: point for point in ordered if point.name}, axis),
        *_of_events(incident, shown, axis),
        Lane("quiet", tuple(_stretch("quiet", gap, axis) for gap in gaps)),
    )
    return Chart(
        axis,
        tuple(lane for lane in lanes if lane.bars),
        shown=len(shown),
        untimed=untimed,
        remote=len(events) - untimed - len(timed),
        surplus=len(timed) - len(shown),
        shifted=len({point.said.utcoffset() for point in ordered}) > 1,
    )


def _zone(incident: Incident) -> tzinfo:
    told = (*incident.known_milestones.values(), *(event.at for event in incident.events))
    return next((at.tzinfo for at in told if at and at.tzinfo), UTC)


# --- rows -----------------------------------------------------------------------------------------


def _of_milestones(named: dict[str, Point], axis: Axis) -> Iterator[Lane]:
    turns = [(name, named[name].at) for name in PHASES if name in named]
    phases = (
        _stretch(f"{one}-{two}", Gap(at, end), axis)
        for (one, at), (two, end) in pairwise(turns)
        if at < end
    )
    yield Lane("phases", tuple(phases))
    yield Lane("milestones", tuple(_turn(point, axis) for point in named.values()))


def _stretch(kind: str, gap: Gap, axis: Axis) -> Bar:
    return Bar(kind, axis.place(gap.at), axis.place(gap.end), gap.length)


def _turn(point: Point, axis: Axis) -> Bar:
    at = axis.place(point.at)
    said = f"{axis.clock(point.said)} {point.name.capitalize()}"
    return Bar("milestone", at, at, timedelta(), label(said, WIDE))


def _of_events(incident: Incident, shown: Sequence[Point], axis: Axis) -> Iterator[Lane]:
    """One lane; where several people are named, one for each of those who are named most."""
    rows = [(_whose(incident, m.event), _row(m, m.event, axis)) for m in shown if m.event]
    counted = Counter(who for who, _ in rows if who.kind != "events")
    people = [who for who, _ in counted.most_common(LANES)] if len(counted) > 1 else []
    everybody = Lane("events", ())
    for lane in (everybody, *people):
        bars = (bar for who, bar in rows if (who if who in people else everybody) == lane)
        yield Lane(lane.kind, tuple(bars), lane.name)


def _whose(incident: Incident, event: Event) -> Lane:
    """The lane in which an event could stand; roles rather than names."""
    by = safe.one_line(event.by or "").removeprefix("@")
    roles = {"lead": incident.lead, "scribe": incident.scribe, "comms": incident.comms}
    if not by:
        return Lane("events", ())
    role = next((role for role, who in roles.items() if who and who.lower() == by.lower()), None)
    return Lane(role, ()) if role else Lane("person", (), label(by, NARROW))


def _row(point: Point, event: Event, axis: Axis) -> Bar:
    about = "~" if "approximate" in event.flags else ""
    until = f"–{axis.clock(event.end)}" if event.end and point.end > point.at else ""
    said = f"{about}{axis.clock(point.said)}{until} {safe.excerpt(event.what)}"
    at, end = axis.place(point.at), axis.place(max(point.end, point.at + axis.stroke))
    return Bar("event", at, end, point.end - point.at, label(said, WIDE))
