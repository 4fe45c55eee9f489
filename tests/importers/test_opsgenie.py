"""Opsgenie's timeline of an incident and its log of an alert become a timeline."""

from __future__ import annotations

from typing import Any

import pytest

from tests.importers.samples import (
    a_log_line,
    a_timeline,
    a_timeline_entry,
    an_answer,
    an_opsgenie_incident,
    letter,
    lines,
    read_back,
    told,
)

BEGUN = a_timeline_entry("14:05:00", "Incident created")
NOTE = a_timeline_entry(
    "14:20:00", "Note added by Mira Novak", "Rolled back 41.\nWe watch", type="CustomUserEntry"
)
OVER = a_timeline_entry("14:49:00", "Incident resolved")


def test_entries_are_told_in_the_order_of_time() -> None:
    """The title and the description of an entry together say what happened."""
    assert lines(told(a_timeline(OVER, NOTE, BEGUN))) == [
        "14:05 Incident created",
        "14:20 Note added by person 1: Rolled back 41. We watch",
        "14:49 Incident resolved",
    ]


def test_the_incident_beside_it_gives_the_whole() -> None:
    """Title, summary, when the impact began and when it was noticed, and where it lies (R24)."""
    over = "2026-03-02T14:40:00Z"
    found = told(a_timeline(BEGUN), an_opsgenie_incident(impactEndDate=over))
    read = read_back(found)

    assert (found.title, read.summary) == ("Checkout is slow", "One order in five fails.")
    assert f"{read.started:%H:%M} {read.declared:%H:%M} {read.mitigated:%H:%M}" == (
        "14:02 14:05 14:40"
    )
    assert read.links == (read.events[0].source,)
    assert "priority “P2”" in found.doubts[-1]


def test_an_alert_is_told_by_its_log_and_its_notes() -> None:
    """Teams that page without incidents have only these."""
    logs = an_answer(
        [a_log_line("14:06:00", "Alert acknowledged by [mira@acme.example]", "mira@acme.example")]
    )
    notes = an_answer(
        [
            {
                "note": "Looking",
                "owner": "mira@acme.example",
                "createdAt": "2026-03-02T14:07:00Z",
                "offset": "1",
            }
        ]
    )
    alert = an_opsgenie_incident(alias="checkout", message="Errors above 5 %")
    found = told(logs, notes, alert)

    assert found.title == "Errors above 5 %"
    assert lines(found) == ["14:06 Alert acknowledged by [person 1]", "14:07 Looking"]
    assert read_back(found).detected
    assert [event.by for event in told(notes, names=True, title="x").events] == [
        "mira@acme.example"
    ]


def test_names_are_numbers_and_systems_keep_theirs() -> None:
    """Who it was is nobody's business; what it was is (R21)."""
    robot = a_timeline_entry(
        "14:06:00", "Status page updated", actor={"name": "API", "type": "integration"}
    )
    found = told(a_timeline(BEGUN, robot))

    assert [event.by for event in found.events] == [None, "API"]
    assert told(a_timeline(BEGUN), names=True).events[0].by == "Mira Novak"


def test_addresses_in_words_are_people_too() -> None:
    """A log names whom it has called, and says nowhere else who that is."""
    rows = [
        a_log_line("14:06:00", "Notification sent to [jonas@acme.example] via SMS"),
        a_log_line("14:07:00", "Alert seen by [jonas@acme.example]", "jonas@acme.example"),
    ]

    assert lines(told(an_answer(rows), title="x")) == [
        "14:06 Notification sent to [person 1] via SMS",
        "14:07 Alert seen by [person 1]",
    ]


def test_hidden_entries_are_left_out_and_counted() -> None:
    """Somebody hid them in Opsgenie."""
    assert told(a_timeline(BEGUN, {**NOTE, "hidden": True})).left_out == (
        "1 entry hidden in Opsgenie",
    )


def test_what_cannot_be_read_is_counted() -> None:
    """Nothing goes silently."""
    assert told(a_timeline(BEGUN, "x", {"id": "1"})).left_out == ("2 entries that cannot be read",)


def test_pages_are_joined_and_the_last_is_missed() -> None:
    """A story that ends in the middle would look complete."""
    first = a_timeline(BEGUN, NOTE, nextOffset="e3")

    assert "next page" in told(first).doubts[-1]
    assert (
        "next page"
        in told(an_answer([a_log_line("14:06:00", "x")], paging={"next": "https://x"})).doubts[-1]
    )
    assert len(told(first, a_timeline(NOTE, OVER)).events) == 3
    assert not [
        doubt for doubt in told(first, a_timeline(NOTE, OVER)).doubts if "next page" in doubt
    ]


def test_each_kind_of_answer_has_pages_of_its_own() -> None:
    """A log that is whole does not make the timeline whole."""
    log = an_answer([a_log_line("14:06:00", "Seen")])

    assert "next page" in told(a_timeline(BEGUN, nextOffset="e2"), log, title="x").doubts[-1]


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        (
            [an_opsgenie_incident()],
            "0.json:1:1: There is no event with a time here; save `GET /v2/inc",
        ),
        (
            [a_timeline(BEGUN), an_opsgenie_incident(), an_opsgenie_incident(id="x", message="b")],
            "0.json:1:1: These are 2 incidents or alerts (Checkout is slow; b); give",
        ),
    ],
)
def test_what_tells_no_single_story_is_a_letter(pages: list[Any], said: str) -> None:
    """With what to do."""
    assert letter(*pages).startswith(said)


def test_an_entry_without_words_says_what_kind_it_is() -> None:
    """Better than nothing."""
    entry = a_timeline_entry("14:05:00", "", type="ResponderAlertCreated")

    assert lines(told(a_timeline(entry))) == ["14:05 Responder alert created"]


def test_a_name_is_found_whole_and_the_longer_one_first() -> None:
    """Mira is not in Miranda, and Mira Novak is one person, whoever else is called Mira."""
    names = ("Mira Novak", "Mira", "(ops)", "Élo")
    actors = [{"name": name, "type": "user"} for name in names]
    entries = [
        a_timeline_entry(f"14:0{number}:00", f"Miranda asks {actor['name']}.", actor=actor)
        for number, actor in enumerate(actors)
    ]

    assert lines(told(a_timeline(*entries), title="x")) == [
        f"14:0{number} Miranda asks person {number + 1}." for number in range(4)
    ]
