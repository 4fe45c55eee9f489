"""Which times are proposed, for any days, hours, zone and length."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action import time_zone
from action.review.dates.choosing_slots import beginnings, days_to_meet, slot_times
from action.review.dates.slots import MOST_SLOTS
from action.review.dates.wall_clocks import is_in_gap
from action.review.settings import MeetingRules
from tests.searching import examples

MINUTES = st.integers(0, 24 * 60 - 1)
ZONES = ("UTC", "Europe/London", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "UTC+4")
DAYS = st.lists(
    st.dates(date(2026, 1, 1), date(2027, 12, 31)), min_size=1, max_size=6, unique=True
).map(sorted)


def minute(at: time) -> int:
    """How many minutes after midnight."""
    return at.hour * 60 + at.minute


def clock(minutes: int) -> time:
    """The time so many minutes after midnight."""
    return time(*divmod(minutes, 60))


@st.composite
def hours(draw: st.DrawFn) -> MeetingRules:
    """Any hours that the settings take."""
    first, last = sorted(draw(st.lists(MINUTES, min_size=2, max_size=2, unique=True)))
    return MeetingRules(clock(first), clock(last))


@examples(200)
@given(DAYS, hours(), st.integers(15, 480), st.sampled_from(ZONES))
def test_times_are_on_the_days_and_within_the_hours(
    days: list[date], rules: MeetingRules, minutes: int, zone: str
) -> None:
    """Each once, in their order; the whole meeting fits, or begins with the hours."""
    found = slot_times(days, rules, minutes, time_zone.shown(zone))

    assert len(set(found)) == len(found) <= MOST_SLOTS
    assert list(found) == sorted(found)
    for at in found:
        assert at.date() in days
        assert not is_in_gap(at)
        ends = minute(at.time()) + minutes
        assert rules.first <= at.time()
        assert ends <= minute(rules.last) or at.time() == rules.first


@examples(200)
@given(DAYS, hours(), st.integers(15, 480))
def test_days_and_times_of_day_are_as_different_as_can_be(
    days: list[date], rules: MeetingRules, minutes: int
) -> None:
    """On three days where there are three; there are three times where there can be."""
    found = slot_times(days, rules, minutes, time_zone.UTC)
    clocks = beginnings(rules, minutes)

    assert len(found) == min(MOST_SLOTS, len(days) * len(clocks))
    assert len({at.date() for at in found}) == min(len(found), len(days))
    assert len({at.time() for at in found}) == min(len(found), len(clocks))


@pytest.mark.parametrize(
    ("minutes", "clocks"),
    [
        (30, "10:00 13:00 15:30"),
        (60, "10:00 13:00 15:00"),
        (90, "10:00 13:00 14:30"),
        (120, "10:00 13:00 14:00"),
        (300, "10:00 10:30 11:00"),
        (360, "10:00"),
        (480, "10:00"),
    ],
)
def test_nobody_is_asked_to_meet_over_lunch(minutes: int, clocks: str) -> None:
    """As long as there are enough other times."""
    assert " ".join(f"{at:%H:%M}" for at in beginnings(MeetingRules(), minutes)) == clocks


def test_a_time_that_the_clocks_skip_is_not_proposed() -> None:
    """On 28 March 2027 it is never 01:30 in London."""
    spring, rules = date(2027, 3, 28), MeetingRules(time(1), time(2, 30))
    found = slot_times([spring], rules, 30, ZoneInfo("Europe/London"))

    assert found == (datetime(2027, 3, 28, 2, tzinfo=ZoneInfo("Europe/London")),)


def test_a_day_is_left_for_reading_where_there_is_another() -> None:
    """Of the days after today, the first is for reading."""
    days = [date(2026, 11, 23) + timedelta(days=number) for number in range(3)]

    assert days_to_meet(days) == days[1:]
    assert days_to_meet(days[:1]) == days[:1]
