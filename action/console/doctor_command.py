"""`incident-review doctor`: whether a repository is ready, and where to press."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click

from action.connection import from_environment
from action.console.front_door import examples
from action.console.options import SETTINGS, with_format
from action.console.shell.checkout import (
    Checkout,
    checkout_here,
    main_branches_here,
    page_of,
    repository_named,
    server_in,
)
from action.console.shell.endings import FINE, TO_CORRECT, ended
from action.console.shell.given import TEXT, is_named, settings_there
from action.console.shell.streams import print_data
from action.doctor.diagnosis import Diagnosis, Press, stopping
from action.doctor.examining import Visit, at_hand
from action.errors import CallError, Letter, ReviewError
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
    type=TEXT,
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
@click.option(
    "--settings", type=TEXT, default=SETTINGS, show_default=True, help="The settings file."
)
@click.option(
    "--path", type=TEXT, default="incidents", show_default=True, help="Folder of the incidents."
)
@with_format
def doctor(repository: str, token: str, settings: str, path: str, form: str) -> None:
    """Check whether a repository is ready for reviews; show where to click if it is not.

    With a token it asks GitHub about workflow, permissions, the switch for pull requests, settings,
    policies and rules; it changes nothing, and says what the token cannot see. Without a token it
    reads the checkout that you are in. Exits with 1 if something stops reviews.
    """
    here, token = checkout_here(server_in(os.environ)), token.strip()
    named = repository_named(repository) if repository else here.repository if here else ""
    press = Press(page_of(os.environ, named) if named else "", path.strip("/"))
    asks = Examination(named, token, settings.strip("/"), press)
    try:
        found = asks.github() if named and token else asks.checkout(here)
    except ReviewError as error:
        raise ended(error, partial(harmless, secrets=(token,))) from error
    if form == "json":
        print_data(doctor_data(named, found))
    else:
        said = screen(named, found, is_checkout=not (named and token))
        click.echo(harmless("\n".join(map(_painted, said.splitlines())), (token,)))
    sys.exit(TO_CORRECT if any(stopping(found)) else FINE)


@dataclass(frozen=True, slots=True)
class Examination:
    """What somebody wants to know of which repository, and with what token."""

    repository: str
    token: str
    settings: str
    press: Press

    def github(self) -> tuple[Diagnosis, ...]:
        """What GitHub says of the repository. Raises ReviewError."""
        connection = from_environment(os.environ, self.token)
        visit = Visit(connection, self.repository, self.settings, self.press, is_named("settings"))
        return tuple(visit.findings())

    def checkout(self, here: Checkout | None) -> tuple[Diagnosis, ...]:
        """What the checkout says; CallError where it is not one of the repository."""
        if here is None or (self.repository and not here.is_of(self.repository)):
            raise CallError(self._lacking())
        with chdir(here.root):
            settings = settings_there(click.get_current_context(), "settings", Path(self.settings))
            lacks, main = tuple(self._lacks()), main_branches_here()
            return tuple(at_hand(settings.as_posix(), self.press, lacks, main))

    def _lacks(self) -> Iterator[str]:
        if not self.repository:
            yield "`--repository OWNER/NAME`"
        if not self.token:
            yield "a token (GITHUB_TOKEN)"

    def _lacking(self) -> Letter:
        whose = f" of {self.repository}" if self.repository else ""
        what = f"This folder is not in a Git checkout{whose}"
        return Letter(what, f"go to one, or add {' and '.join(self._lacks())} to ask GitHub")


def _painted(line: str) -> str:
    tone = TONES.get(line[:1])
    return click.style(line[0], fg=tone, bold=True) + line[1:] if tone else line
