"""What the timeline leaves open: few questions, and none where all is well."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from action.review.incident import Event, Stated
from action.review.questions import doubts
from action.review.questions.doubt import (
    DayFarFromEvents,
    Doubt,
    KeyEventDiffers,
    LengthDiffers,
    LineOutOfOrder,
    MilestoneFound,
    MilestonesFarFromEvents,
    MilestonesMissing,
    NextDay,
    NoTime,
    OtherZone,
    Some,
    UnclearTime,
    ZoneUnclear,
    some,
)
from tests.stories.nouns import an_event, an_incident, at

KNOWN = {"started": at("14:00"), "detected": at("14:05"), "resolved": at("14:41")}


def kinds(*events: Event, **fields: object) -> list[type[Doubt]]:
    """The kinds of questions about an incident that is known well but for this."""
    asked = doubts.doubts(an_incident(events=events, **{**KNOWN, **fields}), None).questions
    return [type(doubt) for doubt in asked]


def test_nothing_is_asked_where_all_is_well() -> None:
    """Times in order, milestones written down, lengths that fit."""
    events = (
        an_event("14:05", "Alert fires"),
        Event("A note", "", flags=("no-time",)),
        Event("Service is restored", "~14:30", at("14:30"), flags=("approximate",)),
    )

    assert kinds(*events, mitigated=at("14:30"), stated=(Stated("TTR", "25m", 25),)) == []


def test_a_zone_of_several_meanings_is_asked_about_first() -> None:
    """All times depend on it; a zone that means one is no question."""
    told = doubts.doubts(an_incident(timezone="IST", **KNOWN), None).questions

    assert told[0] == ZoneUnclear("IST", ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"))
    assert [kinds(timezone=zone) for zone in ("JST", "UTC+4", "UTC")] == [[], [], []]


def test_questions_come_in_the_order_of_their_weight() -> None:
    """Milestones, lengths, then single lines; those of one kind together."""
    events = (
        an_event("14:30", "Service is restored"),
        an_event("14:10", "Late", flags=("out-of-order",)),
        an_event("14:12", "Late too", flags=("out-of-order",)),
        Event("Odd", "25:61", flags=("unclear",)),
        Event("Unknown", "??:??", flags=("no-time",)),
        an_event("00:10", "After midnight", flags=("next-day", "other-zone")),
    )
    stated = (Stated("Time to resolve", "9h", 540),)

    assert kinds(*events, started=None, stated=stated, key_events={"detected": at("14:20")}) == [
        *(MilestoneFound, MilestonesMissing, KeyEventDiffers, LengthDiffers),
        *(LineOutOfOrder, UnclearTime, NoTime, NextDay, OtherZone),
    ]


def test_a_found_milestone_is_asked_about_as_it_would_be_written() -> None:
    """The time as in the file, and the event that tells it."""
    about = Event("Service is restored", "~14:30", at("14:30"), flags=("approximate",))
    (doubt,) = doubts.doubts(an_incident(events=(about,), **KNOWN), None).questions

    assert isinstance(doubt, MilestoneFound)
    assert (doubt.milestone, doubt.at, doubt.event.id) == ("mitigated", "~14:30", "e1")


def test_people_are_asked_so_much_at_once() -> None:
    """The rest is counted; a single one more is shown."""
    stated = tuple(
        Stated(f"Downtime {number}", f"{number} days", number * 1_440) for number in range(5, 20)
    )
    asked = doubts.doubts(an_incident(**KNOWN, stated=stated), None).asked

    assert (len(asked.shown), asked.more) == (10, 5)
    assert some("abc", 2) == Some(("a", "b", "c"), 0)
    assert some("abcd", 2) == Some(("a", "b"), 2)


def test_lengths_are_said_in_the_facts_too() -> None:
    """With what they are by the times."""
    stated = (Stated("Time to resolve", "9h", 540),)
    (length,) = doubts.doubts(an_incident(**KNOWN, stated=stated), None).lengths

    assert length.computed == timedelta(minutes=41)


def test_ten_thousand_events_leave_a_few_doubts() -> None:
    """Also where each of them seems to tell a milestone; nobody reads ten thousand questions."""
    events = tuple(
        an_event(f"{number // 60 % 24:02}:{number % 60:02}", "Incident resolved, not declared")
        for number in range(10_000)
    )
    found = doubts.doubts(an_incident(events=events, stated=(Stated("TTR", "1m", 1),)), None)

    assert len(found.asked.shown) <= 10


@pytest.mark.parametrize(("day", "asked"), [(19, 0), (22, 0), (23, 1), (15, 1)])
def test_a_day_far_from_all_events_is_asked_about(day: int, asked: int) -> None:
    """A slip of the year or month is seen nowhere else; noticing it some days later is no slip."""
    day_of_it = date(2026, 11, day)
    found = kinds(an_event("14:05", "Alert fires"), day=day_of_it)

    assert found.count(DayFarFromEvents) == asked


@pytest.mark.parametrize(
    ("days", "far"),
    [
        ({}, ()),
        ({"started": -3, "resolved": 31}, ()),
        ({"started": -4}, ("started",)),
        ({"started": 4, "detected": 4}, ("started", "detected")),
        ({"resolved": 32}, ("resolved",)),
        ({"resolved": -4}, ("resolved",)),
    ],
)
def test_milestones_far_from_all_events_are_asked_about(
    days: dict[str, int], far: tuple[str, ...]
) -> None:
    """A slip of the month; an end may wait for a repair, and a begin be noticed days later."""
    moved = {name: KNOWN[name] + timedelta(days=days.get(name, 0)) for name in KNOWN}
    told = an_incident(events=(an_event("14:05", "Alert fires"),), **moved)
    found = doubts.doubts(told, None).questions

    assert [one.names for one in found if isinstance(one, MilestonesFarFromEvents)] == [far] * bool(
        far
    )


def test_one_event_near_the_day_is_enough() -> None:
    """A long incident goes on for weeks; its day is one of them."""
    later = an_event("14:05", "All is well", date(2026, 12, 24))

    assert kinds(an_event("14:05", "Alert fires"), later) == []
