"""A time of day reads back as it was written, wherever that is done."""

from __future__ import annotations

import re
from datetime import datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action import time_of_day


@given(st.times())
def test_a_time_of_day_reads_back(at: time) -> None:
    """With seconds, and without where there are none."""
    whole = at.replace(microsecond=0)

    assert time_of_day.read(time_of_day.written(at, seconds=True)) == whole
    assert time_of_day.read(time_of_day.written(at)) == whole.replace(second=0)


@pytest.mark.parametrize("said", ["24:00", "14:60", "14:05:60", "14", "14:5", "14:05:", "2pm", ""])
def test_what_no_day_has_is_no_time_of_day(said: str) -> None:
    """Nor is what people write in other ways."""
    assert time_of_day.read(said) is None


@given(st.integers(0, 99), st.integers(0, 99))
def test_what_is_sound_is_what_can_be_read(hour: int, minute: int) -> None:
    """In a schema, too."""
    said = f"{hour:02}:{minute:02}"

    assert bool(re.fullmatch(time_of_day.SOUND, said)) == (time_of_day.read(said) is not None)


def test_a_moment_is_written_as_a_field_takes_it() -> None:
    """Day first."""
    at = datetime(2026, 3, 2, 9, 5, 7)  # noqa: DTZ001 - as clocks showed it

    assert time_of_day.with_day(at) == "2026-03-02 09:05"
    assert time_of_day.with_day(at, seconds=True) == "2026-03-02 09:05:07"
