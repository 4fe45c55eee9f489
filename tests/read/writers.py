"""How people write a timeline down: what happened, by which hand, in which shape, on which page.

A property draws all four and asks the reader for what happened. Days are written wherever a person
would need them: at the first event, where the day changes, and after a step back that nobody could
tell from the next day.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, TypeAlias

from hypothesis import strategies as st

NEXT_DAY: Final = timedelta(hours=12)
FOLDER: Final = date(2026, 3, 2)


@dataclass(frozen=True, slots=True)
class Happening:
    """An event before it is written: `label` is how a time that nobody knows is said."""

    text: str
    at: datetime | None
    end: datetime | None = None
    about: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class Hand:
    """The habits of somebody who writes: how they write days, clocks and what stands between."""

    day: str
    clock: str
    zone: str
    between: str
    hedge: str
    separator: str
    days: str
    level: int


@dataclass(frozen=True, slots=True)
class Part:
    """Events below one heading, each as time and words; the first part may have no heading."""

    heading: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A file as it is given to the reader."""

    text: str
    path: str


Writer: TypeAlias = Callable[[Sequence[Part], Hand], str]

# --- what happened --------------------------------------------------------------------------------

OPENINGS: Final = (
    "mira restarts the worker",
    "The queue is long",
    "“Is it us?”, asks jonas",
    "@jonas is paged",
    "**Service is back**, says mira",
    "`kubectl get <pod>` hangs",
    "[the log](https://example.org/14:05) says no",
    "Étage 3 est sans courant",
    "キューが長い",
    "Alert: disk: full",
    "_Nobody_ sees it",
    "v1.30 goes out",
    "HTTP 500 for half of them",
)
SCRAPS: Final = (
    *(" at 14:05", " (since ~15:10)", " 14:05 UTC", " until 15:00", " - ", " – ", ": ", " | ", "|"),
    *(" `a | b`", " \\| ", "\\", " **bold**", "*", "_", "`", "``", "~", "~~", "#3", " #", " <pod>"),
    *(" https://example.org/a|b?t=14:05", " 10.0.0.1:8443", " 1.30", " 404", " 42 %", "&amp;", "&"),
    *(" @jonas", "[x]", " [x](y)", "](", "(", ")", '"', "'", "“", "…", ".", ",", " $1", "{{", "}}"),
    *(
        " - 14:05",
        " 1. first",
        " > so",
        "—",
        " 2026-03-02",
        " am",
        " pm",
        "⏎",
        "•",
        "😀",
        "\t",
        "<",
    ),
)
WILD: Final = st.text(
    st.characters(exclude_categories=("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp")), max_size=8
)
TAILS: Final = st.lists(st.sampled_from(SCRAPS) | WILD, max_size=6).map("".join)
LABELS: Final = ("??:??", "14:??", "2X:XX", "HH:mm", "1?:30", "2026-05-??", "2026-03-02 ??:??")
STEPS: Final = (0, 1, 7, 45, 180, 400, 700, 725, 1000, 1500, 3000, -1, -30, -300, -900)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Words that no person would take for a time or a list, with anything at all behind them."""
    said = " ".join((draw(st.sampled_from(OPENINGS)) + draw(TAILS)).split())
    return re.sub(r"[\s#]+$", "", said)


@st.composite
def happenings(draw: st.DrawFn) -> tuple[Happening, ...]:
    """A few events in the order in which people tell them, which is mostly that of time."""
    at = datetime.combine(FOLDER, draw(st.times()).replace(second=0, microsecond=0))
    told = []
    for step in draw(st.lists(st.sampled_from(STEPS), min_size=1, max_size=5)):
        at += timedelta(minutes=step)
        told.append(_happening(draw, at))
    return tuple(told)


def _happening(draw: st.DrawFn, at: datetime) -> Happening:
    text = draw(texts())
    kind = draw(st.sampled_from(("known", "known", "known", "about", "range", "unknown")))
    if kind == "unknown":
        return Happening(text, None, label=draw(st.sampled_from(LABELS)))
    if kind == "range":
        end = at + timedelta(minutes=draw(st.integers(1, 600)))
        return Happening(text, at, end, about=draw(st.booleans()))
    seconds = draw(st.sampled_from((0, 0, 1, 59)))
    return Happening(text, at.replace(second=seconds), about=kind == "about")


# --- by which hand --------------------------------------------------------------------------------

DAYS: Final = ("%Y-%m-%d", "%Y/%m/%d", "%-d %B %Y", "%B %-d, %Y", "%b %-d %Y", "%a %-d %b %Y")
CLOCKS: Final = ("%H:%M", "%-H:%M", "%-I:%M %p", "%-I:%M%p")
ZONES: Final = ("", "", " UTC", " (UTC)")
BETWEEN: Final = ("-", " - ", "–", " – ", " — ", " to ", " until ")
HEDGES: Final = ("~", "~ ", "around ", "approx. ", "ca. ", "circa ")
SEPARATORS: Final = (": ", " - ", " – ", " — ", " | ", " ")
WHERE: Final = ("each", "change", "heading", "path")


@st.composite
def hands(draw: st.DrawFn) -> Hand:
    """Anybody's habits."""
    return Hand(
        day=draw(st.sampled_from(DAYS)),
        clock=draw(st.sampled_from(CLOCKS)),
        zone=draw(st.sampled_from(ZONES)),
        between=draw(st.sampled_from(BETWEEN)),
        hedge=draw(st.sampled_from(HEDGES)),
        separator=draw(st.sampled_from(SEPARATORS)),
        days=draw(st.sampled_from(WHERE)),
        level=draw(st.integers(3, 5)),
    )


