"""What a status page told the public becomes a timeline, from whichever of its answers."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.importers.samples import (
    a_page_incident,
    a_page_update,
    a_status_page,
    letter,
    lines,
    read_back,
    told,
)

BEGUN = a_page_update("investigating", "14:05", "Some orders fail.")
WATCHED = a_page_update("monitoring", "14:30", "The release is rolled back.\nWe are watching.")
OVER = a_page_update("resolved", "14:49", "All is well.")
INCIDENT = a_page_incident(OVER, WATCHED, BEGUN)
WEBHOOK = {"meta": {"generated_at": "2026-03-02T14:50:00Z"}, "page": {"id": "k"}}
LATER = a_page_incident(
    a_page_update("investigating", "09:00", "Search is down."),
    id="q1",
    name="Search is down",
    started_at="2026-03-09T09:00:00.000Z",
)


@pytest.mark.parametrize(
    "data",
    [
        a_status_page(INCIDENT),
        INCIDENT,
        [INCIDENT],
        {"page": {"id": "k"}, "incident": INCIDENT},
        {**WEBHOOK, "incident": INCIDENT},
        {"page": {"id": "k"}, "scheduled_maintenances": [INCIDENT]},
    ],
)
def test_every_answer_that_holds_an_incident_is_read(data: Any) -> None:
    """The page's own address, the API, and what a webhook brings; the newest update comes first."""
    found = told(data)

    assert found.title == "Checkout is slow"
    assert lines(found) == [
        "14:05 Investigating: Some orders fail.",
        "14:30 Monitoring: The release is rolled back. We are watching.",
        "14:49 Resolved: All is well.",
    ]


def test_what_the_page_says_of_the_whole_is_taken_over() -> None:
    """Milestones, components and the address of the incident (R24)."""
    read = read_back(told(INCIDENT))

    assert f"{read.started:%H:%M}–{read.resolved:%H:%M}" == "14:02–14:49"
    assert (read.services, read.links) == (("Checkout API",), (INCIDENT["shortlink"],))
    assert {(event.kind, event.source) for event in read.events} == {
        ("communication", INCIDENT["shortlink"])
    }


def test_an_incident_that_is_not_over_is_not_resolved() -> None:
    """The page says when, or it says nothing."""
    found = told(a_page_incident(BEGUN, started_at=None, resolved_at=None, status="investigating"))

    assert (read_back(found).started, read_back(found).resolved) == (None, None)


def test_the_time_is_the_one_that_the_page_shows() -> None:
    """People may put an update back to when it happened."""
    late = a_page_update("identified", "15:40", "A release.", display_at="2026-03-02T14:10:00Z")

    assert lines(told(a_page_incident(late))) == ["14:10 Identified: A release."]
    assert lines(told(a_page_incident({**late, "display_at": None}))) == [
        "15:40 Identified: A release."
    ]


def test_components_that_changed_are_told() -> None:
    """Those that stayed as they were say nothing."""
    changed = [
        {"code": "a", "name": "API", "old_status": "operational", "new_status": "partial_outage"},
        {"code": "b", "name": "Web", "old_status": "operational", "new_status": "operational"},
    ]
    update = a_page_update("in_progress", "14:05", affected_components=changed)

    assert lines(told(a_page_incident(update))) == ["14:05 In progress (API: partial outage)"]


def test_the_impact_is_no_severity() -> None:
    """The page reckons it from its components; people weigh it (R03)."""
    assert "calls its impact “major”" in told(INCIDENT).doubts[0]
    assert "“critical”" in told(a_page_incident(BEGUN, impact_override="critical")).doubts[0]


def test_the_postmortem_is_left_out_and_said() -> None:
    """It is a report, and may be pages long."""
    report = a_page_update("postmortem", "16:00", "# What happened")
    found = told(a_page_incident(report, BEGUN))

    assert (len(found.events), found.left_out) == (
        1,
        ("the postmortem on the page, which is a report and not an event",),
    )


@pytest.mark.parametrize("wishes", [{"day": date(2026, 3, 2)}, {"title": "checkout is Slow"}])
def test_of_several_incidents_day_or_title_chooses(wishes: Any) -> None:
    """The page lists its last fifty."""
    found = told(a_status_page(LATER, INCIDENT), **wishes)

    assert (found.title.lower(), found.left_out) == (
        "checkout is slow",
        ("1 other incident on the page",),
    )


@pytest.mark.parametrize("wishes", [{}, {"day": date(2026, 3, 3)}])
def test_several_incidents_are_a_letter(wishes: Any) -> None:
    """With what can be chosen."""
    assert letter(a_status_page(LATER, INCIDENT), **wishes) == (
        "0.json:1:1: These are 2 incidents"
        " (2026-03-09 Search is down; 2026-03-02 Checkout is slow);"
        " give the title of the one you mean, or its day: `--date 2026-03-02`"
    )


def test_webhooks_of_one_incident_are_one_story() -> None:
    """Each brings the incident as it was then; nothing is told twice, and the last word counts."""
    first = a_page_incident(BEGUN, resolved_at=None, updated_at="2026-03-02T14:05:00.000Z")
    found = told({**WEBHOOK, "incident": INCIDENT}, {**WEBHOOK, "incident": first})

    assert len(found.events) == 3
    assert read_back(found).resolved


def test_an_update_that_is_no_object_is_counted() -> None:
    """Nothing goes silently."""
    incident = a_page_incident(BEGUN, incident_updates=[BEGUN, "x", None])

    assert told(incident).left_out == ("2 updates that cannot be read",)


@pytest.mark.parametrize("updates", [(), ({**BEGUN, "display_at": "soon", "created_at": None},)])
def test_an_incident_without_a_time_is_a_letter(updates: Any) -> None:
    """Which file, and what to do."""
    assert letter(a_page_incident(*updates)).startswith(
        "0.json:1:1: No update of this incident has a time; save"
    )


def test_a_time_that_is_none_stays_as_it_is_written() -> None:
    """Behind the others, for people to put right."""
    odd = a_page_update("identified", "14:10", "x", display_at="ten past two")

    assert lines(told(a_page_incident(odd, BEGUN)))[-1] == "ten past two Identified: x"
