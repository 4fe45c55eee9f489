"""The words by which an event tells a milestone, and the many that only look like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.review.questions import milestone_words


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Checkout is fast again",
        "The incident is not resolved",
        "Incident isn't resolved yet",
        "Nobody has declared an incident",
        "The incident will be resolved by the night shift",
        "Incident can be closed",
        "Is the incident resolved?",
        "Jonas asks whether the incident is resolved",
        "The team hopes that the service is restored",
        "The issue appears to be resolved",
        "Service seems to be back up",
        "Once the service is restored we close",
        "Incident closed if nothing happens until noon",
        "Some services are restored",
        "Service is partially restored",
        "Restored from backup begins",
        "Errors are trending back to normal",
        "The shop is back to normal hours",
        "The vendor's status page says that the incident is resolved",
        "Vendor reports: incident resolved",
        "Status page updated - service restored",
        "Similar incident resolved last week",
        "Ana resolved DNS by hand",
        "The permission problem of the script was fixed",
        "Tom declared a variable in the incident script",
        "We declared victory",
        "Users report that everything works again",
        "Before the alert fired, all was calm",
        "False alarm triggered",
        "Started to look at the incident channel",
        "From the start of the incident to its end",
    ],
)
def test_what_only_looks_like_a_milestone_tells_none(words: str) -> None:
    """Denials, plans, hopes, conditions, questions and other people's news."""
    assert milestone_words.milestone(words) is None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Incident started", "started"),
        ("<START OF OUTAGE>", "started"),
        ("Customer impact begins", "started"),
        ("First detected by the shop's own check", "detected"),
        ("The error rate is above 5 %, an alert opens", "detected"),
        ("Alert for slow queries fires", "detected"),
        ("Several customers report slow pages", "detected"),
        ("First report from a customer", "detected"),
        ("The on-call engineer is paged", "detected"),
        ("Incident declared", "declared"),
        ("Jonas declares a major incident. https://chat.example.org/c/7", "declared"),
        ("The platform team declared this as an incident", "declared"),
        ("Formal incident declared retroactively", "declared"),
        ("Incident mitigated", "mitigated"),
        ("Incident repaired", "mitigated"),
        ("Fix deployed, errors back to normal", "mitigated"),
        ("Service is restored", "mitigated"),
        ("All services back online", "mitigated"),
        ("Incident resolved", "resolved"),
        ("Incident declared resolved", "resolved"),
        ("The checks work. Incident #42 is now closed.", "resolved"),
        ("Mira confirmed the incident was resolved, and all clean-up was done", "resolved"),
        ("SEV-1 ticket marked as resolved", "resolved"),
        ("Issue is resolved", "resolved"),
        ("Incident resolved, not yet known how it began", "resolved"),
        ("All clear", "resolved"),
        ("Resolved.", "resolved"),
    ],
)
def test_an_event_tells_a_milestone_plain_words(words: str, name: str) -> None:
    """Said outright, by the people of the incident, about all of it."""
    assert milestone_words.milestone(words) == name


def test_an_event_stands_for_one_milestone() -> None:
    """Which of two it stands for would be a guess upon a guess."""
    assert milestone_words.milestone("Service restored. Incident resolved.") == "resolved"


@given(words=st.text() | st.text("incident resolved? not declared.\n:-"))
def test_any_words_can_be_read(words: str) -> None:
    """And whatever tells a milestone has one of its words in it."""
    assert milestone_words.milestone(words) is None or milestone_words.may_tell(words)
