"""A timeline that has lost its memory, or the version it came from, is told by the file anew."""

from __future__ import annotations

from datetime import timedelta

from action.review.incident import Event
from action.review.timeline import merging
from action.review.timeline.timeline import Timeline
from tests.stories.nouns import THURSDAY, an_event, an_incident

FRIDAY = THURSDAY + timedelta(days=1)
SLOW = an_event("14:05", "Checkout is slow")
PAGED = an_event("14:12", "Ana is paged")
FAST = an_event("14:41", "Checkout is fast again")


def told(*events: Event, in_lf: bool = True) -> Timeline:
    """The timeline of a file with these events, before anybody has changed anything."""
    empty = Timeline(f"# Timeline\n\n{merging.NO_EVENTS}\n")
    text = merging.merged(empty, None, an_incident(events=events), "b1").text
    return Timeline(text if in_lf else text.replace("\n", "\r\n"))


def anew(timeline: Timeline, *events: Event) -> Timeline:
    """The same after another version of the file, where nobody knows the version before."""
    return merging.merged(timeline, None, an_incident(events=events), "b2")


def rewritten(timeline: Timeline, *, old: str, new: str) -> Timeline:
    """The same after somebody has changed words of it."""
    assert old in timeline.text
    return Timeline(timeline.text.replace(old, new))


def shown(timeline: Timeline) -> list[str]:
    """The lines that tell events."""
    return [line for line in timeline.text.splitlines() if line.startswith("- ")]


def days(timeline: Timeline) -> list[str]:
    """The headings of days."""
    return [line for line in timeline.text.splitlines() if line.startswith("## ")]


# --- nobody knows what the file said before ------------------------------------------------------


def test_an_event_in_the_same_words_is_the_same_event() -> None:
    """It keeps its id, and is not told twice."""
    after = anew(told(SLOW, PAGED), PAGED, FAST, SLOW)

    assert shown(after) == [
        "- **14:05** Checkout is slow <!-- e1 -->",
        "- **14:12** Ana is paged <!-- e2 -->",
        "- **14:41** Checkout is fast again <!-- e3 -->",
    ]


def test_an_event_in_other_words_at_its_time_is_the_same_and_people_are_asked() -> None:
    """Nobody knows who changed it: the line stays, and both sides are shown."""
    better = an_event("14:12", "Ana is called")
    after = anew(told(SLOW, PAGED), SLOW, better)

    assert shown(after) == shown(told(SLOW, PAGED))
    (asked,) = merging.conflicts(after, an_incident(events=(SLOW, better)))
    assert (asked.id, asked.file, asked.here) == ("e2", "14:12 Ana is called", "14:12 Ana is paged")


def test_two_events_at_one_time_are_not_guessed() -> None:
    """With two in the timeline, or two in the file, another wording is another event."""
    twin = an_event("14:12", "The pager rings")
    other, third = an_event("14:12", "Ana is called"), an_event("14:12", "Somebody calls")

    assert len(shown(anew(told(PAGED, twin), other))) == 3
    assert len(shown(anew(told(PAGED), other, third))) == 3


def test_an_event_that_people_deleted_is_not_taken_for_another() -> None:
    """The file tells it as before; without the version before, it joins again as a new one."""
    deleted = rewritten(told(SLOW, PAGED), old="- **14:12** Ana is paged <!-- e2 -->\n", new="")

    after = anew(deleted, SLOW, PAGED)

    assert shown(after)[1] == "- **14:12** Ana is paged <!-- e3 -->"
    assert after.memory is not None
    assert after.memory.differ == ()


def test_the_words_of_a_version_with_another_number_of_events_say_nothing() -> None:
    """The ids of its events would be those of others."""
    before, now = an_incident(events=(SLOW,)), an_incident(events=(SLOW, FAST))

    after = merging.merged(told(SLOW, PAGED), before, now, "b2")

    assert "- **14:05** Checkout is slow <!-- e1 -->" in shown(after)
    assert "- **14:41** Checkout is fast again <!-- e3 -->" in shown(after)
    assert "- **14:12** Ana is paged <!-- e2 -->" in shown(after)


def test_a_file_of_another_number_of_events_tells_no_lines() -> None:
    """An id must not be given back by the words of another event."""
    timeline = told(SLOW, PAGED)

    assert merging.telling(timeline, an_incident(events=(PAGED,)))("e1") is None
    assert merging.telling(timeline, an_incident(events=(SLOW, PAGED)))("e1") == shown(timeline)[0]


def test_a_timeline_without_a_memory_asks_nothing() -> None:
    """Nobody can say what both sides had changed."""
    assert merging.conflicts(Timeline("# Timeline\n"), an_incident(events=(SLOW,))) == ()


def test_a_difference_is_asked_about_as_long_as_nobody_knows_the_version_before() -> None:
    """It might be settled or not; people can see it."""
    better = an_event("14:12", "Ana is called")
    differ = anew(told(SLOW, PAGED), SLOW, better)

    again = anew(differ, SLOW, better)

    assert again.memory is not None
    assert again.memory.differ == ("e2",)


# --- both sides change ---------------------------------------------------------------------------


def changed(timeline: Timeline, *, was: tuple[Event, ...], now: tuple[Event, ...]) -> Timeline:
    """The same after the file has changed."""
    return merging.merged(timeline, an_incident(events=was), an_incident(events=now), "b2")


