"""Incident files, settings and workflows on this machine, read as the Action would read them."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from action import INCIDENT_FILES
from action.errors import Letter, Place, ReviewError
from action.read import report, workflow, workflow_letters
from action.read import settings as team
from action.read.github.incident_files import overlooked
from action.read.incident import incident
from action.read.yaml.source import LARGEST_FILE
from action.review.settings import Settings

_LIKE_THEM: Final = re.compile(r"incidents?\.(?:ya?ml|md|markdown|mdown)", re.IGNORECASE)
_USUAL: Final = ("incidents/*/",)
_INSIDE: Final = ("", "*/", *_USUAL)
_NO_FILE: Final = "take its place with a plain file"


def letters_for(paths: Iterable[Path], settings_path: Path) -> Iterator[Letter]:
    """All letters about these files and folders; without any, about the usual places under here.

    The settings are always read, for the incident files are read with them. A workflow is compared
    with the one that we give away where it runs the action; other workflows are nobody's business.
    """
    given = tuple(paths)
    settled = team.DEFAULTS
    try:
        settled = _settings(settings_path)
    except ReviewError as error:
        yield from error.letters
    files = dict.fromkeys(_among(given) if given else _usual())
    for file in files:
        if not _same(file, settings_path) and not _is_workflow(file):
            yield from _letters(file, settled)
    yield from _about_workflows([file for file in files if _is_workflow(file)], named=given)


def _settings(path: Path) -> Settings:
    present = path.exists() or path.is_symlink()
    return team.settings(_text(path) if present else None, path=_shown(path))


def _among(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            found = (*_found(path, _INSIDE), *_workflows(path))
            yield from found or (path / INCIDENT_FILES[0],)
        else:
            yield path


def _usual() -> Iterator[Path]:
    yield from _found(Path(), _USUAL)
    yield from _workflows(Path())


def _found(folder: Path, patterns: tuple[str, ...]) -> Iterator[Path]:
    """The incident files in these folders, and what is nearly called like one."""
    for pattern in patterns:
        files = (file for file in folder.glob(f"{pattern}*") if _LIKE_THEM.fullmatch(file.name))
        yield from sorted(files)


def _workflows(folder: Path) -> Iterator[Path]:
    """The workflows in a folder, be it the repository or the one in which they lie."""
    for pattern in ("", "workflows/", f"{workflow.HOME}/"):
        yield from (file for file in sorted(folder.glob(f"{pattern}*")) if _is_workflow(file))


def _is_workflow(file: Path) -> bool:
    home = "/".join(file.absolute().parent.parts[-2:])
    return home == workflow.HOME and file.suffix in {".yml", ".yaml"}


def _about_workflows(files: Sequence[Path], named: Container[Path]) -> Iterator[Letter]:
    """Letters about these, read together with what lies beside them: it may do part of the work."""
    shown = {_shown(file) for file in files}
    for folder in dict.fromkeys(file.parent for file in files):
        around = (*(file for file in files if file.parent == folder), *_workflows(folder))
        letters: list[Letter] = []
        copies = list(_copies(dict.fromkeys(around), named, letters))
        for letter in (*letters, *workflow_letters.letters(copies)):
            if letter.place and letter.place.path in shown:
                yield letter


def _copies(
    files: Iterable[Path], named: Container[Path], letters: list[Letter]
) -> Iterator[workflow.Workflow]:
    """Those that run the action; the letters are about those that should, and cannot be read."""
    for file in files:
        try:
            text = _text(file)
        except ReviewError as error:
            letters += error.letters if file in named else ()
            continue
        try:
            if found := workflow.read_workflow(text, path=_shown(file)):
                yield found
        except ReviewError as error:
            letters += error.letters


def _letters(file: Path, settled: Settings) -> tuple[Letter, ...]:
    shown = _shown(file)
    if file.name not in INCIDENT_FILES and _LIKE_THEM.fullmatch(file.name):
        what = f"This file is called {file.name}"
        return (Letter(what, f"call it {report.name_like(file.name)}", Place(shown)),)
    if file.name == report.REPORT and file.with_name(report.FILE).exists():
        return (overlooked(shown),)
    try:
        if file.suffix in {".yml", ".yaml"} and file.name == Path(team.PATH).name:
            team.settings(_text(file), path=shown)
            return ()
        _, hints = incident(_text(file), path=_in_the_repository(file), settings=settled)
    except ReviewError as error:
        return tuple(_at(letter, shown) for letter in error.letters)
    return tuple(_at(letter, shown) for letter in hints)


def _text(file: Path) -> str:
    """The text of a plain file; no link is followed and nothing else is opened."""
    place = Place(_shown(file))
    if file.parent.is_symlink():
        raise ReviewError(Letter("The folder is a link to another", "put a real one there", place))
    try:
        with open(file, "rb", opener=_without_links) as opened:
            if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
                raise ReviewError(Letter("This is no plain file", _NO_FILE, place))
            content = opened.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        letter = Letter("There is no such file", "`incident-review new TITLE` begins one", place)
        raise ReviewError(letter) from None
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise ReviewError(Letter("This is a link to another file", _NO_FILE, place)) from None
        what = f"This file cannot be read ({error.strerror})"
        raise ReviewError(Letter(what, _NO_FILE, place)) from None
    if len(content) > LARGEST_FILE:
        remedy = "keep the words here and link to the rest"
        raise ReviewError(Letter("This file is larger than 1 MB", remedy, place))
    return _decoded(content, place)


def _without_links(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK)


def _decoded(content: bytes, place: Place) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        line = before.replace("\r\n", "\n").replace("\r", "\n").rpartition("\n")
        here = place._replace(line=line[0].count("\n") + bool(line[1]) + 1, column=len(line[2]) + 1)
        what = "This is no UTF-8 text" if b"\0" not in content else "This is no text"
        raise ReviewError(Letter(what, "save the file as UTF-8 text", here)) from None


def _shown(file: Path) -> str:
    """The path as people see it from here."""
    try:
        return file.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(file)


def _in_the_repository(file: Path) -> str:
    """The folder and the file; what lies around them does not matter to the incident."""
    whole = file.absolute()
    return f"{whole.parent.name}/{whole.name}"


def _at(letter: Letter, shown: str) -> Letter:
    return replace(letter, place=letter.place._replace(path=shown)) if letter.place else letter


def _same(one: Path, other: Path) -> bool:
    return one.absolute() == other.absolute()
