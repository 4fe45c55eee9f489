"""PagerDuty's log becomes a timeline, and says when the incident was noticed and over."""

from __future__ import annotations

from typing import Any

from tests.importers.samples import (
    INCIDENT,
    MIRA,
    MONITOR,
    a_log,
    an_entry,
    letter,
    lines,
    read_back,
    told,
)

TRIGGER = an_entry("trigger", "14:05:30", "Triggered through the API", agent=MONITOR)
RESOLVE = an_entry("resolve", "14:49:00", "Resolved by Mira Novak.")


def test_the_log_is_told_from_its_beginning() -> None:
    """The API lists the newest entry first; its titles carry a number that means nothing here."""
    found = told(a_log(RESOLVE, TRIGGER))

    assert found.title == "Checkout fails"
    assert lines(found) == [
        "14:05:30 Triggered through the API",
        "14:49:00 Resolved by person 1.",
    ]


def test_trigger_and_resolve_are_milestones() -> None:
    """PagerDuty itself says when it noticed, and when it was over."""
    read = read_back(told(a_log(RESOLVE, TRIGGER)))

    assert f"{read.detected:%H:%M:%S}–{read.resolved:%H:%M:%S}" == "14:05:30–14:49:00"
    assert (read.declared, read.links) == (None, (INCIDENT["html_url"],))


def test_an_incident_that_came_back_is_not_resolved() -> None:
    """The last word counts."""
    again = an_entry("trigger", "15:10:00")

    assert read_back(told(a_log(TRIGGER, RESOLVE, again))).resolved is None


def test_a_note_is_told_in_its_own_words() -> None:
    """The summary of a note only says that there is one; the words lie in the channel."""
    note = an_entry(
        "annotate",
        "14:20:00",
        "Note added by Mira Novak.",
        channel={"type": "note", "summary": "Rolled back 41\nwatching"},
    )

    assert told(a_log(note)).events[0].what == ("Note added by person 1: Rolled back 41 / watching")


def test_what_a_monitor_sends_along_is_kept() -> None:
    """Details and links of an alert are what people look at first."""
    trigger = {
        **TRIGGER,
        "event_details": {"description": "error rate 7 %"},
        "contexts": [{"type": "link", "href": "https://grafana.example/1", "text": "Board"}],
    }
    (event,) = told(a_log(trigger)).events

    assert event.what == (
        "Triggered through the API: error rate 7 % ([Board](https://grafana.example/1))"
    )
    assert (event.kind, event.by) == ("observation", "Checkout monitor")


def test_ringing_again_is_left_out_and_counted() -> None:
    """When somebody was first reached is an event; the fourth text message is none."""
    ring: dict[str, Any] = {"user": MIRA, "agent": MONITOR}
    calls = [
        an_entry("notify", f"14:06:0{i}", f"Notified Mira Novak {i}", **ring) for i in range(4)
    ]
    found = told(a_log(TRIGGER, *calls))

    assert lines(found)[1:] == ["14:06:00 Notified person 1 0"]
    assert found.left_out == ("3 repeated notifications",)


def test_names_can_be_asked_for() -> None:
    """Who answers for the names may keep them."""
    event = told(a_log(RESOLVE), names=True).events[0]

    assert (event.what, event.by) == ("Resolved by Mira Novak.", "Mira Novak")


def test_every_entry_leads_to_pagerduty() -> None:
    """An entry of its own has an address sometimes; the incident always has one (R24)."""
    own = {**TRIGGER, "html_url": "https://acme.pagerduty.com/incidents/PT4KHLK/log_entries/R1"}

    assert told(a_log(own, RESOLVE)).events[0].source == own["html_url"]
    assert told(a_log(own, RESOLVE)).events[1].source == INCIDENT["html_url"]


def test_pages_are_joined_and_repeats_dropped() -> None:
    """Pages overlap when the log grows between two questions."""
    assert len(told(a_log(TRIGGER, more=True), a_log(RESOLVE, TRIGGER)).events) == 2


def test_a_page_that_is_not_the_last_is_told() -> None:
    """A log that ends in the middle would look complete."""
    assert "next page" in told(a_log(TRIGGER, more=True)).doubts[-1]
    assert told(a_log(TRIGGER)).doubts == ()


def test_the_incident_beside_the_log_gives_title_and_urgency() -> None:
    """`GET /incidents/{id}` knows more than the reference in each entry."""
    incident = {
        "incident": {**INCIDENT, "type": "incident", "title": "Pay fails", "urgency": "high"}
    }
    found = told(a_log(TRIGGER), incident)

    assert found.title == "Pay fails"
    assert "“high”" in found.doubts[0]


def test_offsets_are_kept_in_mind() -> None:
    """With `time_zone`, PagerDuty writes local times with their offset."""
    entry = {**TRIGGER, "created_at": "2026-03-02T09:05:30-05:00"}

    assert lines(told(a_log(entry)))[0].startswith("14:05:30")


def test_two_incidents_are_not_mixed() -> None:
    """`GET /log_entries` answers for the whole account."""
    other = an_entry("trigger", "10:00:00", incident={"id": "PX", "summary": "[#9] Search is down"})

    assert letter(a_log(TRIGGER, other)) == (
        "These log entries are from 2 incidents ([#1234] Checkout fails, [#9] Search is down);"
        " export those of one incident: `GET /incidents/{id}/log_entries`"
    )


def test_a_log_without_entries_is_a_letter() -> None:
    """An empty answer makes no incident."""
    assert letter(a_log()).startswith("There is no log entry with a time here")