def test_a_change_that_people_have_made_already_is_no_difference() -> None:
    """Both say the same; so does a settled one, whatever the file says next."""
    crawls, stands = an_event("14:05", "It crawls"), an_event("14:05", "It stands")
    mine = rewritten(told(SLOW, FAST), old="Checkout is slow", new="It crawls")
    ours = rewritten(told(SLOW, FAST), old="Checkout is slow", new="Mine")

    agreed = changed(mine, was=(SLOW, FAST), now=(crawls, FAST))
    differ = changed(ours, was=(SLOW, FAST), now=(crawls, FAST))
    settled = rewritten(differ, old="Mine", new="It crawls")
    next_ = changed(settled, was=(crawls, FAST), now=(stands, FAST))

    memories = [one.memory for one in (agreed, differ, next_)]
    assert [known and known.differ for known in memories] == [(), ("e1",), ()]
    assert "It stands" in next_.text


def test_a_difference_ends_where_the_file_comes_back_to_the_line() -> None:
    """Nobody has to be asked, nor the file to change once more, before it is forgotten."""
    crawls = an_event("14:05", "It crawls")
    mine = rewritten(told(SLOW), old="Checkout is slow", new="Mine")

    differ = changed(mine, was=(SLOW,), now=(crawls,))
    back = changed(differ, was=(crawls,), now=(an_event("14:05", "Mine"),))

    assert [known and known.differ for known in (differ.memory, back.memory)] == [("e1",), ()]


def test_a_line_that_the_file_changed_stays_where_people_moved_it() -> None:
    """At the same time as before, it is the same line in other words."""
    first, second = (line for line in shown(told(SLOW, PAGED)))
    moved = rewritten(told(SLOW, PAGED), old=f"{first}\n{second}", new=f"{second}\n{first}")

    after = changed(moved, was=(SLOW, PAGED), now=(an_event("14:05", "It crawls"), PAGED))

    assert shown(after) == [second, "- **14:05** It crawls <!-- e1 -->"]


def test_an_event_without_a_time_joins_below_the_last_one_that_is_there() -> None:
    """The file tells it after one that people have deleted."""
    note = Event("Somebody restarts it", "")
    row = "- **14:12** Ana is paged <!-- e2 -->\n"
    deleted = rewritten(told(SLOW, PAGED, FAST), old=row, new="")

    after = changed(deleted, was=(SLOW, PAGED, FAST), now=(SLOW, PAGED, note, FAST))

    assert [line.rpartition(" <")[0] for line in shown(after)] == [
        "- **14:05** Checkout is slow",
        "- Somebody restarts it",
        "- **14:41** Checkout is fast again",
    ]


# --- days ----------------------------------------------------------------------------------------


def test_the_heading_of_a_day_goes_with_its_last_event() -> None:
    """And with it the blank lines below; the other days stay as they are."""
    late = an_event("00:10", "All is well", FRIDAY)
    events = (SLOW, PAGED, late)
    timeline = told(*events)

    without = merging.merged(
        timeline, an_incident(events=events), an_incident(events=(SLOW, PAGED)), "b2"
    )

    assert days(timeline) == ["## Thursday 19 November 2026", "## Friday 20 November 2026"]
    assert days(without) == ["## Thursday 19 November 2026"]
    assert shown(without) == shown(timeline)[:2]


def test_a_later_day_begins_above_what_people_wrote_below_the_events() -> None:
    """Also where their heading follows the last event without a blank line."""
    late = an_event("00:10", "All is well", FRIDAY)
    row = shown(told(SLOW))[0]
    timeline = rewritten(told(SLOW), old=row, new=f"{row}\n## Thanks\n\nTo all of you.")

    assert days(changed(timeline, was=(SLOW,), now=(SLOW, late))) == [
        "## Thursday 19 November 2026",
        "## Friday 20 November 2026",
        "## Thanks",
    ]


def test_the_heading_of_a_day_goes_from_just_above_its_last_event() -> None:
    """Where somebody has taken out the blank line, too."""
    late = an_event("00:10", "All is well", FRIDAY)
    heading = "## Friday 20 November 2026\n"
    timeline = rewritten(told(SLOW, late), old=f"{heading}\n", new=heading)

    assert days(changed(timeline, was=(SLOW, late), now=(SLOW,))) == [
        "## Thursday 19 November 2026"
    ]


def test_the_heading_of_a_day_stays_with_what_people_wrote_below_it() -> None:
    """A line of theirs is reason enough."""
    late = an_event("00:10", "All is well", FRIDAY)
    events = (SLOW, late)
    timeline = rewritten(
        told(*events),
        old="## Friday 20 November 2026\n",
        new="""\
## Friday 20 November 2026

We slept until noon.
""",
    )

    without = merging.merged(
        timeline, an_incident(events=events), an_incident(events=(SLOW,)), "b2"
    )

    assert "## Friday 20 November 2026\n\nWe slept until noon.\n" in without.text
    assert "All is well" not in without.text


def test_a_heading_of_which_nothing_has_gone_stays() -> None:
    """People may have made an empty one, to fill it later."""
    timeline = rewritten(
        told(SLOW, PAGED),
        old="- **14:05",
        new="## Friday 20 November 2026\n\n## Thursday 19 November 2026\n\n- **14:05",
    )
    before, now = an_incident(events=(SLOW, PAGED)), an_incident(events=(SLOW,))

    after = merging.merged(timeline, before, now, "b2")

    assert "## Friday 20 November 2026\n" in after.text


# --- newlines ------------------------------------------------------------------------------------


def test_a_line_that_the_file_changed_keeps_its_newline() -> None:
    """Of a file that was saved on another system, and of one that was not."""
    crawls = an_event("14:05", "Checkout crawls")
    before, now = an_incident(events=(SLOW, FAST)), an_incident(events=(crawls, FAST))

    for newline, in_lf in (("\n", True), ("\r\n", False)):
        after = merging.merged(told(SLOW, FAST, in_lf=in_lf), before, now, "b2")
        assert f"- **14:05** Checkout crawls <!-- e1 -->{newline}- **14:41**" in after.text
