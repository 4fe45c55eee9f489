"""What people wrote about an incident, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Final

from action.errors import Place

MILESTONES: Final = ("started", "detected", "declared", "mitigated", "resolved")
"""The turns of an incident in their order, by the names of their fields."""
NEAR: Final = timedelta(days=3)
"""How far its events may be from the rest of an incident: people may have noticed it later."""
NOT_IN_INCIDENT_IO: Final = "no"
"""What `incident_io` says of an incident that incident.io knows nothing of."""
_SETTLED_WITHIN: Final = timedelta(days=31)
"""How long after the last event it may be mitigated or resolved: some wait for a repair."""


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the timeline; `at` is aware, or None where unknown, `label` as it was said.

    `what` is one line of people's Markdown. A line without a time, such as a note between two
    events, has an empty label. `end` is set for a range; `flags` name what is remarkable about the
    time: approximate, next-day, out-of-order, unclear, no-time, other-zone; `written` is the time
    in the zone of its line, where that is another.
    """

    what: str
    label: str
    at: datetime | None = None
    kind: str | None = None
    source: str | None = None
    by: str | None = None
    end: datetime | None = None
    flags: tuple[str, ...] = field(default=(), compare=False)
    written: str = ""


@dataclass(frozen=True, slots=True)
class Stated:
    """A length of time that people wrote down, such as *Time to repair: 1h 37m*."""

    what: str
    words: str
    minutes: int
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Incident:
    """What the incident file says. Logins have no @; times are aware, in the zone of the file.

    `key_events` are milestones in a list of such, by field name; `stated` are lengths of time.
    `audience` is open or closed, where somebody has said so. `incident_io` is its number or its id
    in incident.io.
    """

    id: str
    title: str
    severity: str
    timezone: str
    day: date
    summary: str | None = None
    impact: str | None = None
    started: datetime | None = None
    detected: datetime | None = None
    declared: datetime | None = None
    mitigated: datetime | None = None
    resolved: datetime | None = None
    lead: str | None = None
    scribe: str | None = None
    comms: str | None = None
    responders: tuple[str, ...] = ()
    clients: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    facilitator: str | None = None
    note_taker: str | None = None
    channel: str | None = None
    links: tuple[str, ...] = ()
    incident_io: str | None = None
    security: bool = False
    kind: str | None = None
    audience: str | None = None
    events: tuple[Event, ...] = ()
    stated: tuple[Stated, ...] = ()
    key_events: Mapping[str, datetime] = field(
        default_factory=lambda: MappingProxyType({}), hash=False
    )
    places: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}), compare=False)

    @property
    def is_confidential(self) -> bool:
        """Whether others hear no more of it than that there is a review."""
        return self.security or self.audience == "closed"

    @property
    def milestones(self) -> Mapping[str, datetime]:
        """The milestones that have a field of their own, in their order."""
        fields = {name: getattr(self, name) for name in MILESTONES}
        return {name: at for name, at in fields.items() if at}

    @property
    def event_days(self) -> tuple[date, date] | None:
        """The first and the last day of its events, where one has a time."""
        days = [event.at.date() for event in self.events if event.at]
        return (min(days), max(days)) if days else None

    @property
    def far_milestones(self) -> tuple[str, ...]:
        """The milestones that are so far from all events that a day or month may be a slip."""
        if not self.event_days:
            return ()
        first, last = self.event_days
        over = {"mitigated": _SETTLED_WITHIN, "resolved": _SETTLED_WITHIN}
        days = {name: at.date() for name, at in self.milestones.items()}
        return tuple(
            name
            for name, day in days.items()
            if first - day > NEAR or day - last > over.get(name, NEAR)
        )

    @property
    def known_milestones(self) -> Mapping[str, datetime]:
        """The same, with those that only a list of key events tells."""
        found = {**self.key_events, **self.milestones}
        return {name: found[name] for name in MILESTONES if name in found}

    @property
    def team(self) -> tuple[str, ...]:
        """Everyone who responded: lead, scribe, communications, responders; each once."""
        named = (self.lead, self.scribe, self.comms, *self.responders)
        return tuple({login.lower(): login for login in reversed(named) if login}.values())[::-1]
