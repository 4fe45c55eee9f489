"""A new folder of an incident: there at once and whole, or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path

from action.disk import disk_refusal
from action.errors import CallError, Letter, on_one_line


def new_folder(folder: Path, name: str, text: str) -> Path:
    """Make the folder with one file in it; what is there already stays as it is.

    Raises CallError where something has this name, or the disk says no.
    """
    if os.path.lexists(folder):
        what = f"There is a folder {on_one_line(str(folder))} already"
        raise CallError(Letter(what, "use another title for the new one"))
    begun = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}")
    try:
        begun.mkdir(parents=True)
        (begun / name).write_bytes(text.encode())
        begun.rename(folder)
    except OSError as error:
        raise disk_refusal(error, folder) from error
    finally:
        shutil.rmtree(begun, ignore_errors=True)
    return folder / name
