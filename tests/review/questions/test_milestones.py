"""The turns of an incident: what people wrote down counts, and the events may fill the gaps."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.review.incident import MILESTONES, Event
from action.review.questions import milestones
from action.review.questions.milestones import Milestones
from action.review.timeline import event_line
from action.review.timeline.timeline import Timeline
from tests.stories.nouns import EVENTS, an_event, an_incident, at

FRIDAY = date(2026, 11, 20)
STORY = (
    an_event("14:00", "A new version goes out"),
    an_event("14:05", "An alert opens"),
    an_event("14:09", "Incident declared"),
    an_event("14:30", "Service is restored"),
    an_event("14:41", "Incident resolved"),
)
IDENTS = event_line.new_ids(STORY)
TEXT = f"{event_line.body(STORY, IDENTS)}\n{event_line.source_marker('b1', IDENTS)}\n"


def turns(*events: Event, text: str | None = None, **fields: Any) -> Milestones:
    """What is known of an incident with these events and fields."""
    incident = an_incident(events=events, **fields)
    stands = None if text is None else Timeline(text)
    return milestones.turns_of(incident, milestones.worth_asking(events, stands))


def clocks(known: Milestones) -> dict[str, str]:
    """The milestones by name; those that are only found end with their event."""
    return {
        turn.name: f"{turn.at:%H:%M}" + (f" {turn.event.id}" if turn.event else "")
        for turn in known.all
    }


# --- what people wrote down -----------------------------------------------------------------------


def test_nothing_is_found_in_events_that_tell_no_milestone() -> None:
    """Their words are about something else."""
    known = turns(an_event("14:05", "Checkout is slow"), an_event("14:41", "Checkout is fast"))

    assert (known.all, known.missing) == ((), ("started", "detected", "resolved"))


def test_nothing_is_missing_where_people_wrote_it_down() -> None:
    """In the fields, or in a list of key events."""
    known = turns(
        started=at("14:00"), key_events={"detected": at("14:05"), "resolved": at("14:41")}
    )

    assert (known.missing, known.found, known.differences, known.disorder) == ((), (), (), ())
    assert clocks(known) == {"started": "14:00", "detected": "14:05", "resolved": "14:41"}


def test_a_field_counts_before_a_list_of_key_events() -> None:
    """Both are shown where they do not agree; a few minutes are no matter."""
    known = turns(
        detected=at("14:05"),
        resolved=at("14:41"),
        key_events={"detected": at("14:09"), "resolved": at("15:10")},
    )
    (difference,) = known.differences

    assert clocks(known) == {"detected": "14:05", "resolved": "14:41"}
    assert (difference.name, difference.at, difference.other) == (
        "resolved",
        at("14:41"),
        at("15:10"),
    )


def test_key_events_in_disorder_are_named() -> None:
    """The first and the second of them."""
    known = turns(key_events={"detected": at("14:20"), "mitigated": at("14:10")})

    assert [(a.name, b.name) for a, b in known.disorder] == [("detected", "mitigated")]


def test_fields_in_disorder_are_not_named_again() -> None:
    """A hint on the incident file has told it already."""
    assert turns(detected=at("14:20"), mitigated=at("14:10")).disorder == ()


# --- what events tell -----------------------------------------------------------------------------


def test_events_fill_the_gaps() -> None:
    """Each found one says which event tells it."""
    assert clocks(turns(*STORY, started=at("14:00"))) == {
        "started": "14:00",
        "detected": "14:05 e2",
        "declared": "14:09 e3",
        "mitigated": "14:30 e4",
        "resolved": "14:41 e5",
    }


def test_of_several_the_first_was_declared_and_the_last_resolved() -> None:
    """An incident may be taken up again."""
    again = (an_event("15:00", "Incident declared again"), an_event("15:20", "Incident resolved"))
    known = clocks(turns(*STORY, *again))

    assert (known["declared"], known["resolved"]) == ("14:09 e3", "15:20 e7")


@pytest.mark.parametrize("flag", ["unclear", "no-time", "out-of-order"])
def test_an_event_at_a_doubtful_time_tells_nothing(flag: str) -> None:
    """One doubt must not lean on another."""
    doubtful = an_event("14:41", "Incident resolved", flags=(flag,))

    assert turns(doubtful).found == ()


def test_an_event_without_a_time_tells_nothing() -> None:
    """A note says that, and not when."""
    assert turns(Event("Incident resolved", "")).all == ()


def test_a_found_milestone_fits_between_the_others() -> None:
    """Reports keep coming in after everything is over."""
    late = an_event("16:00", "A customer reports a slow page")

    assert clocks(turns(late, resolved=at("14:41"))) == {"resolved": "14:41"}


def test_an_incident_may_be_declared_after_it_was_mitigated() -> None:
    """It happens, and is no disorder."""
    events = (an_event("14:30", "Issue mitigated"), an_event("14:41", "Incident declared"))

    assert clocks(turns(*events)) == {"declared": "14:41 e2", "mitigated": "14:30 e1"}


def test_where_an_event_is_known_from_tells_nothing() -> None:
    """The subject of a mail is not what happened."""
    mail = an_event("14:20", "Ana writes to everybody", source="Incident resolved", by="Ana")

    assert turns(mail).all == ()


@pytest.mark.parametrize("written", [True, False])
def test_the_kind_of_an_event_may_tell_a_milestone(written: bool) -> None:
    """The same before the timeline is written and after."""
    event = an_event("14:09", "Jonas calls everybody", kind="declared")
    text = f"{event_line.line(event, 'e1')}\n{event_line.source_marker('b1', ['e1'])}\n"

    assert clocks(turns(event, text=text if written else None)) == {"declared": "14:09 e1"}


def test_code_in_an_event_tells_nothing() -> None:
    """It is what somebody typed."""
    assert turns(an_event("14:41", "Ran `echo Incident resolved`")).all == ()


def test_events_that_tell_another_time_are_a_difference() -> None:
    """Where none of them tells the time that was written down."""
    known = turns(*STORY, key_events={"resolved": at("13:20"), "declared": at("14:07")})
    (difference,) = known.differences

    assert (difference.name, difference.other) == ("resolved", at("14:41"))
    assert difference.event is not None
    assert difference.event.id == "e5"


# --- the timeline as it stands --------------------------------------------------------------------


def test_events_are_read_as_the_timeline_tells_them() -> None:
    """People may have put the words right there."""
    text = TEXT.replace("Incident resolved", "Everybody goes home")

    assert "resolved" not in clocks(turns(*STORY, text=text))


def test_an_event_that_people_retimed_or_deleted_tells_nothing() -> None:
    """The file still has the old time, and its event is not what stands there."""
    text = TEXT.replace("**14:41** Inc", "**14:55** Inc").replace("- **14:30**", "- **14:31**")

    known = turns(*STORY, text="\n".join(r for r in text.splitlines() if "<!-- e2 -->" not in r))

    assert clocks(known) == {"declared": "14:09 e3"}


def test_a_timeline_of_another_file_names_no_events() -> None:
    """Until it has taken over the file's changes, nobody knows which is which."""
    assert turns(*STORY, *EVENTS, text=TEXT).found == ()


