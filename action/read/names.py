"""What an incident is called: the folder that holds its file, `YYYY-MM-DD-words`."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Final

LONGEST_ID: Final = 80
"""Characters of an id; it becomes part of a branch name and of every link."""

_ID: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})-([a-z0-9]+(?:-[a-z0-9]+)*)", re.ASCII)
_DAY: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_DATED: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)", re.ASCII)
_YEARS: Final = range(1970, 2200)
_HIDDEN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\\]")


def calendar_day(text: str) -> date | None:
    """The day that `YYYY-MM-DD` names, if the calendar has it, between 1970 and 2199."""
    found = _DAY.fullmatch(text)
    return possible_day(*map(int, found.groups())) if found else None


def possible_day(year: int, month: int, number: int) -> date | None:
    """The day of these numbers, if the calendar has it, between 1970 and 2199."""
    try:
        return date(year, month, number) if year in _YEARS else None
    except ValueError:
        return None


def folder(path: str) -> str | None:
    """The folder that holds a file of the repository, or None where the path plays tricks."""
    parts = path.split("/")
    if _HIDDEN.search(path) or parts[:-1] == [] or not all(parts) or {".", ".."} & set(parts):
        return None
    return parts[-2]


def day_of(name: str) -> date | None:
    """The day in the name of an incident's folder, or None where the name is not sound."""
    found = _ID.fullmatch(name) if len(name) <= LONGEST_ID else None
    return calendar_day(name[:10]) if found else None


def folder_name(title: str, day: date | None) -> str:
    """What the folder of an incident with this title and day should be called."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    begin = day.isoformat() if day else "YYYY-MM-DD"
    if words[:3] == begin.split("-"):
        words = words[3:]
    name = "-".join([begin, *(words or ["incident"])])
    if len(name) <= LONGEST_ID:
        return name
    kept = name[: LONGEST_ID + 1].rpartition("-")[0]
    return kept if len(kept) > len(begin) else name[:LONGEST_ID]


def better(name: str, day: date | None) -> str:
    """The sound name that is nearest to one that is not."""
    dated = _DATED.match(name)
    said = calendar_day(dated[0]) if dated else None
    return folder_name(name[10:] if dated else name, said or day)
