"""A new folder of an incident: there at once and whole, or not at all."""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path

from action.errors import Letter, Place, ReviewError


def new_folder(folder: Path, name: str, text: str) -> Path:
    """Make the folder with one file in it; what is there already stays as it is.

    Raises ReviewError where something has this name, or the disk says no.
    """
    if folder.exists() or folder.is_symlink():
        what, remedy = "This incident already has a folder", "use another title for the new one"
        raise ReviewError(Letter(what, remedy, Place(str(folder))))
    begun = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}")
    try:
        begun.mkdir(parents=True)
        (begun / name).write_bytes(text.encode())
        begun.rename(folder)
    except OSError as error:
        raise _said_no(error, folder) from error
    finally:
        shutil.rmtree(begun, ignore_errors=True)
    return folder / name


def _said_no(error: OSError, folder: Path) -> ReviewError:
    what = f"The folder cannot be created ({error.strerror})"
    return ReviewError(Letter(what, "check the permissions there", Place(str(folder))))
