"""What begins with a letter in the label of another language: each word by the tables."""

from __future__ import annotations

import re
from typing import Final

from action.read.freetext.labels import native_words
from action.read.freetext.labels.native_tables import (
    CLOCK_AHEAD,
    DATE_OR_CLOCK,
    ENDS,
    ENGLISH,
    HALVES,
    HOURS,
    LETTERS,
    MONTHS,
    NUMBER_AHEAD,
    SHORT,
    TURNS,
    WEEKDAYS,
    WORD,
    Native,
    Standing,
    is_led,
    plain,
)
from action.read.freetext.labels.native_zones import ZONES_BEGIN, zone_said
from action.read.freetext.labels.pieces import MONTHS_SHORT, WEEKDAYS_SHORT


def word(found: re.Match[str], standing: Standing) -> Native | None:
    """A word by the tables; the first that knows it and finds it in its place."""
    low, end = plain(found[0]), found.end()
    if low in {"am", "pm"} and standing.text[end : end + 1].isdecimal() and not standing.before:
        return Native("", end, "half")
    if low in _NEXT_DAY and (piece := _turn(low, standing, end)):
        return piece
    if low in ENGLISH and not (low == "mar" and _MONTH_AHEAD.match(standing.text, end)):
        return None
    if low not in _KNOWN and (low.isascii() or standing.before != "clock"):
        return _noon(low, end)
    pieces = (row(low, standing, end) for row in _WORD_ROWS)
    return next(filter(None, pieces), None)


_MONTH_AHEAD: Final = re.compile(rf"\.?,?\s\d{{1,2}}\.?\s(?:de\s)?{LETTERS}")


def _behind(low: str, standing: Standing, end: int) -> Native | None:  # noqa: ARG001 - a row
    """What clings to a clock in the languages of the East: 頃, から, まで."""
    if standing.before != "clock" or low.isascii():
        return None
    start = standing.at
    for words, english in _BEHIND:
        for word in words:
            if standing.text.startswith(word, start):
                after = start + len(word)
                goes_on = NUMBER_AHEAD.match(standing.text, after) or _is_half(standing.text, after)
                if english == "to" and not goes_on:
                    return None
                joins = english in {"to", "onward"} and goes_on
                return Native("-" if joins else f" {english} ", after, "until" if joins else "")
    return None


_BEHIND: Final = (
    (native_words.ON_TO, "to"),
    (native_words.ABOUT_BEHIND, "approx"),
    (native_words.FROM_BEHIND, "onward"),
    (native_words.UNTIL_BEHIND, ""),
)


def _is_half(text: str, at: int) -> bool:
    word = WORD.match(text, at)
    return word is not None and plain(word[0]) in HALVES


def _range(low: str, standing: Standing, end: int) -> Native | None:
    if standing.before != "clock" or not is_led(standing.text, end):
        return None
    if low == "a" and not CLOCK_AHEAD.match(standing.text, end):
        return None  # an English word, too
    joined = low in native_words.AND and _is_between(standing)
    return Native("-", end, "until") if joined or low in native_words.UNTIL else None


def _is_between(standing: Standing) -> bool:
    words = WORD.findall(standing.text, 0, standing.at)
    return any(plain(one) in native_words.BETWEEN for one in words)


def _merely(low: str, standing: Standing, end: int) -> Native | None:
    """About, behind a clock; and what behind two clocks only says that they are clocks."""
    if standing.before != "clock" and not _BEHIND_DIGITS.search(standing.text, 0, standing.at):
        return None
    if low in native_words.ABOUT_WEST:
        return Native("approx", end)
    if low not in native_words.MERELY_BEHIND:
        return None
    return Native("", end) if len(_CLOCKS.findall(standing.text, 0, standing.at)) > 1 else None


_CLOCKS: Final = re.compile(r"(?<!\d)\d{1,2}[:.]\d\d(?!\d)")
_BEHIND_DIGITS: Final = re.compile(r"[.:]\d\d\s?\Z")


def _doubt(low: str, standing: Standing, end: int) -> Native | None:
    text = standing.text
    dot = end + (text[end : end + 1] == ".")
    if low in native_words.ABOUT and is_led(text, dot):
        return Native("~", dot)
    if low in native_words.BETWEEN and not standing.before and is_led(text, end):
        return Native("between", end)
    if low in native_words.SINCE and not standing.before and is_led(text, end):
        return Native("since", end)
    if low in native_words.NEAR and not standing.before and is_led(text, end):
        return Native("before", end)
    if low in native_words.UNKNOWN and standing.before != "clock" and ENDS.match(text, end):
        return Native("unknown", end)
    return None


def _until(low: str, standing: Standing, end: int) -> Native | None:
    """A range of which only the end is written, as in bis 14:50 Uhr; some words only say *at*."""
    thursday = low == "do" and standing.text[standing.at].isupper()
    if standing.before or thursday or low not in _UNTIL_ALONE:
        return None
    return Native("until", end) if _ONLY_CLOCK.match(standing.text, end) else None


_UNTIL_ALONE: Final = native_words.UNTIL - native_words.AT - native_words.NEAR | {"do"}
_ONLY_CLOCK: Final = re.compile(
    r"\s(?:[^\W\d_]{1,4}\.?\s)?~?\d{1,2}(?:[:hH]\d\d|\.\d\d(?![.\d])|h\b)"
)
_FEIRA: Final = "-feira"
"""What may follow most weekdays in Portuguese."""


