"""The timeline read back: what people changed there counts, the rest is as the file tells it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.review.incident import Event
from action.review.timeline import event_line, reading_back
from action.review.timeline.timeline import Timeline
from tests.review.chart.test_chart import text_of
from tests.stories.nouns import EVENTS, FRIDAY, an_event, an_incident, at

TEXT = text_of(an_incident())
NEXT = FRIDAY.date()


def told(text: str, *events: Event) -> list[Event]:
    """The events of a timeline that was written from these."""
    return list(reading_back.events_of(Timeline(text), an_incident(events=events or EVENTS), UTC))


def last(row: str) -> Event | None:
    """What a line tells that somebody has put at the end of the timeline."""
    found = told(TEXT.replace("<!-- e4 -->\n", f"<!-- e4 -->\n{row}\n"))
    return found[-1] if found[-1] != EVENTS[-1] else None


@given(
    st.lists(
        st.builds(
            Event,
            st.text(),
            st.text(max_size=5),
            st.none() | st.datetimes(timezones=st.just(UTC)),
            by=st.none() | st.text(max_size=5),
        ),
        max_size=5,
    )
)
def test_an_untouched_timeline_tells_what_the_file_tells(events: list[Event]) -> None:
    """Each event once, and nothing else."""
    incident = an_incident(events=tuple(events))

    assert list(reading_back.events_of(Timeline(text_of(incident)), incident, UTC)) == events


@pytest.mark.parametrize(
    ("row", "event"),
    [
        ("- **14:50** Calm", Event("Calm", "14:50", at("14:50"))),
        ("* **9:05** Calm <!-- e9 -->", Event("Calm", "9:05", at("09:05"))),
        ("- **~14:50:07** Calm", Event("Calm", "~14:50:07", at("14:50:07"))),
        ("- **14:50, 14:55** Calm", Event("Calm", "14:50, 14:55", at("14:50"))),
        ("- **14:50:07.39** Calm", Event("Calm", "14:50:07.39", at("14:50:07"))),
        ("- **until 14:50** Calm", Event("Calm", "until 14:50", at("14:50"))),
        ("- **14:50–15:10** Calm", Event("Calm", "14:50–15:10", at("14:50"), end=at("15:10"))),
        (
            "- **23:50 - 00:10** On",
            Event("On", "23:50 - 00:10", at("23:50"), end=at("00:10", NEXT)),
        ),
        (
            "- **14:50** _decision:_ We wait (source: log; by mira) <!-- e5 -->",
            Event("We wait", "14:50", at("14:50"), "decision", by="mira"),
        ),
        ("- Nobody knows when <!-- e5 -->", Event("Nobody knows when", "")),
        ("- **in the night** It stops <!-- e5 -->", Event("It stops", "in the night")),
        ("- **25:10** It stops <!-- e5 -->", Event("It stops", "25:10")),
    ],
)
def test_a_line_that_people_wrote_tells_an_event(row: str, event: Event) -> None:
    """Its time counts where it can be read for certain."""
    assert last(row) == event


@pytest.mark.parametrize(
    "row",
    [
        "  - A detail of the event above",
        "- **Note** Times are from memory",
        "**14:50** No item of the list",
        "```\n- **14:50** An example <!-- e5 -->\n```",
        "",
    ],
)
def test_other_lines_tell_none(row: str) -> None:
    """People may write what they like between the events."""
    assert last(row) is None


def test_a_line_below_another_day_happened_on_that_day() -> None:
    """Also where it was only moved."""
    heading = f"\n{event_line.HEADING}{event_line.named(NEXT)}\n\n"
    moved = told(TEXT.replace("- **14:41**", f"{heading}- **14:41**"))

    assert moved[-1] == Event(EVENTS[-1].what, "14:41", at("14:41", NEXT))


def test_an_untouched_line_keeps_what_it_does_not_show() -> None:
    """On which day a range ends."""
    end = datetime(2026, 11, 24, 16, tzinfo=UTC)
    event = an_event("14:05", "Work", end=end)

    assert told(text_of(an_incident(events=(event,))), event) == [event]


def test_the_last_day_there_is_has_no_next_one() -> None:
    """A range cannot end beyond it."""
    text = f"{event_line.HEADING}{event_line.named(date.max)}\n\n- **23:50–00:10** Over\n"

    assert told(text)[0].end == datetime.combine(date.max, at("00:10").time(), UTC)


@pytest.mark.parametrize(
    ("row", "event"),
    [
        ("- **14:50** (16:50 CEST) Calm", Event("Calm", "14:50", at("14:50"))),
        (
            "- **14:50–15:10** (16:50–17:10 UTC+2) Calm",
            Event("Calm", "14:50–15:10", at("14:50"), end=at("15:10")),
        ),
        ("- **14:50** (16:50 Europe/Berlin) Calm", Event("Calm", "14:50", at("14:50"))),
        ("- **14:50** (at 16:50) Calm", Event("(at 16:50) Calm", "14:50", at("14:50"))),
    ],
)
def test_the_time_in_another_zone_is_no_word_of_the_event(row: str, event: Event) -> None:
    """It stands behind the time of the timeline; other brackets are people's."""
    assert last(row) == event


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        ("Times are JST. One line", "JST"),
        ("Times are America/New_York. One line", "America/New_York"),
        ("Times are UTC+4. One line", "UTC+4"),
        ("Times are +05:30. One line", "+05:30"),
        ("Times are CST. One line", "CST"),
        ("Times are rough. One line", None),
        ("All is local.", None),
    ],
)
def test_a_timeline_says_its_zone(said: str, zone: str | None) -> None:
    """In the sentence below its title; where that is gone, the file's counts."""
    assert Timeline(f"# Timeline: x\n\n{said}\n\n- **14:05** x <!-- e1 -->\n").zone == zone
