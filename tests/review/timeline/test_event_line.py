"""One event, one line, one id for ever: what people and the incident file change, both keep."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.review.incident import Event
from action.review.timeline import event_line, merging
from action.review.timeline.timeline import Timeline
from tests.stories.nouns import EVENTS, THURSDAY, an_event, an_incident

FRIDAY = date(2026, 11, 20)


def told(events: Sequence[Event]) -> str:
    """A timeline as it is first written."""
    idents = event_line.new_ids(events)
    marker = event_line.source_marker("b1", idents)
    return f"# Timeline\n\n{event_line.body(events, idents)}\n{marker}\n"


def merged(text: str, before: Sequence[Event], now: Sequence[Event], blob: str = "b2") -> str:
    """The timeline after the incident file has changed."""
    was, is_ = an_incident(events=tuple(before)), an_incident(events=tuple(now))
    return merging.merged(Timeline(text), was, is_, blob).text


def lines(text: str) -> list[str]:
    """The lines that tell something."""
    return [row for row in text.splitlines() if row.startswith("- ")]


def bare(rows: Sequence[str]) -> list[str]:
    """Lines without their ids."""
    return [row.rpartition(" <!--")[0] for row in rows]


# --- a line ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("event", "line"),
    [
        (Event("Calm", "14:05"), "- **14:05** Calm <!-- e1 -->"),
        (Event("Calm", "??:??"), "- **??:??** Calm <!-- e1 -->"),
        (Event("A note", ""), "- A note <!-- e1 -->"),
        (Event("A note", "", kind="decision"), "- _decision:_ A note <!-- e1 -->"),
        (Event("- note", ""), "- \\- note <!-- e1 -->"),
        (Event("**3** hosts", ""), "- &#8203;**3** hosts <!-- e1 -->"),
        (Event("**3** hosts", "14:05"), "- **14:05** **3** hosts <!-- e1 -->"),
        (Event("Ran `a_b` @ 5", "14:05"), "- **14:05** Ran `a_b` @ 5 <!-- e1 -->"),
        (Event("[PR](https://x.org)", "1"), "- **1** [PR](https://x.org) <!-- e1 -->"),
        (Event("Calm", "~14:05", kind="decision"), "- **~14:05** _decision:_ Calm <!-- e1 -->"),
        (Event("Calm", "14:05", by="mira"), "- **14:05** Calm (by mira) <!-- e1 -->"),
        (
            Event("Calm", "14:05", source="https://x.org/a", by="mira"),
            "- **14:05** Calm ([source](https://x.org/a); by mira) <!-- e1 -->",
        ),
        (
            Event("Calm", "14:05", source="[the graph](https://x.org/a)"),
            "- **14:05** Calm ([source](https://x.org/a)) <!-- e1 -->",
        ),
        (Event("See @mira --> #5", "1"), "- **1** See @&#8203;mira --> #&#8203;5 <!-- e1 -->"),
    ],
)
def test_an_event_is_told_in_one_line(event: Event, line: str) -> None:
    """Time, kind, words, where we know it from, and the id that stays."""
    assert event_line.line(event, "e1") == line


@pytest.mark.parametrize(
    ("what", "title"),
    [
        ("See x", "14:05 See x"),
        ("Ran `ls *.log` and `a_b`", "14:05 Ran ls *.log and a_b"),
        ("**Rolled back** with [PR 7](https://x.org/pull/7)", "14:05 Rolled back with PR 7"),
        ("![graph](https://x.org/g.png) rises", "14:05 graph rises"),
        ("see https://x.org/a_b", "14:05 see https://x.org/a_b"),
        ("<b>@mira</b> 2 * 3", "14:05 <b>@mira</b> 2 * 3"),
    ],
)
def test_a_line_is_named_by_its_plain_words(what: str, title: str) -> None:
    """For headings: no marks, no addresses behind words, no source, no id."""
    line = event_line.line(Event(what, "14:05", source="https://x.org", by="mira"), "e1")

    assert event_line.plain_words(line) == title


@pytest.mark.parametrize("what", ["+1 from Ana", "*So* it was", "**3** hosts", "# not a heading"])
def test_a_note_is_named_by_all_its_words(what: str) -> None:
    """What it begins with is no bullet."""
    plain = what.replace("*", "")

    assert event_line.plain_words(event_line.line(Event(what, ""), "e1")) == plain


def test_events_stand_below_their_days() -> None:
    """An event without a time of its own stands under the day of the one before."""
    events = (an_event("23:50", "Late"), Event("Some time", "?"), an_event("00:10", "On", FRIDAY))

    assert (
        event_line.body(events, ("e1", "e2", "e3"))
        == """\
