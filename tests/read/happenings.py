"""What happened, and how somebody writes when it did: days, clocks, hedges and what is between.

Days are written wherever a person would need them: at the first event, where the day changes, after
a day in doubt, and after a step back that nobody could tell from the next day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

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


def each(text: str) -> tuple[str, ...]:
    """Pieces that would fill a page, one a line."""
    return tuple(text.split("¦"))


SCRAPS: Final = each(
    " at 14:05¦ (since ~15:10)¦ 14:05 UTC¦ until 15:00¦ - ¦ – ¦: ¦ | ¦|¦ `a | b`¦ \\| ¦\\¦"
    " **bold**¦*¦_¦`¦``¦~¦~~¦#3¦ #¦ <pod>¦ https://example.org/a|b?t=14:05¦ 10.0.0.1:8443¦"
    " 1.30¦ 404¦ 42 %¦&amp;¦&¦ @jonas¦[x]¦ [x](y)¦](¦(¦)¦\"¦'¦“¦…¦.¦,¦ $1¦{{¦}}¦ - 14:05¦"
    " 1. first¦ > so¦—¦ 2026-03-02¦ am¦ pm¦⏎¦•¦😀¦\t¦<"
)
WILD: Final = st.text(
    st.characters(exclude_categories=("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp")), max_size=8
).filter(lambda words: "<br" not in words.lower())  # joins lines
TAILS: Final = st.lists(st.sampled_from(SCRAPS) | WILD, max_size=6).map("".join)
LABELS: Final = ("??:??", "14:??", "2X:XX", "HH:mm", "1?:30", "2026-05-??", "2026-03-02 ??:??")
STEPS: Final = (0, 1, 7, 45, 180, 400, 700, 725, 1000, 1500, 3000, -1, -30, -300, -900)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Words that no person would take for a time or a list, with anything at all behind them.

    Nothing ends in what only says that a line or a heading is over.
    """
    said = " ".join((draw(st.sampled_from(OPENINGS)) + draw(TAILS)).split())
    return re.sub(r"(?i)(?:\s|#|<br\s*/?>)+$", "", said)


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


def rows(told: Sequence[Happening], hand: Hand) -> Iterator[tuple[str, str]]:
    """Every event, with the day on each that needs one: a list has no headings."""
    before: datetime | None = None
    for one in told:
        needed = one.at is not None and _needs_day(one.at, before, hand)
        before = _after(one, before)
        yield _when(one, hand, needed=needed), one.text
