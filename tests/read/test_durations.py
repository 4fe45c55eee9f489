"""Lengths of time that reports state: found where meant, never read into other words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.errors import Place
from action.read.durations import MOST_LENGTHS, minutes_in, stated_lengths
from action.review.incident import Stated

PATH = "incidents/2026-03-02-queue-stuck/incident.md"


def found(*lines: str) -> list[tuple[str, str, int]]:
    """What, in which words, and how many minutes, for each statement in a report."""
    placed = ((Place(PATH, number, 1), line) for number, line in enumerate(lines, 1))
    return [(said.what, said.words, said.minutes) for said in stated_lengths(placed)]


# --- one length -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        *("", "soon", "forever", "90", "14:05", "9 am", "am", "a", "half", "an", "two", "h", "min"),
        *("5 minutes ago", "30m 1h", "5 minutes 5 minutes", "minute 5", "٣ hours", "PT1H", "1 hot"),
        *("1 hour or two", "a few minutes", "-5 minutes", "9" * 3_000 + "h", "12:30 UTC"),
    ],
)
def test_what_is_no_length_of_time_is_none(text: str) -> None:
    """A moment, a bare number, an unclear word: nobody guesses."""
    assert minutes_in(text) is None


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("1 hour and 31 minutes", 91),
        ("0h 55m", 55),
        ("2d 1h 29m", 2_969),
        ("5 hours 26 minutes", 326),
        ("4 hrs, 5 mins", 245),
        ("1 hr. 5 min.", 65),
        ("1 day, 2 hours, and 3 minutes", 1_563),
        ("2 weeks", 20_160),
        ("3 days", 4_320),
        ("90m", 90),
        ("90 Minutes", 90),
        ("1h31", 91),
        ("1h31m", 91),
        ("1:31 h", 91),
        ("1.5 hours", 90),
        ("1,5 hours", 90),
        ("1½ hours", 90),
        ("½ hour", 30),
        ("half an hour", 30),
        ("an hour", 60),
        ("an hour and a half", 90),
        ("two and a half hours", 150),
        ("three quarters of an hour", 45),
        ("ten minutes", 10),
        ("a couple of hours", 120),
        ("10-minute", 10),
        ("~40 min", 40),
        ("about  40\tminutes", 40),
        ("just over 2 hours", 120),
        ("4 hours or so", 240),
        ("45 seconds", 1),
        ("20s", 0),
        ("0h 0m", 0),
    ],
)
def test_a_length_of_time_is_read_in_many_spellings(text: str, length: int) -> None:
    """In figures and in words, hedged or not; seconds are rounded."""
    assert minutes_in(text) == length


@given(days=st.integers(0, 30), hours=st.integers(0, 23), rest=st.integers(0, 59))
def test_days_hours_and_minutes_are_summed(days: int, hours: int, rest: int) -> None:
    """However long it was."""
    assert minutes_in(f"{days}d {hours}h {rest}m") == (days * 24 + hours) * 60 + rest


# --- statements -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lines",
    [
        ("The queue was stuck.", "", "14:05 It took 10 minutes from start to end"),
        ("- 2026-03-02 14:05 - Time to repair: 2 hours",),
        ("Session duration: 30 minutes",),
        ("Target time to repair: 4h",),
        ("Cache length: 2 days",),
        ("Duration: unknown",),
        ("Time to repair: 14:05",),
        ("Downtime: 5 minutes later it was back",),
        ("The restart took 10 minutes.",),
        ("The meeting lasted an hour.",),
        ("```", "Time to repair: 1h 37m", "```"),
        ("Time to repair:", "", "1h 37m"),
        ("Time to repair:", "- 1h 37m"),
    ],
)
def test_other_lengths_of_time_state_nothing(lines: tuple[str, ...]) -> None:
    """Targets, steps, sessions, events and examples are no length of the incident."""
    assert found(*lines) == []


@pytest.mark.parametrize(
    "line",
    [
        "Time to repair: 1h 37m",
        "- **Time to repair**: 1h 37m",
        "* **Time to repair:** 1h 37m",
        "## Time to repair: 1h 37m",
        "| Time to repair | 1h 37m |",
        "| **Time to repair** | 1h 37m | in all |",
        "Time to repair – 1h 37m",
        "Time to repair - 1h 37m.",
        "Time to repair was 1h 37m, as far as we know",
        "1. _Time to repair_ = 1h 37m",
    ],
)
def test_a_label_says_what_was_measured(line: str) -> None:
    """In a list, a table, a heading or a plain line."""
    assert found(line) == [("Time to repair", "1h 37m", 97)]


@pytest.mark.parametrize(
    "what",
    [
        "Total impact duration",
        "Detection delay",
        "Downtime",
        "TTR",
        "MTTD",
        "Time to fully restore service",
        "Duration of the outage",
        "Length of incident",
    ],
)
def test_labels_have_many_names(what: str) -> None:
    """Each is kept as people wrote it."""
    assert found(f"**{what}:** about 40 minutes") == [(what, "about 40 minutes", 40)]


def test_times_beside_a_length_are_kept_with_it() -> None:
    """They say what was meant."""
    said = found("**Impact duration:** 5 hours 26 minutes (10:45 - 16:11 UTC)")

    assert said == [("Impact duration", "5 hours 26 minutes (10:45 - 16:11 UTC)", 326)]


def test_a_sentence_says_from_what_to_what_it_took() -> None:
    """Though its lines were wrapped by hand."""
    said = found(
        "In short:", "it took 1 hour and", "31 minutes from the first alert to", "the fix."
    )

    assert said == [("from the first alert to the fix", "1 hour and 31 minutes", 91)]


def test_a_sentence_says_how_long_the_incident_lasted() -> None:
    """Nothing else that lasted is meant."""
    said = found(
        "All in all the outage lasted for about two hours, and the meeting lasted an hour."
    )

    assert said == [("outage lasted", "about two hours", 120)]


def test_a_statement_has_its_place() -> None:
    """So that a letter can lead there."""
    (said,) = stated_lengths([(Place(PATH, 7, 1), "TTR: 5m")])

    assert said == Stated("TTR", "5m", 5)
    assert said.place == Place(PATH, 7, 1)


def test_what_is_said_twice_is_said_once() -> None:
    """In the order of the report."""
    said = found("TTD: 5m", "TTR: 1h", "ttd: 5 min")

    assert said == [("TTD", "5m", 5), ("TTR", "1h", 60)]


def test_a_report_states_so_many_lengths_at_most() -> None:
    """Nobody reads more."""
    assert len(found(*(f"TTR: {number}m" for number in range(MOST_LENGTHS * 2)))) == MOST_LENGTHS


@pytest.mark.parametrize(
    "text",
    [
        "time to repair: " * 60_000,
        ("Time to repair: " + "about " * 20_000 + "\n") * 8,
        "**Time to repair**: 0h 55m\n" * 40_000,
        "it took 1h from " * 60_000,
        ("took " * 190 + "\n") * 1_000,
        ("it took 1h from a to\n") * 50_000,
        "incident lasted for " * 50_000,
        "```\n" * 250_000,
    ],
    ids=lambda text: text[:16].strip(),
)
def test_a_megabyte_of_anything_is_read_to_its_end(text: str) -> None:
    """Hostile text states few lengths; `scripts/bench` says how long such files take."""
    assert len(found(*text.split("\n"))) <= text.count("\n") + 1


@given(text=st.text() | st.text("timeook dr:1h5m*_-|()\n "))
def test_any_text_can_be_read(text: str) -> None:
    """Whatever it says, a length is a number of minutes."""
    assert all(length >= 0 for _, _, length in found(*text.split("\n")))
