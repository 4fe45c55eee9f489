"""What the settings may say about the findings tracker; a slip is a letter at its place."""

from __future__ import annotations

import pytest

from action.errors import ReviewError
from action.read.settings import settings
from action.review.outlets.outlet_rules import (
    FINDING_COLUMNS,
    FINDING_WORDS,
    FindingsRules,
    ProjectRules,
)
from action.review.settings import Settings


def team(outlets: str) -> Settings:
    """The settings of a team that uses these tools."""
    return settings(f"outlets: {{{outlets}}}\n", path="settings.yml")


def refused(outlets: str) -> str:
    """What is said instead of taking them."""
    with pytest.raises(ReviewError) as caught:
        team(outlets)
    return str(caught.value)


def test_a_file_is_enough() -> None:
    """The usual columns hold what an auditor asks for, and only the link must be there."""
    found = team("findings: {file: security/findings.csv}").outlets.findings

    assert found == FindingsRules("security/findings.csv")
    assert found is not None
    assert found.heads == FINDING_COLUMNS
    assert found.required == ("Action",)


def test_every_name_can_stand_in_a_column() -> None:
    """Together with words of the team."""
    words = " ".join(f"{{{name}}}" for name in FINDING_WORDS)
    found = team(f'findings: {{file: a.csv, columns: {{All: "so: {words}", No: "{{url}}"}}}}')

    assert found.outlets.findings is not None
    assert found.outlets.findings.heads == {"All": f"so: {words}", "No": "{url}"}
    assert found.outlets.findings.required == ("All", "No")


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        (
            'A: "{url}", B: "{titel}"',
            "`{titel}` is not a known word in braces; use one of {title}, {owner}",
        ),
        ('A: "{url}", B: "{}"', "`{}` is not a known word in braces"),
        ('A: "{url}", B: "{title"', "`{` is not a known word in braces"),
        ('A: "{url}", B: "title}"', "`}` is not a known word in braces"),
        (
            'A: "{title}"',
            (
                "No column contains only `{url}`, by which each row is found again;"
                ' add one, such as `Link: "{url}"`'
            ),
        ),
        ('A: "see {url}"', "No column contains only `{url}`, by which each row is found again"),
    ],
)
def test_a_slip_in_a_column_is_told(columns: str, said: str) -> None:
    """Nobody would see it before a finding is there."""
    assert said in refused(f"findings: {{file: a.csv, columns: {{{columns}}}}}")


@pytest.mark.parametrize("outlets", ["findings: {}", "findings: yes", "findings: {labels: isms}"])
def test_a_tracker_needs_a_place(outlets: str) -> None:
    """A file here, or another repository."""
    assert "`file` or `repository` is missing" in refused(outlets)


def test_a_tracker_has_one_place() -> None:
    """Nobody wants a finding twice."""
    said = refused("findings: {file: a.csv, repository: acme/findings}")

    assert "`file` and `repository` are both set; keep one of the two" in said


def test_a_project_has_an_owner_and_a_number() -> None:
    """Its field for the day may be left out."""
    assert team("project: {owner: acme, number: 5}").outlets.project == ProjectRules("acme", 5)
    assert "`number` is missing" in refused("project: {owner: acme}")
