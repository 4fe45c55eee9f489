"""Charts in our own pages: drawn as GitHub draws them, and safe whatever stands in them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.printed.drawn.chart_html import chart_html
from action.printed.drawn.drawing import BAR, NARROW_SHEET, WIDE_SHEET, Sheet, drawing, wrapped
from action.printed.drawn.gantt import Gantt, gantt_in
from action.printed.github_html import rendered

WRITTEN: Final = sorted((Path(__file__).parents[1] / "review" / "words").glob("_chart*.md"))
CHART: Final = """\
%%{init: {}}%%
gantt
    accTitle: Timeline of the incident
    accDescr: Events from Monday, over 43 min
    dateFormat YYYY-MM-DD[T]HH:mm:ss
    axisFormat %-d %b %H:%M
    tickInterval 10minute
    todayMarker off
    section Phases
    Being worked on, 31 min :2026-11-02T14:21:00, 2026-11-02T14:52:00
    section Milestones
    14∶21 Detected :milestone, 2026-11-02T14:21:00, 2026-11-02T14:21:00
    section Quiet
    No events for 21 min :crit, 2026-11-02T14:31:00, 2026-11-02T14:52:00
"""
SVG: Final = "{http://www.w3.org/2000/svg}"
MOMENTS: Final = st.datetimes(datetime(1000, 1, 1), datetime(9990, 1, 1))  # noqa: DTZ001 - charts have no zone


def page(shown: str) -> ET.Element:
    """What stands on a page, which must be well formed."""
    return ET.fromstring(shown)  # noqa: S314 - our own page


def said(text: str) -> list[str]:
    """The words of a chart as they are drawn for wide windows."""
    wide = page(chart_html(text)).find(f"{SVG}svg[@class='wide']")
    assert wide is not None
    return ["".join(one.itertext()) for one in wide.iter(f"{SVG}text")]


def a_chart(label: str, first: datetime, last: datetime, ticks: str = "1minute") -> str:
    """A chart of a bar, a short one at its end, and the moment at which it begins."""
    at, end = (f"{moment:%Y-%m-%dT%H:%M:%S}".rjust(19, "0") for moment in (first, last))
    return (
        f"gantt\n accTitle: {label}\n tickInterval {ticks}\n section {label}\n"
        f" {label} :{at}, {end}\n {label} :{end}, {end}\n {label} :milestone, {at}, {at}\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "gantt",
        "flowchart LR\n a-->b",
        CHART.replace("todayMarker off", "click x href “https://example.org”"),
        CHART.replace("2026-11-02T14:52", "2026-13-02T14:52"),
        CHART.replace(", 2026-11-02T14:52:00", ", 2026-11-02T14:20:00"),
        "gantt\n" + " x :2026-11-02T14:21:00, 2026-11-02T14:52:00\n" * 300,
    ],
)
def test_what_is_not_like_ours_is_not_drawn(text: str) -> None:
    """People write charts, too; then the text stays what it is, and is not half a picture."""
    shown = chart_html(text)

    assert gantt_in(text) is None
    assert "<svg" not in shown
    assert "GitHub draws a chart here, from this text" in shown


@pytest.mark.parametrize("file", WRITTEN, ids=lambda file: file.stem)
def test_every_chart_that_we_write_is_drawn(file: Path) -> None:
    """Its template and its reader do not drift apart."""
    shown = rendered(file.read_text(encoding="utf-8"), lambda _: None, breaks=True)

    assert shown.count("<svg") == 2
    assert "The chart as text" in shown


def test_it_says_what_it_is_to_those_who_do_not_see_it() -> None:
    """Once for each window; the style shows one of them."""
    for svg in page(chart_html(CHART)).iter(f"{SVG}svg"):
        assert svg.get("role") == "img"
        assert svg.findtext(f"{SVG}title") == "Timeline of the incident"
        told = svg.findtext(f"{SVG}desc") or ""
        assert told.startswith("Events from Monday, over 43 min Phases: Being worked on, 31 min.")


def test_its_words_are_drawn_beside_its_bars() -> None:
    """Sections, rows, and the clock at the top."""
    assert said(CHART) == [
        *("2 Nov 14:30", "2 Nov 14:40", "2 Nov 14:50"),
        *("Phases", "Being worked on, 31 min"),
        *("Milestones", "14∶21 Detected"),
        *("Quiet", "No events for 21 min"),
    ]


def test_what_is_quiet_and_what_is_a_moment_look_different() -> None:
    """A colour of its own, and a round sign."""
    bars = page(chart_html(CHART)).iter(f"{SVG}rect")

    assert [bar.get("class") for bar in bars][:3] == ["tone-0", "tone-1 moment", "quiet"]


def test_its_text_stands_below_it() -> None:
    """Whoever would rather read, or copy it."""
    code = page(chart_html(CHART)).find("details/pre/code")

    assert code is not None
    assert (code.text or "").strip() == CHART.strip()


def test_long_words_are_broken_and_at_last_cut() -> None:
    """All of them stand in the text below."""
    assert list(wrapped("one two three", 7)) == ["one two", "three"]
    assert list(wrapped("x" * 10, 4)) == ["xxxx", "xxxx", "xx"]
    assert list(wrapped("サイト", 4)) == ["サイ", "ト"]
    assert list(wrapped("a b c d", 1)) == ["a", "b", "c…"]


@pytest.mark.parametrize(
    ("ticks", "count"), [("1second", 0), ("15minute", 5), ("1day", 1), ("1month", 0), ("0hour", 0)]
)
def test_the_clock_is_drawn_where_it_has_room(ticks: str, count: int) -> None:
    """Of too many ticks none is drawn."""
    text = a_chart("x", datetime(2026, 11, 2), datetime(2026, 11, 2, 1), ticks)  # noqa: DTZ001 - charts have no zone
    chart = gantt_in(text)

    assert chart
    assert len(chart.ticks()) == count


def test_the_words_of_ticks_leave_room_for_each_other() -> None:
    """On a phone every second one has none."""
    text = a_chart("x", datetime(2026, 11, 2), datetime(2026, 11, 2, 9), "1hour")  # noqa: DTZ001 - charts have no zone
    chart = gantt_in(text.replace("gantt\n", "gantt\n axisFormat %-d %b %H:%M\n"))
    assert chart

    for sheet in (WIDE_SHEET, NARROW_SHEET):
        told = [tick for tick in drawing(chart, sheet).ticks if tick.words]
        places = [tick.x for tick in told]
        assert 2 <= len(told) < 10
        assert min(two - one for one, two in pairwise(places)) >= 70


@given(label=st.text(), first=MOMENTS, length=st.timedeltas(timedelta(0), timedelta(days=900)))
def test_whatever_it_is_called_it_stays_a_drawing(
    label: str, first: datetime, length: timedelta
) -> None:
    """Well formed, no tag that people wrote, and every bar within the drawing."""
    text = a_chart(" ".join(label.split()) or "x", first, first + length)
    tags = {element.tag.removeprefix(SVG) for element in page(chart_html(text)).iter()}

    assert tags <= set(
        "figure svg title desc line text rect details summary pre code".split()  # noqa: SIM905 - one line
    )
    chart = gantt_in(text)
    assert chart or not label.isalnum() or length < timedelta(seconds=1)
    for sheet in (WIDE_SHEET, NARROW_SHEET) if chart else ():
        lie_within(chart, sheet)


def lie_within(chart: Gantt | None, sheet: Sheet) -> None:
    """Bars, words and ticks of a drawing."""
    assert chart
    drawn = drawing(chart, sheet)
    for bar in drawn.bars:
        assert sheet.left <= bar.x <= bar.x + bar.width <= sheet.width
        assert 0 <= bar.y <= bar.y + BAR <= drawn.height
    assert all(0 < one.y <= drawn.height for one in drawn.words)
    assert all(sheet.left <= tick.x <= sheet.width for tick in drawn.ticks)


@given(st.text(st.sampled_from("gant\n :,-T0129%<>&\"'section\u0000\ufffe\U0001f600")) | st.text())
def test_whatever_a_text_says_its_page_is_well_formed(text: str) -> None:
    """It comes from people, through GitHub."""
    page(chart_html(text))


def test_a_tag_inside_a_chart_is_only_a_word() -> None:
    """A page is opened with the rights of whoever looks at it."""
    hostile = CHART.replace("Being worked on", "</pre></svg><script>alert(1)</script>")
    shown = rendered(f"```mermaid\n{hostile}```\n", lambda _: None, breaks=True)
    raw = rendered(f'<pre lang="mermaid">{hostile}', lambda _: None, breaks=True)

    assert "<svg" in shown
    assert not [text for text in (shown, raw) if "<script" in text]
    assert re.search(r"&lt;script&gt;", shown)
