"""The text that a command was given: of a file, or of standard input where it says `-`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO, Final

import click

from action.console.shell.given import STANDARD_INPUT
from action.disk import disk_refusal
from action.errors import CallError, Letter, Place, ReviewError
from action.read.finding import incident_file_in
from action.read.yaml.decoded import decoded

LARGEST_TEXT: Final = 50_000_000
"""Bytes; more than any timeline has, and less than a machine can hold."""


def text_file(path: str) -> str:
    """The file that is meant: in the folder of an incident, its file. CallError without one."""
    return str(incident_file_in(Path(path))) if Path(path).is_dir() else path


def given_text(path: str) -> str:
    """The text of this file; a pipe will do, too. CallError where it cannot be read.

    Raises ReviewError, with line and column, where it is not UTF-8 text.
    """
    return decoded(given_bytes(path, LARGEST_TEXT), Place(path))


def given_bytes(path: str, most: int) -> bytes:
    """What this file holds, as it is; ReviewError where it is more than so many bytes."""
    if path == STANDARD_INPUT:
        content = _stdin().read(most + 1)
    else:
        with _opened(path) as file:
            content = file.read(most + 1)
    if len(content) > most:
        what = f"This is larger than {most // 1_000_000} MB"
        raise ReviewError(Letter(what, "give only the part about the incident", Place(path)))
    return content


def _opened(path: str) -> BinaryIO:
    try:
        return Path(path).open("rb")
    except OSError as error:
        raise disk_refusal(error, path) from error


def _stdin() -> BinaryIO:
    if sys.stdin is None:  # closed, as some programs start others
        raise CallError(Letter("Standard input is closed", "pipe a text into it, or name a file"))
    if sys.stdin.isatty():
        click.echo("Reading standard input; press Ctrl-D at the end.", err=True)
    return sys.stdin.buffer
