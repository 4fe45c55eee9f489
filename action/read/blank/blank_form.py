"""The blank form of an incident, filled in as far as a title goes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final

from action.errors import CallError, Letter
from action.read.names import folder_name

_PACKAGED: Final = Path(__file__).resolve().parents[2] / "templates"
_IN_THE_REPOSITORY: Final = Path(__file__).resolve().parents[3] / "templates"
_LONGEST: Final = 200
NO_FIELDS: Final[Mapping[str, str]] = MappingProxyType({})
_TURNED: Final = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_UNSEEN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\ufeff]+")


def new_incident(title: str, day: date, fields: Mapping[str, str] = NO_FIELDS) -> tuple[str, str]:
    """The name of the folder and the text of the file for an incident of this title and day.

    `fields` are others of the form to fill in.

    Raises CallError where the title is empty or too long for the title of an issue.
    """
    if turned := _TURNED.search(title):
        what = f"There is an invisible character in the title (U+{ord(turned[0]):04X})"
        raise CallError(Letter(what, "delete it"))
    clean = " ".join(_UNSEEN.sub(" ", title).split())
    if not clean:
        remedy = 'say what happened: `incident-review new "Checkout was slow"`'
        raise CallError(Letter("The incident has no title", remedy))
    if len(clean) > _LONGEST:
        what = f"The title is longer than {_LONGEST} characters"
        raise CallError(Letter(what, "shorten it and put the rest in the summary"))
    text = blank()
    for field, value in {"title": clean, **fields}.items():
        text = _filled(text, field, value)
    return folder_name(clean, day), text


def _filled(form: str, field: str, value: str) -> str:
    """The form with this field, which takes the place of its line and the hint on it."""
    line = f"{field}: {json.dumps(value, ensure_ascii=False)}"
    return re.sub(rf"(?m)^{field}:.*$", lambda _: line, form, count=1)


def blank() -> str:
    """The blank form that people copy."""
    return to_copy("incident.yml")


def to_copy(name: str) -> str:
    """The text of a file in templates/ that people copy as it is."""
    folder = _PACKAGED if _PACKAGED.is_dir() else _IN_THE_REPOSITORY
    return (folder / name).read_text(encoding="utf-8")
