"""The group of all commands: it imports the one that is asked for, and ends in words, always."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from difflib import get_close_matches
from importlib import import_module
from typing import Any, Final

import click

from action.console.shell.endings import WRONG_CALL, ended, noticed
from action.console.shell.streams import readable
from action.disk import disk_refusal
from action.errors import ReviewError

_COMPLETES: Final = "_INCIDENT_REVIEW_COMPLETE"
"""By this variable a shell asks which words could follow."""

_WIDE: Final = 76
"""Characters of an example that fit into 80 columns."""


class FrontDoor(click.Group):
    """Commands by name with their lines of help; a module each, imported late."""

    def __init__(self, *args: Any, commands: Mapping[str, str], **kwargs: Any) -> None:  # noqa: ANN401 - Click's own
        """Keep the table; nothing of it is imported yet."""
        super().__init__(*args, **kwargs)
        self.table = commands
        self.signals: list[int] = []

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

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is asked for; where there is none, the name that is near."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            if near := get_close_matches(args[0], self.table, 1):
                ctx.fail(f"No such command '{args[0]}'. Did you mean '{near[0]}'?")
            raise

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - Click's own
        """Do what was asked; what the disk refuses is said in a message."""
        for stream in (sys.stdout, sys.stderr):
            readable(stream)
        if _COMPLETES in os.environ:
            import_module("action.console.shell.fish")
        try:
            return super().main(*args, **kwargs)
        except SystemExit:
            if self.signals:
                sys.exit(self.signals.pop())
            raise
        except OSError as error:
            ended(disk_refusal(error)).show()
            sys.exit(WRONG_CALL)

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:  # noqa: ANN401 - Click's own
        """Understand what was asked; a help is printed then."""
        with noticed(self.signals):
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> object:
        """Do what was asked; messages become the words of Click."""
        try:
            with noticed(self.signals):
                return super().invoke(ctx)
        except ReviewError as error:
            raise ended(error) from error


def examples(*calls: str) -> str:
    """The end of a help: calls that can be copied, as they are typed."""
    whole = (call if "incident-review " in call else f"incident-review {call}" for call in calls)
    lines = "".join(f"\n  {_parted(call)}" for call in whole)
    return f"\b\nExamples:{lines}"


def _parted(call: str) -> str:
    """A long call on two lines, as a shell takes it."""
    if len(call) <= _WIDE:
        return call
    return call.replace(" incident-review ", " \\\n    incident-review ")
