"""What begins with a number in the label of another language: a day with its month, a clock."""

from __future__ import annotations

import re
from typing import Final

from action.read.freetext.labels import native_words
from action.read.freetext.labels.native_tables import (
    CLOCK_AHEAD,
    ENDS,
    ENGLISH,
    HALVES,
    HOURS,
    LETTERS,
    MONTHS,
    NUMBER_AHEAD,
    SHORT,
    WORD,
    Native,
    Standing,
    plain,
)
from action.read.freetext.labels.pieces import MONTHS_SHORT

_NOON: Final = 12
_SMALL_HOURS: Final = 6
_HOURS: Final = 24
_MOST_WORDS: Final = 4
_HALF_IN_ENGLISH: Final = re.compile(r"\s?(?:[ap]m\b|[ap]\.\s?m\b)", re.IGNORECASE)
_MINUTES_BEHIND: Final = re.compile(
    r"\s?(\d{2})(?!\d|[:.]\d)(?:\s?(?:min|мин|минут[аы]?|хв|хвилин)\b\.?)?"
)
_MINUTES_SAID: Final = re.compile(r"\s?\d{2}\s?(?:min|мин|минут[аы]?|хв|хвилин)\b")

EAST_DAY: Final = re.compile(
    r"(?:(\d{4})\s?[年년]\s?)?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号號]"
    r"(?:\s?[(（](?:周|週|星期)?[一二三四五六日天月火水木金土월화수목금토일](?:曜日?|요일)?[)）]"
    r"|\s?[月火水木金土日월화수목금토일](?:曜日?|요일))?"
)
EAST_CLOCK: Final = re.compile(
    r"(\d{1,2})\s?(?:[時时点點](?!間|间)|시(?!간))(?:\s?(?:(\d{1,2})\s?[分분]|(半|반)))?"
    r"(?:\s?(\d{1,2})\s?[秒초])?"
)
DAY: Final = re.compile(
    r"(\d{1,2})(?P<nth>\.|º|ª|°|er\b)?(?:(?P<de>\s?de\s|\s?d['’]|\s?di\s)|[\s/.-]\s?|(?<=[ºª°]))?"
    rf"(?P<month>{LETTERS})\.?"
    r"(?:(?:\s(?:de|del|di)\s|\s?[\s,./-]\s?)(?P<year>\d{4})(?!\d|:\d)(?:\s?(?:г|р|r|roku|года|року)\b\.?)?)?"
)
CLOCK: Final = re.compile(
    r"(?P<hour>\d{1,2})(?:(?P<sign>[:.]|\s?[hHuUчЧ](?=\s?\d\d))\s?(?P<minute>\d{2})"
    r"(?:[:.](?P<second>\d{2}))?)?(?!\d|:\d|[.,]\d)(?:\s?min\b\.?)?"
    r"(?P<case>['’](?:[td][ea](?P<on>n)?|y?[eai]|[ıuü])(?!\w))?"
)


HOURS_TO: Final = re.compile(
    rf"(?P<first>\d{{1,2}})\s?[-–—~〜～]\s?(?P<last>\d{{1,2}})(?P<minute>:\d\d)?\s?(?P<word>{LETTERS})"
)


def hours_to(found: re.Match[str], standing: Standing) -> Native | None:  # noqa: ARG001 - a row
    """A range of hours with their word behind it: 7–9 Uhr; it must be no word for how long."""
    low, minute = plain(found["word"]), found["minute"] or ":00"
    if low not in HOURS:
        return None
    return Native(f"{found['first']}:00-{found['last']}{minute}", found.end(), "clock")


def east_day(found: re.Match[str], standing: Standing) -> Native:  # noqa: ARG001 - a row
    """A day with the signs for year, month and day behind its numbers."""
    year, month, number = found[1], int(found[2]), int(found[3])
    if year:
        return Native(f"{year}-{month:02}-{number:02}", found.end(), "day")
    return _named_day(number, month, "", found.end())


def _named_day(number: int, month: int, year: str, end: int) -> Native:
    name = MONTHS_SHORT[month - 1] if 0 < month <= len(MONTHS_SHORT) else f"month {month}"
    return Native(f"{number} {name}{year and f' {year}'}", end, "day")


def east_clock(found: re.Match[str], standing: Standing) -> Native:
    """A clock with the signs for hour and minute behind its numbers."""
    minute = "30" if found[3] else found[2] or "0"
    half = _half(standing.word, int(found[1])) if standing.before == "half" else ""
    second = f":{int(found[4]):02}" if found[4] else ""
    return Native(f"{found[1]}:{int(minute):02}{second}{half}", found.end(), "clock")