## Thursday 19 November 2026

- **23:50** Late <!-- e1 -->
- **?** Some time <!-- e2 -->

## Friday 20 November 2026

- **00:10** On <!-- e3 -->
"""
    )


# --- merging: examples ----------------------------------------------------------------------------


def test_a_file_that_tells_the_same_changes_only_its_version() -> None:
    """Another summary in the incident file is no news for the timeline."""
    assert merged(told(EVENTS), EVENTS, EVENTS) == told(EVENTS).replace('"b1"', '"b2"')


@pytest.mark.parametrize(
    ("clock", "place"), [("13:00", 0), ("14:05", 1), ("14:20", 2), ("14:35", 3), ("15:00", 4)]
)
def test_a_new_event_stands_where_it_belongs_in_time(clock: str, place: int) -> None:
    """After the events that were before it, whatever its place in the file."""
    new = an_event(clock, "New")

    after = merged(told(EVENTS), EVENTS, (new, *EVENTS))

    assert lines(after)[place] == f"- **{clock}** New <!-- e5 -->"


@pytest.mark.parametrize(("day", "place"), [(date(2026, 11, 18), 0), (FRIDAY, 4)])
def test_an_event_on_another_day_brings_its_heading(day: date, place: int) -> None:
    """Days stand in order."""
    after = merged(told(EVENTS), EVENTS, (*EVENTS, an_event("14:00", "New", day)))

    assert lines(after)[place] == "- **14:00** New <!-- e5 -->"
    assert f"\n## {event_line.named(day)}\n" in after


def test_an_event_at_a_corrected_time_moves_with_its_id() -> None:
    """Remarks on it go with it."""
    later = an_event("14:35", EVENTS[0].what)

    after = merged(told(EVENTS), EVENTS, (*EVENTS[1:], later))

    assert lines(after)[2] == "- **14:35** Checkout begins to answer slowly <!-- e1 -->"


def test_the_id_of_an_event_that_is_gone_is_never_given_again() -> None:
    """Remarks on the old line must not turn into remarks on a new event."""
    without_last = merged(told(EVENTS), EVENTS, EVENTS[:-1])

    after = merged(without_last, EVENTS[:-1], (*EVENTS[:-1], an_event("15:00", "New")), "b3")

    assert "<!-- e4 -->" not in after


def test_two_events_in_the_same_words_have_two_ids() -> None:
    """Also where nobody knows any more what the timeline was written from."""
    twice = (an_event("14:05", "Restart"), an_event("14:05", "Restart"))

    after = merging.merged(Timeline(told(twice)), None, an_incident(events=twice), "b2")

    assert after.text == told(twice).replace('"b1"', '"b2"')


def test_what_both_sides_changed_is_left_and_named() -> None:
    """People make it agree."""
    corrected = told(EVENTS).replace("The new version is taken back", "We roll back")
    now = (*EVENTS[:2], an_event("14:30", "Rollback"), EVENTS[3])

    after = merged(corrected, EVENTS, now)
    (conflict,) = merging.conflicts(Timeline(after), an_incident(events=now))

    assert "- **14:30** We roll back <!-- e3 -->" in after
    assert (conflict.file, conflict.here) == ("14:30 Rollback", "14:30 We roll back")


def test_a_difference_is_no_conflict_where_both_say_the_same() -> None:
    """Whoever corrected both places is not asked again."""
    corrected = told(EVENTS).replace("The new version is taken back", "We roll back")
    now = (*EVENTS[:2], an_event("14:30", "We roll back"), EVENTS[3])
    after = Timeline(merged(corrected, EVENTS, now))

    assert merging.conflicts(after, an_incident(events=now)) == ()


# --- merging: what holds whatever both sides do ---------------------------------------------------


@dataclass(frozen=True)
class Sides:
    """A timeline as people left it, and what the file said before and says now."""

    text: str
    before: tuple[Event, ...]
    now: tuple[Event, ...]
    theirs: tuple[str, ...]
    changed: tuple[str, ...]


moments = st.tuples(st.sampled_from([THURSDAY, FRIDAY]), st.integers(0, 23), st.integers(0, 5))
what = st.sampled_from(["Alert", "Restart", "Rollback", "Calm", "Call"])
events = st.lists(
    st.builds(lambda m, w: an_event(f"{m[1]:02}:{m[2]:02}", w, m[0]), moments, what), max_size=6
)
own_words = st.text(st.characters(categories=["L", "N", "Zs", "Po"]), min_size=1, max_size=8)


@st.composite
def histories(draw: st.DrawFn) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """What the file said, and what it says after events were removed, added, changed and moved."""
    before = draw(events)
    kept = [event for event in before if draw(st.integers(0, 3))]
    again = [an_event(e.label, draw(what), e.at.date()) if e.at else e for e in kept]
    changed = [new if draw(st.booleans()) else old for old, new in zip(kept, again, strict=True)]
    now = draw(st.permutations([*changed, *draw(events)]))
    return tuple(before), tuple(now)


@st.composite
def sides(draw: st.DrawFn) -> Sides:
    """The same, with what people did in the pull request meanwhile."""
    before, now = draw(histories())
    rows, theirs, changed = [], [], []
    for row in told(before).split("\n"):
        deed = draw(st.sampled_from(["keep"] * 3 + ["change", "delete", "add"]))
        ident = event_line.event_id(row)
        if ident and deed == "change":
            theirs.append(f"- **25:00** {draw(own_words)}x <!-- {ident} -->")
            changed.append(ident)
        elif ident and deed == "add":
            theirs.append(f"- {draw(own_words)}x")
            rows.append(row)
        if ident and deed in {"change", "add"}:
            rows.append(theirs[-1])
        elif not (ident and deed == "delete"):
            rows.append(row)
    return Sides("\n".join(rows), before, now, tuple(theirs), tuple(changed))


@given(both=sides())
def test_no_line_of_people_is_lost_or_overwritten(both: Sides) -> None:
    """Whatever they changed or added stands there word for word, as often as before."""
    after = merged(both.text, both.before, both.now)

    assert not Counter(both.theirs) - Counter(after.split("\n"))


@given(both=sides())
def test_lines_that_neither_side_changed_stay_with_their_ids(both: Sides) -> None:
    """Remarks find their event."""
    still = {e for e in both.before if e in both.now and both.before.count(e) == 1}
    lasting = [event_line.line(e, f"e{i}") for i, e in enumerate(both.before, 1) if e in still]
    there = [row for row in lasting if row in both.text.split("\n")]

    assert set(there) <= set(merged(both.text, both.before, both.now).split("\n"))


@given(both=sides())
def test_every_id_is_there_once(both: Sides) -> None:
    """One event, one line."""
    idents = [event_line.event_id(row) for row in lines(merged(both.text, both.before, both.now))]
    count = Counter(ident for ident in idents if ident)

    assert [ident for ident, times in count.items() if times > 1] == []


@given(both=sides())
def test_merging_twice_is_merging_once(both: Sides) -> None:
    """The same run again finds nothing to do."""
    once = merged(both.text, both.before, both.now)

    assert merged(once, both.now, both.now) == once


@given(both=sides())
def test_a_line_that_both_changed_is_named(both: Sides) -> None:
    """Every line that people changed, and the file too, is shown to them."""
    after = merged(both.text, both.before, both.now)
    named = {
        conflict.id for conflict in merging.conflicts(Timeline(after), an_incident(events=both.now))
    }
    kept_times, kept_words = {e.at for e in both.now}, {e.what for e in both.now}
    lost = {
        f"e{number}"
        for number, event in enumerate(both.before, 1)
        if event.at not in kept_times and event.what not in kept_words
    }

    assert lost & set(both.changed) <= named


@given(history=histories())
def test_the_file_alone_is_told_in_full(history: tuple[tuple[Event, ...], ...]) -> None:
    """Where people changed nothing, the timeline tells what the file tells."""
    before, now = history

    after = merged(told(before), before, now)

    assert Counter(bare(lines(after))) == Counter(bare(lines(told(now))))


@given(history=histories())
def test_the_file_alone_is_told_in_order(history: tuple[tuple[Event, ...], ...]) -> None:
    """Where every event has a time of its own, the timeline is in the order of time."""
    before, now = ({event.at: event for event in side} for side in history)
    was, is_ = ([side[at] for at in sorted(side, key=str)] for side in (before, now))

    after = merged(told(was), was, is_)

    assert bare(lines(after)) == bare(lines(told(is_)))
