"""`incident-review timeline`: what a timeline tells, in any shape."""

from __future__ import annotations

import json

import click

from action.console.front_door import examples
from action.console.options import with_format
from action.console.texts import given_text
from action.errors import ReviewError
from action.markdown.safe import one_line
from action.printed.moments_json import no_timeline
from action.printed.timeline_json import normalised
from action.printed.versions import versioned


@click.command(
    epilog=examples(
        "timeline report.md",
        "timeline incidents/2026-03-02-queue-is-stuck/incident.yml --format json",
        "timeline - < notes.txt",
    )
)
@click.argument("file")
@with_format
def timeline(file: str, form: str) -> None:
    """Read a timeline in any common form and print one event per line.

    FILE is an incident file, a report, or any other text; `-` reads standard input.
    """
    found = normalised(given_text(file), path=file)
    if form == "json":
        click.echo(json.dumps(versioned(found), ensure_ascii=False, indent=2))
    else:
        for entry in found["entries"]:
            when = click.style(f"{entry['at'] or entry['label']:<19}", bold=True)
            click.echo(f"{when}  {one_line(entry['text'])}")
    if not found["entries"]:
        raise ReviewError(no_timeline(file))
