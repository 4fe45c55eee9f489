"""Files that other tools have exported, as text; what lies beside them is read along."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from action.disk import disk_refusal
from action.importers.import_model import Around, Source, refusal

LARGEST_EXPORT: Final = 50_000_000
"""Bytes of all files together."""

_BESIDE: Final = ("users.json", "channels.json", "groups.json")
_DAY_FILE: Final = re.compile(r"\d{4}-\d{2}-\d{2}\.json")
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")


def sources(paths: Iterable[Path]) -> tuple[Source, ...]:
    """The texts of files, and of those in folders. Raises ReviewError with line and column."""
    left = LARGEST_EXPORT
    found: list[Source] = []
    for path in (file for given in paths for file in _in(given)):
        content = _bytes(path, left)
        left -= len(content)
        found.append(Source(str(path), _decoded(content, str(path))))
    return tuple(found)


def around(paths: Sequence[Path]) -> Around:
    """What a Slack export says of people and channels: beside the files, or one folder above."""
    first = paths[0].absolute()
    channel = first.name if first.is_dir() else first.parent.name
    return Around(tuple(_beside(paths)), channel)


def _beside(paths: Iterable[Path]) -> Iterator[Source]:
    folders = dict.fromkeys(path if path.is_dir() else path.absolute().parent for path in paths)
    near = dict.fromkeys(
        place for folder in folders for place in (folder, folder.absolute().parent)
    )
    files = [place / name for name in _BESIDE for place in near if (place / name).is_file()]
    for file in files:
        yield Source(str(file), _decoded(_bytes(file, LARGEST_EXPORT), str(file)))


def _in(path: Path) -> Iterator[Path]:
    """The file itself, or the files of a folder: its days, where it is a channel of an export."""
    if not path.is_dir():
        yield path
        return
    files = sorted(file for file in path.glob("*.json") if file.is_file())
    days = [file for file in files if _DAY_FILE.fullmatch(file.name)]
    if not days and {"users.json", "channels.json"} <= {file.name for file in files}:
        raise refusal(
            "This is a whole Slack export", "give the folder of one channel in it", str(path)
        )
    if not files:
        raise refusal("There is no JSON file in this folder", "give the file itself", str(path))
    yield from days or files


def _bytes(path: Path, most: int) -> bytes:
    try:
        with path.open("rb") as opened:
            content = opened.read(most + 1)
    except OSError as error:
        raise disk_refusal(error, path) from error
    if len(content) > most:
        what, remedy = "This is more than 50 MB", "export only the hours of the incident"
        raise refusal(what, remedy, str(path))
    return content


def _decoded(content: bytes, path: str) -> str:
    if content.startswith(b"PK\x03\x04"):
        raise refusal("This is a zip archive", "unzip it, and give what is inside", path)
    coding = "utf-16" if content.startswith(_UTF_16) else "utf-8-sig"
    try:
        return content.decode(coding)
    except UnicodeDecodeError as error:
        before = content[: error.start].decode(coding, "replace").replace("\r\n", "\n").split("\n")
        what = "This is not a text file" if b"\0" in content else "This file is not UTF-8"
        place = (len(before), len(before[-1]) + 1)
        raise refusal(what, "save or export it as UTF-8", path, *place) from None
