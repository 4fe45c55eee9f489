"""Days on which somebody is not there, as people write them in the settings."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.errors import Letter, ReviewError
from action.read.settings import settings
from action.review.settings import Away
from tests.searching import examples

PATH = ".github/incident-review.yml"
CHRISTMAS = Away(date(2026, 12, 21), date(2027, 1, 2))
BEGIN = Away(date(2026, 12, 21), date(2026, 12, 21))
MAY = Away(date(2027, 5, 3), date(2027, 5, 7))

PIECES = ("2026-12-21", "2027-01-02", "2026-99-99", "..", "…", " to ", "-", "–", ",", "/", "09:00")
ODD = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=6).map("".join)
ENTRIES = st.recursive(
    ODD | st.sampled_from(["", "2026-12-21..2027-01-02", "²026-12-21", "\ud800", "9" * 5000]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ODD, inner, max_size=2),
    max_leaves=6,
)


def away(written: str) -> tuple[Away, ...]:
    """When Mira is not there, by what stands behind her `away:`."""
    return settings(f"people:\n  mira:\n    away: {written}\n", path=PATH).people["mira"].away


def refused(written: str) -> list[str]:
    """The letters about it, without the name of the file."""
    with pytest.raises(ReviewError) as error:
        away(written)
    return [line.removeprefix(f"{PATH}:") for line in str(error.value).splitlines()]


@pytest.mark.parametrize("written", ["", "''", "~", "[]", "' '", "','", "\n    - "])
def test_somebody_is_there_unless_days_are_named(written: str) -> None:
    """A line that is only begun takes nobody away."""
    assert away(written) == ()


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("2026-12-21", (BEGIN,)),
        ("'2026-12-21..2026-12-21'", (BEGIN,)),
        ("2026-12-21..2027-01-02", (CHRISTMAS,)),
        ("[2026-12-21..2027-01-02, 2027-05-03..2027-05-07]", (CHRISTMAS, MAY)),
        ("2026-12-21..2027-01-02, 2027-05-03..2027-05-07", (CHRISTMAS, MAY)),
        ("\n    - 2027-05-03..2027-05-07\n    -\n    - 2026-12-21", (MAY, BEGIN)),
        ("[2026-12-21, 2026-12-21..2027-01-02, 2026-12-21]", (BEGIN, CHRISTMAS)),
        ("2028-02-29", (Away(date(2028, 2, 29), date(2028, 2, 29)),)),
    ],
)
def test_a_day_a_range_or_a_list_of_such(written: str, days: tuple[Away, ...]) -> None:
    """In the order in which they are written, the same days once."""
    assert away(written) == days


@pytest.mark.parametrize(
    "between",
    ["..", " .. ", "...", "…", " - ", "-", "–", " – ", "—", " to ", "\N{NO-BREAK SPACE}–"],
)
def test_between_two_whole_days_a_dash_says_the_same(between: str) -> None:
    """Nothing else can be meant, so nobody is asked to write it otherwise."""
    assert away(f"'2026-12-21{between}2027-01-02'") == (CHRISTMAS,)


def test_the_first_and_the_last_day_are_included() -> None:
    """As people say it: away from Monday to Wednesday is back on Thursday."""
    (days,) = away("2026-12-21..2026-12-23")

    assert [
        days.meets(day, day) for day in (date(2026, 12, number) for number in (20, 21, 23, 24))
    ] == [False, True, True, False]


FOR_A_DAY = "write 2026-12-21 for one day, or 2026-12-21..2027-01-02 for several"
BOTH = "write 2026-12-21..2027-01-02, or put a comma between them for these two days only"


@pytest.mark.parametrize(
    ("written", "letter"),
    [
        ("2026-12-32", f"`2026-12-32` is not a valid date; {FOR_A_DAY}"),
        ("2027-02-29", f"`2027-02-29` is not a valid date; {FOR_A_DAY}"),
        ("1969-12-31", f"`1969-12-31` is not a valid date; {FOR_A_DAY}"),
        ("2026-12-21..2026-12-32", f"`2026-12-32` is not a valid date; {FOR_A_DAY}"),
        ("2026-13-01..2027-01-02", f"`2026-13-01` is not a valid date; {FOR_A_DAY}"),
        ("21.12.2026", f"`21.12.2026` is not a valid date; {FOR_A_DAY}"),
        ("12/21/2026", f"`12/21/2026` is not a valid date; {FOR_A_DAY}"),
        ("20261221", f"`20261221` is not a valid date; {FOR_A_DAY}"),
        ("next week", f"`next week` is not a valid date; {FOR_A_DAY}"),
        ("yes", f"`yes` is not a valid date; {FOR_A_DAY}"),
        ("②026-12-21", f"`②026-12-21` is not a valid date; {FOR_A_DAY}"),
        ("２026-12-21", f"`２026-12-21` is not a valid date; {FOR_A_DAY}"),
        (
            "2027-01-02..2026-12-21",
            "`2027-01-02..2026-12-21` ends before it begins; did you mean 2026-12-21..2027-01-02?",
        ),
        (
            "2026-12-21 - 2026-01-02",
            "`2026-12-21 - 2026-01-02` ends before it begins; did you mean 2026-12-21..2027-01-02?",
        ),
        (
            "2027-03-01..2027-02-28",
            "`2027-03-01..2027-02-28` ends before it begins; did you mean 2027-02-28..2027-03-01?",
        ),
        (
            "2199-12-21..2199-01-02",
            "`2199-12-21..2199-01-02` ends before it begins; did you mean 2199-01-02..2199-12-21?",
        ),
        ("14:05", f"`14:05` has a time of day; leave the time out: {FOR_A_DAY}"),
        (
            "2026-12-21 09:00",
            f"`2026-12-21 09:00` has a time of day; leave the time out: {FOR_A_DAY}",
        ),
        ("2026-12-21T09", f"`2026-12-21T09` has a time of day; leave the time out: {FOR_A_DAY}"),
        (
            "2026-12-21 9 am",
            f"`2026-12-21 9 am` has a time of day; leave the time out: {FOR_A_DAY}",
        ),
        (
            "2026-12-21T09:00..2026-12-22T17:00",
            (
                "`2026-12-21T09:00..2026-12-22T17:00` has a time of day;"
                f" leave the time out: {FOR_A_DAY}"
            ),
        ),
        (
            "2026-12-21/2027-01-02",
            f"`2026-12-21/2027-01-02` has two days without `..` between them; {BOTH}",
        ),
        (
            "2027-01-02 2026-12-21",
            f"`2027-01-02 2026-12-21` has two days without `..` between them; {BOTH}",
        ),
        (
            "2026-12-21/2026-13-01",
            f"`2026-12-21/2026-13-01` is not a valid date; {FOR_A_DAY}",
        ),
        (
            "2026-12-21..24",
            f"`2026-12-21..24` does not give the first and the last day in full; {FOR_A_DAY}",
        ),
        (
            "2026-12-21..",
            f"`2026-12-21..` does not give the first and the last day in full; {FOR_A_DAY}",
        ),
        (
            "..2027-01-02",
            f"`..2027-01-02` does not give the first and the last day in full; {FOR_A_DAY}",
        ),
        (
            "21.12.2026..02.01.2027",
            (
                "`21.12.2026..02.01.2027` does not give the first and the last day in full;"
                f" {FOR_A_DAY}"
            ),
        ),
        ("[[2026-12-21]]", f"This is not a date; {FOR_A_DAY}"),
        ("[{2026-12-21: x}]", f"This is not a date; {FOR_A_DAY}"),
        ("[{first: 2026-12-21, last: 2027-01-02}]", f"This is not a date; {FOR_A_DAY}"),
        (
            "{first: 2026-12-21}",
            "`away` must be a list; write [one, two], or one entry per line, each after `- `",
        ),
        (
            f"[{', '.join(['2026-12-21'] * 51)}]",
            "`away` has more than 50 entries; delete the days that are over",
        ),
        (
            ", ".join(["2026-12-21..2027-01-02"] * 51),
            "`away` has more than 50 entries; delete the days that are over",
        ),
    ],
)
def test_what_names_no_days_is_told_with_what_would(written: str, letter: str) -> None:
    """One letter, in the line and at the column of the value."""
    column = 11 + (written[0] == "[" and "more than" not in letter)

    assert refused(written) == [f"3:{column}: {letter}"]


def test_each_entry_has_its_own_letter_at_its_own_line() -> None:
    """Who mends one sees the next at once."""
    said = refused("\n    - 2026-12-21\n    - 2026-13-01\n    -\n    - soon")

    assert [line.partition(" is not ")[0] for line in said] == ["5:7: `2026-13-01`", "7:7: `soon`"]


def test_a_slip_in_the_name_of_the_field_is_seen() -> None:
    """Nobody stays on the rota because of one letter."""
    with pytest.raises(ReviewError, match="did you mean `away`"):
        settings("people: {mira: {awya: 2026-12-21}}", path=PATH)


@examples(300)
@given(ENTRIES)
def test_whatever_is_written_days_or_letters_come_out(entry: object) -> None:
    """And days never end before they begin."""
    letters: tuple[Letter, ...] = ()
    try:
        assert all(days.first <= days.last for days in away(json.dumps(entry)))
    except ReviewError as error:
        letters = error.letters

    assert all(letter.place and letter.place.line == 3 and str(letter) for letter in letters)
