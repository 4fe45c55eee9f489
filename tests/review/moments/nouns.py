"""What the stories about moments are told with: a timeline in a few lines, and what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from action.markdown import safe
from action.read.data_files.moment_words import moment_words
from action.review.incident import Event
from action.review.moments.moment import Moment
from action.review.moments.moments import moments_of
from action.review.questions.milestones import Told
from action.review.timeline.event_line import line, new_ids
from tests.stories.nouns import an_event, an_incident, at


def events(*lines: str) -> list[Event]:
    """Events of lines such as “14:05 Checkout is slow”, or “14:05–14:20 Tom: looks at it”."""
    return [_event(*one.split(" ", 1)) for one in lines]


def _event(when: str, what: str) -> Event:
    begin, _, end = when.partition("–")
    if begin == "??:??":
        return Event(what, begin, flags=("no-time",))
    by, said = what.split(": ", 1) if end and ": " in what else (None, what)
    event = an_event(begin, said, by=by)
    return replace(event, label=when, end=at(end)) if end else event


def found(told: Sequence[Event], **fields: Any) -> tuple[Moment, ...]:
    """The moments of these events."""
    idents = new_ids(told)
    lines = (
        Told(ident, event, line(event, ident)) for ident, event in zip(idents, told, strict=True)
    )
    return moments_of(an_incident(events=tuple(told), **fields), tuple(lines), moment_words())


def kinds(*lines: str, **fields: Any) -> list[str]:
    """The label and the kind of every moment of a timeline: “14:20 decision”."""
    return [f"{one.label} {one.kind.word}" for one in found(events(*lines), **fields)]


def why(*lines: str) -> str:
    """What makes the one moment of a timeline."""
    (one,) = found(events(*lines))
    return safe.plain(one.kind.__html__())


def every(minutes: int, count: int, begin: str = "14:00") -> list[Event]:
    """So many events, one every so many minutes."""
    moments = [at(begin) + timedelta(minutes=minutes * i) for i in range(count)]
    return [Event(f"Step {i}", f"{m:%H:%M}", m) for i, m in enumerate(moments)]
