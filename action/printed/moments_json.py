"""The moments of a timeline that are worth asking about, as the command line prints them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from action.errors import Letter
from action.markdown import safe
from action.printed.any_timeline import any_timeline, local_iso
from action.read.data_files.moment_words import moment_words
from action.review import words
from action.review.moments.moment import Moment
from action.review.moments.moments import moments_of
from action.review.questions.milestones import Told
from action.review.timeline.event_line import line, new_ids


@dataclass(frozen=True, slots=True)
class FoundMoments:
    """The moments of a file, and the number of the line that tells each."""

    moments: tuple[Moment, ...]
    numbers: Mapping[str, int]


def found_moments(text: str, *, path: str) -> FoundMoments:
    """What is worth asking about in the timeline of an incident file or other text.

    Raises ReviewError where an incident file is no YAML that can be read.
    """
    told = any_timeline(text, path=path)
    idents = new_ids(told.events)
    events = [
        Told(ident, event, line(event, ident))
        for ident, event in zip(idents, told.events, strict=True)
    ]
    places = (item.passage.place.line for item in told.entries)
    numbers = dict(zip(idents, places, strict=True))
    return FoundMoments(moments_of(told.incident, events, moment_words()), numbers)


def moment_lines(found: FoundMoments) -> str:
    """A line for each: when, what kind, what was said, and what makes it one."""
    rows = [
        (
            local_iso(one.told.event.at) or one.label,
            one.kind.word,
            one.words,
            safe.plain(one.kind.__html__()),
        )
        for one in found.moments
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return words.text("moments.txt.j2", rows=rows, widths=widths)


def no_timeline(path: str) -> Letter:
    """What to say of a text that tells no event with a time; `-` is what another program says."""
    where = "what was given" if path == "-" else path
    return Letter(
        f"There is no timeline in {where}: no line begins with a time",
        "write one event per line with its time first, as in “14:05 Checkout is slow”",
    )


def moment_data(found: FoundMoments) -> dict[str, Any]:
    """The same for programs."""
    return {
        "moments": [
            {
                "id": one.id,
                "line": found.numbers[one.id],
                "label": one.label,
                "at": local_iso(one.told.event.at),
                "kind": one.kind.word.replace(" ", "-"),
                "text": one.told.event.what,
                "because": safe.plain(one.kind.__html__()),
            }
            for one in found.moments
        ]
    }