def parts(told: Sequence[Happening], hand: Hand) -> tuple[Part, ...]:
    """The events with their times as this hand writes them, below headings of days if it likes."""
    found: list[tuple[str, list[tuple[str, str]]]] = [("", [])]
    before = datetime.combine(FOLDER, datetime.min.time()) if hand.days == "path" else None
    for one in told:
        needed = one.at is not None and _needs_day(one.at, before, hand)
        before = _after(one, before)
        if needed and one.at and hand.days == "heading":
            found.append((one.at.strftime(hand.day), []))
            needed = False
        found[-1][1].append((_when(one, hand, needed=needed), one.text))
    return tuple(Part(heading, tuple(rows)) for heading, rows in found if rows)


def _needs_day(at: datetime, before: datetime | None, hand: Hand) -> bool:
    """Whether a reader would take the clock alone for another day, or the hand likes to be sure."""
    return (
        hand.days == "each"
        or before is None
        or at.date() != before.date()
        or before - at > NEXT_DAY
    )


def _after(one: Happening, before: datetime | None) -> datetime | None:
    """What the next clock goes on from: from nothing certain, after a day in doubt."""
    return one.at or (None if one.label.startswith("2026") else before)


def _when(one: Happening, hand: Hand, *, needed: bool) -> str:
    if one.at is None:
        return one.label
    day = f"{one.at.strftime(hand.day)} " if needed else ""
    until = f"{hand.between}{_clock(one.end, hand)}" if one.end else ""
    hedge = hand.hedge if one.about else ""
    return f"{hedge}{day}{_clock(one.at, hand)}{until}{hand.zone}"


def _clock(at: datetime, hand: Hand) -> str:
    form = hand.clock.replace("%M", "%M:%S") if at.second else hand.clock
    return at.strftime(form)


# --- in which shape -------------------------------------------------------------------------------


def below_headings(block: Callable[[Part, Hand], list[str]]) -> Writer:
    """A shape of one part becomes a shape of all, each below its day."""

    def write(all_parts: Sequence[Part], hand: Hand) -> str:
        lines: list[str] = []
        for part in all_parts:
            if part.heading:
                lines += ["", f"{'#' * hand.level} {part.heading}", ""]
            lines += block(part, hand)
        return "\n".join(lines).strip("\n") + "\n"

    return write


def said(when: str, text: str, hand: Hand, mark: str = "") -> str:
    """Time and words on one line; after words for a time nobody leaves the sign out."""
    sure = any(sign.isdigit() for sign in when) and "?" not in when and "X" not in when
    return f"{mark}{when}{mark}{hand.separator if sure else ': '}{text}"


def bullets(part: Part, hand: Hand) -> list[str]:
    return [f"- {said(when, text, hand)}" for when, text in part.rows]


def stars(part: Part, hand: Hand) -> list[str]:
    return [f"* {said(when, text, hand, '**')}" for when, text in part.rows]


def dots(part: Part, hand: Hand) -> list[str]:
    return [f"• {said(when, text, hand)}" for when, text in part.rows]


def numbers(part: Part, hand: Hand) -> list[str]:
    return [f"{n}. {said(when, text, hand)}" for n, (when, text) in enumerate(part.rows, 1)]


def nested(part: Part, hand: Hand) -> list[str]:
    return ["- **Context**:", *(f"  - {said(when, text, hand)}" for when, text in part.rows)]


def brackets(part: Part, hand: Hand) -> list[str]:
    return [f"[{when}] {text}" for when, text in part.rows]


def bare(part: Part, hand: Hand) -> list[str]:
    return [said(when, text, hand) for when, text in part.rows]


def breaks(part: Part, hand: Hand) -> list[str]:
    return ["<br>".join(said(when, text, hand) for when, text in part.rows)]


def headings(part: Part, hand: Hand) -> list[str]:
    marks = "#" * (hand.level + 1)
    return [line for when, text in part.rows for line in (f"{marks} {when}", "", text, "")]


def closed_headings(part: Part, hand: Hand) -> list[str]:
    marks = "#" * (hand.level + 1)
    return [line for when, text in part.rows for line in (f"{marks} {when} {marks}", text, "")]


def titles(part: Part, hand: Hand) -> list[str]:
    marks = "#" * (hand.level + 1)
    return [line for when, text in part.rows for line in (f"{marks} {said(when, text, hand)}", "")]


def text_below(part: Part, hand: Hand) -> list[str]:
    return [line for when, text in part.rows for line in (f"- **{when}**", f"  {text}")]


