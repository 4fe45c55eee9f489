"""The table of the pieces of a time: what each row says of itself."""

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.read.freetext.labels.labels import _in_pieces, leading
from action.read.freetext.labels.pieces import PIECES, Spelling, piece
from action.read.freetext.labels.written import Clock, WrittenDay, written_day
from action.read.freetext.labels.zones import short_zone

ALL = re.compile("|".join(f"(?P<{row.name}>{row.pattern})" for row in PIECES))
"""Every row tried everywhere, in the order of the table."""


@pytest.mark.parametrize("row", PIECES, ids=lambda row: row.name)
@given(data=st.data())
def test_every_row_names_all_the_signs_it_can_begin_with(
    row: Spelling, data: st.DataObject
) -> None:
    """A row is only tried where one of its signs stands."""
    text = data.draw(st.from_regex(f"^{row.pattern}", alphabet=st.characters(codec="ascii")))
    everywhere, here = ALL.match(text), piece(text, 0)

    assert everywhere is not None
    assert here is not None, text
    assert (here.lastgroup, here[0]) == (everywhere.lastgroup, everywhere[0])


WORDS = (
    "at on of the and around to until till through onward onwards ongoing approx approximately ish"
    " or so am pm h hr hrs hours local time maybe about before after by late early mid morning in"
    " that same later day next noon midnight unknown unclear tbc utc est est. a p monday march mail"
)


@pytest.mark.parametrize("between", [" ", ": ", " - ", " – ", " | ", " UTC ", "Z - ", " GMT: "])
def test_a_time_is_read_the_same_at_a_glance_and_in_pieces(between: str) -> None:
    """What most lines begin with is known at a glance, unless the words go on with the time."""
    lines = [f"14:05{between}{' '.join(pair)} x" for pair in product(WORDS.split(), repeat=2)]

    assert [line for line in lines if leading(line) != _in_pieces(line)] == []


@pytest.mark.parametrize(
    ("zone", "short"),
    [
        ("Z", "UTC"),
        ("US Pacific Time", "PT"),
        ("Eastern Daylight Time", "EDT"),
        ("Central European Time", "CET"),
        ("UTC−5", "UTC-5"),
    ],
)
def test_a_zone_is_called_by_its_usual_letters(zone: str, short: str) -> None:
    """Where they mean one zone; there is a Central Time on both sides of the ocean."""
    assert short_zone(zone) == short


def test_a_day_that_is_its_month_as_well_needs_no_order() -> None:
    """The fifth of May is 5/5 to everybody."""
    assert written_day("numeric", "5/5/2026") == WrittenDay(2026, 5, 5)


def test_a_minute_has_sixty_seconds() -> None:
    """The last of them is 59."""
    assert [Clock(14, 5, second).possible for second in (59, 60)] == [True, False]
