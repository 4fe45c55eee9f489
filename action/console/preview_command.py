"""`incident-review preview`: a review before it is opened."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import click

from action import NAME
from action.console.front_door import examples
from action.console.options import with_settings
from action.console.shell.given import PATH
from action.preview import NoReviewError, pages
from action.printed.own_files import put_files
from action.printed.preview_pages import as_pages

_MARK: Final = re.compile(rf"<!-- {NAME}:(?:(?!-->|<!--).)*-->\n?", re.DOTALL)
"""What only the program reads in a text, and GitHub does not show."""


@click.command(
    epilog=examples(
        "preview incidents/2026-03-02-queue-is-stuck",
        "preview incidents/2026-03-02-queue-is-stuck --html preview",
        "preview incidents/2026-03-02-queue-is-stuck --out preview",
    )
)
@click.argument("path", type=PATH)
@with_settings
@click.option("--out", type=PATH, metavar="FOLDER", help="Write text files into this folder.")
@click.option("--html", type=PATH, metavar="FOLDER", help="Write web pages into this folder.")
def preview(path: Path, settings: Path, out: Path | None, html: Path | None) -> None:
    """Show the issue, the pull request and the timeline of an incident, without GitHub.

    PATH is an incident file, or the folder that holds one. Files that were there before are never
    overwritten.
    """
    try:
        shown = pages(path, settings, datetime.now(UTC))
    except NoReviewError as none:
        click.echo(f"{none}.", err=True)
        return
    if html is not None:
        _put(html, shown, as_pages)
    if out is not None:
        _put(out, shown, dict)
    if html is None and out is None:
        for name, text in shown.items():
            title = click.style(f"───── {name} ─────", bold=True)
            click.echo(f"{title}\n{_MARK.sub('', text)}")
        click.echo("Numbers and links are examples; nothing was opened.", err=True)


def _put(
    folder: Path,
    texts: Mapping[str, str],
    made: Callable[[Mapping[str, str]], Mapping[str, str]],
) -> None:
    """Write what is made of the texts, and say where it is."""
    for file in put_files(folder, made(texts)):
        click.echo(file)
