"""`incident-review doctor`: whether a repository is ready, and where to press."""

from __future__ import annotations

import json
import os
import sys

import click

from action.connection import from_environment
from action.console.front_door import WrongCallError, examples
from action.console.options import SETTINGS, origin, page_of, repository_named, with_format
from action.doctor.diagnosis import Diagnosis, Press, stopping
from action.doctor.examining import Visit, at_hand
from action.errors import ReviewError
from action.printed.doctor_screen import TONES, doctor_data, screen
from action.write.harmless import harmless


@click.command(
    epilog=examples(
        "doctor",
        'GITHUB_TOKEN="$(gh auth token)" incident-review doctor',
        "doctor --repository acme/shop --format json",
    )
)
@click.option(
    "--repository",
    envvar="GITHUB_REPOSITORY",
    default="",
    metavar="OWNER/NAME",
    help="The repository; by default the one that this checkout was cloned from.",
)
@click.option(
    "--token",
    envvar=["INPUT_TOKEN", "GITHUB_TOKEN", "GH_TOKEN"],
    default="",
    help="Token for GitHub; GITHUB_TOKEN is safer, because no process list shows it.",
)
@click.option("--settings", default=SETTINGS, show_default=True, help="The settings file.")
@click.option("--path", default="incidents", show_default=True, help="Folder of the incidents.")
@with_format
def doctor(repository: str, token: str, settings: str, path: str, form: str) -> None:
    """Check whether a repository is ready for reviews; show where to click if it is not.

    With a token it asks GitHub about workflow, permissions, the switch for pull requests, settings,
    policies and rules; it changes nothing, and says what the token cannot see. Without a token it
    reads the checkout in this folder. Exits with 1 if something stops reviews.
    """
    named = repository_named(repository) if repository else origin()
    try:
        found = _examined(named, token.strip(), settings.strip("/"), path.strip("/"))
    except ReviewError as error:
        raise WrongCallError(harmless(str(error), (token,))) from error
    if form == "json":
        said = json.dumps(doctor_data(named, found), ensure_ascii=False, indent=2)
    else:
        said = "\n".join(map(_painted, screen(named, found).splitlines()))
    click.echo(harmless(said, (token,)))
    sys.exit(int(any(stopping(found))))


def _examined(repository: str, token: str, settings: str, path: str) -> tuple[Diagnosis, ...]:
    press = Press(page_of(os.environ, repository) if repository else "", path)
    if repository and token:
        connection = from_environment(os.environ, token)
        return tuple(Visit(connection, repository, settings, press).findings())
    given = {"`--repository OWNER/NAME`": repository, "a token (GITHUB_TOKEN)": token}
    return tuple(at_hand(settings, press, tuple(name for name, said in given.items() if not said)))


def _painted(line: str) -> str:
    tone = TONES.get(line[:1])
    return click.style(line[0], fg=tone, bold=True) + line[1:] if tone else line