def day(found: re.Match[str], standing: Standing) -> Native | None:
    """A number and a month: 12. März 2026, 12 de marzo de 2026, 21 Ott."""
    low = plain(found["month"])
    month = MONTHS.get(low)
    slashed = standing.text[found.end(1)] == "/"
    if month is None or (low in ENGLISH and not (found["de"] or slashed)):
        return None
    behind = CLOCK_AHEAD.match(standing.text, found.end())
    if low in native_words.ALSO_ENGLISH and not (found["year"] or behind or found["nth"]):
        return None
    return _named_day(int(found[1]), month, found["year"] or "", found.end())


def clock(found: re.Match[str], standing: Standing) -> Native | None:
    """A clock with its word for hours, or for the half of the day: 14:05 Uhr, 2 de la tarde."""
    hour, minute, at, text = int(found["hour"]), found["minute"], found.end(), standing.text
    by_word = _hour_word(standing, at, sure=minute is not None)
    at = by_word or at
    if by_word and minute is None and (behind := _MINUTES_BEHIND.match(text, at)):
        minute, at = behind[1], behind.end()
    half, end = ("", at) if _HALF_IN_ENGLISH.match(text, at) else _half_behind(text, at, hour)
    came = standing.before == "half"
    led = standing.word in native_words.CLOCK_COMES and found["sign"] == "."
    led = led or (standing.word in native_words.HOUR_COMES and hour <= _HOURS)
    if not (by_word or end > at or came or led or _is_lettered(found) or found["case"]):
        return None
    half = half or (_half(standing.word, hour) if came else "")
    second = f":{found['second']}" if found["second"] else ""
    on = "-" if found["on"] and NUMBER_AHEAD.match(text, end) else ""
    return Native(f"{found['hour']}:{minute or '00'}{second}{half}{on}", end, "clock")


def _is_lettered(found: re.Match[str]) -> bool:
    """Whether a letter stands between hour and minute, as in 14 h 05 and 14u05."""
    return (found["sign"] or ":") not in ":."


def _hour_word(standing: Standing, at: int, *, sure: bool) -> int | None:
    """The end of a word such as Uhr behind a clock; hours that may be a length must end a label."""
    text = standing.text
    word = WORD.match(text, at + 1 if text[at : at + 1] == " " else at)
    if word is None:
        return None
    low = plain(word[0])
    east = next((1 for sign in HOURS if low.startswith(sign) and not low.isascii()), 0)
    if low in HOURS or (east and len(low) == east):
        return word.end()
    if low not in native_words.HOURS_OR_HOW_LONG or (sure and low in ENGLISH):
        return None
    end = word.end() + (text[word.end() : word.end() + 1] == ".")
    led = standing.word in native_words.CLOCK_COMES or standing.before == "until"
    behind = _half_behind(text, end, 0)[1] > end
    minutes = led and _MINUTES_SAID.match(text, end)
    return end if sure or led or behind or minutes or ENDS.match(text, end) else None


def _half_behind(text: str, at: int, hour: int) -> tuple[str, int]:
    """The half of the day that words behind a clock say, and where they end."""
    first = _PHRASE_WORD.match(text, at)
    if first is None or plain(first[0].strip(" .").replace("'", "’")) not in _HALF_BEGINS:
        return "", at
    ends: list[int] = []
    end = at
    while len(ends) < _MOST_WORDS and (word := _PHRASE_WORD.match(text, end)):
        end = word.end()
        ends.append(end)
    for end in reversed(ends):
        said = plain(text[at:end].strip().replace("'", "’"))
        half = HALVES.get(said.rstrip("."))
        short = said.isascii() and (len(said.rstrip(".")) <= SHORT or said.endswith("."))
        if half and (not short or said.endswith(".") or ENDS.match(text, end)):
            return _half(said.rstrip("."), hour), end
    return "", at


_PHRASE_WORD: Final = re.compile(rf"\s?['’]?{LETTERS}(?:['’.-]{LETTERS})*\.?")
_HALF_BEGINS: Final = frozenset(
    first[0].strip(" .") for phrase in HALVES if (first := _PHRASE_WORD.match(phrase))
)


def _half(word: str, hour: int) -> str:
    """` am` or ` pm`; nothing where the hour says it."""
    half = HALVES.get(word, "")
    if half == "n":
        half = "a" if hour < _SMALL_HOURS or hour == _NOON else "p"
    return f" {half}m" if half and hour <= _NOON else ""


ERA_DAY: Final = re.compile(
    rf"(?:{'|'.join(native_words.ERAS)})\s?(\d{{1,4}}|元)\s?年\s?(\d{{1,2}})\s?月\s?(\d{{1,2}})\s?日"
)


def era_day(found: re.Match[str], standing: Standing) -> Native:  # noqa: ARG001 - a row
    """A day whose year counts from a throne: it stays what it says, and is asked about."""
    year = 1 if found[1] == "元" else int(found[1])
    return Native(f"{year:04}-{int(found[2]):02}-{int(found[3]):02}", found.end(), "day")
