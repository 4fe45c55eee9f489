"""A timeline as the command line prints it, whatever file it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from action.printed.any_timeline import any_timeline, local_iso
from action.read.freetext.days.days import Dated
from action.read.freetext.passages.passage import (
    Joined,
    KeyEvent,
    Note,
    TimelineEntry,
    Unread,
)


def normalised(text: str, *, path: str) -> dict[str, Any]:
    """What `incident-review timeline FILE --json` prints, for an incident file or other text.

    Raises ReviewError where an incident file is no YAML that can be read.
    """
    told = any_timeline(text, path=path)
    found = told.found
    return {
        "timezone": told.zone,
        "entries": list(_records(told.entries)),
        "notes": list(_lines(found, Note)),
        **_others(found),
    }


def _others(found: Sequence[Dated]) -> dict[str, list[dict[str, Any]]]:
    """The milestones of a list of key events, and lines that people are asked about, if any."""
    milestones = [
        {"line": item.passage.place.line, "name": item.passage.name, "at": local_iso(item.at)}
        for item in found
        if isinstance(item.passage, KeyEvent)
    ]
    asked = {"unread": list(_lines(found, Unread)), "joined": list(_lines(found, Joined))}
    every = {"key_events": milestones, **asked}
    return {name: lines for name, lines in every.items() if lines}


def _lines(found: Iterable[Dated], kind: type[Note | Unread | Joined]) -> Iterator[dict[str, Any]]:
    """The lines of a kind that carry no time."""
    for item in found:
        if isinstance(item.passage, Note | Unread | Joined) and isinstance(item.passage, kind):
            yield {"line": item.passage.place.line, "text": item.passage.what}


def _records(found: Iterable[Dated]) -> Iterator[dict[str, Any]]:
    for number, item in enumerate(found, 1):
        assert isinstance(item.passage, TimelineEntry), "only entries have a label"
        yield {
            "id": f"e{number}",
            "line": item.passage.place.line,
            "label": item.written or item.label,
            "at": local_iso(item.at),
            "end": local_iso(item.end),
            "approximate": item.passage.label.about,
            "text": item.passage.what,
            "source": item.passage.source,
            "flags": list(item.flags),
        }
