"""Timelines as people write them: each event once, in order, nothing lost, nothing invented."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.errors import Letter, Place
from action.read.timeline import dated_timeline
from action.read.timeline import undated_timeline as read_as_told
from action.read.yaml.yaml_reading import read_yaml
from action.review.incident import Event

PATH = "incidents/2026-03-02-queue-stuck/incident.yml"
LONDON = ZoneInfo("Europe/London")


def told(timeline: str) -> tuple[tuple[Event, ...], tuple[Letter, ...]]:
    """The events and letters of a timeline in YAML."""
    marked = read_yaml(f"timeline: {timeline}", PATH)
    found = dated_timeline(read_as_told(marked), zone=LONDON, day=date(2026, 3, 2))
    return found.events, found.letters


def block(*lines: str) -> tuple[Event, ...]:
    """The events of a timeline written as a block of lines."""
    return told("\n".join(["|", *(f"  {line}" for line in lines)]))[0]


def clocks(*lines: str) -> list[str]:
    """Day and clock of each line of a block."""
    return [f"{event.at:%d %H:%M}" if event.at else event.label for event in block(*lines)]


@pytest.mark.parametrize("timeline", ["", "[]", "{}", "|\n", "['', ~]"])
def test_no_timeline_is_no_event(timeline: str) -> None:
    """An empty timeline is no mistake."""
    assert told(timeline) == ((), ())


@pytest.mark.parametrize(
    "line",
    [
        "14:05 Paged",
        "14:05 - Paged",
        "14:05 – Paged",
        "14:05 — Paged",
        "14:05: Paged",
        "14:05 | Paged",
        "14:05 \\- Paged",
        "- 14:05 Paged",
        "* **14:05** Paged",
        "* **14:05** - Paged",
        "**14:05:** Paged",
        "[14:05] Paged",
        "`14:05` Paged",
        "1. 14:05 Paged",
        "### 14:05 Paged ###",
        "2:05 pm Paged",
        "14:05 GMT Paged",
        "14:05 (UTC): Paged",
        "14:05Z Paged",
        "2026-03-02 14:05 Paged",
        "2026-03-02T14:05Z - Paged",
        "2026/03/02, 14:05 Paged",
    ],
)
def test_a_line_begins_with_a_time_in_many_shapes(line: str) -> None:
    """Bullets, bold, separators, days and zones around a clock change nothing."""
    assert block(line) == (Event("Paged", "14:05", datetime(2026, 3, 2, 14, 5, tzinfo=UTC)),)


@pytest.mark.parametrize(
    "timeline",
    [
        "['14:05 Paged', '14:07 Seen']",
        "\n- 14:05 - Paged\n- 14:07 - Seen",
        "\n- 14:05: Paged\n- 14:07: Seen",
        "\n  14:05: Paged\n  14:07: Seen",
        "\n- at: 14:05\n  what: Paged\n- at: 14:07\n  what: Seen",
        ">\n  14:05 Paged\n  14:07 Seen",
        "14:05 Paged\n  14:07 Seen",
        "|\n  14:05 Paged\n\n  14:07 Seen",
    ],
)
def test_a_timeline_is_written_in_many_shapes(timeline: str) -> None:
    """Lists, mappings and blocks of text tell the same story."""
    found, letters = told(timeline)

    assert ([(event.label, event.what) for event in found], letters) == (
        [("14:05", "Paged"), ("14:07", "Seen")],
        (),
    )


def test_an_event_may_say_its_kind_source_and_author() -> None:
    """A mapping tells how we know of an event (R24)."""
    (event,), _ = told(
        "[{at: ~14:05, what: Roll back, kind: decision, source: the log, by: on-call}]"
    )

    assert event == Event(
        "Roll back",
        "~14:05",
        datetime(2026, 3, 2, 14, 5, tzinfo=UTC),
        "decision",
        "the log",
        "on-call",
    )


def test_a_clock_as_name_may_have_a_source_beside_it() -> None:
    """`14:05: text` without quotes is a mapping in YAML, and so may go on like one."""
    (event,), _ = told("\n- 14:05 - DNS: fails\n  source: https://example.org/log\n")

    assert (event.label, event.what, event.source) == (
        "14:05",
        "DNS: fails",
        "https://example.org/log",
    )


def test_words_after_a_time_keep_their_colons() -> None:
    """Only the separator after the time is taken away."""
    assert block("14:05: Alert: disk: full")[0].what == "Alert: disk: full"


@pytest.mark.parametrize(
    "what", ["DNS is slow", "Zone eu-1 is lost", "3:1 replicas", "-5 degrees", "UTCB", "A"]
)
def test_words_after_a_time_are_not_taken_for_a_zone(what: str) -> None:
    """What an event says stays whole."""
    assert block(f"14:05 {what}")[0] == Event(
        what, "14:05", datetime(2026, 3, 2, 14, 5, tzinfo=UTC)
    )


@pytest.mark.parametrize("label", ["??:??", "14:??", "1?:30", "?", "unknown", "2026-03-02 ??:??"])
def test_an_unknown_time_stays_as_it_was_written(label: str) -> None:
    """A time that nobody knows is never invented."""
    assert block(f"{label} - Somebody saw it") == (Event("Somebody saw it", label),)


@pytest.mark.parametrize("label", ["unknown", "??:??", "some time before lunch", "14:??"])
def test_an_unknown_time_in_a_mapping_needs_no_hint(label: str) -> None:
    """Who writes that a time is unknown has said all."""
    assert told(f"[{{at: '{label}', what: x}}]") == ((Event("x", label),), ())


@pytest.mark.parametrize("label", ["14-05", "noon plus 5", "25:10", "2026-02-30 10:00"])
def test_a_time_in_doubt_is_kept_and_asked_about(label: str) -> None:
    """A time that cannot be read for certain stays as words, with a hint."""
    found, (hint,) = told(f"[{{at: '{label}', what: x}}]")

    assert (found, hint.serious, hint.place) == ((Event("x", label),), False, Place(PATH, 1, 12))


def test_an_event_without_a_time_has_no_label() -> None:
    """A mapping may leave its time out."""
    assert told("[{what: x}]") == ((Event("x", ""),), ())


def test_a_zone_that_may_be_several_is_asked_about() -> None:
    """Where the file has a zone, a line in another that is unclear has no time until people say."""
    marked = read_yaml("timezone: Europe/London\ntimeline: ['14:05 EST Paged']", PATH)
    found = dated_timeline(read_as_told(marked), zone=LONDON, day=date(2026, 3, 2))

    assert (found.events[0].at, found.events[0].label) == (None, "14:05 EST")
    assert [letter.what for letter in found.letters] == ["EST can mean several time zones"]


def test_one_unclear_zone_for_all_is_asked_about_once() -> None:
    """Where nothing else says the zone, the clocks stay as they are written."""
    found, letters = told("['14:05 PST Paged', '14:07 Seen', '14:09 PST Back']")

    assert [event.label for event in found] == ["14:05", "14:07", "14:09"]
    assert len(letters) == 1
    assert "PST" in letters[0].what


def test_a_line_without_a_time_is_not_lost() -> None:
    """Words before the first clock, and items of their own, are lines without a time."""
    assert block("Nobody noticed", "- 14:05 Paged", "- Nobody was awake") == (
        Event("Nobody noticed", ""),
        Event("Paged", "14:05", datetime(2026, 3, 2, 14, 5, tzinfo=UTC)),
        Event("Nobody was awake", ""),
    )


def test_an_indented_line_goes_on_from_the_line_above() -> None:
    """A hard-wrapped event stays one event."""
    assert [event.what for event in block("14:05 Paged", "   and woken", "14:06 Seen")] == [
        "Paged and woken",
        "Seen",
    ]


@pytest.mark.parametrize("word", ["~", "~ ", "around ", "about ", "approx. ", "ca. "])
def test_an_approximate_time_keeps_its_sign(word: str) -> None:
    """About 14:05 is shown as ~14:05."""
    (event,) = block(f"{word}14:05 Paged")

    assert (event.label, event.at) == ("~14:05", datetime(2026, 3, 2, 14, 5, tzinfo=UTC))


@pytest.mark.parametrize("between", ["-", " - ", "–", " — ", " to ", " until "])
def test_a_range_shows_both_ends(between: str) -> None:
    """An event that took a while stands at its beginning."""
    (event,) = block(f"14:05{between}14:20 Restarted")

    assert (event.label, event.what, event.at) == (
        "14:05–14:20",
        "Restarted",
        datetime(2026, 3, 2, 14, 5, tzinfo=UTC),
    )


def test_another_zone_is_shown_on_the_local_clock() -> None:
    """People read the timeline on the incident's own clock, and see beside it what was written."""
    events = block("2026-07-01 14:05Z Paged", "16:10–16:20+02:00 Seen")

    assert [(event.label, event.written) for event in events] == [
        ("15:05", "14:05 UTC"),
        ("15:10–15:20", "16:10–16:20 +02:00"),
    ]


