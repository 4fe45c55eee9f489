"""`incident-review check`: files as the action would read them, before it does."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import click

from action.console.front_door import examples
from action.console.options import with_every_format, with_settings
from action.console.shell.checkout import main_branches_here
from action.console.shell.endings import TO_CORRECT, WRONG_CALL
from action.console.shell.given import PATH, STANDARD_INPUT
from action.console.shell.streams import print_data
from action.console.texts import given_bytes
from action.errors import CallError, Letter, Place, ReviewError, on_one_line
from action.printed.check_json import check_data
from action.read.check import Checked, checked
from action.read.checked_text import checked_text
from action.read.yaml.source import LARGEST_FILE
from action.write.harmless import harmless
from action.write.runner import Runner

NOTHING_TO_CHECK: Final = """\
Nothing was checked: there are no incident files in incidents/, and no settings or workflow of
Incident Review in .github/. Is this the root of the repository?"""


@click.command(
    epilog=examples(
        "check",
        "check incidents/2026-03-02-queue-is-stuck --format github",
        "check - < incident.yml",
    )
)
@click.argument("paths", nargs=-1, type=PATH)
@with_settings
@with_every_format
def check(paths: tuple[Path, ...], settings: Path, form: str) -> None:
    """Check incident files, settings and workflows; show where each mistake is and how to fix it.

    PATHS are files and folders; without any, the usual places are checked. `-` alone reads standard
    input: an incident file, unless the text looks like a report, settings or a workflow.
    Exits with 1 if something must be corrected, and with 2 if a named file does not exist.
    """
    found = _found(paths, settings)
    if form == "json":
        print_data(check_data(found))
    else:
        _tell(found, Runner(os.environ), annotated=form == "github")
    if any(letter.serious for letter in found.letters):
        sys.exit(WRONG_CALL if found.missing else TO_CORRECT)


def _found(paths: Sequence[Path], settings: Path) -> Checked:
    piped = [str(path) for path in paths if _is_piped(path)]
    if not piped:
        return checked(paths, settings, main_branches_here())
    if len(paths) > 1:
        raise click.UsageError("`-` reads standard input and must be the only path.")
    try:
        content = given_bytes(piped[0], LARGEST_FILE)
    except CallError:
        raise
    except ReviewError as error:
        return Checked(error.letters)
    return checked_text(content, settings, datetime.now(UTC).date(), piped[0])


def _is_piped(path: Path) -> bool:
    """Whether another program says what is read: `-`, or what a shell makes of `<(…)`."""
    return str(path) == STANDARD_INPUT or path.is_relative_to("/dev/fd")


def _tell(found: Checked, runner: Runner, *, annotated: bool) -> None:
    """The letters, those about the call apart, and what was read in a last line."""
    if annotated:
        runner = Runner({**runner.env, "GITHUB_ACTIONS": "true"}, title="Incident Review")
        runner.annotate(found.letters, "log of this step")
    with runner.quietly():
        for letter in found.letters:
            is_call = letter in found.about_the_call
            shown = replace(letter, place=None) if is_call else letter
            click.echo(_line(shown), err=is_call and not runner.listens)
    if any(letter.serious for letter in found.letters):
        return
    click.echo(f"Checked: {found}." if str(found) else NOTHING_TO_CHECK)
    if found.letters:
        click.echo(f"Nothing must be corrected.{_asked(found)}")
    elif str(found):
        click.echo(click.style("Everything is correct.", fg="green"))


def _asked(found: Checked) -> str:
    """How much of this the pull requests of the incidents will ask."""
    if not found.questions:
        return ""
    count = "1 question" if found.questions == 1 else f"{found.questions} questions"
    who = "pull request" if found.incidents == 1 else "pull requests"
    return f" The {who} will ask {count}: see above."


def _line(letter: Letter) -> str:
    """A line for a letter, its place in front, where editors and terminals make a link of it."""
    said = f"{letter.what}; {letter.remedy}" if letter.remedy else letter.what
    if not letter.place:
        return harmless(said)
    tone = "red" if letter.serious else "yellow"
    return harmless(f"{click.style(f'{_shown(letter.place)}:', fg=tone)} {said}")


def _shown(place: Place) -> str:
    """The place as an editor finds it; a folder has no lines."""
    return on_one_line(place.path) if Path(place.path).is_dir() else str(place)
