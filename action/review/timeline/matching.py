"""Which events of two versions of an incident file are the same, so that each keeps its id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from action.review.incident import Event

Way = Callable[[Event], Hashable]
Which = TypeVar("Which", int, str)


def matched(old: Mapping[str, Event], events: Sequence[Event]) -> dict[int, str]:
    """The ids of those events, by their place, that were told before.

    The very same; else in words that only one event has; else at the same time; else in the same
    words; else without a time, between the same two events.
    """
    found: dict[int, str] = {}
    free = dict(old)
    _pair(free, events, found, lambda event: event)
    _pair_single(free, events, found)
    _pair(free, events, found, lambda event: (event.at, event.label) if event.at else None)
    _pair(free, events, found, lambda event: event.at)
    _pair(free, events, found, lambda event: event.what or None)
    _pair_between(old, free, events, found)
    return found


def _pair(free: dict[str, Event], events: Sequence[Event], found: dict[int, str], way: Way) -> None:
    """Pair events that are alike in one way, the first with the first; None is like nothing."""
    waiting: dict[Hashable, list[str]] = defaultdict(list)
    for ident, event in reversed(free.items()):
        waiting[way(event)].append(ident)
    for place, event in enumerate(events):
        like = way(event)
        if place not in found and like is not None and waiting.get(like):
            found[place] = waiting[like].pop()
            del free[found[place]]


def _pair_single(free: dict[str, Event], events: Sequence[Event], found: dict[int, str]) -> None:
    """Pair events in the same words where no other event has them: only their time has changed."""
    before = _single((event.what, ident) for ident, event in free.items())
    now = _single((event.what, at) for at, event in enumerate(events) if at not in found)
    for what, place in now.items():
        if what and what in before:
            found[place] = before[what]
            del free[before[what]]


def _single(pairs: Iterable[tuple[str, Which]]) -> dict[str, Which]:
    """What each of the words belongs to, where it belongs to one thing only."""
    by_words: dict[str, list[Which]] = defaultdict(list)
    for what, value in pairs:
        by_words[what].append(value)
    return {what: values[0] for what, values in by_words.items() if len(values) == 1}


def _pair_between(
    old: Mapping[str, Event],
    free: dict[str, Event],
    events: Sequence[Event],
    found: dict[int, str],
) -> None:
    """Pair an event without a time with the only one that stood between the same two before."""
    told = dict(enumerate(events))
    kept = set(found.values())
    before = dict(_alone(((ident if ident in kept else None), ident) for ident in old))
    now = dict(_alone((found.get(place), place) for place in told))
    for between, place in now.items():
        ident = before.get(between)
        if ident and told[place].at is None and old[ident].at is None:
            found[place] = ident
            del free[ident]


def _alone(
    row: Iterable[tuple[str | None, Which]],
) -> Iterator[tuple[tuple[str | None, str | None], Which]]:
    """What stands alone between two events that have an id, by those two."""
    last: str | None = None
    between: list[Which] = []
    for ident, value in row:
        if ident is None:
            between.append(value)
            continue
        if len(between) == 1:
            yield (last, ident), between[0]
        last, between = ident, []
    if len(between) == 1:
        yield (last, None), between[0]
