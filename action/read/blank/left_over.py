"""What people have left of the blank form as it was, where it keeps a review from what it needs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import Final

from action.errors import Letter, Place
from action.read import names
from action.read.blank.blank_form import blank
from action.read.yaml.placed_yaml import PlacedYaml, YamlValue
from action.read.yaml.yaml_letters import short

_DATED_FIELDS: Final = ("date", "started", "detected", "declared", "mitigated", "resolved")
_UNREAD: Final = re.compile(r"#\s*+~?\d{1,2}[:.]\d\d\b")
_BELOW: Final = re.compile(r"#|\s*+$")
_OLD_EXAMPLES: Final = frozenset({"#  ~14:30 The new version is taken back"})
"""Lines that earlier blank forms had; who left them there has forgotten nothing."""


def still_unnamed(name: str, said: Mapping[str, YamlValue], place: Place) -> Letter | None:
    """What to say of a folder that has no day in its name yet; None where that is not so."""
    if not names.is_unnamed(name):
        return None
    day = _day(said)
    title = str(said.get("title") or "") if name == names.UNNAMED else name
    found = names.better(title, day) if title else f"{day or 'YYYY-MM-DD'}-words"
    file = PurePosixPath(place.path)
    also = "" if day else "; for YYYY-MM-DD write the day it began"
    return Letter(
        f"The folder is still called `{short(name)}`",
        "open this file on GitHub, press the pencil, and type"
        f" `../{found}/{file.name}` as its new name{also}",
        place,
    )


def lines_with_marks(placed: PlacedYaml) -> Iterator[Letter]:
    """A question where people wrote events behind the # of the form, so that none is read."""
    if placed.data.get("timeline") or ("timeline",) not in placed.keys:
        return
    known = _OLD_EXAMPLES | set(blank().splitlines())
    begin = placed.key_place(("timeline",)).line
    for number, line in enumerate(placed.source[begin:], begin + 1):
        if not _BELOW.match(line):
            return
        if _UNREAD.match(line) and line.rstrip() not in known:
            yield Letter(
                f"`{short(line)}` is not read, because it begins with #",
                "delete the # at the start of each line of the timeline",
                Place(placed.path, number),
                serious=False,
            )
            return


def _day(said: Mapping[str, YamlValue]) -> date | None:
    """The day that the file names, if it names one."""
    written = (str(said.get(name) or "").strip()[:10] for name in _DATED_FIELDS)
    return next(filter(None, map(names.calendar_day, written)), None)
