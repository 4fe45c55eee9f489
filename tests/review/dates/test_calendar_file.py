"""Any meeting comes out of its calendar file as it went in, whatever people wrote about it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import vobject
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from action.markdown import safe
from action.review.dates.calendar_event import CalendarEvent
from action.review.dates.calendar_file import revised, tells
from action.review.dates.calendar_links import google, outlook

PAGE = "https://github.com/acme/shop/issues/1"
LATER = datetime(2026, 12, 1, tzinfo=UTC)
OCTETS = 75
"""The longest line of a calendar file, without its end [RFC 5545, 3.1]."""
ODD = (
    "\\N", "\\n", "\\", "\\\\", ";", ",", ":", '"', "'", "%", "&", "=", "\r\n", "\n", "\r", "\t",
    "😀", "é", "\u202e", "\u200f", "\u2028", "\x00", "\x85", "](", ")", "<!--", "@mira", "#1",
    "END:VEVENT", "STATUS:CANCELLED", "SEQUENCE:9", "X-INCIDENT-REVIEW:cancelled", " ",
)  # fmt: skip
WORDS = (
    st.lists(st.sampled_from(ODD) | st.text(max_size=8), max_size=60)
    .map("".join)
    .map(safe.one_line)
)
"""What is left of people's words on one line, as every title of ours has them."""
CALLS = st.text(st.sampled_from("abz019;,:/?#&=+%~-._!*'()[]$|`ü😀"), max_size=80).map(
    lambda rest: f"https://meet.example.org/{rest}"
)
TIMES = st.datetimes(
    datetime(1970, 1, 2),  # noqa: DTZ001 - Hypothesis wants it so
    datetime(2199, 12, 30),  # noqa: DTZ001 - the same
    timezones=st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours))),
).map(lambda at: at.replace(microsecond=0))
EVENTS = st.builds(
    CalendarEvent,
    review=st.text(max_size=40).map(safe.one_line),
    title=WORDS,
    about=WORDS.map(lambda words: f"{words}\n{PAGE}"),
    page=st.just(PAGE),
    start=TIMES,
    minutes=st.integers(5, 480),
    said=TIMES,
    call=CALLS | st.just(""),
)


def written(event: CalendarEvent, before: str | None = None) -> str:
    """The file about a meeting."""
    text = revised(before, event)
    assert text is not None
    return text


def by_another(text: str) -> Any:
    """The meeting as a library reads it that has not written it."""
    return vobject.readOne(text).vevent


@given(event=EVENTS)
def test_another_library_reads_back_what_was_written(event: CalendarEvent) -> None:
    """Words as they were, moments as they are."""
    found = by_another(written(event))

    assert found.summary.value == event.title
    assert found.description.value == event.about
    assert found.dtstart.value == event.start
    assert found.dtend.value == event.start + timedelta(minutes=event.minutes)
    assert found.dtstamp.value == event.said
    assert found.url.value == (event.call or PAGE)
    assert [place.value for place in found.contents.get("location", [])] == [event.call] * bool(
        event.call
    )


@given(event=EVENTS)
def test_the_file_is_as_the_rules_for_calendars_have_it(event: CalendarEvent) -> None:
    """Its lines are short and end as they must; it says once what may be said once."""
    text = written(event)
    (found,) = Calendar.from_ical(text).walk("VEVENT")
    lines = text.removesuffix("\r\n").split("\r\n")

    assert [line for line in lines if len(line.encode()) > OCTETS or "\n" in line] == []
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", text)
    assert found.errors == []
    assert not [key for key, value in found.items() if isinstance(value, list)]
    assert (Calendar.from_ical(text)["METHOD"], found["STATUS"]) == ("PUBLISH", "CONFIRMED")


@given(event=EVENTS)
def test_what_stands_is_not_written_again(event: CalendarEvent) -> None:
    """The same meeting is the same file, to the byte."""
    text = written(event)

    assert revised(text, event) is None
    assert written(event) == text
    assert tells(text, event)


@given(event=EVENTS, other=EVENTS)
def test_versions_only_rise(event: CalendarEvent, other: CalendarEvent) -> None:
    """Whatever comes after what: another meeting, none at all, the first again."""
    texts = [written(event)]
    for now in (None, other, None, event):
        texts.append(revised(texts[-1], now) or texts[-1])
    told = [by_another(text) for text in texts]

    assert [one.sequence.value for one in told] == ["0", "1", "2", "3", "4"]
    assert [one.status.value for one in told] == ["CONFIRMED", "CANCELLED"] * 2 + ["CONFIRMED"]
    assert told[1].summary.value == event.title


@given(event=EVENTS)
def test_a_meeting_is_struck_once(event: CalendarEvent) -> None:
    """And its file is a good one all the same."""
    cancelled = revised(written(event), None)
    assert cancelled is not None
    (found,) = Calendar.from_ical(cancelled).walk("VEVENT")

    assert revised(cancelled, None) is None
    assert (found["STATUS"], found["SEQUENCE"]) == ("CANCELLED", 1)
    assert str(found["SUMMARY"]) == event.title
    assert not tells(cancelled, event)


@given(event=EVENTS, spoilt=st.text(max_size=300))
def test_whatever_became_of_a_file_is_answered(event: CalendarEvent, spoilt: str) -> None:
    """With a new one, or with nothing."""
    assert by_another(written(event, spoilt)).dtstart.value == event.start
    assert revised(spoilt, None) is None


@given(event=EVENTS)
def test_a_link_to_a_calendar_is_one_address(event: CalendarEvent) -> None:
    """Nothing that people wrote ends it, in Markdown or in the address."""
    for url in (google(event), outlook(event)):
        assert re.fullmatch(r"https://[a-z.]+/[a-z0-9/]+\?(?:[a-z]+=[\w.~%-]*&?)+", url, re.ASCII)
        assert safe.link("x", url) == f"[x]({url})"


def test_two_repositories_may_have_an_incident_of_the_same_name() -> None:
    """A calendar that has both keeps them apart."""
    one = CalendarEvent("acme/shop/a", "A", "", PAGE, datetime(2026, 12, 3, tzinfo=UTC), 60, LATER)
    two = CalendarEvent("acme/farm/a", "A", "", PAGE, datetime(2026, 12, 3, tzinfo=UTC), 60, LATER)

    assert one.uid != two.uid
