"""What commands print: whole on every terminal, and data that any program can read."""

from __future__ import annotations

import codecs
import json
import sys
from collections.abc import Mapping
from io import TextIOWrapper
from types import MappingProxyType
from typing import Any, Final, TextIO

import click

_ALIKE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "✓": "+",
        "✗": "x",
        "→": "->",
        "“": '"',
        "”": '"',
        "’": "'",
        "–": "-",
        "─": "-",
        "…": "...",
    }
)
"""What we print ourselves, for terminals that know few characters."""


def readable(stream: TextIO | None) -> None:
    """Let the stream take every text: a character that it does not know is spelt in others."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors=_spelt.__name__)


def print_data(data: Mapping[str, Any]) -> None:
    """Print this as JSON, nothing of it lost: where the stream knows few characters, in ASCII."""
    said = json.dumps(data, ensure_ascii=False, indent=2)
    try:
        said.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        said = json.dumps(data, indent=2)
    click.echo(said)


def _spelt(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    unknown = error.object[error.start : error.end]
    return "".join(_ALIKE.get(sign) or ascii(sign)[1:-1] for sign in unknown), error.end


codecs.register_error(_spelt.__name__, _spelt)
