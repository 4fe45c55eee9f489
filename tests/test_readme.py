"""What the README shows can be copied, clicked and typed."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import click
import pytest

from action.__main__ import main
from action.read.dispatched import REMARK_TYPE, dispatch
from action.read.incident import incident
from action.read.settings import DEFAULTS
from action.review.commands.rules.slash_help import HelpTable
from action.review.commands.table import TABLE

PROJECT = Path(__file__).parents[1]
README = (PROJECT / "README.md").read_text(encoding="utf-8")
LINKS = re.findall(r"\]\((?!https?://)([^)#]+)\)", README)
COMMANDS = re.findall(r"^\| `incident-review (\w+)", README, re.MULTILINE)


def sample(language: str, begin: str = "") -> str:
    """The first sample of a language with such a begin, without the indentation it has there."""
    found = re.search(rf"(?ms)^( *)```{language}\n({begin}.*?)^ *```", README)
    assert found
    return re.sub(rf"(?m)^{found[1]}", "", found[2])


def test_the_incident_file_in_the_readme_is_a_good_one() -> None:
    """Who copies it gets a review, and not a letter."""
    path = "incidents/2026-11-19-checkout-slow/incident.yml"
    told, letters = incident(sample("yaml"), path=path, settings=DEFAULTS)

    assert letters == ()
    assert told.day == date(2026, 11, 19)
    assert len(told.events) == 4


def test_the_report_in_the_readme_is_a_good_one() -> None:
    """Who puts such lines above a report gets a review of it."""
    path = "incidents/2026-11-19-checkout-slow/incident.md"
    told, letters = incident(sample("markdown", "---"), path=path, settings=DEFAULTS)

    assert letters == ()
    assert told.title == "Checkout was slow and some orders failed"
    assert told.summary == "For 47 minutes one order in five failed."


def test_the_request_of_a_form_in_the_readme_is_a_good_one() -> None:
    """Who sends it has said something: nothing is missing in it."""
    sent = json.loads(re.search(r"--data '(.*?)'", sample("console", "curl"), re.DOTALL)[1])  # type: ignore[index]
    found = dispatch(sent["client_payload"], "7")

    assert sent["event_type"] == REMARK_TYPE
    assert found.lacks == ()
    assert (found.incident, found.remark.at) == ("2026-11-20-checkout-slow", "14:05")


def who_may(table: str) -> dict[str, str]:
    """Who may write each command of a table."""
    rows = re.findall(r"(?m)^\| `/([\w-]+)[^`\n]*` \|.*\| ([^|\n]+) \|$", table)
    return dict(rows)


def test_the_readme_and_the_answer_to_help_agree_on_who_may() -> None:
    """Whoever reads one need not read the other."""
    asked = who_may(HelpTable(TABLE).__html__())

    assert len(asked) == len(TABLE)
    assert who_may(README) == asked


@pytest.mark.parametrize("link", LINKS)
def test_every_link_leads_somewhere(link: str) -> None:
    """A file that moves takes its links with it."""
    assert (PROJECT / link).exists()


def test_the_readme_lists_every_command() -> None:
    """The manual and the command line know the same commands."""
    assert isinstance(main, click.Group)
    assert sorted(COMMANDS) == sorted(main.list_commands(click.Context(main)))


@pytest.mark.parametrize("script", ["demo", "test"])
def test_the_two_commands_can_be_started(script: str) -> None:
    """They are named in the README as they are."""
    assert f"\nscripts/{script}\n" in README
    assert (PROJECT / "scripts" / script).stat().st_mode & 0o111
