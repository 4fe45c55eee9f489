"""The day that a title names for what stands below it, with its year or without."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from action.read.freetext.days.told_days import is_of_writing
from action.read.freetext.labels import native_words, pieces
from action.read.freetext.labels.labels import TimeLabel
from action.read.freetext.labels.native_tables import MONTHS, plain
from action.read.freetext.labels.written import WrittenDay, WrittenTime, written_day

_LONGEST: Final = 200
_NUMBERING: Final = re.compile(r"[\W\d_]*")
_DAY: Final = re.compile(
    rf"(?<![\w.:/-])(?:(?P<full_day>{pieces.FULL_DAY})|(?P<named_day>(?i:{pieces.NAMED_DAY}))"
    r"|(?P<numeric_day>(?:0?[1-9]|[12]\d|3[01])\.\s?(?:0?[1-9]|1[0-2])\.(?:\s?20\d\d)?(?!\w))"
    r"|(?P<east>(?:(?P<y>\d{4})\s?[年년]\s?)?(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日일号號])"
    r"|(?P<native>(?P<number>\d{1,2})(?:\.|º|er)?\s?(?:de\s|d['’])?(?P<word>[^\W\d_]{3,12})\b\.?"
    r"(?:,?\s(?:del?\s)?(?P<year>\d{4})(?!\d))?))"
)


def day_label(titles: Iterable[str]) -> TimeLabel | None:
    """The day that the first of these titles names, as a label; None where none does."""
    for title in titles:
        begins = _NUMBERING.match(title)
        start = begins.end() if begins and "." in begins[0] else 0
        for found in _DAY.finditer(title, start, _LONGEST):
            day = _day(found)
            if day and not is_of_writing(title, found.start()):
                return TimeLabel(found[0], WrittenTime(day), rest=len(title))
    return None


def _day(found: re.Match[str]) -> WrittenDay | None:
    """The day that was found, in whatever language."""
    if found["east"]:
        year = int(found["y"]) if found["y"] else None
        return WrittenDay(year, int(found["m"]), int(found["d"]))
    if not found["native"]:
        return written_day(found.lastgroup or "", found[0])
    word = plain(found["word"])
    month = MONTHS.get(word)
    if month is None or (word in native_words.ALSO_ENGLISH and not found["year"]):
        return None
    return WrittenDay(int(found["year"]) if found["year"] else None, month, int(found["number"]))
