"""`incident-review outlets check`: whether other tools would take what we send."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from action.console.front_door import examples
from action.console.key_options import with_keys
from action.console.options import with_settings
from action.console.shell.endings import FINE, TO_CORRECT
from action.console.shell.given import TEXT
from action.printed.outlets_screen import screen
from action.wire.key_inputs import Keys


@click.group(epilog=examples("outlets check", "outlets check --repository acme/shop"))
def outlets() -> None:
    """Test other tools that get actions and news: incident.io, Trello, Jira, chats and others."""


@outlets.command(
    epilog=examples("outlets check", "outlets check --repository acme/shop --settings review.yml")
)
@with_settings
@click.option(
    "--token",
    envvar=["GITHUB_TOKEN", "GH_TOKEN"],
    default="",
    help="Token for GitHub; GITHUB_TOKEN is safer, because no process list shows it.",
)
@click.option(
    "--repository",
    type=TEXT,
    envvar="GITHUB_REPOSITORY",
    default="",
    metavar="OWNER/NAME",
    help="The repository that the settings are for.",
)
@with_keys
def check(settings: Path, token: str, repository: str, **keys: str) -> None:
    """Test the outlets in the settings; nothing is written anywhere.

    Keys are read from the same variables as in the Action: INPUT_TRELLO_KEY and so on.
    """
    given = Keys({name.replace("_", "-"): value for name, value in keys.items()})
    shown, is_fine = screen(settings, os.environ, token, repository, given)
    click.echo(shown)
    sys.exit(FINE if is_fine else TO_CORRECT)
