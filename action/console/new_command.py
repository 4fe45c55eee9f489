"""`incident-review new`: how an incident begins."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Unpack

import click

from action.begin import Asked, begun, for_browsers
from action.console.front_door import examples
from action.console.options import with_settings
from action.console.shell.checkout import checkout_here, page_of, repository_named, server_in
from action.console.shell.given import PATH, STANDARD_INPUT, TEXT, words_given
from action.errors import CallError, Letter
from action.read.blank.web_form import WebForm


@click.command(
    epilog=examples(
        'new "Checkout is slow"',
        'new "Checkout is slow" --from export/inc-42 --emoji pushpin',
        "new --web --repository acme/shop",
    )
)
@click.argument("title", default="")
@click.option(
    "--from",
    "sources",
    multiple=True,
    type=PATH,
    help="A report, a Slack export, CSV (also from Jira), or JSON from Statuspage, Opsgenie,"
    " PagerDuty, FireHydrant or incident.io; several files, or a folder.",
)
@click.option(
    "--path",
    default="incidents",
    show_default=True,
    type=PATH,
    help="Folder of the incidents.",
)
@click.option(
    "--date",
    "day",
    type=TEXT,
    default="",
    help="The day it began; by default the day in the file, or today.",
)
@click.option(
    "--timezone", type=TEXT, default="", help="The time zone of all times, such as Europe/London."
)
@click.option("--emoji", type=TEXT, multiple=True, help="Slack: only messages with this reaction.")
@click.option(
    "--link", type=TEXT, default="", help="Slack: address of the channel, for links to messages."
)
@click.option("--names", is_flag=True, help="Keep the names of people instead of numbers.")
@click.option("--web", is_flag=True, help="Print a link to the form on GitHub.")
@click.option(
    "--chooser",
    is_flag=True,
    help="Print the file that adds the link to the page for new issues.",
)
@click.option(
    "--repository",
    type=TEXT,
    envvar="GITHUB_REPOSITORY",
    default="",
    metavar="OWNER/NAME",
    help="With --web or --chooser; by default the one that this checkout was cloned from.",
)
@click.option(
    "--branch",
    type=TEXT,
    default="main",
    show_default=True,
    help="The default branch of that repository.",
)
@with_settings
def new(
    title: str,
    path: Path,
    sources: tuple[Path, ...],
    repository: str,
    branch: str,
    *,
    web: bool,
    chooser: bool,
    **asked: Unpack[Asked],
) -> None:
    """Create an incident folder, from the blank form or from an export of another tool.

    TITLE says what happened in a few words; an export may have its own. With --web nothing is
    written: you get a link that opens the form in a browser, for people without Git.
    """
    title = words_given(title)
    if web or chooser:
        page = _page(sources, repository, branch, path)
        click.echo(for_browsers(title, page, asked, datetime.now(UTC), chooser=chooser))
        return
    if not title and not sources:
        raise click.UsageError("Say what happened in a few words (TITLE), or name a file (--from).")
    if Path(STANDARD_INPUT) in sources:
        raise click.UsageError(
            "`--from -` is not possible: save the export as a file, and name it."
        )
    made, *hints = begun(title, path, sources, asked, datetime.now(UTC))
    click.echo(made)
    for hint in hints:
        click.echo(hint, err=True)


def _page(sources: Sequence[Path], repository: str, branch: str, folder: Path) -> WebForm:
    """Where the repository takes incident files. CallError where it is not clear which."""
    if sources:
        raise click.UsageError("--web and --chooser show the blank form; leave out --from.")
    here = None if repository else checkout_here(server_in(os.environ))
    named = repository_named(repository) if repository else here.repository if here else ""
    if not named:
        letter = Letter("It is not clear which repository", "add `--repository OWNER/NAME`")
        raise CallError(letter)
    return WebForm(page_of(os.environ, named), branch, folder.as_posix().strip("/"))
