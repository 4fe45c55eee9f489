"""A part of the day in front of a clock, as a cell of a table says it: *Evening 16:30*."""

from __future__ import annotations

from typing import Final

from action.read.freetext.labels.labels import TimeLabel, whole


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NOON: Final = 12
_MORNING: Final = _words(
    "morning morgen morgens vormittag vormittags früh matin matinée mañana manhã mattina mattino"
    " ochtend voormiddag rano ranek przedpołudnie morgon förmiddag formiddag aamu aamupäivä ráno"
    " dopoledne sabah утро утром ранок вранці зранку 朝 早朝 早上 清晨 아침"
)
_LATER: Final = _words(
    "afternoon evening night nachmittag nachmittags abend abends nacht après-midi soir soirée nuit"
    " tarde noche noite pomeriggio sera notte namiddag middag avond popołudnie wieczór noc"
    " eftermiddag kväll natt aften nat ettermiddag kveld iltapäivä ilta yö odpoledne večer akşam"
    " gece вечер вечером ночь ночью вечір ввечері увечері ніч вночі 夕方"
    " 夜 晚上 傍晚 저녁 밤"
)


def behind_part_of_day(when: str) -> tuple[TimeLabel, str] | None:
    """The time behind such a word, and the word; None where the two may mean another time."""
    word, _, rest = when.partition(" ")
    part = word.lower()
    label = whole(rest) if part in _MORNING or part in _LATER else None
    clock = label.start.clock if label else None
    if label is None or clock is None:
        return None
    if not clock.half and (clock.hour > _NOON) != (part in _LATER):
        return None
    return label._replace(rest=len(when)), word
