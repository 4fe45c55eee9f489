"""Files that a command may write anew, because it wrote them itself; all others stay."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from action.disk import disk_refusal, put_whole
from action.errors import CallError, Letter, on_one_line

RECORD: Final = ".incident-review-preview.json"
"""Lies beside the files, and knows each by what we have written into it, last and before that."""


def put_files(folder: Path, files: Mapping[str, str]) -> tuple[Path, ...]:
    """Write these files into a folder, and say where they are.

    Raises CallError before anything is written, where one was there before or is a link.
    """
    known = _known(folder)
    _refuse_others(folder, files, known)
    for place in {(folder / name).parent for name in files}:
        _make(place)
    news = {name: [*known.get(name, ())[-1:], _sum(text.encode())] for name, text in files.items()}
    _keep(folder, {**known, **news})  # before the files: whatever ends us, they are known as ours
    for name, text in files.items():
        put_whole(folder / name, text.encode())
    return tuple(folder / name for name in files)


def refuse_others(folder: Path, names: Iterable[str]) -> None:
    """Raise CallError where a file of such a name is there that is not ours: before any work."""
    _refuse_others(folder, dict.fromkeys(names, ""), _known(folder))


def _refuse_others(folder: Path, files: Mapping[str, str], known: Mapping[str, list[str]]) -> None:
    others = [name for name, text in files.items() if not _may_go(folder, name, text, known)]
    if others:
        raise CallError(*(_not_ours(folder / name) for name in others))


def _may_go(folder: Path, name: str, text: str, known: Mapping[str, list[str]]) -> bool:
    """Whether nothing is lost when this file is written."""
    file = folder / name
    if file.is_symlink():
        return False
    try:
        there = file.read_bytes()
    except FileNotFoundError:
        return True
    except IsADirectoryError:
        return False
    except NotADirectoryError as error:
        raise disk_refusal(error, file) from error
    return there == text.encode() or _sum(there) in known.get(name, ())


def _known(folder: Path) -> dict[str, list[str]]:
    """What we have written here, by the names of files; nothing where the record is no good."""
    try:
        found = json.loads((folder / RECORD).read_bytes())
    except (FileNotFoundError, NotADirectoryError, ValueError, RecursionError):
        return {}
    entries = found.items() if isinstance(found, dict) else ()
    return {name: sums for name, sums in entries if isinstance(sums, list)}


def _keep(folder: Path, sums: Mapping[str, list[str]]) -> None:
    record = folder / RECORD
    if record.is_symlink():
        raise CallError(_not_ours(record))
    put_whole(record, json.dumps(sums, indent=1).encode())


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise disk_refusal(error, folder) from error


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _not_ours(file: Path) -> Letter:
    what = f"{on_one_line(str(file))} was there before, so it was not overwritten"
    return Letter(what, "use another folder, or move the file away")
