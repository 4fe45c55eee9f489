"""`incident-review holidays GB-ENG 2027`: the days off of a country, for the settings."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from action.__main__ import main
from action.read.settings import settings

LOCK = (Path(__file__).parents[1] / "action" / "requirements.txt").read_text(encoding="utf-8")


def holidays(*args: str) -> Result:
    """What the command says."""
    return CliRunner().invoke(main, ["holidays", *args])


def test_the_action_does_not_install_them() -> None:
    """A run has the days of the settings, and asks no package."""
    assert "holidays" not in LOCK


def test_nobody_waits_for_them_who_asks_something_else() -> None:
    """The package is large."""
    program = (
        "import sys, action.__main__, action.printed.days_off; print('holidays' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)

    assert done.stdout == b"False\n"


def test_each_day_is_a_line_for_the_settings() -> None:
    """With its name behind it, in the order of the year."""
    said = holidays("GB-ENG", "2027").stdout

    assert said.startswith(
        "# Days off in GB-ENG, 2027, for .github/incident-review.yml\n"
        "meeting:\n"
        "  days-off:\n"
        "    - 2027-01-01  # "
    )
    assert re.findall(r"    - (2027-0[345]-\d\d)  # \w", said) == [
        "2027-03-26",
        "2027-03-29",
        "2027-05-03",
        "2027-05-31",
    ]


@pytest.mark.parametrize("place", ["GB-ENG", "DE", "US-CA", "NP", "JP", "IL"])
def test_what_is_printed_can_be_copied_as_it_is(place: str) -> None:
    """The settings read it, whatever a day is called."""
    said = holidays(place, "2027").stdout
    days = [date.fromisoformat(day) for day in re.findall(r"- (\d{4}-\d\d-\d\d)  #", said)]
    week = settings(said, path="settings.yml").meeting.week

    assert days == sorted(set(days))
    assert [day for day in days if not week.is_off(day)] == []


def test_a_part_may_be_called_by_its_name_and_in_small_letters() -> None:
    """As people type."""
    assert holidays("gb-england", "2027").stdout == holidays("GB-ENG", "2027").stdout


def test_parts_of_a_country_have_days_of_their_own() -> None:
    """Scotland works on Easter Monday."""
    assert "2027-03-29" in holidays("GB-ENG", "2027").stdout
    assert "2027-03-29" not in holidays("GB-SCT", "2027").stdout


@pytest.mark.parametrize(
    ("place", "year", "said"),
    [
        ("Germany", "2027", "did you mean DE (Germany), GG (Guernsey)?"),
        ("XX", "2027", "`XX` is not a known country; use an ISO 3166 code: GB, or GB-ENG for a"),
        ("GB-XXX", "2027", "did you mean GB-ENG, GB-NIR, GB-SCT, GB-WLS?"),
        ("US-CAL", "2027", "did you mean US-CA, US-AL?"),
        ("VA-1", "2027", "`VA-1` is not a known part of Vatican City; use VA"),
        ("US-1", "2027", "use one of US-AK, US-AL, "),
        ("\x1b[31mGB", "2027", "`[31mGB` is not a known country"),
        (
            "GB",
            "27",
            "`27` is not a year that can be looked up; use four digits from 1970",
        ),
        (
            "GB",
            "soon",
            "can be looked up; use four digits from 1970 to 2199: 2027",
        ),
        ("GB", "1066", "`1066` is not a year that can be looked up"),
        ("GB", "2199", "No days off are known for GB in 2199; try a year that is closer"),
    ],
)
def test_what_is_not_known_is_answered_with_what_is_near(place: str, year: str, said: str) -> None:
    """In one sentence; nothing comes out that could be copied."""
    result = holidays(place, year)

    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert result.stderr.startswith("Error: ")
    assert result.stderr.count("\n") == 1


def test_without_the_package_one_sentence_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is an extra; whoever installed without it is told."""
    monkeypatch.setitem(sys.modules, "holidays", None)
    result = holidays("GB-ENG", "2027")

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "Error: This command needs the package `holidays`, which is not installed; "
        'install it from your checkout with `pip install ".[holidays]"`\n'
    )
