"""`incident-review moments`: what is worth asking about in a timeline."""

from __future__ import annotations

import json

import click

from action.console.front_door import examples
from action.console.options import with_format
from action.console.texts import given_text
from action.errors import ReviewError
from action.printed.moments_json import found_moments, moment_data, moment_lines, no_timeline
from action.printed.versions import versioned


@click.command(
    epilog=examples(
        "moments report.md",
        "moments incidents/2026-03-02-queue-is-stuck/incident.yml --format json",
        "moments - < notes.txt",
    )
)
@click.argument("file")
@with_format
def moments(file: str, form: str) -> None:
    """Find up to five moments in a timeline that are worth asking about.

    FILE is an incident file, a report, or any other text; `-` reads standard input.
    """
    found = found_moments(given_text(file), path=file)
    if form == "json":
        click.echo(json.dumps(versioned(moment_data(found)), ensure_ascii=False, indent=2))
    elif found.numbers:
        click.echo(moment_lines(found))
    if not found.numbers:
        raise ReviewError(no_timeline(file))
