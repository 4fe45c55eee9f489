"""The timeline file: one event, one line, each with an id that stays with it for ever."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from action.markdown import safe, sections
from action.markdown.inline import inline
from action.review.incident import Event

IDENT: Final = re.compile(r"e[1-9][0-9]{0,7}")
LARGEST: Final = 99_999_999
"""The number in the last id that can be read."""
ANYWHERE: Final = re.compile(rf"<!-- ({IDENT.pattern}) -->")
DETAILS: Final = re.compile(
    r"(?<!\s)\s*+\((?:\[source\]\([^()]*+\)(?:; by [^()]*+)?|(?:source: |by )[^()]*+)\)(?=\s*+<!--)"
)
WRITTEN: Final = re.compile(r"(?<=\*\*) \((?:\d\d:\d\d(?::\d\d)?–?){1,2} [\w/+:\\-]{1,60}\)")
"""The time in the zone that a line was written in, behind the time of the timeline."""
_LINK: Final = re.compile(r"\[[^\[\]]{1,80}\]\((https?://[^\s()]+)\)")
_TIME: Final = re.compile(r"(\s*+[-*+][ \t]++)\*\*([^*]*+)\*\*")
_PASTED: Final = re.compile(r"(?:(?<=[^\s\d.,:;!?–-])(\s)|(?<!\S)|\s)[•◦▪●‣⁃∙] *+")
"""A bullet inside a line; the blank before it is found where no sign ends what stands there."""
HEADING: Final = "## "
_DAY: Final = re.compile(r"## \s*+\S++\s++([0-9]{1,2})\s++(\S++)\s++([0-9]{1,4})\s*+")


def event_id(line: str) -> str | None:
    """The id of the event that a line of the timeline tells."""
    found = ANYWHERE.search(line)
    return found[1] if found else None


def mark(ident: str) -> str:
    """The hidden mark at the end of a line, by which its event is known."""
    return f"<!-- {ident} -->"


def without_mark(row: str) -> str:
    """A line of ours without its mark."""
    return row.rpartition(" <!--")[0]


def is_id(word: str) -> bool:
    """Whether a word can be the id of an event."""
    return bool(IDENT.fullmatch(word))


def without_details(line: str) -> str:
    """A line without its source, who told it, and the time in another zone."""
    return WRITTEN.sub("", DETAILS.sub("", line), count=1)


def unmarked_time(line: str) -> str:
    """A line without the stars around its time, which may be no word: `??:??`."""
    found = _TIME.match(line)
    return f"{found[1]}{found[2]}{line[found.end() :]}" if found else line


def is_told(line: str) -> bool:
    """Whether a line tells something, be it one that a person added and that has no id."""
    return line.lstrip().startswith(("- ", "* ", "+ ")) and bool(plain_words(line))


def plain_words(line: str) -> str:
    """A line of the timeline in plain words, for a heading."""
    return safe.shortened(without_bullets(safe.excerpt(unmarked_time(DETAILS.sub("", line)))), 120)


def without_bullets(words: str) -> str:
    """Words on one line without the bullets of a list that was pasted into it."""
    return _PASTED.sub(lambda found: "; " if found[1] else " ", words).strip()


def line(event: Event, ident: str) -> str:
    """The line that tells an event; it reads well raw, for people comment on it raw."""
    details = [*([_source(event.source)] if event.source else [])]
    if event.by:
        details.append(f"by {safe.text(event.by)}")
    tail = f" ({'; '.join(details)})" if details else ""
    return f"- {_told(event)}{tail} {mark(ident)}"


def _told(event: Event) -> str:
    """Time, kind and words; without a time, words in bold must not be taken for one."""
    when = [f"**{safe.text(event.label)}**"] if event.label else []
    when += [f"({safe.text(event.written)})"] if when and event.written else []
    kind = [f"_{safe.text(event.kind)}:_"] if event.kind else []
    said = " ".join([*when, *kind, inline(event.what)])
    return safe.GAP + said if said.startswith("**") and not when else said


def is_at(line: str, label: str) -> bool:
    """Whether a line still tells its event at the time of this label."""
    return line.startswith(f"- **{safe.text(label)}**") if label else line.startswith("- ")


def _source(source: str) -> str:
    linked = _LINK.fullmatch(source)
    url = linked[1] if linked else source
    if url.startswith(("http://", "https://")):
        return str(safe.link("source", url))
    return f"source: {safe.text(source)}"


# --- writing it for the first time ----------------------------------------------------------------


def body(events: Sequence[Event], idents: Sequence[str]) -> str:
    """All events as lines below headings of days."""
    rows = zip(days(events), map(line, events, idents), strict=True)
    return _below_headings(rows)


def new_ids(events: Sequence[Event]) -> tuple[str, ...]:
    """The ids of events that are told for the first time."""
    return tuple(f"e{i}" for i in range(1, len(events) + 1))


def source_marker(blob: str, idents: Sequence[str]) -> str:
    """What version of the file the events came from, and the id of each.

    `last` is the highest id ever given, so that none is given twice.
    """
    told = {
        "blob": blob,
        "events": " ".join(idents),
        "last": max(idents, key=number_of, default=""),
    }
    return str(sections.marker("source", **{key: value for key, value in told.items() if value}))


def days(events: Sequence[Event]) -> Iterator[date | None]:
    """The day each event stands under: its own, else that of the event before."""
    day: date | None = None
    for event in events:
        day = event.at.date() if event.at else day
        yield day


def _below_headings(rows: Iterable[tuple[date | None, str]]) -> str:
    written: list[str] = []
    current: date | None = None
    for day, row in rows:
        if day and day != current:
            written += ["", HEADING + named(day), ""]
            current = day
        written.append(row)
    return "\n".join(written).strip("\n") + "\n"


WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def named(day: date) -> str:
    """A day in words that need no locale: Thursday 19 November 2026."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def day_of_heading(text: str) -> date | None:
    """The day that a heading of the timeline names, or None where it is no such heading."""
    said = _DAY.fullmatch(text)
    if not said or said[2] not in MONTHS:
        return None
    try:
        return date(int(said[3]), MONTHS.index(said[2]) + 1, int(said[1]))
    except ValueError:
        return None


def number_of(ident: str) -> int:
    """The number in an id: they are given in order."""
    return int(ident[1:])
