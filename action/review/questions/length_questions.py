"""Lengths of time that people stated, compared with the times; never a verdict, only a question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice, product
from typing import Final, TypeAlias

from action.instants import between, instant, is_before
from action.review.incident import MILESTONES, Event, Stated
from action.review.questions.milestones import Milestone, Milestones

_DAY: Final = 24 * 60
_MINUTES: Final = 2
_LIKELY: Final = 20
"""Events that are looked at for one milestone."""

_TO_REPAIR: Final = MILESTONES[:3]
_REPAIRED: Final = ("mitigated",)
_RESOLVED: Final = ("resolved",)
"""Where nobody says when the incident was mitigated, it was repaired when it was resolved."""
_MEANINGS: Final[tuple[tuple[re.Pattern[str], tuple[str, ...], tuple[str, ...]], ...]] = (
    (re.compile(r"acknowledg|respon|m?tta\b"), (), ()),
    (re.compile(r"detect|notic|discover|identif|m?ttd\b"), ("started",), ("detected",)),
    (re.compile(r"declar"), ("started", "detected"), ("declared",)),
    (re.compile(r"resol|clos"), (*_TO_REPAIR, "mitigated"), ("resolved",)),
    (re.compile(r"repair|mitigat|contain|m?ttm\b"), _TO_REPAIR, _REPAIRED),
    (re.compile(r"recover|restor|fix|m?ttr\b"), _TO_REPAIR, ("mitigated", "resolved")),
    (
        re.compile(r"impact|outage|downtime|duration|incident|disrupt|degrad|length|unavailab"),
        _TO_REPAIR,
        ("mitigated", "resolved"),
    ),
)
"""From what to what people may mean, by a word of their label; the first that fits counts."""
_FROM: Final = re.compile(r"\bfrom (.{1,100}?) (?:to|until|till) (.{1,100})")
_STARTS: Final = (
    (re.compile(r"detect|notic|alert|alarm|page|report"), ("detected",)),
    (re.compile(r"declar"), ("declared",)),
    (re.compile(r"start|began|begin|onset|deploy|release|change|first"), ("started",)),
)
_ENDS: Final = (
    (re.compile(r"declar"), ("declared",)),
    (re.compile(r"resol|clos"), ("resolved",)),
    (
        re.compile(r"fix|deploy|repair|mitigat|restor|recover|revert|roll"),
        ("mitigated", "resolved"),
    ),
    (re.compile(r"\bend|over\b"), ("mitigated", "resolved")),
    (re.compile(r"detect|notic|alert|alarm|page|report"), ("detected",)),
)
_Words: TypeAlias = tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]
_CLOCKS: Final = re.compile(r"\([^()]{0,40}?(\d{1,2})[:.](\d\d)\D[^()]{0,40}?(\d{1,2})[:.](\d\d)")
_HALVES: Final = re.compile(r"\d ?[ap]\.?m\b", re.IGNORECASE)
_HEDGED: Final = re.compile(r"[~≈]|\b(?:about|around|appr|rough|circa|ca|some|near|almost|or so)")
_BOUNDED: Final = re.compile(r"\b(?:just|well|little|slightly|under|over|less|more|least|up to)\b")
_GRAINS: Final = (
    (r"m(?:in|\b)|s(?:ec|\b)|h\d\d", _MINUTES),
    (r"h(?:r|our|\b)", 30),
    (r"d(?:ay|\b)|w(?:eek|\b)", _DAY // 2),
)
"""The smallest unit that is named, and the minutes by which people round to it."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A stated length, and what it is by the times: from a milestone, or a clock, to another."""

    stated: Stated
    first: str
    second: str
    computed: timedelta


def contradictions(
    stated: Sequence[Stated], turns: Milestones, events: Iterable[Event]
) -> Iterator[Contradiction]:
    """Each statement that none of the times fits which it can mean."""
    moments = _moments(turns, events) if stated else {}
    for said in stated:
        if clocks := _CLOCKS.search(said.words):
            found = _by_its_own_clocks(said, clocks)
        else:
            found = _by_milestones(said, turns, moments)
        if found:
            yield found


