"""What an incident is called: the folder that holds its file, `YYYY-MM-DD-words`."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from hashlib import sha256
from typing import Final

LONGEST_ID: Final = 80
"""Characters of an id; it becomes part of a branch name and of every link."""

UNNAMED: Final = "YYYY-MM-DD-words"
"""What the folder of an incident is called as long as nobody has named it."""

_ID: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})-([a-z0-9]+(?:-[a-z0-9]+)*)", re.ASCII)
_DAY: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_DATED: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)", re.ASCII)
_UNDATED: Final = re.compile(r"YYYY-MM-DD", re.IGNORECASE | re.ASCII)
_YEARS: Final = range(1970, 2200)
_YEAR: Final = r"(?:19[7-9]|2[01]\d)\d"
_LEAP_YEAR: Final = (
    r"(?:19(?:7[26]|8[048]|9[26])|20[02468][048]|21(?:0[48]|[2468][048])|2[01][13579][26])"
)
SOUND_DAY: Final = (
    rf"(?:{_YEAR}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)"
    rf"|(?:0[13578]|1[02])-31)|{_LEAP_YEAR}-02-29)"
)
"""A day that the calendar has in these years, for regular expressions of every kind."""
_LATIN: Final = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
"""Latin letters that Unicode does not take apart into a plain one and a mark."""
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


def is_unnamed(name: str) -> bool:
    """Whether the name of a folder still has the letters for the day that the blank form shows."""
    return bool(_UNDATED.match(name))


def folder_name(title: str, day: date | None) -> str:
    """What the folder of an incident with this title and day should be called.

    An id has only Latin letters. What a title says in others becomes six signs at the end of the
    name, the same for the same title, so that two incidents of one day have two folders.
    """
    begin = day.isoformat() if day else "YYYY-MM-DD"
    words = re.findall(r"[a-z0-9]+", _latin(title))
    if words[:3] == begin.split("-"):
        words = words[3:]
    tail = _sum_of(title) if _loses(title, "LN" if words else "LNS") else ""
    name = "-".join([begin, *(words or ["incident"])])
    most = LONGEST_ID - len(tail)
    if len(name) > most:
        kept = name[: most + 1].rpartition("-")[0]
        name = kept if len(kept) > len(begin) else name[:most]
    return name + tail


def _latin(text: str) -> str:
    """The text in small Latin letters without marks, as far as it has any."""
    small = unicodedata.normalize("NFKD", text).lower().translate(_LATIN)
    return unicodedata.normalize("NFKD", small).encode("ascii", "ignore").decode()


def _loses(text: str, kinds: str) -> bool:
    """Whether signs of these kinds (L letters, N numbers, S symbols) have no Latin spelling."""
    return any(
        unicodedata.category(sign)[0] in kinds and not _latin(sign).strip()
        for sign in unicodedata.normalize("NFKC", text)
        if not sign.isascii()
    )


def _sum_of(title: str) -> str:
    """Six signs that stand for a title, however its letters are composed or spaced."""
    same = " ".join(unicodedata.normalize("NFKC", title).casefold().split())
    return "-" + sha256(same.encode("utf-8", "replace")).hexdigest()[:6]


def better(name: str, day: date | None) -> str:
    """The sound name that is nearest to one that is not."""
    dated = _DATED.match(name) or _UNDATED.match(name)
    said = calendar_day(dated[0]) if dated else None
    return folder_name(name[10:] if dated else name, said or day)
