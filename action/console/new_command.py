"""`incident-review new`: how an incident begins."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Unpack

import click

from action.begin import Asked, begun
from action.console.front_door import examples
from action.console.options import with_settings


@click.command(
    epilog=examples(
        'new "Checkout is slow"',
        'new "Checkout is slow" --from export/inc-42-checkout --emoji pushpin',
        "new --from incident.json --from updates.json --timezone Europe/London",
    )
)
@click.argument("title", default="")
@click.option(
    "--from",
    "sources",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A report, a Slack export, CSV (also Jira's), or JSON of Statuspage, Opsgenie, PagerDuty,"
    " FireHydrant or incident.io; several files, or a folder.",
)
@click.option(
    "--path",
    default="incidents",
    show_default=True,
    type=click.Path(path_type=Path),
    help="Folder of the incidents.",
)
@click.option(
    "--date", "day", default="", help="The day it began. Without it: as the file says, or today."
)
@click.option("--timezone", default="", help="The zone of all times, such as Europe/London.")
@click.option("--emoji", multiple=True, help="Slack: only messages with this reaction.")
@click.option("--link", default="", help="Slack: address of the channel, for links to messages.")
@click.option("--names", is_flag=True, help="Say who it was by name, not by number.")
@with_settings
def new(title: str, path: Path, sources: tuple[Path, ...], **asked: Unpack[Asked]) -> None:
    """Write a new incident folder, from the blank form or from what another tool has exported.

    TITLE says what happened in a few words; an export may bring its own.
    """
    if not title and not sources:
        raise click.UsageError("Say what happened in a few words (TITLE), or give a file (--from).")
    for line in begun(title, path, sources, asked, datetime.now(UTC)):
        click.echo(line)
