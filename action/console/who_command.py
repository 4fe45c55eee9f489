"""`incident-review who`: everybody with a part in a review, and why."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from action import preview as at_hand
from action.console.front_door import examples
from action.console.options import with_format, with_settings
from action.console.shell.given import PATH
from action.console.shell.streams import print_data
from action.printed.versions import versioned
from action.review.people import listing


@click.command(
    epilog=examples(
        "who incidents/2026-03-02-queue-is-stuck",
        "who incidents/2026-03-02-queue-is-stuck --format json",
    )
)
@click.argument("path", type=PATH)
@with_settings
@with_format
def who(path: Path, settings: Path, form: str) -> None:
    """Show who must, should and can come to the review of an incident, and why.

    PATH is an incident file, or the folder that holds one.
    """
    try:
        found = at_hand.who(path, settings, datetime.now(UTC))
    except at_hand.NoReviewError as none:
        if form == "json":
            raise
        click.echo(f"{none}.", err=True)
        return
    if form == "json":
        print_data(versioned(listing.data(found)))
    else:
        click.echo(listing.lines(found))