def test_events_have_their_own_ids() -> None:
    """An event keeps its id, however the file is ordered."""
    idents = ("e7", "e3", "e9", "e4", "e12")
    text = f"{event_line.body(STORY, idents)}\n{event_line.source_marker('b1', idents)}\n"

    assert clocks(turns(*STORY, text=text))["detected"] == "14:05 e3"


moments = st.integers(0, 59).map(lambda minute: at(f"14:{minute:02}"))
phrases = st.sampled_from(
    [
        "Incident started",
        "Alert fires",
        "Incident declared",
        "Service restored",
        "Incident resolved",
    ]
)
events = st.lists(st.builds(lambda m, w: Event(w, f"{m:%H:%M}", m), moments, phrases), max_size=8)


@given(events=events, fields=st.dictionaries(st.sampled_from(MILESTONES), moments))
def test_found_milestones_are_never_in_disorder(
    events: list[Event], fields: dict[str, Any]
) -> None:
    """Neither among themselves nor with what people wrote down; and none takes two events."""
    known = turns(*events, **fields)
    at_ = {turn.name: turn.at for turn in known.all}
    found = {turn.name for turn in known.found}

    assert {name: at_[name] for name in fields} == fields
    assert all(
        at_[before] <= at_[name]
        for name, earlier in milestones._AFTER.items()
        for before in earlier
        if {before, name} <= at_.keys() and found & {before, name}
    )
    assert len({turn.event.id for turn in known.found if turn.event}) == len(found)


def test_a_time_is_written_with_its_day_where_it_needs_one() -> None:
    """As the field of the file takes it."""
    day = an_incident().day
    said = [milestones.as_written(each, day) for each in (at("14:05"), at("00:41", FRIDAY))]

    assert said == ["14:05", "2026-11-20 00:41"]


def test_of_several_ends_that_are_told_the_last_is_compared() -> None:
    """It may have come back after the first."""
    again = an_event("14:52", "Incident resolved")

    (difference,) = turns(*STORY, again, resolved=at("16:00")).differences

    assert difference.other == at("14:52")
