"""Whatever an import brings, the incident file holds it exactly, or the letter says why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.errors import ReviewError
from action.importers.import_model import Import
from action.importers.writing import draft
from action.read.blank.blank_form import blank
from action.review.incident import Event
from tests.importers.samples import read_back

DAY = date(2026, 3, 2)
FIVE_PAST = datetime(2026, 3, 2, 14, 5, tzinfo=UTC)
WORDS = st.text(min_size=1, max_size=80)
ZONES = st.sampled_from(["UTC", "Europe/London", "America/New_York", "Australia/Lord_Howe"])


def an_import(*events: Event, zone: str = "UTC", **other: object) -> Import:
    """A story of these events."""
    return replace(Import("Queue is stuck", DAY, ZoneInfo(zone), events), **other)  # type: ignore[arg-type]


def one_line(text: str) -> str:
    """The words, without what nobody can see."""
    seen = "".join(char if char.isprintable() or char.isspace() else " " for char in text)
    return " ".join(seen.split())


@given(st.lists(st.tuples(WORDS, WORDS, WORDS, WORDS), max_size=5), WORDS)
def test_every_word_reads_back_as_it_was(rows: list[tuple[str, str, str, str]], title: str) -> None:
    """Quotes, colons, hashes, brackets and signs of YAML in a text do no harm."""
    events = tuple(
        Event(what, "", FIVE_PAST, kind=kind[:40], source=source, by=by)
        for what, kind, source, by in rows
    )
    read = read_back(an_import(*events, title=f"x{title}"))

    assert [shown(event) for event in read.events] == [shown(event) for event in events]
    assert one_line(read.title) == one_line(f"x{title}")


def shown(event: Event) -> tuple[str, ...]:
    """What can be seen of an event."""
    parts = (event.what, event.kind, event.source, event.by)
    words = tuple(one_line(part or "") for part in parts)
    return (words[0].strip("…") or "…", *words[1:])


@given(
    st.datetimes(datetime(1971, 1, 1), datetime(2199, 12, 1)).map(  # noqa: DTZ001 - UTC is put on
        lambda at: at.replace(microsecond=0, tzinfo=UTC)
    ),
    ZONES,
)
def test_every_moment_reads_back_as_it_was(at: datetime, zone: str) -> None:
    """Also in the hour that happens twice, and on the clocks that jump by half an hour."""
    read = read_back(an_import(Event("x", "", at), zone=zone, fields={"detected": at}))

    found = [moment.astimezone(UTC) for moment in (read.events[0].at, read.detected) if moment]
    assert found == [at, at]


def test_the_second_of_two_equal_hours_is_written_in_utc() -> None:
    """In autumn, 01:30 happens twice in London; the file alone could not say which is meant."""
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    text = draft(
        an_import(
            Event("a", "", first), Event("b", "", first + timedelta(hours=1)), zone="Europe/London"
        ),
        blank(),
    ).text

    assert 'at: "2026-10-25 01:30"\n' in text
    assert 'at: "2026-10-25 01:30 UTC"\n' in text


def test_seconds_are_written_for_all_or_none() -> None:
    """Minutes are enough for people; where a tool is more exact, the column stays even."""
    exact = an_import(Event("a", "", FIVE_PAST), Event("b", "", FIVE_PAST + timedelta(seconds=7)))

    assert [event.label for event in read_back(exact).events] == ["14:05:00", "14:05:07"]
    assert [event.label for event in read_back(an_import(Event("a", "", FIVE_PAST))).events] == [
        "14:05"
    ]


def test_a_long_event_with_a_source_ends_with_it() -> None:
    """The source has the whole, and the summary says that it was cut."""
    made = draft(
        an_import(Event("word " * 5_000, "", FIVE_PAST, source="https://x.example")), blank()
    )

    assert "…" in made.text
    assert made.cut == (
        "the end of 1 event longer than 20,000 characters; the source has the full text",
    )


def test_a_long_event_without_a_source_goes_on_in_the_next() -> None:
    """Nothing is lost where there is no other place for it."""
    words = [f"word{i}" for i in range(6_000)]
    read = read_back(an_import(Event(" ".join(words), "", FIVE_PAST)))

    assert " ".join(event.what for event in read.events).replace("… …", " ").split() == words


@pytest.mark.parametrize("count", [15_000, 9_000])
def test_more_than_a_file_can_hold_is_a_letter(count: int) -> None:
    """The letter says what to do instead."""
    events = [Event("x" * (20 if count > 10_000 else 200), "", FIVE_PAST, source="y")] * count
    with pytest.raises(ReviewError) as error:
        draft(an_import(*events, narrower="choose an emoji"), blank())

    assert str(error.value) == (
        f"{count:,} events are too many for one incident file, which can hold 50,000 values"
        " and 1 MB; choose an emoji"
    )


def test_addresses_that_are_none_are_not_written() -> None:
    """The form would refuse the whole file for them."""
    fields = {
        "links": ("https://x.example", "javascript:alert(1)", "https://a b"),
        "channel": "#inc",
    }
    read = read_back(an_import(Event("x", "", FIVE_PAST), fields=fields))

    assert (read.links, read.channel) == (("https://x.example",), None)


def test_a_long_title_is_cut_and_said() -> None:
    """A title has room for 200 characters."""
    made = draft(an_import(Event("x", "", FIVE_PAST), title="word " * 100), blank())

    assert made.cut == ("the end of `title`, which can have 200 characters",)


def test_the_blank_form_stays_around_the_story() -> None:
    """Whoever opens the file finds the other fields with their hints, and no example left."""
    text = draft(an_import(Event("x", "", FIVE_PAST)), blank()).text

    assert "summary:            # What happened" in text
    assert "Checkout begins to answer slowly" not in text
