"""The group of all commands: it imports the one that is asked for, and ends in words, always."""

from __future__ import annotations

import errno
import sys
from collections.abc import Mapping
from importlib import import_module
from io import TextIOWrapper
from typing import Any, Final

import click

from action.errors import Letter, ReviewError

WRONG_CALL: Final = 2
"""The exit code where nothing in a file could put it right; 1 is for what can be corrected."""


class WrongCallError(click.ClickException):
    """What was asked for cannot be done as it was asked: a letter, and exit code 2."""

    exit_code = WRONG_CALL


class FrontDoor(click.Group):
    """Commands by name with their lines of help; a module each, imported late."""

    def __init__(self, *args: Any, commands: Mapping[str, str], **kwargs: Any) -> None:  # noqa: ANN401 - Click's own
        """Keep the table; nothing of it is imported yet."""
        super().__init__(*args, **kwargs)
        self.table = commands

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the table."""
        del ctx
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, from its own module."""
        del ctx
        if cmd_name not in self.table:
            return None
        module = import_module(f"action.console.{cmd_name}_command")
        found = getattr(module, cmd_name)
        assert isinstance(found, click.Command)
        found.short_help = self.table[cmd_name]
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List all commands with their lines, whole; none of them is imported for that."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(self.table.items()))

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - Click's own
        """Do what was asked; what the disk refuses is said in a letter."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="replace")  # a name of a file may hold any byte
        try:
            return super().main(*args, **kwargs)
        except OSError as error:
            _refused(error).show()
            sys.exit(WRONG_CALL)

    def invoke(self, ctx: click.Context) -> object:
        """Do what was asked; letters become the words of Click."""
        try:
            return super().invoke(ctx)
        except ReviewError as error:
            raise click.ClickException(str(error)) from error


def examples(*calls: str) -> str:
    """The end of a help: calls that can be copied, as they are typed."""
    whole = (call if "incident-review " in call else f"incident-review {call}" for call in calls)
    lines = "".join(f"\n  {call}" for call in whole)
    return f"\b\nExamples:{lines}"


def _refused(error: OSError) -> WrongCallError:
    """A letter about a name, a right, a folder; a full disk has no name."""
    if error.errno == errno.ENOSPC:
        letter = Letter("The disk is full", "free some space and try again")
    else:
        what = f"{error.filename or 'A file'} cannot be used ({error.strerror or error})"
        letter = Letter(what, "check what it is and its permissions, or use another path")
    return WrongCallError(str(letter))
