"""The picture of a timeline: what is drawn, where, and what is said to be left out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from action.review.chart.chart import Chart, chart, picture
from action.review.chart.points import MOST_DRAWN, Point, long_gaps
from action.review.incident import Event, Incident
from action.review.timeline import event_line
from action.review.timeline.timeline import Timeline
from tests.stories.nouns import EVENTS, FRIDAY, an_event, an_incident, at

LONDON = ZoneInfo("Europe/London")


def text_of(incident: Incident) -> str:
    """The timeline as it is written for the first time."""
    idents = event_line.new_ids(incident.events)
    marker = event_line.source_marker("b1", idents)
    return f"# Timeline\n\n{event_line.body(incident.events, idents)}\n{marker}\n"


def drawn(*events: Event, **fields: object) -> Chart:
    """The chart of these events."""
    found = charted(*events, **fields)
    assert found is not None
    return found


def charted(*events: Event, **fields: object) -> Chart | None:
    incident = an_incident(events=events, **fields)
    return chart(incident, Timeline(text_of(incident)))


def shown(*events: Event, **fields: object) -> str:
    """The picture of these events in Markdown."""
    incident = an_incident(events=events, **fields)
    return picture(incident, Timeline(text_of(incident)))


def labels(found: Chart, kind: str = "events") -> list[str]:
    """The labels in the lanes of one kind."""
    return [bar.label for lane in found.lanes if lane.kind == kind for bar in lane.bars]


def every(minutes: int, count: int, **more: object) -> list[Event]:
    """So many events, one every so many minutes."""
    begin = at("08:00")
    moments = (begin + timedelta(minutes=minutes * i) for i in range(count))
    return [Event(f"Event {i}", f"{m:%H:%M}", m, **more) for i, m in enumerate(moments)]  # type: ignore[arg-type]


# --- when there is no picture ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "events",
    [
        (),
        EVENTS[:1],
        (EVENTS[0], an_event("14:05", "At the same time")),
        (EVENTS[0], Event("At some time", "?")),
    ],
)
def test_fewer_than_two_moments_make_no_picture(events: tuple[Event, ...]) -> None:
    """Nothing is said about it either."""
    assert shown(*events) == ""


# --- what is drawn --------------------------------------------------------------------------------


def test_a_picture_is_written_like_this() -> None:
    """Its words are short enough to be read where GitHub shows the raw text."""
    said = shown(
        *EVENTS[:2],
        an_event("14:30", "We call @mira; #5: `top`", end=at("14:41")),
        started=at("14:05"),
        detected=at("14:12"),
        resolved=at("14:41"),
    )

    assert said.split("todayMarker off\n")[1] == (
        "    section Phases\n"
        "    Not noticed yet, 7 min :2026-11-19T14:05:00, 2026-11-19T14:12:00\n"
        "    Being worked on, 29 min :2026-11-19T14:12:00, 2026-11-19T14:41:00\n"
        "    section Milestones\n"
        "    14∶05 Started :milestone, 2026-11-19T14:05:00, 2026-11-19T14:05:00\n"
        "    14∶12 Detected :milestone, 2026-11-19T14:12:00, 2026-11-19T14:12:00\n"
        "    14∶41 Resolved :milestone, 2026-11-19T14:41:00, 2026-11-19T14:41:00\n"
        "    section Events\n"
        "    14∶05 Checkout begins to answer slowly :2026-11-19T14:05:00, 2026-11-19T14:05:21\n"
        "    14∶12 The on-call engineer is paged :2026-11-19T14:12:00, 2026-11-19T14:12:21\n"
        "    14∶30–14∶41 We call @\u200bmira, ♯5∶ top :2026-11-19T14:30:00, 2026-11-19T14:41:00\n"
        "```"
    )


def test_milestones_that_the_text_tells_are_drawn_too() -> None:
    """The fields of the file come first."""
    told = {"detected": at("14:06"), "resolved": at("14:50")}
    found = drawn(*EVENTS, detected=at("14:12"), key_events=told)

    assert labels(found, "milestones") == ["14∶12 Detected", "14∶50 Resolved"]


@pytest.mark.parametrize(
    ("fields", "kinds"),
    [
        (("started", "detected", "mitigated", "resolved"), 3),
        (("started", "resolved"), 1),
        (("declared", "resolved"), 0),
        (("started",), 0),
    ],
)
def test_between_milestones_lie_phases(fields: Sequence[str], kinds: int) -> None:
    """As many as can be told; being declared changes nothing for those who wait."""
    moments = dict(zip(fields, (at("14:00"), at("14:10"), at("14:20"), at("14:30")), strict=False))
    found = drawn(*EVENTS, **moments)

    assert sum(len(lane.bars) for lane in found.lanes if lane.kind == "phases") == kinds


def test_milestones_in_the_wrong_order_make_no_phase_that_runs_backwards() -> None:
    """They are drawn where they are said to be."""
    found = drawn(*EVENTS, started=at("14:20"), detected=at("14:10"))

    assert [lane.kind for lane in found.lanes] == ["milestones", "events"]


def test_those_who_worked_at_the_same_time_have_rows_of_their_own() -> None:
    """Under their roles rather than their names."""
    found = drawn(
        an_event("14:05", "Looks at the logs", by="tom"),
        an_event("14:06", "Calls the provider", by="@Mira"),
        an_event("14:30", "It is slow"),
        lead="mira",
    )

    assert [(lane.kind, lane.name) for lane in found.lanes] == [
        ("events", ""),
        ("person", "tom"),
        ("lead", ""),
    ]


def test_one_person_alone_gets_no_rows_of_their_own() -> None:
    """There is nothing beside which they would stand."""
    found = drawn(an_event("14:05", "A", by="tom"), an_event("14:30", "B"))

    assert [lane.kind for lane in found.lanes] == ["events"]


def test_a_long_gap_is_marked() -> None:
    """It may be where something is missing."""
    found = drawn(*every(5, 6), an_event("10:00", "On"), an_event("10:05", "Over"))
    said = shown(*every(5, 6), an_event("10:00", "On"), an_event("10:05", "Over"))

    assert [(bar.at.time(), bar.end.time()) for bar in found.lanes[-1].bars] == [
        (time(8, 25), time(10)),
    ]
    assert "    No events for 1 h 35 min :crit, " in said
    assert "Was it quiet, or is something missing?" in said


@pytest.mark.parametrize("minutes", [1, 60])
def test_gaps_that_are_usual_here_are_not_marked(minutes: int) -> None:
    """However long they are."""
    assert not drawn(*every(minutes, 12)).quiet


def test_a_range_is_no_gap() -> None:
    """Something went on there."""
    work = an_event("08:25", "Work", end=at("10:00"))

    assert not drawn(*every(5, 6), work, an_event("10:00", "On")).quiet


def test_people_s_corrections_are_drawn() -> None:
    """What the pull request says counts, not what the file said."""
    incident = an_incident()
    text = text_of(incident).replace("**14:12** The", "**14:10** Now the")
    text = text.replace("<!-- e4 -->", "<!-- e4 -->\n- **14:45** All is well")
    found = chart(incident, Timeline(text))

    assert found
    assert labels(found)[1] == "14∶10 Now the on-call engineer is paged"
    assert labels(found)[-1] == "14∶45 All is well"


# --- what is left out, and said so ----------------------------------------------------------------


def test_of_many_events_the_ends_ranges_and_decisions_are_drawn() -> None:
    """A picture of 200 rows shows nothing."""
    events = every(5, 100)
    events[50] = Event("We go back", "12:10", at("12:10"), kind="decision")
    events[60] = Event("We wait", "13:00", at("13:00"), end=at("13:20"))
    said = labels(drawn(*events))

    assert len(said) == MOST_DRAWN
    assert {"08∶00 Event 0", "12∶10 We go back", "13∶00–13∶20 We wait", "16∶15 Event 99"} <= {*said}
    assert "80 events are left out so that the chart stays readable." in shown(*events)


def test_events_without_a_time_are_counted() -> None:
    """No time is invented for them."""
    some = (Event("At some time", "?"), Event("A note", ""))

    assert "1 event has no time and is not drawn." in shown(*EVENTS, some[0])
    assert "2 events have no time and are not drawn." in shown(*EVENTS, *some)


@pytest.mark.parametrize("day", [date(2026, 10, 1), date(2062, 11, 19), date(1, 1, 1)])
def test_an_event_that_is_remote_is_not_drawn(day: date) -> None:
    """All others would be one stroke beside it; a year may be a slip."""
    said = shown(*EVENTS, an_event("14:00", "The server is set up", day))

    assert "1 event is so long before or after the others that it is not drawn." in said
    assert "The server" not in said


@pytest.mark.parametrize(("others", "drawn_all"), [(2, True), (3, False)])
def test_one_event_is_remote_from_three_others_and_not_from_two(
    others: int, drawn_all: bool
) -> None:
    """What is a third of all that happened is no exception."""
    remote = an_event("14:00", "The server is set up", date(2026, 10, 1))

    assert ("The server" in shown(*EVENTS[:others], remote)) is drawn_all


def test_a_milestone_is_never_remote() -> None:
    """That an incident began long before anybody noticed is worth seeing."""
    found = drawn(*EVENTS, started=at("14:00", date(2026, 10, 1)))

    assert labels(found, "milestones") == ["1 Oct 14∶00 Started"]


# --- time -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("end", "tick", "form"),
    [
        (at("14:05:20"), "5second", "%H:%M:%S"),
        (at("15:15"), "10minute", "%H:%M"),
        (at("02:05", FRIDAY.date()), "2hour", "%-d %b %H:%M"),
        (at("14:05", date(2026, 11, 24)), "1day", "%-d %b"),
        (at("14:05", date(2027, 10, 24)), "3month", "%-d %b"),
    ],
)
def test_ticks_suit_the_length_of_the_incident(end: datetime, tick: str, form: str) -> None:
    """Few enough not to run into each other, with the day where there is more than one."""
    axis = drawn(started=at("14:05"), resolved=end).axis

    assert (axis.tick, axis.form) == (tick, form)


def test_an_hour_that_comes_twice_is_drawn_twice() -> None:
    """Order and lengths are true although the clocks go back, and it is said."""
    night = date(2026, 10, 25)
    before = datetime.combine(night, time(1, 50), LONDON)
    over = datetime.combine(night, time(1, 10, fold=1), LONDON)
    events = (
        Event("Before", "01:50–01:10", before, end=over),
        Event("After", "01:50", before.replace(fold=1)),
    )
    bars = drawn(*events, day=night).lanes[0].bars

    assert [(bar.at.time(), bar.end.time()) for bar in bars[:1]] == [(time(1, 50), time(2, 10))]
    assert bars[1].at.time() == time(2, 50)
    assert "The clocks changed during the incident" in shown(*events, day=night)


def test_the_three_longest_gaps_are_drawn() -> None:
    """Of four long ones the shortest is left out."""
    near = [an_event(f"10:0{minute}", f"Step {minute}") for minute in range(8)]
    far = [an_event(clock, f"At {clock}") for clock in ("11:07", "12:17", "13:37", "15:07")]

    gaps = long_gaps(tuple(Point(one.at, one.at, one.at) for one in (*near, *far) if one.at))

    assert [f"{gap.at:%H:%M}" for gap in gaps] == ["11:07", "12:17", "13:37"]