def times_alone(part: Part, hand: Hand) -> list[str]:
    return [line for when, text in part.rows for line in (when, text, "")]


def wrapped(part: Part, hand: Hand) -> list[str]:
    return [line for when, text in part.rows for line in _folded(f"- {said(when, text, hand)}")]


def _folded(line: str) -> list[str]:
    """Hard-wrapped where the next word is plain, so that no line begins like something else."""
    return re.sub(r"(?<=.{40}) (?=[^\W\d_]{3,} )", "\n  ", line).split("\n")


def table(part: Part, hand: Hand) -> list[str]:
    rows = [f"| {when} | {cell(text)} |" for when, text in part.rows]
    return ["| Time | Event |", "| :--- | --- |", *rows, ""]


def slim_table(part: Part, hand: Hand) -> list[str]:
    rows = [f"|{when}|{cell(text)}|" for when, text in part.rows]
    return ["|When|What happened|", "|---|:-:|", *rows, ""]


def open_table(part: Part, hand: Hand) -> list[str]:
    rows = [f"{when} | {cell(text)}" for when, text in part.rows]
    return ["Time | Event", "--- | ---", *rows, ""]


def wide_table(part: Part, hand: Hand) -> list[str]:
    rows = [f"| {when} | {cell(text)} | |" for when, text in part.rows]
    return ["| Time | Event | Source |", "|---|---|---|", *rows, ""]


def cell(text: str) -> str:
    """Words in a cell: a pipe would end it, and a backslash at its end would keep it open."""
    return re.sub(r"\\$", r"\\ ", text.replace("|", "\\|"))


WRITERS: Final[dict[str, Writer]] = {
    block.__name__: below_headings(block)
    for block in (
        *(bullets, stars, dots, numbers, nested, brackets, bare, breaks, headings),
        *(closed_headings, titles, text_below, times_alone, wrapped),
        *(table, slim_table, open_table, wide_table),
    )
}

# --- on which page --------------------------------------------------------------------------------


def alone(text: str) -> Page:
    """A file that holds the timeline and nothing else."""
    return Page(text, f"incidents/{FOLDER}-queue/notes.md")


def in_a_section(text: str) -> Page:
    """A report in which the timeline is one section among others, which speak of times as well."""
    return Page(
        "# The queue was long\n\n## Summary\n\nBetween 00:03 and 00:09 it was worst.\n\n"
        f"- 00:04 was the worst minute\n\n## Timeline\n\n{text}\n## What went well\n\n"
        "- 00:11: somebody looked at the graph\n",
        f"incidents/{FOLDER}-queue/report.md",
    )


def after_front_matter(text: str) -> Page:
    """An incident file in Markdown."""
    fields = "title: The queue was long\nseverity: minor\ntimezone: UTC\n"
    return Page(
        f"---\n{fields}---\n\n## Timeline\n\n{text}", f"incidents/{FOLDER}-queue/incident.md"
    )


def in_a_block(text: str) -> Page:
    """An incident file in YAML, into which the timeline was pasted."""
    pasted = "".join(f"  {line}".rstrip() + "\n" for line in text.splitlines())
    return Page(
        f"title: The queue was long\nseverity: minor\ntimezone: UTC\ntimeline: |\n{pasted}",
        f"incidents/{FOLDER}-queue/incident.yml",
    )


PAGES: Final = (alone, in_a_section, after_front_matter, in_a_block)


def as_mappings(told: Sequence[Happening], hand: Hand) -> Page:
    """An incident file in YAML with a mapping for each event."""
    return _listed(f"- at: {_quoted(w)}\n  what: {_quoted(t)}" for w, t in _rows(told, hand))


def as_pairs(told: Sequence[Happening], hand: Hand) -> Page:
    """An incident file in YAML in which each time is the name of what happened then."""
    return _listed(f"- {_quoted(w)}: {_quoted(t)}" for w, t in _rows(told, hand))


def as_lines(told: Sequence[Happening], hand: Hand) -> Page:
    """An incident file in YAML with a line of words for each event."""
    return _listed(f"- {_quoted(said(w, t, hand))}" for w, t in _rows(told, hand))


LISTS: Final = (as_mappings, as_pairs, as_lines)


def _rows(told: Sequence[Happening], hand: Hand) -> Iterator[tuple[str, str]]:
    """Every event, with the day on each that needs one: a list has no headings."""
    before: datetime | None = None
    for one in told:
        needed = one.at is not None and _needs_day(one.at, before, hand)
        before = _after(one, before)
        yield _when(one, hand, needed=needed), one.text


def _quoted(text: str) -> str:
    """Words in quotes, as YAML and JSON both have them."""
    return json.dumps(text, ensure_ascii=False)


def _listed(items: Iterator[str]) -> Page:
    fields = "title: The queue was long\nseverity: minor\ntimezone: UTC\n"
    text = f"{fields}timeline:\n" + "\n".join(items) + "\n"
    return Page(text, f"incidents/{FOLDER}-queue/incident.yml")
