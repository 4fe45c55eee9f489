"""Moments that several events show: gaps, first words, repeats, relapses, parallel work."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from action.review.incident import Event
from tests.review.moments.nouns import events, every, found, kinds, why
from tests.stories.nouns import at

# --- a gap much longer than usual -----------------------------------------------------------------


def gap(end: str = "Incident resolved", length: int = 40) -> list[Event]:
    """Six steps two minutes apart, a gap before the last of them, and the end."""
    steps = every(2, 6)
    later = at("14:10") + timedelta(minutes=length)
    first, *middle = steps
    last = [Event("It is found", f"{later:%H:%M}", later)]
    done = later + timedelta(minutes=2)
    return [
        Event("Checkout fails", first.label, first.at),
        *middle,
        *last,
        Event(end, f"{done:%H:%M}", done),
    ]


def later(what: str, clock: str) -> list[Event]:
    """Something else after the end, and a look long after it."""
    return [Event(what, "14:20", at("14:20")), Event("A look", clock, at(clock))]


def words_of(told: list[Event]) -> list[str]:
    return [f"{one.label} {one.kind.word}" for one in found(told)]


def test_a_gap_much_longer_than_usual_is_a_moment() -> None:
    """It is told of the event before it, with its length and the usual one."""
    assert words_of(gap()) == ["14:10 gap"]


def test_a_gap_says_how_long_it_is_and_what_is_usual() -> None:
    """As a stop-watch tells it."""
    (one,) = found(gap())

    assert "no events for 40 min after this; the usual gap here is 2 min" in one.kind.__html__()


def test_an_ordinary_gap_is_none() -> None:
    """Not four times the usual one, or shorter than a quarter of an hour."""
    assert words_of(gap(length=5)) == words_of(gap(length=14)) == []


def test_a_gap_is_measured_by_the_others() -> None:
    """Twice the usual one is ordinary, be it half an hour."""
    slow = every(20, 6)
    last = Event("Incident resolved", "16:20", at("16:20"))

    assert words_of([Event("Checkout fails", "13:40", at("13:40")), *slow, last]) == []


def test_of_long_gaps_the_two_longest_are_told() -> None:
    """The second only where it is no less than half as long."""
    begin = [Event("Checkout fails", "13:58", at("13:58")), *every(2, 12)]
    after = [Event("A look", clock, at(clock)) for clock in ("15:02", "15:42", "16:27", "17:17")]
    end = Event("Incident resolved", "17:19", at("17:19"))
    short = [Event("A look", clock, at(clock)) for clock in ("14:45", "16:45", "16:46")]

    assert words_of([*begin, *after, end]) == ["15:42 gap", "16:27 gap"]
    assert words_of([*begin, *short, end]) == ["14:45 gap"]


def test_what_still_goes_on_is_no_gap() -> None:
    """An event may have an end."""
    told = gap()
    told[5] = replace(told[5], end=at("14:48"))

    assert words_of(told) == []


def test_before_it_began_and_after_it_was_over_there_are_no_gaps() -> None:
    """A release an hour before is a cause, and a look the next hour is care."""
    release = Event("A release goes out", "12:00", at("12:00"))
    late = Event("Somebody looks once more", "16:00", at("16:00"))

    assert words_of([release, *gap(length=5), late]) == []


def test_without_an_end_nobody_knows_whether_it_went_on() -> None:
    """Who has stopped writing may have been done."""
    assert words_of(gap(end="Tom has a look")) == []


def test_after_it_was_better_people_wait() -> None:
    """Between a fix and the last word."""
    told = gap()
    told[5] = Event("Checkout is healthy", told[5].label, told[5].at)

    assert words_of(told) == []
    assert words_of([*gap(length=5), *later("Errors in an old log", "17:00")]) == []


def test_a_night_is_no_gap() -> None:
    """Nor is a wait of a working day."""
    assert words_of(gap(length=9 * 60)) == []
    told = [replace(one, at=one.at and one.at + timedelta(hours=9)) for one in gap(length=5 * 60)]
    assert words_of(told) == []


def test_an_event_without_a_time_may_lie_in_the_gap() -> None:
    """So nobody can say that nothing was told."""
    told = gap()
    told.insert(6, Event("Tom restarts it", "??:??", flags=("no-time",)))

    assert words_of(told) == []


# --- first word from outside ----------------------------------------------------------------------


def test_word_from_outside_before_our_own_alarm_is_a_moment() -> None:
    """How it would have been seen without them is worth a talk."""
    assert kinds(
        "14:00 A release goes out", "14:05 A customer reports errors", "14:20 Alert fires"
    ) == ["14:05 word from outside"]


def test_a_word_of_doubt_that_a_rule_allows_is_none_in_any_language() -> None:
    """As in “two similar reports”: Spanish writes it alike."""
    assert kinds("14:05 Two similar customer reports arrive") == ["14:05 word from outside"]


def test_word_from_outside_after_our_own_alarm_is_none() -> None:
    """Whoever noticed first: an alert, a colleague, a field of the file."""
    said = "14:05 A customer reports errors"

    assert kinds("14:00 An alert fires", said) == []
    assert kinds("14:00 Tom notices errors", said) == []
    assert kinds(said, "14:02 An alert fires") == []
    assert kinds(said, "14:02 Tom sees errors in a log") == []
    assert kinds(said, detected=at("14:01")) == []


def test_our_own_alarm_may_stand_before_it_in_the_same_line() -> None:
    """What stands behind it follows from it."""
    assert kinds("14:05 The pager fires. A customer reports errors") == []
    assert kinds("14:05 A customer reports errors. We investigate") == ["14:05 word from outside"]


def test_good_news_and_no_news_from_outside_are_none() -> None:
    """Nor are colleagues."""
    assert kinds("14:05 Users report that everything is back to normal") == []
    assert kinds("14:05 A customer reports errors. They are gone: service restored") == []
    assert kinds("14:05 No user reported anything") == []
    assert kinds("14:05 The network team reports errors") == []


def test_that_nobody_alerted_us_is_no_alarm() -> None:
    """A denial hides nothing."""
    assert kinds("14:00 No alert fires", "14:05 Customers complain") == ["14:05 word from outside"]


# --- the same thing tried again -------------------------------------------------------------------


def test_the_same_thing_done_twice_was_tried_again() -> None:
    """With the time of the one before."""
    lines = ("14:05 Tom restarts the payment service", "14:20 Payment service restarted")

    assert kinds(*lines) == ["14:20 tried again"]
    assert why(*lines) == "the same thing tried again, as at 14:05"


@pytest.mark.parametrize(
    "words", ["Change back the version and restart Apache", "Undo that, and restart Apache"]
)
def test_taking_back_what_was_tried_is_not_another_try(words: str) -> None:
    """What is done for that is done the other way round."""
    assert kinds("14:05 Change the version and restart Apache", f"14:20 {words}") == []
    again = "14:20 Change the version and restart Apache"
    assert kinds("14:05 Change the version and restart Apache", again) == ["14:20 tried again"]


def test_another_thing_and_another_phase_are_not_tried_again() -> None:
    """Another service, another place, the end of what had begun, a mere plan."""
    first = "14:05 Restarted the payment service"

    assert kinds(first, "14:20 Restarted the mail service") == []
    assert kinds(first, "14:05 Payment service restarted") == []
    assert kinds(first, "14:20 Restarted the payment service with a smaller cache") == []
    assert kinds("14:05 Restarted node 1", "14:20 Restarted node 2") == []
    assert kinds("14:05 Rollback started", "14:20 Rollback complete") == []
    assert kinds(first, "14:20 Restart of payment service completed") == []
    assert (
        kinds(
            "14:05 Tom suggests to restart the payment service", "14:20 Payment service restarted"
        )
        == []
    )
    assert kinds(first, "14:20 Payment service is not restarted") == []


# --- a fix that came back -------------------------------------------------------------------------


def test_what_fails_again_after_it_was_better_came_back() -> None:
    """With the time at which it had been better."""
    lines = ("14:05 Service restored", "14:40 Database crashes again")

    assert kinds(*lines) == ["14:40 came back"]
    assert why(*lines) == "it had improved (14:05), then it came back"
    assert kinds(*lines, "14:50 Database crashes again") == ["14:40 came back"]


@pytest.mark.parametrize(
    ("better", "again"),
    [
        ("Rollback done, all good again", "Errors reappear"),
        ("Alles wieder gut", "Fehler tritt wieder auf"),
        ("Dienst läuft wieder", "Dienst fällt erneut aus"),
        ("Errors go down", "Errors are back"),
        ("Site is up", "Site goes down again"),
        ("Database is up", "Database stops again"),
    ],
)
def test_better_is_said_in_many_ways(better: str, again: str) -> None:
    """And so is that it was not."""
    assert kinds(f"14:05 {better}", f"14:40 {again}") == ["14:40 came back"]


@pytest.mark.parametrize(
    "words", ["Backup from yesterday is back in place", "Tom is back from lunch", "Errors are up"]
)
def test_what_is_back_is_not_always_better(words: str) -> None:
    """A copy and a colleague are back as well."""
    assert kinds(f"14:05 {words}", "14:40 The job failed again") == []


def test_a_try_that_fails_once_more_did_not_come_back() -> None:
    """It never worked."""
    assert kinds("14:05 Service works again", "14:40 The retry failed again") == []


def test_what_never_was_better_or_does_not_fail_did_not_come_back() -> None:
    """Nor does what is only feared."""
    assert kinds("14:05 Database crashes", "14:40 Database crashes again") == []
    assert kinds("14:05 Service restored", "14:40 The problem has not recurred") == []
    assert kinds("14:05 Service restored", "14:40 We watch in case it fails again") == []
    assert kinds("14:05 Service restored", "14:40 Service is up again") == []


@pytest.mark.parametrize(
    "words",
    [
        "Errors return",
        "Timeouts are back",
        "The queue fills up once more",
        "Checkout fails once more",
        "Fehler sind wieder da",
        "Les erreurs reviennent",
    ],
)
def test_it_comes_back_in_many_words(words: str) -> None:
    """Behind a fix, which may be a single word."""
    assert kinds("14:05 Fixed", f"14:40 {words}") == ["14:40 came back"]


@pytest.mark.parametrize(
    "words",
    [
        "Errors return to normal",
        "Errors are back to zero",
        "The function returns errors",
        "It prints errors again and again",
        "Traffic returns",
    ],
)
def test_what_returns_to_where_it_was_did_not_come_back(words: str) -> None:
    """Nor does what is not bad."""
    assert kinds("14:05 Fixed", f"14:40 {words}") == []


def test_at_a_time_in_doubt_nothing_came_back() -> None:
    """It may have been before."""
    better, worse = events("14:05 Service restored", "14:40 Database crashes again")

    assert found([better, replace(worse, flags=("out-of-order",))]) == ()


# --- work in parallel -----------------------------------------------------------------------------


def test_stretches_of_two_people_that_overlap_are_work_in_parallel() -> None:
    """As the file tells who did each."""
    assert kinds("14:05–14:30 mira: looks at logs", "14:10–14:20 tom: rolls back") == [
        "14:10–14:20 parallel work"
    ]


def test_stretches_of_one_or_nobody_are_none() -> None:
    """And so are those that touch."""
    assert kinds("14:05–14:30 mira: looks at logs", "14:10–14:20 mira: asks Tom") == []
    assert kinds("14:05–14:30 Logs", "14:10–14:20 Graphs") == []
    assert kinds("14:05–14:30 mira: looks at logs", "14:30–14:40 tom: rolls back") == []


def test_nothing_is_found_in_a_timeline_without_events() -> None:
    """Nor does it fail."""
    assert found(events()) == ()
