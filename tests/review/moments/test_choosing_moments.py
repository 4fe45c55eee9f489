"""At most five moments, spread over kinds, in the order of the timeline, whatever the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from action.review.incident import Event
from action.review.moments.moments import MOST_MOMENTS
from tests.review.moments.nouns import events, found, kinds
from tests.searching import examples
from tests.stories.nouns import at

PIECES = st.sampled_from(
    [
        *("we decided to ", "restart api ", "again ", "escalated to ops ", "users report ", "not "),
        *(
            "service restored ",
            "fails again ",
            "handed over to ",
            "in parallel ",
            "alert ",
            "“",
            '"',
        ),
        *(
            "`",
            "<!-- e1 -->",
            "_decision:_ ",
            "**",
            "?",
            ". ",
            ": ",
            "\n",
            "•",
            "决定",
            "\ud800",
            "\x00",
        ),
    ]
)
WHAT = st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=8).map("".join)
AT = st.one_of(st.none(), st.integers(0, 23 * 60 + 59))


def one(what: str, minute: int | None, length: int | None) -> Event:
    """An event at a minute of the day, or at an unknown time."""
    if minute is None:
        return Event(what, "??:??", flags=("no-time",))
    when = at(f"{minute // 60:02}:{minute % 60:02}")
    return Event(what, f"{when:%H:%M}", when, by="tom", end=when if length else None)


EVENTS = st.lists(st.builds(one, WHAT, AT, AT), max_size=30)


def test_of_many_the_first_of_every_kind_come_before_the_second_of_any() -> None:
    """So that six decisions do not hide the hand-over."""
    decisions = [f"14:{minute} We decided on step {minute}" for minute in range(10, 16)]

    assert kinds(
        *decisions, "14:20 Mira hands over to Tom", "14:30 Tom escalates it to the vendor"
    ) == [
        "14:10 decision",
        "14:11 decision",
        "14:12 decision",
        "14:20 hand-over",
        "14:30 escalation",
    ]


def test_what_came_back_counts_more_than_a_decision() -> None:
    """Of an event that is both."""
    lines = ("14:05 Service restored", "14:10 It fails again. We decided to wait.")

    assert kinds("14:00 Down", *lines) == ["14:10 came back"]


def test_a_timeline_of_plain_steps_has_no_moments() -> None:
    """Silence is better than a guess."""
    assert found(events("14:05 Checkout is slow", "14:10 The release is taken back")) == ()


@given(EVENTS)
@examples(150)
def test_moments_are_a_few_events_of_the_timeline_in_its_order(told: list[Event]) -> None:
    """Whatever people wrote."""
    moments = found(told)
    numbers = [int(moment.id.removeprefix("e")) - 1 for moment in moments]

    assert len(moments) <= MOST_MOMENTS
    assert numbers == sorted(set(numbers))
    assert [told[number] for number in numbers] == [moment.told.event for moment in moments]
    assert all(moment.kind.__html__() for moment in moments)
