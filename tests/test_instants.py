"""Lengths of time are those of a stop-watch, also where the clocks were changed in between."""

from __future__ import annotations

import ast
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.instants import between, is_before
from action.review.incident import Event, Stated
from action.review.questions import doubts
from action.review.questions.doubt import LengthDiffers, MilestonesOutOfOrder
from tests.stories.nouns import an_incident
from tests.stories.world import a_review

LONDON = ZoneInfo("Europe/London")


def london(moment: str, fold: int = 0) -> datetime:
    """A moment as clocks in London showed it."""
    return datetime.fromisoformat(moment).replace(tzinfo=LONDON, fold=fold)


SPRING = (london("2026-03-29 00:30"), london("2026-03-29 02:30"))
AUTUMN = (london("2026-10-25 00:30"), london("2026-10-25 02:30"))
TWICE = (london("2026-10-25 01:50"), london("2026-10-25 01:10", fold=1))
CHANGES = [(*SPRING, "1 h"), (*AUTUMN, "3 h"), (*TWICE, "20 min")]
AWARE = {"at", "end", "started", "detected", "declared", "mitigated", "resolved", "created"}


@pytest.mark.parametrize(("started", "resolved", "length"), CHANGES)
def test_the_page_says_how_long_it_took(started: datetime, resolved: datetime, length: str) -> None:
    """When is said as the clocks showed it, how long as a stop-watch would."""
    facts = a_review(started=started, resolved=resolved, day=started.date()).section("facts")

    assert f"| Resolved | {resolved:%H:%M}, {length} after it started |" in facts.splitlines()


@pytest.mark.parametrize(("started", "resolved", "minutes"), [(*SPRING, 60), (*AUTUMN, 180)])
def test_a_stated_length_is_held_against_the_true_one(
    started: datetime, resolved: datetime, minutes: int
) -> None:
    """Who wrote the true length is not asked about it; who subtracted the clocks is."""
    true, clocks = (Stated("Time to resolve", f"{m} minutes", m) for m in (minutes, 120))
    incident = an_incident(started=started, resolved=resolved, stated=(true, clocks), events=())
    asked = [q for q in doubts.doubts(incident, None).questions if isinstance(q, LengthDiffers)]

    assert [(q.length.stated, q.length.computed) for q in asked] == [
        (clocks, timedelta(minutes=minutes))
    ]


def test_an_hour_that_comes_twice_is_in_order() -> None:
    """01:10 after the change is later than 01:50 before it."""
    told = {"started": TWICE[0], "resolved": TWICE[1]}
    events = (Event("Begins", "01:50", TWICE[0]), Event("Is over", "01:10", TWICE[1]))
    incident = an_incident(key_events=told, events=events, day=date(2026, 10, 25))
    asked = doubts.doubts(incident, None).questions

    assert [q for q in asked if isinstance(q, MilestonesOutOfOrder)] == []


moments = st.integers(1_577_836_800, 1_893_456_000).map(lambda s: datetime.fromtimestamp(s, LONDON))


@given(moments, moments)
def test_a_length_is_that_of_the_clock_that_never_changes(one: datetime, other: datetime) -> None:
    """As the seconds since 1970 count it."""
    seconds = other.timestamp() - one.timestamp()

    assert between(one, other).total_seconds() == seconds
    assert is_before(one, other) == (seconds > 0)


def test_nobody_subtracts_or_compares_times_on_a_wall() -> None:
    """Only the module that does it in UTC; the chart has moments of its own, which are in UTC."""
    found = []
    for file in Path("action").rglob("*.py"):
        if file.name == "instants.py" or "chart" in file.parts:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            sides: list[ast.expr] = []
            if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub):
                sides = [node.left, node.right]
            if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Lt | ast.Gt | ast.LtE):
                sides = [node.left, *node.comparators]
            names = {side.attr for side in sides if isinstance(side, ast.Attribute)}
            if names & AWARE:
                found.append(f"{file}:{node.lineno}")  # type: ignore[attr-defined]

    assert found == []


def test_no_moment_is_before_itself() -> None:
    """What happens at once is in order."""
    assert not is_before(TWICE[0], TWICE[0])
