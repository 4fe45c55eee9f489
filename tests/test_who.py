"""`incident-review who PATH`: who comes and why, without GitHub."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from action.__main__ import main

SETTINGS = """\
people:
  vera: {name: Vera Sund, senior: yes}
facilitators: [lee]
note-takers: [pat]
team: [kim, tom]
clients:
  acme: {name: Acme Ltd, staff: [{name: Jo Park}]}
"""
INCIDENT = """\
title: Checkout was slow
severity: major
lead: mira
clients: acme
timeline: |
  14:05 @tom sees that checkout is slow
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one incident."""
    folder = tmp_path / "incidents" / "2026-11-19-checkout-slow"
    folder.mkdir(parents=True)
    (folder / "incident.yml").write_text(INCIDENT)
    (tmp_path / ".github").mkdir()
    (tmp_path / ".github" / "incident-review.yml").write_text(SETTINGS)
    monkeypatch.chdir(tmp_path)
    return folder


def who(path: Path, *more: str) -> Result:
    """What the command says."""
    return CliRunner().invoke(main, ["who", str(path), *more])


def test_everybody_stands_on_a_line_with_the_reasons(here: Path) -> None:
    """And below, what the rules want and cannot have."""
    assert who(here).stdout == (
        "must    lee               leads the conversation (facilitator), picked from the rota\n"
        "must    pat               takes notes, picked from the rota\n"
        "must    mira              led the response\n"
        "must    tom               is named in the timeline\n"
        "must    Vera Sund (vera)  senior person who did not respond (required for major)\n"
        "should  Jo Park           works for Acme Ltd, in the sprint team\n"
        "should  kim               the tech team: everybody who is available\n"
        "can     anybody in the team who wants to learn from it\n"
        "\n"
        "Acme Ltd has no delivery manager in the settings. Name one under"
        " clients.acme.delivery-manager, or somebody who can come for any client under"
        " delivery-managers.\n"
    )


def test_a_small_review_says_that_nobody_else_is_invited(here: Path) -> None:
    """The incident file makes it so."""
    (here / "incident.yml").write_text(f"audience: closed\n{INCIDENT}")

    assert "\nThis review is kept small: nobody else is invited.\n" in who(here).stdout


def test_programs_get_the_same_as_data(here: Path) -> None:
    """With the reasons in words."""
    found = json.loads(who(here, "--json").stdout)

    assert (found["attendance"], found["facilitator"], found["note-taker"]) == (
        "seeds",
        "lee",
        "pat",
    )
    assert found["people"][-1] == {
        "login": None,
        "name": "Jo Park",
        "need": "should",
        "reasons": ["works for Acme Ltd, in the sprint team"],
    }
    assert (found["team"], len(found["lacks"])) == (["kim"], 1)


def test_a_broken_file_is_a_letter(here: Path) -> None:
    """With its line and column."""
    (here / "incident.yml").write_text("title: Checkout was slow\n")

    done = who(here)

    assert (done.exit_code, done.stdout) == (1, "")
    assert "`severity` is missing" in done.stderr
