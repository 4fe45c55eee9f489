"""The front door: what can be asked of Incident Review on the command line, and by its Action."""

from __future__ import annotations

import json
import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click
from click.core import ParameterSource

from action import __version__
from action.at_disk import AtDisk
from action.errors import ReviewError
from action.key_options import with_keys
from action.wire.key_inputs import Keys

if TYPE_CHECKING:
    from action.begin import Asked

HELP = {"help_option_names": ["-h", "--help"]}
NOTHING_TO_CHECK = """\
Nothing was checked: there are no incident files in incidents/, and no settings and no workflow of
ours in .github/. Is this the root of the repository?"""


@click.group(context_settings=HELP)
@click.version_option(__version__, package_name="incident-review", prog_name="incident-review")
def main() -> None:
    """Hold post-incident reviews in the repository: see the README for how it goes."""


@main.command()
@click.option(
    "--token", envvar=["INPUT_TOKEN", "GITHUB_TOKEN"], default="", help="Token for GitHub."
)
@click.option("--path", envvar="INPUT_PATH", default="incidents", help="Folder of the incidents.")
@click.option(
    "--settings",
    envvar="INPUT_SETTINGS",
    default=".github/incident-review.yml",
    help="The settings file.",
)
@click.option("--incident", envvar="INPUT_INCIDENT", default="", help="Look at this incident only.")
@click.option(
    "--dry-run", envvar="INPUT_DRY_RUN", is_flag=True, help="Show the plan, change nothing."
)
@with_keys
def run(token: str, path: str, settings: str, incident: str, *, dry_run: bool, **keys: str) -> None:
    """Do what the event of the runner asks for (this is what the Action runs)."""
    from action.read.event import Where, occasion_from

    asked = {"INPUT_PATH": path, "INPUT_SETTINGS": settings, "INPUT_INCIDENT": incident}
    occasion = occasion_from({**os.environ, **asked})
    if not occasion.ours:
        click.echo(occasion.why)
        return

    from action.connection import from_environment as connection_of
    from action.read.github.documents import queries

    where = Where(os.environ.get("GITHUB_REPOSITORY", ""), path.strip("/"), settings.strip("/"))
    connection = connection_of(os.environ, token)
    if not occasion.lacks:
        connection.foresee(queries.first_question(where, occasion))

    from action.clerk import work  # while GitHub thinks about the first question
    from action.write.runner import Runner

    # A cancelled job is told twice, INT and then TERM: either way the summary is still written.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    given = Keys({name.replace("_", "-"): value for name, value in keys.items()})
    runner = Runner(os.environ, dry_run, secrets=(connection.token, *given.secrets))
    sys.exit(work(connection, where, occasion, runner=runner, keys=given))


@main.command(cls=AtDisk)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--settings",
    default=".github/incident-review.yml",
    type=click.Path(path_type=Path),
    help="The settings file.",
)
@click.option(
    "--format",
    "form",
    default="text",
    type=click.Choice(["text", "github"]),
    help="Lines of text only, or annotations for GitHub Actions too.",
)
def check(paths: tuple[Path, ...], settings: Path, form: str) -> None:
    """Check incident files, settings and the workflow; says where, and what would be right."""
    from action.read.check import checked
    from action.write.runner import Runner

    source = click.get_current_context().get_parameter_source("settings")
    found = checked(paths, settings, named=source is ParameterSource.COMMANDLINE)
    letters = found.letters
    runner = Runner(os.environ)
    if form == "github":
        runner = Runner({**os.environ, "GITHUB_ACTIONS": "true"}, title="Incident Review")
        runner.annotate(letters, "log of this step")
    with runner.quietly():
        for letter in letters:
            click.echo(str(letter), err=letter.serious and not runner.listens)
    if any(letter.serious for letter in letters):
        sys.exit(2 if found.missing else 1)
    click.echo(f"Checked: {found}." if str(found) else NOTHING_TO_CHECK)
    if letters:
        click.echo("Questions only: a review can begin all the same.")
    elif str(found):
        click.echo("Everything is as it should be.")


