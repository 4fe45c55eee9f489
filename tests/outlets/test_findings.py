"""Findings on GitHub by the shipped program: rows by one pull request, or issues elsewhere."""

import csv
import io

import pytest

from tests.faults.scene import IDENT
from tests.github.records import PullRequest
from tests.outlets.walk import Everywhere

FILE = "security/findings.csv"
TABLE = f"findings: {{file: {FILE}}}"
BRANCH = f"incident-findings/{IDENT}"
OWNED = "- [x] Page somebody sooner @ana due 2027-01-15"
ROTATE = "- [x] Rotate the keys @lee due 2027-01-20 isms"
MASK = "- [x] Mask the tokens, and ask; who =reads them @ana due 2027-01-21 isms"


def requests(everywhere: Everywhere) -> list[PullRequest]:
    """The pull requests of findings."""
    return [pull for pull in everywhere.scene.hub.world.pulls() if pull.head == BRANCH]


def rows(everywhere: Everywhere) -> list[list[str]]:
    """The table on the branch of findings."""
    text = everywhere.scene["mira"].read(FILE, BRANCH)
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def test_findings_are_rows_of_a_table_in_one_pull_request(everywhere: Everywhere) -> None:
    """A question and an order for all of them, beside what the closing costs."""
    closing = everywhere.switched_on(TABLE).agreed(OWNED, ROTATE, MASK)

    run = everywhere.run(closing)

    assert run.exit_code == 0, run.stdout
    assert everywhere.sent_on_github == ["Findings", "WriteFindings"]
    (pull,) = requests(everywhere)
    assert [(row[0], row[1], row[2]) for row in rows(everywhere)] == [
        ("Finding", "Owner", "Due"),
        ("Rotate the keys", "lee", "2027-01-20"),
        ("Mask the tokens, and ask; who =reads them", "ana", "2027-01-21"),
    ]
    url = f"{everywhere.scene.hub.url}/acme/shop/pull/{pull.number}"
    assert everywhere.elsewhere(0) == ""
    assert everywhere.elsewhere(1) == (
        "**Also here**\n\n- [ ] ISMS board: write its link here\n"
        f"- Findings tracker: [open it there]({url})"
    )
    assert "review: sending" not in everywhere.labels


def test_a_second_run_asks_for_no_finding(everywhere: Everywhere) -> None:
    """The receipts are read with the review."""
    closing = everywhere.switched_on(TABLE).agreed(ROTATE)
    everywhere.run(closing)

    everywhere.run(closing)
    again = everywhere.sent_on_github
    everywhere.swept()

    assert (again, everywhere.sent_on_github) == ([], [])


@pytest.mark.parametrize("after_effect", [False, True], ids=["before", "after"])
def test_a_run_that_is_killed_anywhere_files_no_finding_twice(
    everywhere: Everywhere, *, after_effect: bool
) -> None:
    """At every request for the table in turn; the daily run goes on."""
    closing = everywhere.switched_on(TABLE).agreed(OWNED, ROTATE, MASK)
    at = 1
    while everywhere.killed_on_github(closing, at, after_effect=after_effect):
        at += 1
    everywhere.swept()

    assert at > 2, "it was killed at each of its requests"
    assert len(requests(everywhere)) == 1
    assert [row[0] for row in rows(everywhere)][1:] == [
        "Rotate the keys",
        "Mask the tokens, and ask; who =reads them",
    ]
    assert "review: sending" not in everywhere.labels
