"""Working days are Monday to Friday, whatever the week."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.review.dates.workdays import USUAL_WEEK

THURSDAY, FRIDAY, MONDAY = date(2026, 11, 19), date(2026, 11, 20), date(2026, 11, 23)
SATURDAY, SUNDAY = date(2026, 11, 21), date(2026, 11, 22)

days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
spans = st.integers(0, 60)


@pytest.mark.parametrize(
    ("day", "working_days", "expected"),
    [
        (THURSDAY, 0, THURSDAY),
        (THURSDAY, 1, FRIDAY),
        (FRIDAY, 1, MONDAY),
        (FRIDAY, 5, date(2026, 11, 27)),
        (SATURDAY, 0, MONDAY),
        (SUNDAY, 1, date(2026, 11, 24)),
    ],
)
def test_after(day: date, working_days: int, expected: date) -> None:
    """A weekend counts as the Monday that follows."""
    assert USUAL_WEEK.after(day, working_days) == expected


@pytest.mark.parametrize(
    ("day", "working_days", "expected"),
    [
        (FRIDAY, 0, FRIDAY),
        (FRIDAY, 1, THURSDAY),
        (MONDAY, 1, FRIDAY),
        (SUNDAY, 1, FRIDAY),
        (MONDAY, 5, date(2026, 11, 16)),
    ],
)
def test_before(day: date, working_days: int, expected: date) -> None:
    """A working day before a weekend is its Friday."""
    assert USUAL_WEEK.before(day, working_days) == expected


@given(day=days, span=spans)
def test_nothing_is_due_at_a_weekend(day: date, span: int) -> None:
    """Counting forward or back."""
    assert USUAL_WEEK.after(day, span).weekday() < 5
    assert USUAL_WEEK.before(day, span + 1).weekday() < 5


@given(day=days, span=spans)
def test_as_many_working_days_lie_between_as_were_asked_for(day: date, span: int) -> None:
    """Counted one by one on the calendar."""
    end = USUAL_WEEK.after(day, span)
    between = [day + timedelta(days=n) for n in range(1, (end - day).days + 1)]
    worked = [each for each in between if each.weekday() < 5]

    assert len(worked) == span + (day.weekday() >= 5)


@given(day=days, one=spans, more=spans)
def test_days_add_up(day: date, one: int, more: int) -> None:
    """Two spans one after the other are one span."""
    assert USUAL_WEEK.after(USUAL_WEEK.after(day, one), more) == USUAL_WEEK.after(day, one + more)


@given(day=days, span=spans)
def test_before_undoes_after(day: date, span: int) -> None:
    """From any working day there and back."""
    start = USUAL_WEEK.after(day, 0)

    assert USUAL_WEEK.before(USUAL_WEEK.after(start, span), span) == start
