"""An issue that Jira has exported becomes a timeline: created, commented, resolved."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from action.importers import stamps
from action.importers.import_model import UTC as UTC_ZONE
from tests.importers.samples import lines, told_by

HEAD = "Summary,Issue key,Issue id,Status,Created,Resolved,Description,Comment,Comment"
ISSUE = (
    "Checkout is slow,OPS-12,10012,Done,13/Mar/26 2:05 PM,13/Mar/26 2:49 PM,Some orders fail,"
    '"13/Mar/26 2:20 PM;5b10a2844c;Rolled back; [~accountid:5b10ac8d82] watches\nuntil three",'
    '"13/Mar/26 2:10 PM;5b10ac8d82;It is the release, says [~jonas]"'
)


def test_an_issue_is_told_from_its_creation_to_its_end() -> None:
    """Every comment is an event, at its own time; several lines become one."""
    found = told_by("jira.csv", f"{HEAD}\r\n{ISSUE}\r\n")

    assert (found.title, found.day) == ("Checkout is slow", date(2026, 3, 13))
    assert lines(found) == [
        "14:05 Some orders fail: Checkout is slow",
        "14:10 It is the release, says person 2",
        "14:20 Rolled back; person 1 watches / until three",
        "14:49 Issue resolved",
    ]


def test_names_are_numbers_unless_asked_for() -> None:
    """Who commented is left out and counted; who is mentioned has a number (R21)."""
    found = told_by("jira.csv", f"{HEAD}\n{ISSUE}\n")
    named = told_by("jira.csv", f"{HEAD}\n{ISSUE}\n", names=True)

    assert [event.by for event in found.events] == [None] * 4
    assert "names of people in 2 rows (`--names` keeps them)" in found.left_out
    assert "Names are replaced by “person 1” and so on" in found.doubts[0]
    assert [event.by for event in named.events] == [None, "5b10ac8d82", "5b10a2844c", None]
    assert named.events[1].what == "It is the release, says jonas"


def test_columns_without_a_field_are_named_and_comments_are_none_of_them() -> None:
    """Jira exports dozens."""
    found = told_by("jira.csv", f"{HEAD}\n{ISSUE}\n")

    assert found.left_out[-1] == "2 columns without a field in incident files: “Issue id”, “Status”"


def test_of_several_issues_each_event_names_its_own() -> None:
    """One story from many issues; its title is for people to say."""
    other = "Search too,OPS-13,10013,Open,13/Mar/26 2:15 PM,,,,"
    found = told_by("jira.csv", f"{HEAD}\n{ISSUE}\n{other}\n")

    assert found.title == ""
    assert lines(found)[2] == "14:15 OPS-13: Search too"


def test_a_comment_of_another_shape_is_not_lost() -> None:
    """It stays as it is, without a time."""
    found = told_by("jira.csv", f"{HEAD}\nx,OPS-1,1,Open,13/Mar/26 2:05 PM,,,see; the; log,\n")

    assert [(event.what, event.label) for event in found.events][1] == ("see; the; log", "")


def test_a_column_of_comments_in_another_table_stays_one_that_is_named() -> None:
    """Only Jira writes the time into it."""
    found = told_by("x.csv", "time,what,comment\n2026-03-02 14:05,x,y\n")

    assert found.left_out == ("1 column without a field in incident files: “comment”",)


@pytest.mark.parametrize(
    "cell",
    [
        "13/Mar/26 2:05 PM",
        "13/Mar/2026 14:05",
        "13/mar/26 02:05 pm",
        "13-Mar-26 2:05 PM",
        "2026-03-13T14:05:00.000+0000",
        "13/Mar/26 2:05\u202fPM",
        "Mar 13, 2026, 2:05 PM",
    ],
)
def test_the_dates_of_jira_are_read(cell: str) -> None:
    """As its sites are set; the day, the name of the month and the year need no guess."""
    said = stamps.cell_time(cell, None, UTC_ZONE)

    assert (said.at, said.dated, said.plain) == (
        datetime(2026, 3, 13, 14, 5, tzinfo=UTC),
        True,
        True,
    )


@pytest.mark.parametrize("cell", ["31/Feb/26 2:05 PM", "13/Mai/26 2:05 PM", "13/Mar/26", "13/Mar"])
def test_what_is_no_date_of_jira_is_not_guessed(cell: str) -> None:
    """It stays as it is written."""
    assert stamps.cell_time(cell, None, UTC_ZONE).at is None
