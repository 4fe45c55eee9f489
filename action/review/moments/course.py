"""The course of an incident as its timeline tells it: events with what they state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from action.instants import instant
from action.markdown import safe
from action.review.incident import Incident
from action.review.moments.statement import (
    Statement,
    in_full,
    parts_behind_quotes,
    quoted_within,
    statements_in,
    without_quotes,
)
from action.review.moments.word_rules import WordRules
from action.review.questions.milestones import DOUBTFUL, Told, bare_words, turns_of, whole_words

_SAID: Final = 120
"""Characters of a sentence that are shown."""


@dataclass(frozen=True, slots=True)
class Stage:
    """An event with what it states; `at` and `end` in UTC, None where they are not certain.

    `hints` are what it states and what it quotes.
    """

    told: Told
    states: tuple[Statement, ...]
    hints: tuple[Statement, ...]
    at: datetime | None
    end: datetime | None

    @property
    def label(self) -> str:
        """When it was, as it was written."""
        return self.told.label

    def beyond_its_begin(self, said: str) -> str:
        """A sentence of it to be quoted, where the begin of its words does not show it."""
        begin = safe.excerpt(self.told.event.what)
        short = safe.shortened(in_full(said, whole_words(self.told)), _SAID)
        return "" if short.removesuffix(safe.ELLIPSIS) in begin else quoted_within(short)


@dataclass(frozen=True, slots=True)
class Course:
    """The events in the order of the timeline, and between what moments it went on.

    `begun`, `known` (the first sign that we knew) and `over` are None where nobody told them.
    """

    stages: tuple[Stage, ...]
    rules: WordRules
    begun: datetime | None
    known: datetime | None
    over: datetime | None

    def saying(self, rule: str, stage: Stage) -> str | None:
        """The sentence by which an event tells something for certain."""
        said = (one.said for one in stage.states if self.rules.tells(rule, one))
        return next((self._telling(rule, one) for one in said), None)

    def _telling(self, rule: str, said: str) -> str:
        """The part of a sentence by which it is told, where code or a quotation parts it."""
        parts = parts_behind_quotes(said)
        told = (
            one for one in parts for state in statements_in(one) if self.rules.tells(rule, state)
        )
        return next(told, said)

    def hints_at(self, rule: str, stage: Stage) -> bool:
        """Whether an event may tell it, be it in a quotation."""
        return any(self.rules.tells(rule, one) for one in stage.hints)

    def tells(self, rule: str, stage: Stage) -> bool:
        """Whether an event tells it for certain."""
        return any(self.rules.tells(rule, one) for one in stage.states)

    def all_saying(self, rule: str) -> Iterator[tuple[Stage, str]]:
        """Every event that tells it, with the sentence."""
        for stage in self.stages:
            if said := self.saying(rule, stage):
                yield stage, said


def course_of(incident: Incident, told: Iterable[Told], rules: WordRules) -> Course:
    """The course of this incident, with the turns that are known or told."""
    events = tuple(told)
    turns = {turn.name: instant(turn.at) for turn in turns_of(incident, events).all}
    return Course(
        tuple(map(_stage, events)),
        rules,
        turns.get("started"),
        _first(turns.get(name) for name in ("detected", "declared")),
        _first(turns.get(name) for name in ("mitigated", "resolved")),
    )


def _stage(told: Told) -> Stage:
    event = told.event
    certain = event.at is not None and not DOUBTFUL.intersection(event.flags)
    at = instant(event.at) if event.at and certain else None
    end = instant(event.end) if event.end and certain else None
    words = bare_words(told)
    bare = without_quotes(words)
    states = tuple(statements_in(bare))
    return Stage(told, states, states if bare == words else tuple(statements_in(words)), at, end)


def _first(times: Iterable[datetime | None]) -> datetime | None:
    return min((at for at in times if at), default=None)


def in_time_order(stages: Sequence[Stage]) -> list[tuple[datetime, Stage]]:
    """Those at certain times, in the order of time."""
    timed = ((stage.at, stage) for stage in stages if stage.at)
    return sorted(timed, key=lambda one: one[0])
