"""A strict stand-in for GitHub, spoken over HTTP, in which people act too."""

from tests.github.faults import (
    FieldRefused,
    Kill,
    LostAfter,
    LostBefore,
    Meanwhile,
    Refused,
    Slow,
    Stale,
    rate_limited,
    secondary_limited,
)
from tests.github.hub import Hub, Snapshot
from tests.github.log import Arrival, Request
from tests.github.payloads import Event
from tests.github.people import Person
from tests.github.runner import Run, Runner

__all__ = [
    "Arrival",
    "Event",
    "FieldRefused",
    "Hub",
    "Kill",
    "LostAfter",
    "LostBefore",
    "Meanwhile",
    "Person",
    "Refused",
    "Request",
    "Run",
    "Runner",
    "Slow",
    "Snapshot",
    "Stale",
    "rate_limited",
    "secondary_limited",
]
