"""Mermaid takes every line of a picture, whatever people wrote, and people can read it."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import cmarkgfm
import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.markdown import sections
from action.markdown.sections import Page
from action.review.chart.chart import chart, picture
from action.review.chart.mermaid import label
from action.review.incident import Event, Incident
from action.review.timeline.timeline import Timeline
from tests.review.chart.test_chart import text_of
from tests.stories.nouns import an_incident, at

LONDON = ZoneInfo("Europe/London")
HEAD = r"""```mermaid
%%\{init: \{[ A-Za-z0-9":,{}#]+\}\}%%
gantt
    accTitle: Timeline of the incident
    accDescr: Events, milestones and gaps from \w+day \d+ \w+ \d{4}, \d\d:\d\d, [\w ]+ in all
    dateFormat YYYY-MM-DD\[T\]HH:mm:ss
    axisFormat (?:%-d %b|(?:%-d %b )?%H:%M(?::%S)?)
    tickInterval [1-9]\d?(?:second|minute|hour|day|week|month)
    todayMarker off
"""
CLOCK = r"(?:\d\d? [A-Z][a-z][a-z] )?\d\d∶\d\d(?:∶\d\d)?"
WORDS = r"(?:(?!%%|%\{|@[^\u200b])[^\x00-\x1f:;#<`])*"
OURS = r"[A-Z][a-z]+[a-z, 0-9]*"
LABEL = rf"(?:~?{CLOCK}(?:–{CLOCK})?(?: {WORDS})?|{OURS})"
MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d"
ROW = rf"    {LABEL} :(?:milestone, |crit, )?(?P<at>{MOMENT}), (?P<end>{MOMENT})\n"
SECTION = rf"    section (?:Phases|Milestones|Events|Quiet|By {WORDS})\n"
GRAMMAR = re.compile(rf"{HEAD}(?:{SECTION}(?:{re.sub('[?]P<[a-z]+>', '', ROW)})+)+```(?:\n|\Z)")
"""All that we ever hand to Mermaid: what it can take is tried in a browser, this holds us to it."""

# --- any text -------------------------------------------------------------------------------------

HOSTILE = (
    "done", "crit", "active", "section x", "title", "%%", "%%{init: {}}%%", "end", "click a b",
    "```", "~~~", "<script>", "accTitle: x", "---", "#59;", "ﬂ°lt¶ß", "\u202e", "@mira", "gantt",
    "<!-- incident-review:request:end -->", "<!-- e1 -->", "100 %", "😀", "日本語", "שלום", "\n",
)  # fmt: skip
said = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=20), max_size=4).map(" ".join)
near = st.integers(0, 10**6).map(lambda some: at("14:00") + timedelta(seconds=some))
far = st.integers(-500, 500).map(
    lambda days: datetime(2026, 10, 25, 1, 30, tzinfo=LONDON) + timedelta(days=days)
)


@st.composite
def any_event(draw: st.DrawFn) -> Event:
    """An event at some time, or at none, in any words."""
    begun = draw(st.none() | near | near | far)
    length = draw(st.none() | st.timedeltas(timedelta(), timedelta(days=500)))
    label = f"{begun:%H:%M}" if begun else draw(said)
    end = begun + length if begun and length is not None else None
    by, kind = draw(st.none() | said), draw(st.none() | said)
    return Event(draw(said), label, begun, kind, None, by, end)


incidents = st.builds(
    lambda events, begun, over: an_incident(events=events, started=begun, resolved=over),
    st.lists(any_event(), max_size=8).map(tuple),
    st.none() | near,
    st.none() | near | far,
)


@given(incidents)
def test_every_line_is_one_that_mermaid_can_take(incident: Incident) -> None:
    """And no bar ends before it begins."""
    drawing = picture(incident, Timeline(text_of(incident)))

    assert not drawing or GRAMMAR.match(drawing)
    assert all(row["at"] <= row["end"] for row in re.finditer(ROW, drawing))


@given(incidents)
def test_every_event_is_drawn_or_counted(incident: Incident) -> None:
    """Nothing is lost without a word."""
    found = chart(incident, Timeline(text_of(incident)))

    if found:
        rows = [bar for lane in found.lanes for bar in lane.bars if bar.kind == "event"]
        assert len(rows) == found.shown
        left_out = found.untimed + found.remote + found.surplus
        assert len(rows) + left_out == len(incident.events)


@given(incidents)
def test_a_picture_is_one_block_of_code(incident: Incident) -> None:
    """Nothing breaks out of it, and our section can be found around it."""
    drawing = picture(incident, Timeline(text_of(incident)))
    html = cmarkgfm.github_flavored_markdown_to_html(drawing)

    assert html.count("<pre") == html.count("</pre>") == bool(drawing)
    assert "&lt;" not in html
    assert Page(sections.wrap("request", drawing)).section("request") == drawing


def test_the_longest_picture_fits_into_any_page() -> None:
    """GitHub takes 65,536 characters, and people want to write some."""
    words = "日" * 500
    events = tuple(
        Event(words, "14:00", at("14:00") + i * timedelta(hours=7), None, None, f"{i % 6} {words}")
        for i in range(300)
    )
    five = dict.fromkeys(("started", "detected", "declared", "mitigated", "resolved"), at("14:00"))
    incident = an_incident(events=events, **five)

    assert len(picture(incident, Timeline(text_of(incident)))) < 8_000


# --- labels ---------------------------------------------------------------------------------------


@given(said, st.integers(2, 60))
def test_a_label_is_no_wider_than_it_may_be(words: str, width: int) -> None:
    """Letters may be twice as wide; what gives way to a look-alike may be a sign longer."""
    assert len(label(words, width).replace("\u200b", "").replace("fl", "l")) <= width


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("The error rate is 5 %", "The error rate is 5 %"),
        ("Ask @tom: is #5 done; yes", "Ask @\u200btom∶ is ♯5 done, yes"),
        ("%%{init}%% <b>", "%\u200b%\u200b{init}%\u200b% ‹b>"),
        ("日本語の長い文章", "日本語の…"),
        ("A long story that goes on and on", "A long…"),
    ],
)
def test_a_label_stays_readable(words: str, seen: str) -> None:
    """Signs that Mermaid would take for its own give way to signs that look like them."""
    assert label(words, 10 if "long" in words or "長" in words else 60) == seen
