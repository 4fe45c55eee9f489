"""Webhooks of PagerDuty that somebody has kept tell the same story as its log."""

from __future__ import annotations

from typing import Any

import pytest

from tests.importers.samples import (
    INCIDENT,
    MIRA,
    MONITOR,
    a_log,
    a_webhook,
    about_it,
    an_entry,
    letter,
    lines,
    read_back,
    told,
)

TRIGGERED = a_webhook("incident.triggered", "14:05:30", agent=MONITOR)
RESOLVED = a_webhook("incident.resolved", "14:49:00")
JONAS = {"id": "PJ", "type": "user_reference", "summary": "Jonas Weber"}


def test_webhooks_are_told_in_the_order_of_time() -> None:
    """Each is a file of its own, in whatever order they are given."""
    found = told(RESOLVED, TRIGGERED)

    assert found.title == "Checkout fails"
    assert lines(found) == [
        "14:05:30 Triggered by Checkout monitor: Checkout fails",
        "14:49:00 Resolved by person 1",
    ]
    assert f"{read_back(found).detected:%H:%M}–{read_back(found).resolved:%H:%M}" == "14:05–14:49"
    assert read_back(found).links == (INCIDENT["html_url"],)


@pytest.mark.parametrize(
    "files", [[[TRIGGERED, RESOLVED]], [[TRIGGERED["event"], RESOLVED["event"]]]]
)
def test_several_in_a_list_are_one_story(files: Any) -> None:
    """As a queue or a log of requests keeps them."""
    assert len(told(*files).events) == 2


@pytest.mark.parametrize(
    ("webhook", "said"),
    [
        (
            a_webhook("incident.annotated", "14:20:00", about_it("incident_note", content="Back")),
            "Note added by person 1: Back",
        ),
        (
            a_webhook(
                "incident.status_update_published",
                "14:20:00",
                about_it("incident_status_update", message="A fix is near"),
            ),
            "Status update published by person 1: A fix is near",
        ),
        (
            a_webhook(
                "incident.responder.added",
                "14:20:00",
                about_it("incident_responder", user=JONAS, message="Please help", state="pending"),
            ),
            "Help asked of person 1 by person 2: Please help",
        ),
        (
            a_webhook(
                "incident.responder.replied",
                "14:20:00",
                about_it("incident_responder", user=JONAS, state="accepted"),
                agent=JONAS,
            ),
            "Reply to the request for help from person 1 (accepted)",
        ),
        (a_webhook("incident.acknowledged", "14:20:00"), "Acknowledged by person 1"),
        (a_webhook("incident.escalated", "14:20:00", agent=None), "Escalated to person 1"),
        (a_webhook("incident.reassigned", "14:20:00"), "Reassigned to person 1"),
        (a_webhook("incident.delegated", "14:20:00"), "Reassigned to Default by person 1"),
        (
            a_webhook("incident.priority_updated", "14:20:00"),
            "Priority changed to P1 by person 1",
        ),
        (a_webhook("incident.reopened", "14:20:00", agent=None), "Reopened"),
        (a_webhook("incident.role.assigned", "14:20:00"), "Role assigned by person 1"),
    ],
)
def test_every_kind_says_what_happened_and_no_name(webhook: Any, said: str) -> None:
    """As the log says it; kinds to come are said in their own words (R21)."""
    assert lines(told(webhook, title="x"))[0].removeprefix("14:20 ") == said


def test_names_can_be_asked_for_here_too() -> None:
    """Who answers for the names may keep them."""
    event = told(RESOLVED, names=True).events[0]

    assert (event.what, event.by) == ("Resolved by Mira Novak", "Mira Novak")


def test_an_incident_that_is_opened_again_is_not_resolved() -> None:
    """The last word counts."""
    again = a_webhook("incident.reopened", "15:10:00")

    assert read_back(told(TRIGGERED, RESOLVED, again)).resolved is None


def test_the_log_beside_them_wins_and_nothing_is_told_twice() -> None:
    """A webhook may come a second later; what the log does not say is added."""
    log = a_log(an_entry("trigger", "14:05:29", "Triggered through the API", agent=MONITOR))

    assert lines(told(TRIGGERED, log, RESOLVED)) == [
        "14:05:29 Triggered through the API",
        "14:49:00 Resolved by person 1",
    ]


def test_what_is_not_about_an_incident_is_left_out_and_counted() -> None:
    """A subscription brings changes of services too, and a ping when it is made."""
    service = a_webhook("service.updated", "14:06:00", {"type": "service", "summary": "Checkout"})
    ping = a_webhook("pagey.ping", "14:06:00", {"type": "ping", "message": "Hello"})

    assert told(TRIGGERED, service, ping).left_out == ("2 webhooks not about incidents",)


def test_a_note_that_pagerduty_has_cut_is_said() -> None:
    """Long notes are cut in a webhook, and whole in the log."""
    note = about_it("incident_note", content="Long …", trimmed=True)

    assert told(a_webhook("incident.annotated", "14:20:00", note)).left_out == (
        "the end of 1 note or update that PagerDuty has cut; its log has all",
    )


def test_what_cannot_be_read_is_counted() -> None:
    """In a list of webhooks, and in a log."""
    assert told([TRIGGERED, "x", {"event": 7}]).left_out == ("2 entries that cannot be read",)
    assert told(a_log(an_entry("trigger", "14:05:30"), "x")).left_out == (  # type: ignore[arg-type]
        "1 entry that cannot be read",
    )


def test_old_webhooks_bring_entries_of_the_log() -> None:
    """V2 is no longer made, and somebody has kept it."""
    entry = an_entry("trigger", "14:05:30", "Triggered through the API")
    message = {"event": "incident.trigger", "incident": INCIDENT, "log_entries": [entry]}

    assert lines(told({"messages": [message]})) == ["14:05:30 Triggered through the API"]


def test_webhooks_of_two_incidents_are_not_mixed() -> None:
    """A subscription brings those of the whole account."""
    other = {**TRIGGERED["event"]["data"], "id": "PX", "title": "Search is down"}

    assert letter(TRIGGERED, a_webhook("incident.triggered", "15:00:00", other)).startswith(
        "These log entries are from 2 incidents (Checkout fails, Search is down); export"
    )


def test_webhooks_of_services_alone_are_a_letter() -> None:
    """Nothing happened that a review could be about."""
    service = a_webhook("service.updated", "14:06:00", {"type": "service"})

    assert letter(service, a_webhook("pagey.ping", "14:06:00", MIRA)).startswith(
        "There is no log entry with a time here"
    )
