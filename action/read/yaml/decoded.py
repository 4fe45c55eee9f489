"""Bytes as text, or a letter that says where they are none."""

from __future__ import annotations

from typing import Final

from action.errors import Letter, Place, ReviewError

_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")


def decoded(content: bytes, place: Place) -> str:
    """UTF-8 text; ReviewError, with line and column, where it is something else."""
    if content.startswith(_UTF_16):
        raise ReviewError(Letter("This file is UTF-16", "save it as UTF-8", place))
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        line = before.replace("\r\n", "\n").replace("\r", "\n").rpartition("\n")
        here = place._replace(line=line[0].count("\n") + bool(line[1]) + 1, column=len(line[2]) + 1)
        what = "This file is not UTF-8" if b"\0" not in content else "This is not a text file"
        raise ReviewError(Letter(what, "save it as UTF-8", here)) from None
