"""Lengths of time that a report states, beside what its times come to: never a verdict."""

from __future__ import annotations

from datetime import timedelta

import pytest

from action.review.incident import Event, Stated
from action.review.questions import length_questions, milestones
from action.review.questions.length_questions import Contradiction
from tests.stories.nouns import an_event, an_incident, at

FIELDS = {"detected": at("14:00"), "mitigated": at("15:37"), "resolved": at("16:30")}


def asked(what: str, words: str, minutes: int, *events: Event, **fields: object) -> list[str]:
    """The questions about a statement: from what to what it is how long."""
    incident = an_incident(events=events, **(fields or FIELDS))
    turns = milestones.turns_of(incident, milestones.worth_asking(events, None))
    found = length_questions.contradictions((Stated(what, words, minutes),), turns, events)
    return [f"{one.first} {one.second} {one.computed}" for one in found]


@pytest.mark.parametrize(
    ("what", "words", "minutes"),
    [
        ("Time to repair", "1h 37m", 97),
        ("Time to repair", "1h 39m", 99),
        ("Time to repair", "about 1h 50m", 110),
        ("Time to repair", "1.5 hours", 90),
        ("TTR", "100 minutes", 100),
        ("Time to recover", "2.5 hours", 150),
        ("Time to resolve", "2h 30m", 150),
        ("Time to resolve", "53m", 53),
        ("Total impact duration", "97 min", 97),
        ("Total impact duration", "2 hours 30 minutes", 150),
        ("outage lasted", "almost two hours", 120),
        ("from the first alert to the deploy of the fix", "1h 37m", 97),
        ("from detection until the end", "150 minutes", 150),
    ],
)
def test_a_statement_that_may_be_meant_so_is_no_question(
    what: str, words: str, minutes: int
) -> None:
    """From any milestone to any that its words can mean, rounded as people round."""
    assert asked(what, words, minutes) == []


@pytest.mark.parametrize(
    ("what", "minutes"),
    [
        ("Time to detect", 5),
        ("Time to acknowledge", 5),
        ("Declaration delay", 5),
        ("from merge to deploy", 5),
        ("Length of the meeting room", 0),
    ],
)
def test_a_statement_about_times_that_nobody_knows_is_no_question(what: str, minutes: int) -> None:
    """There is nothing to show beside it."""
    assert asked(what, f"{minutes}m", minutes, detected=at("14:00")) == []


@pytest.mark.parametrize(
    ("what", "words", "minutes", "shown"),
    [
        ("Time to repair", "33h 14m", 1_994, "detected mitigated 1:37:00"),
        ("Time to repair", "1h", 60, "detected mitigated 1:37:00"),
        ("Time to repair", "80 minutes", 80, "detected mitigated 1:37:00"),
        ("Time to resolve", "55m", 55, ""),
        ("Time to resolve", "5h", 300, "detected resolved 2:30:00"),
        ("Downtime", "10 minutes", 10, "detected mitigated 1:37:00"),
        ("Downtime", "9 hours", 540, "detected resolved 2:30:00"),
        ("from detection to the fix", "20 min", 20, "detected mitigated 1:37:00"),
    ],
)
def test_a_statement_that_fits_no_times_is_shown_beside_the_nearest(
    what: str, words: str, minutes: int, shown: str
) -> None:
    """People see both, and know which is right."""
    assert asked(what, words, minutes) == ([shown] if shown else [])


def test_a_statement_is_shown_beside_the_time_since_the_beginning() -> None:
    """As far back as anybody has written down, though a later beginning came nearer."""
    declared = {**FIELDS, "declared": at("15:00")}

    assert asked("Time to repair", "10m", 10, **declared) == ["detected mitigated 1:37:00"]


def test_an_incident_that_nobody_mitigated_was_repaired_when_it_was_resolved() -> None:
    """Most reports name no other end; what they say of the repair is compared with that."""
    fields = {name: when for name, when in FIELDS.items() if name != "mitigated"}

    assert asked("Time to repair", "9h", 540, **fields) == ["detected resolved 2:30:00"]
    assert asked("Time to repair", "2h 30m", 150, **fields) == []


def test_an_incident_may_have_begun_with_the_first_event() -> None:
    """Where nobody wrote down when it started."""
    first = an_event("13:30", "A new version goes out")

    assert asked("Downtime", "2h 7m", 127, first, **FIELDS) == []


def test_an_event_that_tells_another_end_may_be_meant() -> None:
    """What the report measured to is in its timeline."""
    end = an_event("18:00", "Incident resolved")

    assert asked("Time to resolve", "4h", 240, end, **FIELDS) == []


@pytest.mark.parametrize(
    ("declared", "shown"), [({"declared": at("14:10")}, ["declared resolved 1:50:00"]), ({}, [])]
)
def test_of_two_milestones_one_is_written_down(
    declared: dict[str, object], shown: list[str]
) -> None:
    """Two that were only found are too little to doubt what people state."""
    events = (an_event("14:10", "Incident declared"), an_event("16:00", "Incident resolved"))

    assert asked("Time to resolve", "9h", 540, *events, lead="mira", **declared) == shown


@pytest.mark.parametrize(
    ("words", "minutes", "shown"),
    [
        ("5 hours 26 minutes (10:45 - 16:11 UTC)", 326, []),
        ("40 minutes (23:40 to 00:20)", 40, []),
        ("1 day 2 hours (10:00 - 12:00)", 1_560, []),
        ("1.25 hours (10:45 - 12:00)", 75, []),
        ("5 hours 26 minutes (10:45 AM - 4:11 PM)", 326, []),
        ("5 hours (10:45 - 11:11)", 300, ["10:45 11:11 0:26:00"]),
    ],
)
def test_times_beside_a_statement_are_the_ones_it_means(
    words: str, minutes: int, shown: list[str]
) -> None:
    """Whatever the milestones are."""
    assert asked("Total impact duration", words, minutes) == shown


def test_a_question_shows_what_was_stated() -> None:
    """In people's own words."""
    told = milestones.turns_of(an_incident(**FIELDS), ())
    said = Stated("Time to repair", "9h", 540)

    assert [*length_questions.contradictions((said,), told, ())] == [
        Contradiction(said, "detected", "mitigated", timedelta(minutes=97))
    ]