def _moments(turns: Milestones, events: Iterable[Event]) -> Mapping[str, frozenset[datetime]]:
    """Every time that may be meant by a milestone: known, told by some event, or the first one."""
    moments: dict[str, set[datetime]] = {turn.name: {turn.at} for turn in turns.all}
    for name, hints in turns.signs.items():
        likely = (one.event.at for one in islice(hints, _LIKELY))
        moments.setdefault(name, set()).update(at for at in likely if at)
    first = min((event.at for event in events if event.at), key=instant, default=None)
    if first:
        moments.setdefault("started", set()).add(first)
    return {name: frozenset(ats) for name, ats in moments.items()}


def _by_its_own_clocks(said: Stated, clocks: re.Match[str]) -> Contradiction | None:
    """A statement with its times beside it speaks of those."""
    first, second = (int(clocks[at]) * 60 + int(clocks[at + 1]) for at in (1, 3))
    length = (second - first) % _DAY
    off = (length - said.minutes) % _DAY
    if min(off, _DAY - off) <= _tolerance(said) or _HALVES.search(said.words):
        return None
    start, end = (f"{int(clocks[at]):02}:{clocks[at + 1]}" for at in (1, 3))
    return Contradiction(said, start, end, timedelta(minutes=length))


def _by_milestones(
    said: Stated, turns: Milestones, moments: Mapping[str, frozenset[datetime]]
) -> Contradiction | None:
    first, second = _meant(said.what.lower())
    if moments.keys().isdisjoint(second) and second == _REPAIRED:
        second = _RESOLVED
    near = _tolerance(said)
    for start, end in product(first, second):
        for a, b in product(moments.get(start, ()), moments.get(end, ())):
            length = between(a, b).total_seconds() / 60
            if length >= 0 and abs(length - said.minutes) <= near:
                return None
    return _nearest(said, first, second, {turn.name: turn for turn in turns.all})


def _nearest(
    said: Stated, first: Iterable[str], second: Iterable[str], known: Mapping[str, Milestone]
) -> Contradiction | None:
    """What the times say from the first milestone that is known to the end that comes nearest."""
    meant = timedelta(minutes=said.minutes)
    for start in first:
        pairs = [
            Contradiction(said, start, end, between(known[start].at, known[end].at))
            for end in second
            if _comparable(known.get(start), known.get(end))
        ]
        if pairs:
            return min(pairs, key=lambda pair: abs(pair.computed - meant))
    return None


def _comparable(start: Milestone | None, end: Milestone | None) -> bool:
    """Whether two milestones are known well enough to ask about; one of them may be found."""
    if start is None or end is None or (start.event and end.event):
        return False
    return not is_before(end.at, start.at)


def _meant(what: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The milestones from which and to which a statement may reach."""
    if between := _FROM.search(what):
        return _named(between[1], _STARTS), _named(between[2], _ENDS)
    return next(((a, b) for word, a, b in _MEANINGS if word.search(what)), ((), ()))


def _named(words: str, known: _Words) -> tuple[str, ...]:
    return next((names for word, names in known if word.search(words)), ())


def _tolerance(said: Stated) -> float:
    """How many minutes a statement may be off: people round, and say so or do not."""
    words = said.words.lower()
    part = 0.15 if _HEDGED.search(words) or _BOUNDED.search(words) else 0.05
    units = (grain for unit, grain in _GRAINS if re.search(rf"(?<![^\W\d_])(?:{unit})", words))
    grain = next(units, _MINUTES)
    if grain == _MINUTES:
        grain = 5 if said.minutes % 10 == 0 else grain
    return max(part * said.minutes, min(grain, max(said.minutes / 2, _MINUTES)))
