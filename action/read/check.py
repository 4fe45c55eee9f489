"""Incident files, settings and workflows on this machine, read as the Action would read them."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NamedTuple

from action import INCIDENT_FILES
from action.disk import disk_refusal
from action.errors import Letter, Place, ReviewError, on_one_line
from action.read import report
from action.read import settings as team
from action.read.finding import (
    LIKE_INCIDENTS,
    Search,
    is_without_folder,
    is_workflow,
    misnamed,
    shown,
    without_folder,
)
from action.read.github.incident_files import overlooked
from action.read.incident import incident, without_effect
from action.read.workflows import workflow, workflow_letters
from action.read.yaml.decoded import decoded
from action.read.yaml.source import LARGEST_FILE
from action.review.settings import Settings

_REPLACE: Final = "replace it with a regular file"


@dataclass(frozen=True, slots=True)
class Checked:
    """What was read, and the letters about it.

    Those `about_the_call` come first: something that was named is not there. So many `questions`
    about incidents are asked in their pull requests as well.
    """

    letters: tuple[Letter, ...]
    incidents: int = 0
    settings: bool = False
    workflows: int = 0
    about_the_call: tuple[Letter, ...] = ()
    questions: int = 0

    @property
    def missing(self) -> bool:
        """Whether something that was named is not there."""
        return bool(self.about_the_call)

    def __str__(self) -> str:
        """What was read, in words; nothing where there was nothing to read."""
        parts = [
            _counted(self.incidents, "incident file"),
            "the settings" if self.settings else "",
            _counted(self.workflows, "workflow"),
        ]
        *others, last = list(filter(None, parts)) or [""]
        return f"{', '.join(others)} and {last}" if others else last


class FileLetters(NamedTuple):
    """The letters about a file; so many of them are questions that its pull request asks, too."""

    letters: tuple[Letter, ...]
    questions: int = 0


def letters_for(paths: Iterable[Path], settings_path: Path) -> tuple[Letter, ...]:
    """All letters about these files and folders, or about the usual places under here."""
    return checked(paths, settings_path).letters


def checked(paths: Iterable[Path], settings_path: Path, main: tuple[str, ...] = ()) -> Checked:
    """These files and folders, read; without any, what is in the usual places under here.

    The settings are always read, for the incident files are read with them. A workflow
    is compared with the one that we give away where it runs the
    action, and with what the default branch, `main`, may be called; other workflows are nobody's
    business.
    """
    given = tuple(paths)
    missing = [path for path in given if not is_there(path)]
    settled, letters = settled_at(settings_path)
    search = Search()
    if given:
        search.at(path for path in given if path not in missing)
    else:
        search.in_the_usual_places(settings_path)
    files = [file for file in search.files if not _same(file, settings_path)]
    incidents = [file for file in files if not is_workflow(file)]
    workflows = [file for file in files if is_workflow(file)]
    copies, about = _about_workflows(workflows, main, named=given)
    about_incidents = [_letters(file, settled) for file in incidents]
    of_incidents = (letter for one in about_incidents for letter in one.letters)
    lost = (*map(gone, missing), *map(_empty, search.empty))
    return Checked(
        (*lost, *letters, *search.letters, *of_incidents, *about),
        len([file for file in incidents if file.name in INCIDENT_FILES]),
        is_there(settings_path),
        copies,
        lost,
        sum(one.questions for one in about_incidents),
    )


def settled_at(path: Path) -> tuple[Settings, tuple[Letter, ...]]:
    """The settings, and letters about them; where they are broken, the usual ones."""
    if not is_there(path):
        return team.DEFAULTS, ()
    try:
        text = text_of(path)
        settled, hints = team.settings(text, path=shown(path)), team.hints(text, path=shown(path))
    except ReviewError as error:
        return team.DEFAULTS, error.letters
    return settled, (*settled.left_out, *hints)


def is_there(path: Path) -> bool:
    """Whether something is there; what is in a closed folder may be."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def gone(path: Path) -> Letter:
    """What to say of a file that was named and is not there."""
    return _placed(FileNotFoundError(errno.ENOENT, ""), path)


def _empty(path: Path) -> Letter:
    what = f"There is no incident file in {on_one_line(shown(path))}"
    return Letter(what, "create one with `incident-review new TITLE`", Place(shown(path)))


