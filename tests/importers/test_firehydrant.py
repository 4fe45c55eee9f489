"""FireHydrant's events and milestones become a timeline."""

from __future__ import annotations

from typing import Any

import pytest

from action.read.settings import DEFAULTS, settings
from tests.importers.samples import (
    a_hydrant_event,
    a_hydrant_incident,
    letter,
    lines,
    read_back,
    their_events,
    told,
)

LOOKING = a_hydrant_event("14:10:00", "Looking with <@U2>")
BACK = a_hydrant_event("14:20:00", "*Rolled back*")


def test_events_are_told_in_the_order_of_time() -> None:
    """The newest comes first in an answer; what is said in chat is told as it was said."""
    found = told(their_events(BACK, LOOKING), title="x")

    assert lines(found) == ["14:10 Looking with person 1", "14:20 **Rolled back**"]


def test_the_incident_beside_them_gives_the_whole() -> None:
    """Milestones of ours are fields, others are events (R24)."""
    found = told(their_events(BACK), a_hydrant_incident())
    read = read_back(found)
    at = [read.started, read.declared, read.mitigated, read.resolved]

    assert (found.title, read.summary) == ("Checkout is slow", "One order in five fails.")
    assert [f"{moment:%H:%M}" for moment in at if moment] == ["14:02", "14:06", "14:30", "14:49"]
    assert (read.impact, read.services) == ("Some could not pay.", ("Checkout API",))
    assert lines(found) == ["14:07 Acknowledged", "14:20 **Rolled back**"]
    assert {event.source for event in read.events} == {*read.links}


def test_without_milestones_the_incident_itself_says_when_it_began() -> None:
    """And when somebody declared it."""
    found = read_back(told(their_events(BACK), a_hydrant_incident(milestones=[])))

    assert [f"{at:%H:%M}" for at in (found.started, found.declared) if at] == ["14:02", "14:06"]


def test_milestones_of_the_phases_count_too() -> None:
    """The list is what they were before; one that is not reached yet has no time."""
    rows = [
        {"slug": "detected", "name": "Detected", "occurred_at": "2026-03-02T14:05:00Z"},
        {"slug": "retro_done", "name": "Retro done", "occurred_at": "2026-03-02T16:00:00Z"},
        {"slug": "closed", "name": "Closed", "occurred_at": None},
    ]
    whole = a_hydrant_incident(milestones=None, lifecycle_phases=[{"milestones": rows}])
    found = told(whole)

    assert f"{read_back(found).detected:%H:%M}" == "14:05"
    assert lines(found) == ["16:00 Retro done"]


def test_a_webhook_tells_the_milestones() -> None:
    """Its times end in UTC, its severity is an object; of several the last counts."""
    moment = {"type": "acknowledged", "occurred_at": "2026-03-02 14:07:00 UTC"}
    incident = a_hydrant_incident(milestones=[moment], severity={"slug": "SEV2"})
    event = {"operation": "UPDATED", "resource_type": "incident"}
    later = {**incident, "name": "Pay fails", "updated_at": "2026-03-02 15:00:00 UTC"}
    found = told(*({"data": {"incident": each}, "event": event} for each in (later, incident)))

    assert (found.title, lines(found)) == ("Pay fails", ["14:07 Acknowledged"])
    assert "“SEV2”" in found.doubts[0]


@pytest.mark.parametrize(
    ("kind", "data", "said"),
    [
        ("event/note", {"body": "We know."}, "Note: We know."),
        (
            "event/role_update",
            {"user": {"id": "9", "name": "Jonas Weber"}, "incident_role": {"name": "Commander"}},
            "Role update: person 1: Commander",
        ),
        ("event/ticket_update", {"ticket": {"summary": "Fix it"}}, "Ticket update: Fix it"),
        ("bulk_update", {"note": {"body": "All is well"}}, "Bulk update: All is well"),
        ("event/incident_status", {}, "Incident status"),
        ("event/general_update", None, "General update"),
        ("event/chat_message", {}, "Chat message"),
        ("", None, "An event without words"),
    ],
)
def test_every_kind_says_what_happened(kind: str, data: Any, said: str) -> None:
    """Wherever its words lie; a kind to come is said in its own words, and nobody by name (R21)."""
    assert lines(told(their_events(a_hydrant_event("14:10:00", type=kind, data=data)))) == [
        f"14:10 {said}"
    ]


def test_what_the_public_saw_is_communication() -> None:
    """The rest stayed in the house."""
    public = {**BACK, "visibility": "open_to_public"}

    assert [event.kind for event in told(their_events(LOOKING, public)).events] == [
        None,
        "communication",
    ]


def test_names_only_if_asked_and_the_product_always() -> None:
    """A robot is no person (R21)."""
    robot = a_hydrant_event("14:30:00", "x", author={"id": "1", "name": "FireHydrant"})
    events = their_events(LOOKING, robot)

    assert [event.by for event in told(events).events] == [None, "FireHydrant"]
    assert [event.by for event in told(events, names=True).events] == ["Mira Novak", "FireHydrant"]


def test_a_severity_of_ours_is_taken_over() -> None:
    """Teams may call theirs as FireHydrant does."""
    ours = settings("severities: {sev2: }\n", path=".github/incident-review.yml")
    found = told(a_hydrant_incident(), settings=ours)

    assert (found.fields["severity"], found.doubts) == ("sev2", ())
    assert "severity" not in told(a_hydrant_incident(), settings=DEFAULTS).fields


def test_pages_that_are_missing_are_told() -> None:
    """A story that ends in the middle would look complete."""
    assert (
        told(their_events(BACK, pages=3))
        .doubts[-1]
        .startswith("FireHydrant has 3 pages of events, but only 1 is here; fetch the others")
    )
    assert not [
        doubt
        for doubt in told(their_events(BACK, pages=2), their_events(LOOKING, BACK, pages=2)).doubts
        if "pages" in doubt
    ]


def test_what_cannot_be_read_is_counted() -> None:
    """Nothing goes silently."""
    assert told(their_events(BACK, "x", {"id": 1})).left_out == ("2 events that cannot be read",)
    assert told([BACK, 7]).left_out == ("1 event that cannot be read",)


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        (
            [a_hydrant_incident(milestones=[])],
            "There is no event with a time here; save the answer to",
        ),
        (
            [their_events(BACK), a_hydrant_incident(id="other", name="Search is down")],
            "These are 2 incidents (04d9fd1a; Search is down); give the files of one incident",
        ),
    ],
)
def test_what_tells_no_single_story_is_a_letter(pages: list[Any], said: str) -> None:
    """With what to do."""
    assert letter(*pages).startswith(f"0.json:1:1: {said}")
