"""What a check has found, for programs."""

from __future__ import annotations

from typing import Any

from action.errors import Letter
from action.printed.versions import versioned
from action.read.check import Checked


def check_data(found: Checked) -> dict[str, Any]:
    """What `incident-review check --format json` prints."""
    read = {
        "incidents": found.incidents,
        "settings": found.settings,
        "workflows": found.workflows,
    }
    return versioned({"checked": read, "letters": [_record(letter) for letter in found.letters]})


def _record(letter: Letter) -> dict[str, Any]:
    place = letter.place
    return {
        "path": place.path if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "level": "error" if letter.serious else "question",
        "what": letter.what,
        "remedy": letter.remedy,
    }
