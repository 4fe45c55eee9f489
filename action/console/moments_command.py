"""`incident-review moments`: what is worth asking about in a timeline."""

from __future__ import annotations

import click

from action.console.front_door import examples
from action.console.options import with_format
from action.console.shell.given import TEXT
from action.console.shell.streams import print_data
from action.console.texts import given_text, text_file
from action.errors import ReviewError
from action.printed.moments_json import found_moments, moment_data, moment_lines, no_timeline
from action.printed.versions import versioned


@click.command(
    epilog=examples(
        "moments report.md",
        "moments incidents/2026-03-02-queue-is-stuck --format json",
        "moments - < notes.txt",
    )
)
@click.argument("file", type=TEXT)
@with_format
def moments(file: str, form: str) -> None:
    """Find up to five moments in a timeline that are worth asking about.

    FILE is an incident file or its folder, a report, or any other text; `-` reads standard input.
    """
    file = text_file(file)
    found = found_moments(given_text(file), path=file)
    if form == "json":
        print_data(versioned(moment_data(found)))
    elif found.numbers:
        click.echo(moment_lines(found))
    if not found.numbers:
        raise ReviewError(no_timeline(file))