def _weekday(low: str, standing: Standing, end: int) -> Native | None:
    number = WEEKDAYS.get(low)
    if number is None:
        return None
    text = standing.text
    end += len(_FEIRA) if text.startswith(_FEIRA, end) else 0
    near = DATE_OR_CLOCK.match(text, end) or (is_led(text, end) and len(low) > SHORT)
    if not near and (len(low) <= SHORT or not ENDS.match(text, end)):
        return None
    dot = end + (text[end : end + 1] == ".")
    return Native(WEEKDAYS_SHORT[number].capitalize() if number >= 0 else "", dot, "day")


_NUMBER_OF_DAY: Final = re.compile(r"\.?\s\d{1,2}(?!\d|[:.]\d)")


def _month(low: str, standing: Standing, end: int) -> Native | None:
    """A month before its number, as in Ocak 12; a word of another meaning is none."""
    month = MONTHS.get(low)
    if month is None or low in native_words.ALSO_ENGLISH:
        return None
    ahead = _NUMBER_OF_DAY.match(standing.text, end)
    return Native(MONTHS_SHORT[month - 1].capitalize(), end) if ahead else None


def _turn(low: str, standing: Standing, end: int) -> Native | None:
    """Noon, midnight and the next day, where they stand as a time would."""
    text, at = standing.text, standing.at
    for phrase in _NEXT_DAY.get(low, ()):
        after = at + len(phrase)
        if plain(text[at:after]) == phrase and (ENDS.match(text, after) or is_led(text, after)):
            return Native("next day", after, "day")
    turn = TURNS.get(low)
    return Native(turn, end, "clock") if turn and ENDS.match(text, end) else None


def _noon(low: str, end: int) -> Native | None:
    """About noon or midnight, in one word: 正午頃."""
    for about in native_words.ABOUT_BEHIND:
        turn = TURNS.get(low.removesuffix(about)) if low.endswith(about) else None
        if turn:
            return Native(f"~{turn}", end, "clock")
    return None


def _half_ahead(low: str, standing: Standing, end: int) -> Native | None:
    """A half of the day before its clock, of one word or several."""
    text = standing.text
    if low in HALVES and (not low.isascii()) and NUMBER_AHEAD.match(text, end):
        return Native("", end, "half")
    for phrase in _HALVES_OF_WORDS.get(low, ()):
        after = standing.at + len(phrase)
        if plain(text[standing.at : after]) == phrase and NUMBER_AHEAD.match(text, after):
            return Native("", after, "half")
    return None


def _lead(low: str, standing: Standing, end: int) -> Native | None:
    """A little word in front, which says nothing but that a time comes."""
    text = standing.text
    dot = end + (text[end : end + 1] == ".")
    if low in native_words.HOURS_OR_HOW_LONG and len(low) > 1 and CLOCK_AHEAD.match(text, dot):
        return Native("", dot, "lead")
    certain = low in native_words.HOUR_COMES and is_led(text, dot)
    if certain or (low == _SAME_DAY and NUMBER_AHEAD.match(text, end)):
        return Native("", dot, "lead")
    if low not in native_words.AT and low not in native_words.FROM:
        return None
    return Native("", dot, "lead") if is_led(text, dot) else None


_NEXT_DAY: Final = {
    plain(found[0]): tuple(
        phrase for phrase in native_words.NEXT_DAY if phrase.startswith(found[0])
    )
    for every in native_words.NEXT_DAY
    if (found := WORD.match(every))
}
_SAME_DAY: Final = "同日"
_HALVES_OF_WORDS: Final = {
    first: tuple(phrase for phrase in HALVES if phrase.startswith(f"{first} "))
    for first in (phrase.partition(" ")[0] for phrase in HALVES if " " in phrase)
}
_WORD_ROWS: Final = (
    _behind,
    zone_said,
    _range,
    _merely,
    _until,
    _doubt,
    _weekday,
    _month,
    _turn,
    _half_ahead,
    _lead,
)
_KNOWN: Final = frozenset().union(
    *(native_words.AT, native_words.FROM, native_words.SINCE, native_words.UNTIL),
    *(native_words.ABOUT, native_words.NEAR, native_words.UNKNOWN, ZONES_BEGIN),
    *(native_words.BETWEEN, native_words.AND, native_words.MERELY_BEHIND, native_words.ABOUT_WEST),
    _HALVES_OF_WORDS,
    {_SAME_DAY},
    native_words.HOURS_OR_HOW_LONG,
    *(MONTHS, WEEKDAYS, HALVES, TURNS, _NEXT_DAY),
)
_CASES: Final = ("te", "ta", "ten", "tan", "dan", "ye", "ya")
"""What Turkish puts behind a clock."""
NATIVE: Final = _KNOWN.union(HOURS) - ENGLISH | {"h", "mar", "s", *_NEXT_DAY, *_CASES}
"""Words for which it is worth looking at a line; others of its label may be English as well."""
_BESIDE_A_CLOCK: Final = _KNOWN.union(
    HOURS, native_words.HOURS_OR_HOW_LONG, *(phrase.split() for phrase in HALVES)
)

_APART: Final = frozenset(",;(/、，")
"""Behind these a wave says that a time is not certain."""
DASH: Final = re.compile(r"[〜～~](?=\s?\d|\s?[^\W\d_]{2}\s?\d)")


def dash(found: re.Match[str], standing: Standing) -> Native | None:
    """The wave that stands between two clocks in the East."""
    if standing.before != "clock" or standing.text[: standing.at].rstrip()[-1:] in _APART:
        return None
    return Native("-", found.end(), "until")


def is_native(word: str) -> bool:
    """Whether a word may belong to a time in a language other than English."""
    return plain(word) in _BESIDE_A_CLOCK