@main.command(cls=AtDisk)
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
    "--path", default="incidents", type=click.Path(path_type=Path), help="Folder of the incidents."
)
@click.option(
    "--date", "day", default="", help="The day it began. Without it: as the file says, or today."
)
@click.option("--timezone", default="", help="The zone of all times, such as Europe/London.")
@click.option("--emoji", multiple=True, help="Slack: only messages with this reaction.")
@click.option("--link", default="", help="Slack: address of the channel, for links to messages.")
@click.option("--names", is_flag=True, help="Say who it was by name, not by number.")
@click.option(
    "--settings",
    default=".github/incident-review.yml",
    type=click.Path(path_type=Path),
    help="The settings file.",
)
def new(title: str, path: Path, sources: tuple[Path, ...], **asked: Unpack[Asked]) -> None:
    """Write a new incident folder, from the blank form or from what another tool has exported."""
    from action.begin import begun

    if not title and not sources:
        raise click.UsageError("Say what happened in a few words (TITLE), or give a file (--from).")
    try:
        for line in begun(title, path, sources, asked, datetime.now(UTC)):
            click.echo(line)
    except ReviewError as error:
        raise click.ClickException(str(error)) from error


@main.command(cls=AtDisk)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print data instead of lines.")
def timeline(file: Path, *, as_json: bool) -> None:
    """Read a timeline and print it as one line an event."""
    from action.printed.timeline_json import normalised

    try:
        found = normalised(file.read_text(encoding="utf-8", errors="replace"), path=str(file))
    except ReviewError as error:
        raise click.ClickException(str(error)) from error
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    if not found["entries"]:
        lines = len(found["notes"])
        click.echo(f"{file}: no event with a time is here, in {lines} lines", err=True)
    for entry in found["entries"]:
        click.echo(f"{entry['at'] or entry['label']:<19}  {entry['text']}")


@main.command(cls=AtDisk)
@click.argument(
    "file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=str)
)
@click.option("--json", "as_json", is_flag=True, help="Print data instead of lines.")
def moments(file: str, *, as_json: bool) -> None:
    """Find the moments of a timeline that are worth asking about, at most five."""
    from action.printed.moments_json import (
        found_moments,
        moment_data,
        moment_lines,
        no_timeline,
    )

    with click.open_file(file, encoding="utf-8", errors="replace") as text:
        try:
            found = found_moments(text.read(), path=file)
        except ReviewError as error:
            raise click.ClickException(str(error)) from error
    if as_json:
        click.echo(json.dumps(moment_data(found), ensure_ascii=False, indent=2))
    elif found.numbers:
        click.echo(moment_lines(found))
    if not found.numbers:
        raise click.ClickException(str(no_timeline(file)))


@main.command(cls=AtDisk)
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--settings",
    default=".github/incident-review.yml",
    type=click.Path(path_type=Path),
    help="The settings file.",
)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Write files here.")
def preview(path: Path, settings: Path, out: Path | None) -> None:
    """Show the issue, the pull request and the timeline of an incident, without GitHub."""
    from action.preview import pages

    try:
        shown = pages(path, settings, datetime.now(UTC))
    except ReviewError as error:
        raise click.ClickException(str(error)) from error
    for name, text in shown.items():
        if out is None:
            click.echo(f"───── {name} ─────\n{text}")
            continue
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text(text, encoding="utf-8")
        click.echo(out / name)


@main.command(cls=AtDisk)
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--settings",
    default=".github/incident-review.yml",
    type=click.Path(path_type=Path),
    help="The settings file.",
)
@click.option("--json", "as_json", is_flag=True, help="Print data instead of lines.")
def who(path: Path, settings: Path, *, as_json: bool) -> None:
    """Say who must, should and can come to the review of an incident, and why."""
    from action import preview as at_hand
    from action.review.people import listing

    try:
        found = at_hand.who(path, settings, datetime.now(UTC))
    except ReviewError as error:
        raise click.ClickException(str(error)) from error
    if as_json:
        click.echo(json.dumps(listing.data(found), ensure_ascii=False, indent=2))
    else:
        click.echo(listing.lines(found))


@main.command()
@click.argument("place")
@click.argument("year")
def holidays(place: str, year: str) -> None:
    """Print the days off of a country or a part of it (GB-ENG), as lines for the settings."""
    from action.printed.days_off import days_off

    try:
        for line in days_off(place, year):
            click.echo(line)
    except ReviewError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
