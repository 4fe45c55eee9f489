"""Which number of a day such as 03/04 is the month, as the language of its text has it.

Most languages never write the month first, those of the East always do where the year is left out;
in English both are usual, and so people are asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

_FAR: Final = 20_000
"""Characters of a text by which its language is known."""
_FEW: Final = 3
_TIMES: Final = 3
"""How many words of one kind there must be for each word of another."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_DAY_FIRST_LETTERS: Final = re.compile(
    r"[\u0370-\u03ff\u0400-\u052f\u0590-\u05ff\u0600-\u06ff\u0e00-\u0e7f]"
)
"""Greek, Cyrillic, Hebrew, Arabic and Thai."""
_EAST: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Kana, Chinese signs and Hangul."""


def _row(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ENGLISH: Final = _row(
    "the of and was were with for from this that is are has have had been by not which we they"
    " after before when an at to it be as or but what who why how our their"
)
_DAY_FIRST: Final = _row(
    # Portuguese, Spanish, Italian and French
    "de não da das dos em foi uma um para ao às na nas pelo pela os início fim hora relatório"
    " serviço el los las del en fue una por con que se y cronología inicio servicio fecha il lo gli"
    " di della del dello dei che è non alle dalle ora orario avvio fine servizio cronologia le les"
    " des du et une est dans sur pas au aux à heure chronologie évènement événement evento quando"
    # German and Dutch
    " der das und nicht ein eine einer mit wurde wurden auf ist im den dem von wird sich uhr zeit"
    " ereignis zeitleiste het een van niet met werd voor naar wordt zijn tijd tijdlijn gebeurtenis"
    # Polish, Czech, Danish, Norwegian, Finnish, Turkish, Romanian, Indonesian and Vietnamese
    " nie się jest na przez oraz czas zdarzenie byl byla není událost og ikke det til med fra som"
    " hændelse hendelse tidslinje ja ei oli ovat tapahtuma aika ve bir için ile oldu olay saat și"
    " nu din pentru dan yang tidak dari waktu kejadian của không được và thời"
)


def month_first_in(texts: Iterable[str]) -> bool | None:
    """Whether the language of a text puts the month first; None where it may do both."""
    english = day_first = east = 0
    for word in _words(texts):
        english += word in _ENGLISH
        day_first += word in _DAY_FIRST or bool(_DAY_FIRST_LETTERS.match(word))
        east += bool(_EAST.match(word))
    if day_first >= _FEW and day_first > _TIMES * (english + east):
        return False
    if east >= _FEW and east > _TIMES * (english + day_first):
        return True
    return None


def _words(texts: Iterable[str]) -> Iterator[str]:
    """The first words of a text, without EST, DOS and the like."""
    far = 0
    for text in texts:
        found = (word[0] for word in _WORD.finditer(text, 0, _FAR - far))
        yield from (word.lower() for word in found if len(word) == 1 or not word.isupper())
        far += len(text)
        if far >= _FAR:
            return


def behind_a_year(*, month_first: bool | None) -> bool | None:
    """The order of a day with its year last; languages of the East put the year first."""
    return False if month_first is False else None