def _placed(error: OSError, path: Path) -> Letter:
    """What the disk refuses, with the file that it is about."""
    letter = disk_refusal(error, shown(path)).letters[0]
    return replace(letter, place=Place(shown(path)))


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}" if number else ""


def _about_workflows(
    files: Sequence[Path], main: tuple[str, ...], named: Container[Path]
) -> tuple[int, tuple[Letter, ...]]:
    """How many of these run the action, and letters about them.

    Each is read together with what lies beside it: that may do a part of the work.
    """
    ours, found = {shown(file) for file in files}, list[Letter]()
    running = 0
    for folder in dict.fromkeys(file.parent for file in files):
        beside = [file for file in sorted(folder.glob("*")) if is_workflow(file)]
        around = (*(file for file in files if file.parent == folder), *beside)
        letters: list[Letter] = []
        copies = list(_copies(dict.fromkeys(around), named, letters))
        running += len([copy for copy in copies if copy.page.path in ours])
        found += (*letters, *workflow_letters.letters(copies, main))
    return running, tuple(letter for letter in found if letter.place and letter.place.path in ours)


def _copies(
    files: Iterable[Path], named: Container[Path], letters: list[Letter]
) -> Iterator[workflow.Workflow]:
    """Those that run the action; the letters are about those that should, and cannot be read."""
    for file in files:
        try:
            text = text_of(file)
        except ReviewError as error:
            letters += error.letters if file in named else ()
            continue
        try:
            if found := workflow.read_workflow(text, path=shown(file)):
                yield found
        except ReviewError as error:
            letters += error.letters


def _letters(file: Path, settled: Settings) -> FileLetters:
    place = shown(file)
    if file.name not in INCIDENT_FILES and LIKE_INCIDENTS.fullmatch(file.name):
        return FileLetters((misnamed(file, report.name_like(file.name)),))
    if is_without_folder(file):
        return FileLetters((without_folder(file),))
    if file.name == report.REPORT and file.with_name(report.FILE).exists():
        return FileLetters((overlooked(place),))
    try:
        text = text_of(file)
        if file.suffix in {".yml", ".yaml"} and file.name == Path(team.PATH).name:
            left_out = team.settings(text, path=place).left_out
            return FileLetters((*left_out, *team.hints(text, path=place)))
        found = about_incident(text, _in_the_repository(file), settled)
    except ReviewError as error:
        found = FileLetters(error.letters)
    return found._replace(letters=tuple(_at(letter, place) for letter in found.letters))


def about_incident(text: str, path: str, settled: Settings) -> FileLetters:
    """What is said of an incident file that can be read; raises ReviewError where it cannot."""
    told, hints = incident(text, path=path, settings=settled)
    return FileLetters((*hints, *without_effect(told, settled)), len(hints))


def text_of(file: Path) -> str:
    """The text of a plain file; no link is followed and nothing else is opened."""
    place = Place(shown(file))
    if file.parent.is_symlink():
        raise ReviewError(
            Letter("The folder is a symbolic link", "replace it with a real folder", place)
        )
    try:
        with open(file, "rb", opener=_without_links) as opened:
            if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
                raise ReviewError(Letter("This is not a regular file", _REPLACE, place))
            content = opened.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise ReviewError(gone(file)) from None
    except OSError as error:
        raise ReviewError(_unreadable(error, file)) from None
    if len(content) > LARGEST_FILE:
        remedy = "keep the main text here and link to the rest"
        raise ReviewError(Letter("This file is larger than 1 MB", remedy, place))
    return decoded(content, place)


def _unreadable(error: OSError, file: Path) -> Letter:
    place = Place(shown(file))
    match error.errno:
        case errno.ELOOP:
            return Letter("This is a symbolic link", _REPLACE, place)
        case errno.EISDIR:
            return Letter("This is a folder, not a file", "replace it with a file", place)
        case errno.ENXIO:
            return Letter("This is not a regular file", _REPLACE, place)
        case _:
            return _placed(error, file)


def _without_links(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK)


def _in_the_repository(file: Path) -> str:
    """The folder and the file; what lies around them does not matter to the incident."""
    whole = file.absolute()
    return f"{whole.parent.name}/{whole.name}"


def _at(letter: Letter, path: str) -> Letter:
    return replace(letter, place=letter.place._replace(path=path)) if letter.place else letter


def _same(one: Path, other: Path) -> bool:
    return one.absolute() == other.absolute()
