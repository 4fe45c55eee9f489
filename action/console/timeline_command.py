"""`incident-review timeline`: what a timeline tells, in any shape."""

from __future__ import annotations

import click

from action.console.front_door import examples
from action.console.options import with_format
from action.console.shell.given import TEXT
from action.console.shell.streams import print_data
from action.console.texts import given_text, text_file
from action.errors import ReviewError
from action.markdown.safe import one_line
from action.printed.moments_json import no_timeline
from action.printed.timeline_doubts import doubtful_lines
from action.printed.timeline_json import normalised
from action.printed.versions import versioned


@click.command(
    epilog=examples(
        "timeline report.md",
        "timeline incidents/2026-03-02-queue-is-stuck --format json",
        "timeline - < notes.txt",
    )
)
@click.argument("file", type=TEXT)
@with_format
def timeline(file: str, form: str) -> None:
    """Read a timeline in any common form and print one event per line.

    FILE is an incident file or its folder, a report, or any other text; `-` reads standard input.
    """
    file = text_file(file)
    found = normalised(given_text(file), path=file)
    if form == "json":
        print_data(versioned(found))
    else:
        for entry in found["entries"]:
            when = click.style(f"{entry['at'] or entry['label']:<19}", bold=True)
            click.echo(f"{when}  {one_line(entry['text'])}")
        if doubts := doubtful_lines(found):
            click.echo(doubts, err=True)
    if not found["entries"]:
        raise ReviewError(no_timeline(file))
