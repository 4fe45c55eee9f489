"""Bytes as text, or a letter that says where they are none."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from action.errors import Letter, Place, ReviewError

_UTF_32: Final = (b"\xff\xfe\0\0", b"\0\0\xfe\xff")
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_HEAD: Final = 1_000
"""Bytes that are looked at for a coding that has no mark in front."""
_ZEROS: Final[Mapping[str, range]] = MappingProxyType(
    {"UTF-16": range(30, 56), "UTF-32": range(65, 80)}
)
"""How many bytes of a hundred are zeros where people write in letters of the West."""


def decoded(content: bytes, place: Place) -> str:
    """UTF-8 text; ReviewError, with line and column, where it is something else."""
    if coding := _other(content):
        raise ReviewError(Letter(f"This file is {coding}", "save it as UTF-8", place))
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        line = before.replace("\r\n", "\n").replace("\r", "\n").rpartition("\n")
        here = place._replace(line=line[0].count("\n") + bool(line[1]) + 1, column=len(line[2]) + 1)
        what = "This file is not UTF-8" if b"\0" not in content else "This is not a text file"
        raise ReviewError(Letter(what, "save it as UTF-8", here)) from None


def _other(content: bytes) -> str:
    """The coding of many zeros that this is in; empty where it is none of them."""
    if content.startswith(_UTF_32):
        return "UTF-32"
    zeros = 100 * content[:_HEAD].count(0) // (len(content[:_HEAD]) or 1)
    found = next((name for name, shares in _ZEROS.items() if zeros in shares), "")
    return "UTF-16" if content.startswith(_UTF_16) else found
