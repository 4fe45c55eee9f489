"""A text without a file, read as the Action would read the file that it is for."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Final

from action.errors import Letter, Place, ReviewError
from action.read import report
from action.read import settings as team
from action.read.check import Checked, FileLetters, about_incident, is_there, settled_at
from action.read.forms.form import names_of
from action.read.forms.incident_form import IncidentForm
from action.read.forms.settings_form import SettingsForm
from action.read.workflows import workflow, workflow_letters
from action.read.yaml.decoded import decoded
from action.review.settings import Settings

_NAME: Final = re.compile(
    r"""^(?:"([a-z-]+)"|'([a-z-]+)'|([a-z-]+))[ \t]*:(?=\s|\Z)""", re.MULTILINE
)
"""A name at the left edge, as the fields of every file of ours stand."""
_SAYS_SETTINGS: Final = re.compile(
    r"^# yaml-language-server: \S{1,200}settings\.schema\.json", re.MULTILINE
)


class TextKind(Enum):
    """What a text without a name may be."""

    INCIDENT = report.FILE
    REPORT = report.REPORT
    SETTINGS = Path(team.PATH).name
    WORKFLOW = "workflow.yml"


def checked_text(content: bytes, settings_path: Path, day: date, name: str) -> Checked:
    """This text, read as one of `day` where it names none; `name` is what it came from."""
    settled, about_settings = settled_at(settings_path)
    try:
        text = decoded(content, Place(name))
    except ReviewError as error:
        return Checked((*about_settings, *error.letters))
    if not text.strip():
        nothing = Letter("Nothing came in", "give the text of a file to read", Place(name))
        return Checked((nothing,), about_the_call=(nothing,))
    kind = kind_of_text(text)
    found = _letters(text, kind, settled, day)
    letters = tuple(_here(letter, name) for letter in found.letters)
    return Checked(
        (*about_settings, *letters),
        int(kind in {TextKind.INCIDENT, TextKind.REPORT}),
        kind is TextKind.SETTINGS or is_there(settings_path),
        int(kind is TextKind.WORKFLOW),
        questions=found.questions,
    )


def kind_of_text(text: str) -> TextKind:
    """An incident file, unless its text says otherwise."""
    lines = [line.rstrip() for line in text.lstrip("\ufeff \r\n").splitlines()]
    if lines[:1] == [report.FRONT_MATTER_EDGE] and report.FRONT_MATTER_EDGE in lines[1:]:
        return TextKind.REPORT
    fields = {name for found in _NAME.findall(text) for name in found if name}
    if {"jobs", "on"} <= fields:
        return TextKind.WORKFLOW
    of_a_team = len(fields & names_of(SettingsForm).keys())
    of_an_incident = len(fields & names_of(IncidentForm).keys())
    if _SAYS_SETTINGS.search(text) or of_a_team > of_an_incident:
        return TextKind.SETTINGS
    is_headed = bool(lines) and lines[0].startswith("# ")
    return TextKind.REPORT if is_headed and not fields else TextKind.INCIDENT


def _letters(text: str, kind: TextKind, settled: Settings, day: date) -> FileLetters:
    try:
        match kind:
            case TextKind.SETTINGS:
                left_out = team.settings(text, path=kind.value).left_out
                return FileLetters((*left_out, *team.hints(text, path=kind.value)))
            case TextKind.WORKFLOW:
                found = workflow.read_workflow(text, path=kind.value)
                about = workflow_letters.letters([found]) if found else (_not_ours(),)
                return FileLetters(tuple(about))
            case TextKind.INCIDENT | TextKind.REPORT:
                return about_incident(text, f"incidents/{day}-given/{kind.value}", settled)
    except ReviewError as error:
        return FileLetters(error.letters)


def _not_ours() -> Letter:
    what = "This workflow does not run Incident Review"
    return Letter(what, f"copy the one from {workflow.ADDRESS}")


def _here(letter: Letter, name: str) -> Letter:
    return replace(letter, place=(letter.place or Place(name))._replace(path=name))
