"""What `/event` understands: a time, and what happened; what it cannot know it asks for."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from action.read.command_event import event_in, event_of
from action.read.times import UnclearTimeError
from action.review.incident import Event
from action.review.timeline.timeline import Timeline
from tests.stories.nouns import THURSDAY, an_event, an_incident, at

LONDON = ZoneInfo("Europe/London")
FRIDAY = date(2026, 11, 20)
NIGHT = (an_event("23:50", "Alert"), an_event("00:40", "Calm", FRIDAY))
LONG = (an_event("10:00", "Alert"), an_event("12:00", "Calm", FRIDAY))


def told(text: str) -> Event:
    """The event that a line tells on that Thursday."""
    return event_of(text, zone=LONDON, day=THURSDAY, source="https://x.org/1")


def when(text: str, events: tuple[Event, ...], timeline: str | None = None) -> datetime | None:
    """The moment that a line means in an incident with these events."""
    stands = Timeline(timeline) if timeline else None
    return event_in(text, an_incident(events=events), stands, source="").at


# --- what is asked about --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "the time is missing"),
        ("The vendor is called", "the time is missing"),
        ("after lunch we ate", "the time is missing"),
        ("14:10", "only a time was given"),
        ("25:10 Calm", "25:10 is not a valid time"),
        ("2026-02-31 14:10 Calm", "2026-02-31 is not a valid date"),
        (
            "2026-03-29 01:30 Calm",
            "01:30 did not exist in Europe/London on 2026-03-29: the clocks went forward",
        ),
        ("14:10 CST Calm", "CST can mean several time zones"),
        (f"14:10 {'x' * 20_001}", "this is longer than 20,000 characters"),
    ],
)
def test_what_is_not_clear_is_asked_about(text: str, what: str) -> None:
    """Nothing is guessed, and the person hears what would be right."""
    with pytest.raises(UnclearTimeError) as doubt:
        told(text)

    assert doubt.value.what == what
    assert doubt.value.remedy


# --- what is understood ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "label", "moment"),
    [
        ("14:10 Calm", "14:10", at("14:10")),
        ("~14:10 Calm", "~14:10", at("14:10")),
        ("14:10:30 Calm", "14:10:30", at("14:10:30")),
        ("14:10: Calm", "14:10", at("14:10")),
        ("14:10 - Calm", "14:10", at("14:10")),
        ("2:10 pm Calm", "14:10", at("14:10")),
        ("2026-11-20 00:10 Calm", "00:10", at("00:10", FRIDAY)),
        ("15:10 +01:00 Calm", "14:10", at("14:10")),
        ("??:?? Calm", "??:??", None),
        ("14:10-14:20 Calm", "14:10–14:20", at("14:10")),
    ],
)
def test_a_line_is_a_time_and_what_happened(text: str, label: str, moment: datetime | None) -> None:
    """On the clocks of the incident, with a link to where it was said."""
    event = told(text)

    assert (event.what, event.label, event.source) == ("Calm", label, "https://x.org/1")
    assert (event.at and event.at.astimezone(UTC)) == moment


def test_a_range_may_end_after_midnight() -> None:
    """Its end is never before its beginning."""
    assert told("23:50-00:20 Calm").end == at("00:20", FRIDAY)


def test_a_time_with_about_is_approximate() -> None:
    """The tilde stays in the line, and the flag in the event."""
    assert told("~14:10 Calm").flags == ("approximate",)


# --- which day ------------------------------------------------------------------------------------


def test_an_incident_of_one_day_has_no_other() -> None:
    """Also where the clock would be nearer on the next."""
    assert when("00:20 Calm", (an_event("14:05", "Alert"),)) == at("00:20")


def test_without_any_event_the_day_of_the_incident_is_meant() -> None:
    """Nothing else is known."""
    assert when("00:20 Calm", ()) == at("00:20")


@pytest.mark.parametrize(
    ("clock", "day"),
    [("23:55", THURSDAY), ("00:10", FRIDAY), ("23:00", THURSDAY), ("01:30", FRIDAY)],
)
def test_over_midnight_the_day_is_meant_that_fits(clock: str, day: date) -> None:
    """Within the timeline, else nearest to it."""
    assert when(f"{clock} Call", NIGHT) == at(clock, day)


def test_a_clock_that_two_days_have_is_asked_about() -> None:
    """Which of them is not ours to say."""
    with pytest.raises(UnclearTimeError) as doubt:
        when("11:00 Call", LONG)

    assert str(doubt.value) == (
        "this time could be on several days of the timeline;"
        " write 2026-11-19 11:00 or 2026-11-20 11:00"
    )


def test_of_many_days_two_are_named() -> None:
    """Enough to show how a day is written."""
    longer = (LONG[0], an_event("12:00", "Calm", date(2026, 11, 22)))
    with pytest.raises(UnclearTimeError) as doubt:
        when("11:00 Call", longer)

    assert doubt.value.remedy == "write 2026-11-19 11:00 or 2026-11-20 11:00"


def test_a_day_that_is_written_counts() -> None:
    """Whatever the timeline holds."""
    assert when("2026-11-20 11:00 Call", LONG) == at("11:00", FRIDAY)


def test_days_that_people_added_to_the_timeline_count_too() -> None:
    """Not only those of the file."""
    timeline = "## Friday 20 November 2026\n\n- **00:40** Calm <!-- e9 -->\n"

    assert when("00:10 Call", (an_event("23:50", "Alert"),), timeline) == at("00:10", FRIDAY)


def test_far_apart_days_cost_nothing() -> None:
    """A slip of the year in one event must not make us look at every day between."""
    slip = (an_event("23:50", "Alert"), an_event("00:10", "Calm", date(9026, 11, 20)))

    with pytest.raises(UnclearTimeError):
        when("12:00 Call", slip)
