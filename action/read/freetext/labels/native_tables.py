"""The words of other languages for days and hours as tables, and where such a word may stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Final, NamedTuple, TypeVar

from action.read.freetext.labels import cldr, native_words
from action.read.freetext.labels.pieces import MONTHS_SHORT, WEEKDAYS_SHORT

Meaning = TypeVar("Meaning")

LETTERS: Final = r"[^\W\d_][^\W\d_\u0300-\u036f]*"
WORD: Final = re.compile(rf"(?:{LETTERS}['’](?=[^\W\d_]))?{LETTERS}")
EAST: Final = "\u0e00"
"""From here on languages write without spaces."""
SHORT: Final = 3
"""Letters of a word that may be anything, and needs more around it."""


def _meaning(table: Mapping[Meaning, str]) -> dict[str, Meaning]:
    """What each word of a table means."""
    return {word: key for key, words in table.items() for word in words.split("|")}


MONTHS: Final = {**_meaning(cldr.MONTHS), **native_words.MORE_MONTHS}
WEEKDAYS: Final = _meaning(cldr.WEEKDAYS)
HALVES: Final = {**_meaning(cldr.HALVES), **_meaning(native_words.MORE_HALVES)}
TURNS: Final = _meaning(cldr.TURNS)
HOURS: Final = native_words.HOURS_FOR_CERTAIN.union(cldr.HOURS.split("|"))
TOWNS: Final = {
    town.rpartition("/")[2].replace("_", " "): f"{part}/{town}"
    for part, towns in cldr.TOWNS.items()
    for town in towns.split()
}
TOWNS_BEGIN: Final = frozenset(
    town.partition(" ")[0] for town in (*TOWNS, *native_words.PLACES_SAID)
)
ENGLISH: Final = native_words.ENGLISH.union(MONTHS_SHORT, WEEKDAYS_SHORT)
"""Words of a label that need no translation."""

ENDS: Final = re.compile(r"\s*(?:[:–—|)\]]|-(?!\w)|,\s|\.?$)")
"""What stands behind a label that is over."""
CLOCK_AHEAD: Final = re.compile(r"\.?,?\s*(?:[^\W\d_]{1,4}\.?\s)?~?\d{1,2}(?:[:.hH]\d\d|h\b)")
NUMBER_AHEAD: Final = re.compile(r"(?:\.?,?\s+)?~?\d")
DATE_OR_CLOCK: Final = re.compile(r"\.?,?\s*\d{1,4}[-.:/hH年月\s]")
_DEPTH: Final = 3
_LITTLE: Final[frozenset[str]] = frozenset().union(
    *(native_words.AT, native_words.ABOUT, native_words.HOURS_OR_HOW_LONG, HALVES, WEEKDAYS),
    *(native_words.NEAR, native_words.FROM),
)
"""Words that may stand between others and the number of a time."""


class Native(NamedTuple):
    """What a piece is in the words of the grammar, where it ends, and what kind it is.

    `zone` is to be said behind the clock that comes, as the grammar has it.
    """

    english: str
    end: int
    kind: str = ""
    zone: str = ""


class Standing(NamedTuple):
    """Where a piece stands: the text, the place, and the kind and the word that come before it."""

    text: str
    at: int
    before: str = ""
    word: str = ""


def plain(word: str) -> str:
    """A word as the tables have it: in lower case, its accents in one sign with the letters."""
    low = word.casefold()
    return low if low.isascii() else unicodedata.normalize("NFC", low)


def month_of(word: str) -> int | None:
    """The number of a month by its word, in any language."""
    low = plain(word)
    if low in MONTHS:
        return MONTHS[low]
    return MONTHS_SHORT.index(low[:3]) + 1 if low[:3] in MONTHS_SHORT else None


def is_led(text: str, at: int, depth: int = _DEPTH) -> bool:
    """Whether a number follows, with no more than little words before it."""
    if NUMBER_AHEAD.match(text, at) and (text[at : at + 1] in " ,." or text[at - 1] >= EAST):
        return True
    here = at + len(text[at:]) - len(text[at:].lstrip(" .")) if text[at : at + 1] in " ." else at
    word = WORD.match(text, here)
    if word is None or depth == 0:
        return False
    low = plain(word[0])
    return low in _LITTLE and is_led(text, word.end(), depth - 1)