def test_source_order_is_kept() -> None:
    """A small step back is how people tell a story, not a mistake."""
    assert clocks("12:50 a", "12:35 b", "13:00 c") == ["02 12:50", "02 12:35", "02 13:00"]


def test_a_step_back_of_more_than_twelve_hours_is_the_next_day() -> None:
    """After midnight people rarely write the day (practice 3.2)."""
    assert clocks("23:50 a", "00:10 b", "00:05 c") == ["02 23:50", "03 00:10", "03 00:05"]


def test_in_an_hour_that_happens_twice_the_story_goes_on_in_its_second_time() -> None:
    """In the night of the clock change a step back is the second time, and so is what follows."""
    events = block("2026-10-25 01:30 a", "01:10 b", "01:20 c", "01:15 d", "02:10 e")
    told = [
        (event.at.astimezone(UTC).strftime("%H:%M"), event.flags) for event in events if event.at
    ]

    assert told == [
        ("00:30", ()),
        ("01:10", ()),
        ("01:20", ()),
        ("01:15", ("out-of-order",)),
        ("02:10", ()),
    ]


def test_a_written_day_counts_for_the_lines_after_it() -> None:
    """A clock without a day takes the day of the event before it."""
    assert clocks("2026-03-04 10:00 a", "11:00 b") == ["04 10:00", "04 11:00"]


