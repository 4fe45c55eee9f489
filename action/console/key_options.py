"""The options of the command line that hold keys; a runner gives them by their variables."""

from __future__ import annotations

import click

from action.console.options import Asking
from action.wire.key_inputs import KEY_INPUTS


def with_keys(command: Asking) -> Asking:
    """The command with an option for each key: whoever types one shows it to the whole machine."""
    for name, about in reversed(tuple(KEY_INPUTS.items())):
        variable = f"INPUT_{name.upper().replace('-', '_')}"
        command = click.option(f"--{name}", envvar=variable, default="", help=about)(command)
    return command
