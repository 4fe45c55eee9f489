"""The zone that the times of a timeline name themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from action.read.freetext.labels import zones
from action.read.freetext.passages.passage import KeyEvent, Passage, TimelineEntry


def usual_zone(passages: Sequence[Passage]) -> str | None:
    """The zone of all times, where they say it: the first and no other, or more than half of them.

    Winter and summer of one place are its zone, where that has a name: CET for CET and CEST. Where
    no time names a zone, one may say it with a bracket: 14:40 (13:40 UTC).
    """
    told = _told(passages)
    named = [zone for zone in told if zone]
    usual = most_named(named)
    if usual is None:
        return _told_in_brackets(passages)
    family = zones.family(usual)
    alike = [zone for zone in named if zone in family]
    if 2 * len(alike) <= len(told) and not (told[0] in family and len(alike) == len(named)):
        return None
    winter = zones.in_winter(family)
    return winter if winter in alike else usual


def _told_in_brackets(passages: Iterable[Passage]) -> str | None:
    """The zone that brackets tell of the times before them, where all tell the same."""
    told = {item.label.zone for item in passages if isinstance(item, TimelineEntry)} - {None}
    return told.pop() if len(told) == 1 else None


def zone_of_any(passages: Iterable[Passage]) -> str | None:
    """The zone that most of the times name, however few they are."""
    return most_named([zone for zone in _told(passages) if zone])


def most_named(named: list[str]) -> str | None:
    """What is named most often, of several what is named first."""
    return max(dict.fromkeys(named), key=named.count, default=None)


def _told(passages: Iterable[Passage]) -> list[str | None]:
    """The zone of each time as it is written, None where it says none."""
    labels = (item.label for item in passages if isinstance(item, TimelineEntry | KeyEvent))
    said = [label.start.zone for label in labels if label.start.clock]
    return [zones.short_zone(zone) if zone else None for zone in said]
