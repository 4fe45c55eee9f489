"""The files of incidents, settings and workflows on this machine, and what only looks like them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Final

from action import INCIDENT_FILES, NAME
from action.errors import CallError, Letter, Place, on_one_line
from action.read import names, report
from action.read import settings as team
from action.read.workflows import workflow

LIKE_INCIDENTS: Final = re.compile(r"incidents?\.(?:ya?ml|md|markdown|mdown)", re.IGNORECASE)
_LIKE_SETTINGS: Final = re.compile(rf"{NAME.replace('-', '[-_]?')}s?\.ya?ml", re.IGNORECASE)
_LOOSE: Final = re.compile(r".+\.ya?ml|\d{4}-\d{2}-\d{2}.*\.md", re.IGNORECASE)
"""What lies beside the folders of incidents and looks like one: a README may be there."""
_IN_YAML: Final = re.compile(r"incidents?\.ya?ml", re.IGNORECASE)
"""An incident file wherever it is; a report may be about all incidents of a repository."""
_INCIDENTS: Final = "incidents"
_MOST_NAMED: Final = 5
"""Incidents that are named where a folder holds several; the latest."""
_REAL: Final = "replace it with a real folder"


@dataclass(slots=True)
class Search:
    """Files that were found, letters about folders that hide some, and named folders without."""

    files: dict[Path, None] = field(default_factory=dict)
    letters: list[Letter] = field(default_factory=list)
    empty: list[Path] = field(default_factory=list)

    def at(self, paths: Iterable[Path]) -> None:
        """Look for these files, and in these folders."""
        for path in paths:
            if not _is_folder(path):
                self._add([] if self._is_no_house(path) else [path])
                continue
            before = len(self.files) + len(self.letters)
            self._below(path)
            if len(self.files) + len(self.letters) == before:
                self.empty.append(path)

    def in_the_usual_places(self, settings: Path) -> None:
        """Look where the action looks: under `incidents/` and `.github/`."""
        self.letters += map(without_folder, self._at_the_root())
        self._incidents(Path(_INCIDENTS))
        self._workflows(Path())
        self._settings(settings)

    def _at_the_root(self) -> Iterator[Path]:
        return (file for file in self._listed(Path()) if _IN_YAML.fullmatch(file.name))

    def _below(self, folder: Path) -> None:
        """Whatever folder this is: the repository, that of all incidents, or that of one."""
        self._add(_like_incidents(self._listed(folder)))
        if folder.absolute().name == _INCIDENTS:
            self._incidents(folder)
        else:
            self._folders_of(folder)
            self._incidents(folder / _INCIDENTS)
        self._workflows(folder)

    def _incidents(self, folder: Path) -> None:
        if self._is_no_house(folder):
            return
        for entry in self._listed(folder):
            if is_beside(entry.name) and not entry.is_dir():
                self.letters.append(_loose(entry))
            elif entry.is_symlink() and not entry.exists():
                what = "This symbolic link is broken"
                self.letters.append(Letter(what, _REAL, Place(shown(entry))))
        self._folders_of(folder)

    def _is_no_house(self, folder: Path) -> bool:
        """Whether the folder of all incidents is a link or a file: GitHub finds nothing in it."""
        linked = folder.is_symlink() and (folder.is_dir() or not folder.exists())
        what = "This is a symbolic link" if linked else "This is not a folder"
        if folder.name != _INCIDENTS or not (linked or folder.is_file()):
            return False
        self.letters.append(Letter(what, _REAL, Place(shown(folder))))
        return True

    def _folders_of(self, folder: Path) -> None:
        """The folders of incidents in a folder, and what lies too deep in one of them."""
        for entry in self._listed(folder):
            inside = self._listed(entry) if entry.is_dir() and not _is_hidden(entry) else []
            self._add(_like_incidents(inside))
            if folder.name == _INCIDENTS:
                for deep in (each for each in inside if each.is_dir()):
                    self.letters += map(_too_deep, _like_incidents(self._listed(deep)))

    def _workflows(self, folder: Path) -> None:
        for place in ("", "workflows", workflow.HOME):
            self._add(file for file in self._listed(folder / place) if is_workflow(file))

    def _settings(self, settings: Path) -> None:
        """What is nearly called like the settings, in the folder where they should be."""
        for file in self._listed(settings.parent):
            if file.name != settings.name and _LIKE_SETTINGS.fullmatch(file.name):
                self.letters.append(_misnamed_settings(file, settings))

    def _add(self, files: Iterable[Path]) -> None:
        self.files |= dict.fromkeys(files)

    def _listed(self, folder: Path) -> list[Path]:
        try:
            (folder / ".").stat()
            return sorted(folder.iterdir())
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            what = f"This folder cannot be read ({error.strerror})"
            letter = Letter(what, "check its permissions", Place(shown(folder)))
            self.letters += [] if letter in self.letters else [letter]
            return []


def is_workflow(file: Path) -> bool:
    """Whether GitHub would read this file as a workflow, by its place."""
    home = "/".join(file.absolute().parent.parts[-2:])
    return home == workflow.HOME and file.suffix in {".yml", ".yaml"}


def shown(file: Path) -> str:
    """The path as people see it from here."""
    try:
        return file.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(file)


def _like_incidents(files: Iterable[Path]) -> Iterator[Path]:
    return (file for file in files if LIKE_INCIDENTS.fullmatch(file.name))


def _is_folder(path: Path) -> bool:
    """Whether it is a folder of its own; what is in a closed folder cannot be known to be one."""
    try:
        return path.is_dir() and not path.is_symlink()
    except OSError:
        return False


def _is_hidden(folder: Path) -> bool:
    return folder.name.startswith(".")


def _loose(file: Path) -> Letter:
    """A file beside the folders of incidents, where nobody looks for one."""
    return beside_folders(shown(file.parent), file.name)


def is_beside(name: str) -> bool:
    """Whether a file with such a name, beside the folders of incidents, was meant as one."""
    return bool(_LOOSE.fullmatch(name) or LIKE_INCIDENTS.fullmatch(name))


def beside_folders(folder: str, name: str) -> Letter:
    """What to say of such a file in the folder of all incidents."""
    day = names.calendar_day(name[:10])
    to = names.better(PurePath(name).stem, day) if day else names.UNNAMED
    what = "This file is not in an incident folder, so it is not read"
    return Letter(
        what, f"move it to {folder}/{to}/{report.name_like(name)}", Place(f"{folder}/{name}")
    )


def is_without_folder(file: Path) -> bool:
    """Whether an incident file is at the root of a repository, whose name says no incident."""
    return file.name in INCIDENT_FILES and (file.absolute().parent / ".git").exists()


def without_folder(file: Path) -> Letter:
    """What to say of an incident file at the root of the repository."""
    to = f"{_INCIDENTS}/{names.UNNAMED}/{report.name_like(file.name)}"
    what = "This file is not in an incident folder, so it is not read"
    return Letter(what, f"move it to {to}", Place(shown(file)))


def incident_file_in(folder: Path) -> Path:
    """The incident file in a folder. CallError where there is none, naming those further below."""
    files = (folder / name for name in INCIDENT_FILES)
    if found := next((file for file in files if file.exists()), None):
        return found
    further = (file for name in INCIDENT_FILES for file in folder.glob(f"*/{name}"))
    below = sorted({on_one_line(str(file.parent)) for file in further})
    where = f"{on_one_line(str(folder))}/"
    if not below:
        what, remedy = f"There is no incident file in {where}", "name the folder of an incident"
        raise CallError(Letter(what, remedy))
    if len(below) == 1:
        raise CallError(Letter(f"{where} is not the folder of an incident", f"name {below[0]}"))
    latest = ", ".join(below[-_MOST_NAMED:])
    raise CallError(Letter(f"{where} holds several incidents", f"name one of: {latest}"))


def _too_deep(file: Path) -> Letter:
    to = f"{shown(file.parents[2])}/{file.parent.name}/{file.name}"
    what = "This file is one folder too deep, so it is not read"
    return Letter(what, f"move it to {to}", Place(shown(file)))


def _misnamed_settings(file: Path, settings: Path) -> Letter:
    if settings.exists():
        what = f"These settings are not read, because {settings.name} exists too"
        return Letter(what, "keep one of the two", Place(shown(file)), serious=False)
    usual = Path(team.PATH).name if settings == Path(team.PATH) else settings.name
    return misnamed(file, usual)


def misnamed(file: Path, usual: str) -> Letter:
    """A file that is nearly called like one that is read."""
    what = f"This file is named {file.name}, so it is not read"
    return Letter(what, f"rename it to {usual}", Place(shown(file)))
