"""The incident file: what people wrote about an incident, every value with its line and column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, tzinfo
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from action import time_of_day, time_zone
from action.errors import Letter, Place, ReviewError
from action.instants import is_before
from action.read import names, report, times
from action.read.blank.left_over import lines_with_marks, still_unnamed
from action.read.durations import stated_lengths
from action.read.forms.form import names_of
from action.read.forms.form_letters import filled
from action.read.forms.incident_form import IncidentForm
from action.read.forms.values import FormContext
from action.read.timeline import UndatedTimeline, dated_timeline, undated_timeline
from action.read.yaml.cut_short import cut_short
from action.read.yaml.placed_yaml import PlacedYaml
from action.read.yaml.source import PlacedLine
from action.read.yaml.yaml_letters import short
from action.review.incident import Incident
from action.review.settings import Settings

_ANY_DAY: Final = date(2001, 1, 1)
_TURNED: Final = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
"""What turns the direction of the words around it."""


def incident(text: str, *, path: str, settings: Settings) -> tuple[Incident, tuple[Letter, ...]]:
    """What the file says, and hints about it. Raises ReviewError with all letters.

    `path` is the path in the repository; the folder that holds the file gives the id.
    """
    placed = report.fields_of(text, path)
    undated = undated_timeline(placed)
    reading, letters = _reading(placed, settings, undated)
    form, misfits = filled(IncidentForm, placed, reading)
    found = dated_timeline(undated, zone=reading.zone, day=reading.day)
    letters = (*letters, *misfits, *(letter for letter in found.letters if letter.serious))
    if form is None or letters:
        raise ReviewError(*sorted(letters, key=_position))
    given = {name: value for name, value in form if name not in {"timezone", "date", "timeline"}}
    found_incident = Incident(
        id=names.folder(path) or "",
        timezone=str(reading.zone),
        day=reading.day,
        events=found.events,
        stated=stated_lengths(_lines(placed, undated)),
        key_events=found.key_events,
        places=MappingProxyType(_places(placed)),
        **given,
    )
    hints = (
        *_disorder(found_incident),
        *_far(found_incident),
        *cut_short(placed),
        *lines_with_marks(placed),
        *(letter for letter in found.letters if not letter.serious),
    )
    return found_incident, tuple(sorted(hints, key=_position))


def _reading(
    placed: PlacedYaml, settings: Settings, undated: UndatedTimeline
) -> tuple[FormContext, tuple[Letter, ...]]:
    """The day and zone to read the file in; where they are broken, any that let us read on."""
    written = placed.data.get("date")
    said = names.calendar_day(written.strip()) if isinstance(written, str) else None
    name = names.folder(placed.path)
    day = names.day_of(name) if name else None
    letters = () if day else (_misnamed(placed, name, said),)
    return FormContext(settings, said or day or _ANY_DAY, _zone(placed, settings, undated)), letters


def _zone(placed: PlacedYaml, settings: Settings, undated: UndatedTimeline) -> tzinfo:
    """The zone of the file: as its field says, else as its text states, else the settings'."""
    written = placed.data.get("timezone")
    if not written or not isinstance(written, str):
        return undated.zone(time_zone.shown(settings.timezone))
    try:
        return times.zone(written)
    except times.UnclearTimeError:
        return time_zone.UTC


def _lines(placed: PlacedYaml, undated: UndatedTimeline) -> Iterator[PlacedLine]:
    """The text in which people may state how long something took; events tell it otherwise."""
    below = {place.line for place, _ in placed.report}
    for name in ("summary", "impact"):
        if placed.data.get(name) and placed.place((name,)).line not in below:
            yield from placed.lines((name,))
    if not placed.report:
        yield from undated.notes
    yield from placed.report


def _misnamed(placed: PlacedYaml, name: str | None, day: date | None) -> Letter:
    place = Place(placed.path.translate(_VISIBLE))
    if name is None:
        return Letter(
            "This file is not in an incident folder",
            f"move it to incidents/YYYY-MM-DD-words/{report.name_like(placed.path)}",
            place,
        )
    if unnamed := still_unnamed(name, placed.data, place):
        return unnamed
    title = placed.data.get("title")
    wanted = name if any(letter.isalnum() for letter in name) else str(title or "")
    return Letter(
        f"The folder name `{short(name)}` cannot be used as an id",
        f"rename it to {names.better(wanted, day)}",
        place,
    )


_VISIBLE: Final = dict.fromkeys((*range(32), *range(127, 160), *range(0xD800, 0xE000)), "?")


def _places(placed: PlacedYaml) -> dict[str, Place]:
    """Where each written field stands, by its name in the file."""
    return {name: placed.place((name,)) for name in names_of(IncidentForm) if placed.data.get(name)}


def _disorder(incident: Incident) -> Iterator[Letter]:
    """A question about each milestone that comes before the one it should follow (R86)."""
    for (first, earlier), (second, later) in pairwise(incident.milestones.items()):
        clock = time_of_day.written(later)
        if is_before(later, earlier):
            yield Letter(
                f"`{second}` is before `{first}`",
                f"if it was on another day, add the date: YYYY-MM-DD {clock}",
                incident.places.get(second),
                serious=False,
            )


def _far(incident: Incident) -> Iterator[Letter]:
    """A question about each milestone that is far from all events."""
    first, last = incident.event_days or (incident.day, incident.day)
    told = f"on {first}" if first == last else f"from {first} to {last}"
    for name in incident.far_milestones:
        yield Letter(
            f"`{name}` is on {incident.milestones[name].date()}, but all events are {told}",
            "correct whichever is wrong",
            incident.places.get(name),
            serious=False,
        )


def without_effect(incident: Incident, settings: Settings) -> Iterator[Letter]:
    """What a file may say and nothing follows from: people must not rely on it."""
    if turned := _TURNED.search(incident.title):
        yield Letter(
            f"There is an invisible character in the title (U+{ord(turned[0]):04X})",
            "delete it: it turns the direction of the words, and is left out on GitHub",
            incident.places.get("title"),
            serious=False,
        )
    if incident.security and not settings.security.people:
        yield Letter(
            "`security: yes` invites nobody, because the settings name nobody for it",
            "add their GitHub logins to the settings, under `security.people`",
            incident.places.get("security"),
            serious=False,
        )


def _position(letter: Letter) -> tuple[int, int]:
    return (letter.place.line, letter.place.column) if letter.place else (0, 0)
