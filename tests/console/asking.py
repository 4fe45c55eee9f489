"""How the tests ask the command line, and a repository to ask about."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import click
from click.testing import CliRunner, Result

from action.__main__ import main

FOLDER: Final = "incidents/2026-11-19-checkout-slow"
FILE: Final = f"{FOLDER}/incident.yml"
INCIDENT: Final = """\
title: Checkout was slow
severity: major
lead: mira
timezone: UTC
timeline: |
  14:05 A customer reports that checkout is slow
  14:20 We decided to take the release back
  14:49 Incident resolved
"""


BARE: Final = dict.fromkeys(
    ("GITHUB_EVENT_NAME", "GITHUB_REPOSITORY", "GITHUB_TOKEN", "GH_TOKEN", "INPUT_TOKEN")
)
"""No token or repository is around."""


def asked(
    *words: str, stdin: str | bytes | None = None, env: Mapping[str, str | None] | None = None
) -> Result:
    """What the program says, and how it ends; no token or repository is around."""
    return CliRunner(env={**BARE, **(env or {})}).invoke(main, words, input=stdin)


def commands() -> Mapping[str, click.Command]:
    """Every command by its name, as the table has them."""
    assert isinstance(main, click.Group)
    context = click.Context(main)
    found = {name: main.get_command(context, name) for name in main.list_commands(context)}
    return {name: command for name, command in found.items() if command}


def a_repository(here: Path) -> None:
    """An incident in its folder, and nothing else."""
    (here / FOLDER).mkdir(parents=True)
    (here / FILE).write_text(INCIDENT, encoding="utf-8")
