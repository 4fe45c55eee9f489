"""Whatever is written in any shape is read back: each event once, in order, at its time."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from action.printed.timeline_json import normalised
from action.read.incident import incident
from action.read.settings import DEFAULTS
from action.review.timeline import event_line
from tests.read.happenings import NEXT_DAY, Hand, Happening, hands, happenings, parts
from tests.read.writers import LISTS, PAGES, WRITERS, Page, alone, as_mappings
from tests.searching import examples


def read(page: Page) -> list[Happening]:
    """What the reader makes of a page."""
    return [_happening(entry) for entry in normalised(page.text, path=page.path)["entries"]]


def _happening(entry: dict[str, Any]) -> Happening:
    at, end = (datetime.fromisoformat(entry[k]) if entry[k] else None for k in ("at", "end"))
    return Happening(entry["text"], at, end, entry["approximate"], "" if at else entry["label"])


@pytest.mark.parametrize("shape", WRITERS)
@given(told=happenings(), hand=hands(), page=st.sampled_from(PAGES))
@examples(60)
def test_what_is_written_in_a_shape_is_read_back(
    shape: str, told: tuple[Happening, ...], hand: Hand, page: Any
) -> None:
    """Nothing is lost and nothing invented, wherever the timeline stands."""
    written = page(WRITERS[shape](parts(told, hand), hand))

    assert read(written) == list(told), written.text


@pytest.mark.parametrize("shape", LISTS, ids=lambda shape: shape.__name__)
@given(told=happenings(), hand=hands())
@examples(60)
def test_what_is_written_as_a_list_is_read_back(
    shape: Any, told: tuple[Happening, ...], hand: Hand
) -> None:
    """An incident file tells its events one by one."""
    written = shape(told, hand)

    assert read(written) == list(told), written.text


@pytest.mark.parametrize("shape", WRITERS)
@given(told=happenings(), hand=hands())
@examples(20)
def test_what_is_printed_as_lines_is_read_back(
    shape: str, told: tuple[Happening, ...], hand: Hand
) -> None:
    """Once normalised, a timeline stays as it is."""
    page = alone(WRITERS[shape](parts(told, hand), hand))
    once = normalised(page.text, path=page.path)["entries"]
    again = normalised("".join(map(printed, once)), path="notes.md")["entries"]

    assert list(map(_happening, again)) == list(map(_happening, once))


@given(told=happenings(), hand=hands())
@examples(100)
def test_our_own_timeline_is_read_back(told: tuple[Happening, ...], hand: Hand) -> None:
    """What we wrote into a pull request can be pasted into the next incident file."""
    assume(not any(below_its_day(one, two) for one, two in pairwise(filter(known, told))))
    written = as_mappings(told, hand)
    events = incident(written.text, path=written.path, settings=DEFAULTS)[0].events
    text = event_line.body(events, event_line.new_ids(events))
    again = read(Page(text, "incidents/2026-03-02-queue/timeline.md"))
    words = re.findall(r"^- \*\*.*?\*\* (.*) <!-- e\d+ -->$", text, re.MULTILINE)

    assert again == [replace(one, text=say) for one, say in zip(told, words, strict=True)], text


def known(one: Happening) -> bool:
    return one.at is not None


def below_its_day(one: Happening, two: Happening) -> bool:
    """Whether an event stands so far before the one above it that it reads as on the next day."""
    return bool(one.at and two.at and one.at.date() == two.at.date() and one.at - two.at > NEXT_DAY)


def printed(entry: dict[str, Any]) -> str:
    """An entry as a line that says everything: day, clock, end, hedge, words."""
    about = "~" if entry["approximate"] and entry["at"] else ""
    when = " – ".join(entry[name] for name in ("at", "end") if entry[name]) or entry["label"]
    return f"- {about}{when}: {entry['text']}\n"
