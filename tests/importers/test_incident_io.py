"""incident.io's timeline, updates and activity log become one timeline."""

from __future__ import annotations

from typing import Any

import pytest

from action.importers.formats.incident_io_facts import _from_updates
from tests.importers.samples import (
    an_incident_of_theirs,
    an_item,
    an_update,
    letter,
    lines,
    read_back,
    told,
)

UPDATES = {
    "incident_updates": [
        an_update("Fixing", "live", "14:20:00", "Rolling *back*"),
        an_update("Investigating", "live", "14:06:00"),
        an_update("Fixing", "live", "14:30:00", "Still at it"),
        an_update("Documenting", "learning", "14:49:00", "All good"),
    ]
}


def an_entry(ident: str, clock: str, title: str, **other: Any) -> dict[str, Any]:
    """An entry as `GET /v2/incident_activity_log_entries` lists it."""
    at = f"2026-03-02T{clock}Z"
    return {"id": ident, "incident_id": "01A", "occurred_at": at, "title": title, **other}


def test_an_update_tells_what_it_says_and_what_it_changed() -> None:
    """A status that stays the same is no news."""
    assert lines(told(UPDATES, an_incident_of_theirs())) == [
        "14:06 Status: Investigating, severity: Minor",
        "14:20 Status: Fixing. Rolling *back*",
        "14:30 Still at it",
        "14:49 Status: Documenting. All good",
    ]


def test_the_curated_timeline_is_told() -> None:
    """An item has a title, and a description in Markdown; its time is when it happened."""
    items = {
        "incident_timeline_items": [
            an_item("Mira Novak escalated", "14:12:00", description="To **db**")
        ]
    }

    assert lines(told(items, title="x")) == ["14:12 Person 1 escalated. To **db**"]


def test_one_thing_that_three_lists_tell_is_told_once() -> None:
    """An item names the entry of the activity log it came from; updates are in the log too."""
    log = {
        "incident_activity_log_entries": [
            an_entry("l1", "14:12:00", "Escalated"),
            an_entry("l2", "14:06:00", "Update", type="incident_update"),
            an_entry("l3", "14:13:00", "Alert attached"),
        ]
    }
    items = {"incident_timeline_items": [an_item("Escalated", "14:12:00", activity_log_id="l1")]}
    found = told({**UPDATES, **log, **items}, title="x")

    assert [line[6:] for line in lines(found)][1:3] == ["Escalated", "Alert attached"]
    assert found.left_out == ("2 entries of the activity log recorded already",)


@pytest.mark.parametrize("key", ["incident_updates", "incident_timeline_items"])
def test_a_bare_list_is_known_by_its_rows(key: str) -> None:
    """`jq .incident_updates` leaves the list without its name."""
    rows = UPDATES[key] if key in UPDATES else [an_item("Paged", "14:12:00")]

    assert told(rows, title="x").events == told({key: rows}, title="x").events


def test_the_statuses_say_when_it_was_declared_and_resolved() -> None:
    """Live is declared; what comes after the incident means it is resolved."""
    read = read_back(told(UPDATES))

    assert f"{read.declared:%H:%M} {read.resolved:%H:%M}" == "14:06 14:49"


def test_an_incident_that_was_reopened_is_not_resolved() -> None:
    """The first end was none."""
    again = an_update("Fixing", "live", "15:00:00", "It is back")

    assert (
        read_back(told({"incident_updates": [*UPDATES["incident_updates"], again]})).resolved
        is None
    )


def test_timestamps_that_people_set_win() -> None:
    """They correct there what the statuses got wrong; names that are not ours become events."""
    stamps = {
        "Impact started at": "14:01",
        "Reported at": "14:05",
        "Resolved at": "14:45",
        "Identified at": "14:15",
    }
    values: list[dict[str, Any]] = [
        {"incident_timestamp": {"name": name}, "value": {"value": f"2026-03-02T{clock}:00Z"}}
        for name, clock in stamps.items()
    ]
    values.append({"incident_timestamp": {"name": "Fixed at"}, "value": None})
    found = told(UPDATES, an_incident_of_theirs(incident_timestamp_values=values))
    read = read_back(found)

    assert [f"{at:%H:%M}" for at in (read.started, read.declared, read.resolved) if at] == [
        "14:01",
        "14:05",
        "14:45",
    ]
    assert read.mitigated is None
    assert "14:15 Identified" in lines(found)


def test_the_incident_fills_the_form() -> None:
    """Name, summary, severity, channel and addresses come along."""
    incident = an_incident_of_theirs(
        summary="Checkout was slow.\n\nSome orders failed.",
        severity={"name": "Minor"},
        slack_channel_url="https://acme.slack.com/archives/C0123456",
        postmortem_document_url="https://docs.example/1",
    )
    read = read_back(told(UPDATES, incident))

    assert (read.title, read.severity, read.channel) == (
        "Checkout is slow",
        "minor",
        "https://acme.slack.com/archives/C0123456",
    )
    assert read.summary == "Checkout was slow.\n\nSome orders failed."
    assert read.incident_io == "42"
    assert read.links == ("https://app.incident.io/acme/incidents/42", "https://docs.example/1")


def test_a_severity_that_is_not_ours_is_told_and_not_guessed() -> None:
    """SEV1 of one team is the SEV2 of another."""
    found = told(UPDATES, an_incident_of_theirs(severity={"name": "SEV1"}))

    assert read_back(found).severity == "major"
    assert any("“SEV1”" in doubt for doubt in found.doubts)


def test_updates_of_other_incidents_are_left_out() -> None:
    """Without `incident_id`, the API lists the updates of the whole organisation."""
    other = an_update("Fixing", "live", "09:00:00", "Elsewhere", incident_id="01B")
    updates = {"incident_updates": [*UPDATES["incident_updates"], other]}

    assert told(updates, an_incident_of_theirs()).left_out == ("1 update of another incident",)
    assert letter(updates) == (
        "These updates are from 2 incidents; export those of one incident:"
        " `GET /v2/incident_updates?incident_id=…`"
    )


def test_several_incidents_are_a_letter() -> None:
    """A list of all incidents is not the story of one."""
    both = {
        "incidents": [an_incident_of_theirs()["incident"], {"id": "01B", "incident_status": {}}]
    }

    assert (
        letter(both) == "These are 2 incidents (INC-42, 01B); export one: `GET /v2/incidents/{id}`"
    )


def test_an_incident_without_its_story_is_a_letter() -> None:
    """Name and status alone tell no timeline."""
    assert letter(an_incident_of_theirs()).startswith("There is no event with a time here")


@pytest.mark.parametrize(("after", "told_so"), [("01X", True), (None, False)])
def test_a_page_that_is_not_the_last_is_told(after: str | None, told_so: bool) -> None:
    """The API lists 25 at a time."""
    rows = [an_item(f"Item {i}", f"14:{i:02}:00") for i in range(25)]
    page = {"incident_timeline_items": rows, "pagination_meta": {"page_size": 25, "after": after}}

    assert any("next page" in doubt for doubt in told(page, title="x").doubts) is told_so


def test_it_is_resolved_when_it_first_went_on_to_what_comes_after() -> None:
    """Learning and closing are later chapters."""
    steps = (("13:00", "live"), ("14:00", "learning"), ("15:00", "closed"))
    rows = [
        {
            "created_at": f"2026-03-02T{clock}:00Z",
            "new_incident_status": {"category": category},
        }
        for clock, category in steps
    ]

    assert [f"{name} {at:%H:%M}" for name, at in _from_updates(rows)] == [
        "declared 13:00",
        "resolved 14:00",
    ]
