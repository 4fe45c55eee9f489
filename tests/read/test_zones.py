"""The zone of an incident: as its file, its text or its times say it, else that of the settings."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from action.errors import Letter, ReviewError
from action.instants import between
from action.read.incident import incident
from action.read.settings import DEFAULTS, settings
from action.review.incident import Incident

PATH = "incidents/2026-07-02-queue/incident.yml"


def read(*lines: str, team: str = "UTC", **fields: str) -> tuple[Incident, tuple[Letter, ...]]:
    """What a file with this timeline says, in a team of this zone, and the letters about it."""
    head = {"title": "Queue is stuck", "severity": "major", **fields}
    text = "".join(f"{name}: {value}\n" for name, value in head.items())
    told = "".join(f"  {line}\n" for line in lines)
    return incident(
        f"{text}timeline: |\n{told}", path=PATH, settings=replace(DEFAULTS, timezone=team)
    )


def told(found: Incident) -> list[str]:
    """The time of each event, as people see it."""
    return [" ".join(filter(None, (event.label, event.written))) for event in found.events]


def test_without_any_word_of_a_zone_it_is_that_of_the_settings() -> None:
    """Most files say nothing."""
    found, letters = read("- 14:05 Paged", team="Europe/Berlin")

    assert (found.timezone, told(found), letters) == ("Europe/Berlin", ["14:05"], ())


@pytest.mark.parametrize(
    "zone", ["JST", "CEST", "EDT", "KST", "BRT", "UTC+4", "GMT-3", "UTC+9:30", "+05:30", "UTC"]
)
def test_an_offset_stays_as_it_is_stated(zone: str) -> None:
    """Nobody's 23:28 becomes 14:28, whatever zone the team has."""
    found, letters = read(f"- 23:28 {zone} Down", f"- 23:59 {zone} Up", team="Europe/London")

    assert (found.timezone, told(found), letters) == (zone, ["23:28", "23:59"], ())


@pytest.mark.parametrize(
    "line", ["All times in Berlin time.", "Times: Berlin", "## Timeline (Berlin time)"]
)
def test_a_town_is_its_place(line: str) -> None:
    """Berlin time is Europe/Berlin."""
    found, letters = read(line, "", "- 23:28 Down")

    assert (found.timezone, told(found), letters) == ("Europe/Berlin", ["23:28"], ())


def test_a_place_of_the_settings_goes_by_its_letters() -> None:
    """Where the team is in Berlin, CEST is Berlin's, and so is the winter that follows."""
    found, _ = read("- 23:28 CEST Down", team="Europe/Berlin")

    assert (found.timezone, told(found)) == ("Europe/Berlin", ["23:28"])


def test_a_line_of_another_zone_is_told_on_the_clocks_of_the_file() -> None:
    """What was written stands beside it."""
    found, _ = read("- 23:28 JST Down", "- 14:50 UTC Posted", "- 23:59 JST Up")

    assert (found.timezone, told(found)) == ("JST", ["23:28", "23:50 14:50 UTC", "23:59"])


def test_the_field_counts_more_than_the_lines() -> None:
    """All is told in the zone that the file names."""
    found, _ = read("- 23:28 UTC Down", "- 23:59 UTC Up", timezone="Europe/Berlin")

    assert (found.timezone, told(found)) == (
        "Europe/Berlin",
        ["01:28 23:28 UTC", "01:59 23:59 UTC"],
    )


@pytest.mark.parametrize("zone", ["JST", "CEST", "UTC+4", "GMT+9", "+05:30", '"-03:00"', "UTC"])
def test_the_field_may_be_an_offset(zone: str) -> None:
    """As it is written, so it is shown."""
    found, _ = read("- 23:28 Down", timezone=zone)

    assert (found.timezone, told(found)) == (zone.strip('"'), ["23:28"])


@pytest.mark.parametrize("zone", ["CST", "IST", "BST", "EST", "PT"])
@pytest.mark.parametrize(
    "lines",
    [
        ("- 23:28 {} Down", "- 23:59 {} Up"),
        ("All times {}.", "", "- 23:28 Down", "- 23:59 Up"),
        ("## Timeline ({})", "", "- 23:28 Down", "- 23:59 Up"),
    ],
)
def test_letters_of_several_meanings_are_asked_about_once(
    zone: str, lines: tuple[str, ...]
) -> None:
    """The clocks stay as they are written, and the page calls them as they are called."""
    found, letters = read(*(line.format(zone) for line in lines))

    assert (found.timezone, told(found)) == (zone, ["23:28", "23:59"])
    assert [letter.serious for letter in letters] == [False]
    assert f"{zone} does not say which place is meant" in letters[0].what


@pytest.mark.parametrize(
    ("zone", "team"),
    [("CST", "Asia/Shanghai"), ("IST", "Asia/Kolkata"), ("BST", "Europe/London")],
)
def test_a_team_that_calls_its_clocks_so_is_not_asked(zone: str, team: str) -> None:
    """The settings say which of the meanings it is."""
    found, letters = read(f"- 23:28 {zone} Down", team=team)

    assert (found.timezone, told(found), letters) == (team, ["23:28"], ())


def test_another_zone_has_no_place_among_clocks_of_several_meanings() -> None:
    """How far CST is from UTC nobody knows yet, so that line waits for the answer."""
    found, letters = read("All times CST.", "", "- 14:05 Down", "- 20:10 UTC Posted")

    assert told(found) == ["14:05", "20:10 UTC"]
    assert [event.at is None for event in found.events] == [False, True]
    assert any(
        "UTC cannot be compared with CST, which can mean several zones" in letter.what
        for letter in letters
    )


@pytest.mark.parametrize("zone", ["CEST", "AEDT", "PDT", "CST"])
def test_the_settings_want_a_zone_of_all_the_year(zone: str) -> None:
    """Half of the year would be an hour off."""
    with pytest.raises(ReviewError, match=f"{zone} does not say which place is meant"):
        settings(f"timezone: {zone}\n", path="settings.yml")


@pytest.mark.parametrize("zone", ["JST", "UTC+4", "+05:30"])
def test_the_settings_may_name_an_offset(zone: str) -> None:
    """Not every place has a summer."""
    assert settings(f"timezone: {zone}\n", path="settings.yml").timezone == zone


def test_an_offset_has_no_clock_change() -> None:
    """In the night in which Berlin's clocks go back, those of UTC+2 go on."""
    found, _ = read("- 2026-10-25 01:50 UTC+2 Down", "- 03:10 UTC+2 Up", date="2026-10-25")
    first, last = (event.at for event in found.events)

    assert first
    assert last
    assert between(first, last) == timedelta(hours=1, minutes=20)


def test_the_letters_tell_which_of_two_hours_it_was() -> None:
    """In the night in which the clocks go back, 02:10 CET is after 02:40 CEST."""
    found, _ = read("- 2026-10-25 02:40 CEST Down", "- 02:10 CET Up", timezone="Europe/Berlin")
    first, last = (event.at for event in found.events)

    assert told(found) == ["02:40", "02:10"]
    assert first
    assert last
    assert between(first, last) == timedelta(minutes=30)


@pytest.mark.parametrize(
    ("written", "shown"),
    [("23:40", "23:40"), ("23:40 JST", "23:40"), ("14:40 UTC", "23:40"), ("16:40 CEST", "23:40")],
)
def test_a_milestone_is_told_on_the_clocks_of_the_file(written: str, shown: str) -> None:
    """Whatever zone its field names."""
    found, _ = read("- 23:28 JST Down", detected=f"2026-07-02 {written}")

    assert found.detected
    assert f"{found.detected:%H:%M}" == shown
