"""What the disk of this machine refuses, said in one voice; and files that are there whole."""

from __future__ import annotations

import errno
import secrets
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from action.errors import CallError, Letter, on_one_line

_PERMISSION: Final = ("Cannot open {}: permission denied", "check its permissions")
_FULL: Final = ("The disk is full", "free some space and try again")
_SAID: Final[Mapping[int | None, tuple[str, str]]] = MappingProxyType(
    {
        errno.ENOENT: ("There is no file {}", "check the path"),
        errno.ENOTDIR: ("{} is below something that is not a folder", "check the path"),
        errno.EEXIST: ("{} is a file, not a folder", "use another folder"),
        errno.EISDIR: ("{} is a folder", "use the path of a file in it"),
        errno.EACCES: _PERMISSION,
        errno.EPERM: _PERMISSION,
        errno.ENOSPC: _FULL,
        errno.EDQUOT: _FULL,
        errno.EROFS: ("Cannot write {}: the disk is read-only", "use another folder"),
        errno.EFBIG: ("{} is too large for this machine", "raise the limit with `ulimit -f`"),
        errno.ENAMETOOLONG: ("This path is too long: {}", "use a shorter one"),
        errno.ELOOP: ("{} is a symbolic link to itself", "use the path of the file"),
    }
)
"""What to say of an error, and what to do."""
_LONGEST: Final = 200
"""Characters of a path that are shown."""


def disk_refusal(error: OSError, path: object = None) -> CallError:
    """The message for whoever named this path, or the one that the error knows."""
    named = str(path if path is not None else error.filename or "A file")
    said = (error.strerror or str(error)).lower()
    what, remedy = _SAID.get(
        error.errno, (f"Cannot open {{}}: {said}", "check the path, or use another")
    )
    shown = on_one_line(named if len(named) <= _LONGEST else f"{named[:_LONGEST]}…")
    return CallError(Letter(what.replace("{}", shown), remedy))


def put_whole(file: Path, content: bytes) -> None:
    """Write a file so that it is there whole, or stays as it was. Raises CallError."""
    begun = file.with_name(f".{secrets.token_hex(8)}")
    try:
        try:
            begun.write_bytes(content)
            begun.replace(file)
        finally:
            begun.unlink(missing_ok=True)
    except OSError as error:
        raise disk_refusal(error, file) from error