@pytest.mark.parametrize(
    "heading",
    [
        "2026-03-04",
        "## 2026-03-04",
        "**4 March 2026**",
        "Wednesday 4 March:",
        "4th of March",
        "Mar 4, 2026",
        "Wed, 4. Mar",
    ],
)
def test_a_day_on_a_line_of_its_own_counts_for_what_follows(heading: str) -> None:
    """Day headings are no events."""
    assert clocks("10:00 a", heading, "09:00 b") == ["02 10:00", "04 09:00"]


def test_a_day_heading_may_go_back() -> None:
    """After a heading the first clock is on that day, however late the line before was."""
    assert clocks("2026-03-05 23:00 a", "2026-03-04", "01:00 b") == ["05 23:00", "04 01:00"]


def test_ten_thousand_events_are_ten_thousand_lines() -> None:
    """None is lost in a long timeline; `scripts/bench` says how long it takes."""
    lines = (f"  - at: {i // 60 % 24:02}:{i % 60:02}\n    what: Event {i}\n" for i in range(10_000))
    text = "\n" + "".join(lines)
    found, _ = told(text)

    assert len(found) == 10_000


def test_what_stands_below_an_event_is_no_further_event() -> None:
    """Ten thousand events fit with a line below each, numbers in their words or not."""
    lines = (
        f"  - {i // 60 % 24:02}:{i % 60:02} Look {i}\n    - queue {i}\n" for i in range(10_000)
    )
    found, _ = told("|\n" + "".join(lines))

    assert len(found) == 10_000


@pytest.mark.parametrize(
    "timeline",
    [
        "|\n" + "  14:05 Queue is full\n" * 11_001,
        "|\n" + "  Queue was full at 14:05\n" * 11_001,
        "|\n" + "  Queue is full\n" * 20_501,
        "|\n  " + "14:05 Queue is full<br>" * 11_001,
        "\n" + "  - at: 14:05\n    what: Queue is full\n" * 11_001,
        "\n" + "".join(f"  2026-03-02 14:05 {i}: Queue is full\n" for i in range(11_001)),
    ],
    ids=["times first", "times last", "words", "breaks", "mappings", "names"],
)
def test_a_log_is_answered_with_one_letter(timeline: str) -> None:
    """Nobody would read it, and everybody would wait."""
    found, letters = told(timeline)

    assert found == ()
    assert [letter.what for letter in letters] == [
        "This timeline has more than 11,000 times or 20,500 lines"
    ]


@given(
    st.lists(
        st.from_regex(
            r"\A[~*\[ -]{0,3}([0-9?]{1,2}:[0-9?]{2}){1,2}[ :|–-]{0,3}[a-z ]{0,8}[a-z]Z\Z"
        ),
        max_size=6,
    )
)
def test_no_line_is_lost(lines: list[str]) -> None:
    """The last words of every line stand in some event."""
    said = " ".join(
        event.what for event in told("\n" + "".join(f"- '{line}'\n" for line in lines))[0]
    )

    assert all(line.split()[-1].split("–")[-1].split("-")[-1][-1:] in said for line in lines)
