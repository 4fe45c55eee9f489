"""What people give on the command line; an empty shell variable is not an answer."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any, Final

import click
from click.core import ParameterSource

from action.disk import disk_refusal
from action.errors import CallError, Letter, on_one_line

STANDARD_INPUT: Final = "-"


class GivenText(click.types.StringParamType):
    """Words that are not empty."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - Click's own
        """The words. A usage error where they are empty."""
        _refuse_empty(self, value, param, ctx)
        return super().convert(value, param, ctx)


class GivenPath(click.Path):
    """A path that is not empty; whether it can be read is seen when it is read."""

    def __init__(self) -> None:
        """A path of any kind."""
        super().__init__(readable=False, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - Click's own
        """The path; `./-` is a file, for only `-` is standard input. A usage error where empty."""
        _refuse_empty(self, value, param, ctx)
        found = Path(value)
        dashed = str(found) == STANDARD_INPUT and str(value) != STANDARD_INPUT
        return found.absolute() if dashed else found


TEXT: Final = GivenText()
PATH: Final = GivenPath()


def is_named(name: str) -> bool:
    """Whether somebody has given this option, so that it is not the usual place."""
    source = click.get_current_context().get_parameter_source(name)
    return source in {ParameterSource.COMMANDLINE, ParameterSource.ENVIRONMENT}


def named_settings(ctx: click.Context, param: click.Parameter, path: Path) -> Path:
    """The same as a callback of the option."""
    return settings_there(ctx, param.name or "", path)


def settings_there(ctx: click.Context, option: str, path: Path) -> Path:
    """The settings file, which must be there where somebody has named it. Raises CallError."""
    if ctx.get_parameter_source(option) is ParameterSource.DEFAULT:
        return path
    if path.is_dir():
        raise disk_refusal(OSError(errno.EISDIR, ""), path)
    if not os.path.lexists(path):
        what = f"There is no settings file {on_one_line(str(path))}"
        raise CallError(Letter(what, "check the path after `--settings`"))
    return path


def words_given(said: str) -> str:
    """Words for people, also where Python takes the terminal for one that knows only ASCII."""
    try:
        return os.fsencode(said).decode("utf-8")
    except UnicodeError:
        return said


def _refuse_empty(
    kind: click.ParamType[Any],
    value: object,
    param: click.Parameter | None,
    ctx: click.Context | None,
) -> None:
    """An empty default is nobody's word."""
    source = ctx.get_parameter_source(param.name or "") if ctx and param else None
    if not str(value).strip() and source is ParameterSource.COMMANDLINE:
        kind.fail("It is empty; write something, or leave it out.", param, ctx)
