"""Actions as follow-ups of incident.io, by the shipped program: made once, found again."""

import pytest

from tests.faults.scene import FILE, INCIDENT
from tests.github.faults import LostAfter, Refused
from tests.github.records import Issue
from tests.outlets.incident_io import KEY, IncidentIoStandIn
from tests.outlets.walk import Everywhere

OWNED = "- [x] Page somebody sooner @ana due 2027-01-15"
OTHER = "- [x] Rotate the keys @lee"
PAGE = "https://app.incident.io/acme/incidents/123"


@pytest.fixture
def known(everywhere: Everywhere) -> Everywhere:
    """The team has switched incident.io on, and the file names the incident there."""
    everywhere.switched_on("incident-io: yes")
    everywhere.scene["mira"].push({FILE: f"{INCIDENT}incident-io: INC-123\n"}, "Name it")
    return everywhere


def told(known: Everywhere) -> str:
    """What our comment below the review issue says of incident.io."""
    said = [one.body for one in known.scene.issue.comments if "Shared with other tools" in one.body]
    return said[-1] if said else ""


def page(known: Everywhere, issue: Issue) -> str:
    """The address of an issue."""
    return known.scene.hub.site.page(known.scene.hub.world, issue)


def test_a_closed_review_has_its_follow_ups_and_is_the_post_mortem(
    known: Everywhere, incident_io: IncidentIoStandIn
) -> None:
    """Each is connected to the action issue; the review is attached to the incident."""
    run = known.run(known.agreed(OWNED, OTHER))

    assert run.exit_code == 0, run.stdout
    assert incident_io.issues == [page(known, action) for action in known.actions]
    assert incident_io.post_mortem == page(known, known.scene.issue)
    assert known.elsewhere(0) == f"**Also here**\n\n- incident.io: [open it there]({PAGE})"
    assert f"incident.io (post-mortem): [open it there]({PAGE})" in told(known)
    assert "review: sending" not in known.labels


def test_a_second_run_asks_nobody(known: Everywhere) -> None:
    """The receipts are read with the review."""
    closing = known.agreed(OWNED)
    known.run(closing)
    known.internet.forget()

    known.run(closing)
    known.swept()

    assert known.internet.log == []


@pytest.mark.parametrize("after_effect", [False, True], ids=["before", "after"])
def test_a_run_that_is_killed_anywhere_leaves_nothing_twice(
    known: Everywhere, incident_io: IncidentIoStandIn, *, after_effect: bool
) -> None:
    """At every request in turn; the daily run goes on."""
    closing = known.agreed(OWNED)
    at = 1
    while known.killed(closing, at, after_effect=after_effect):
        at += 1
    known.swept()

    assert at > 2, "it was killed on its way"
    assert incident_io.issues == [page(known, known.actions[0])]
    assert incident_io.post_mortem == page(known, known.scene.issue)
    assert "review: sending" not in known.labels


def test_a_file_that_names_no_incident_sends_nothing(
    everywhere: Everywhere, incident_io: IncidentIoStandIn
) -> None:
    """The action issue says what to write; once that is done, it goes there at once."""
    closing = everywhere.switched_on("incident-io: yes").agreed(OWNED)

    everywhere.run(closing)

    assert everywhere.internet.log == []
    assert "add `incident-io: INC-123` with its number" in everywhere.elsewhere(0)
    assert "review: sending" not in everywhere.labels

    named = {FILE: f"{INCIDENT}incident-io: {PAGE}\n"}
    everywhere.run(everywhere.scene["mira"].push(named, "Name it"))

    assert incident_io.issues == [page(everywhere, everywhere.actions[0])]
    assert everywhere.elsewhere(0).endswith(f"incident.io: [open it there]({PAGE})")


@pytest.mark.parametrize(
    ("fault", "line"),
    [
        (
            Refused(401, {"errors": [{"message": f"{KEY} is over"}]}),
            "does not accept the key (401:",
        ),
        (LostAfter(), "It did not answer; Incident Review will try again."),
    ],
)
def test_a_fault_ends_in_a_line_and_shows_no_key(
    known: Everywhere, incident_io: IncidentIoStandIn, fault: Refused | LostAfter, line: str
) -> None:
    """The review is finished all the same, and the daily run brings what is missing, once."""
    closing = known.agreed(OWNED)
    known.internet.inject(fault, at=3)

    run = known.run(closing)

    everything = f"{run.stdout}{run.stderr}{run.summary}{run.outputs}{known.scene.state()}"
    assert (run.exit_code, KEY in everything) == (0, False)
    assert line in known.elsewhere(0)
    assert {"review: finished", "review: sending"} <= known.labels

    known.swept()

    assert incident_io.issues == [page(known, known.actions[0])]
    assert "review: sending" not in known.labels
