"""Lists of key events: the words that announce one, and the milestone that a line of it names."""

from __future__ import annotations

import re
from typing import Final

from action.languages.english import ENGLISH
from action.languages.languages import LANGUAGES, MILESTONES
from action.languages.lazily import Lazily
from action.read.freetext.labels.native_tables import plain

_LED: Final = r"(?:[^\W\d_]+[ ]){0,2}?"
"""Words that may stand before a name in other languages than English."""


def _names() -> str:
    return "|".join(f"(?P<{name}>{_names_of(name)})" for name in sorted(MILESTONES))


def _names_of(milestone: str) -> str:
    others = "|".join(one.name_of(milestone) for one in LANGUAGES if one is not ENGLISH)
    return f"{ENGLISH.name_of(milestone)}|{_LED}(?:{others})"


_MILESTONE: Final = Lazily({"named": _names})
"""The words by which lists of key events name a milestone."""

_KEY: Final = re.compile(r"\bkey (?:events|times|dates|moments|facts)\b|\bmilestones\b")

_ESTIMATED: Final = re.compile(
    r"\W*+(?:[^\W\d_]+[ ])?(?:estimated|expected|anticipated|projected|forecast"
    r"|(?:planned|scheduled)"
    r"(?= (?:start|begin|end|finish|completion|time|until|for|window|duration))"
    r"|eta(?=\W*$| (?:for|of|to)\b)|etr(?=\W*$)|next update)"
    r"|\W*+(?:[^\W\d_]+[ ]){0,3}?(?:geschätzt|voraussichtlich|erwartet|geplant"
    r"|nächst\w+ (?:aktualisierung|update)|estimé|prévu|prévision|attendu|prochaine mise à jour"
    r"|estimad|previst|esperad|planificad|programad|próxima a[ct]+ualiza|previsão"
    r"|planejad|planead|stimat|prevision|attes[oa]"
    r"|prossimo aggiornamento|geschat|verwacht|gepland|volgende update|szacowan|szacunkow"
    r"|przewidywan|planowan|spodziewan|orientacyjn|następna aktualizacja|beräkna|uppskattad"
    r"|förvänta|planerad|nästa uppdatering|forvente|anslått|anslået|beregnet|planlagt|estimer"
    r"|næste opdatering|neste oppdatering|arvioitu|odotettu|suunniteltu|ennakoitu|seuraava päivitys"
    r"|odhadovan|předpokládan|očekávan|plánovan|další aktualizace|tahmini|beklenen|öngörülen"
    r"|planlanan|sonraki güncelleme|ожидаем|предполагаем|планов|планируем|ориентировочн|прогноз"
    r"|следующее обновление|очікуван|орієнтовн|запланован|наступне оновлення|becsült|várható"
    r"|tervezett|perkiraan|estimasi|dự kiến|ước tính)"
    r"|.{0,12}?(?:予定|見込|見通し|予想|次回|预计|預計|预期|预估|計劃|计划|下次|"
    r"예상|예정|다음 업데이트|المتوقع|المقدر)",
    re.IGNORECASE,
)
_FEW_WORDS: Final = 5


def names_estimate(words: str) -> bool:
    """Whether the words in front of a time name what is only expected then, in any language."""
    return len(words.split()) <= _FEW_WORDS and bool(_ESTIMATED.match(words))


def milestone_named(words: str) -> str | None:
    """The milestone that a line of a list of key events names, in any language."""
    found = _MILESTONE["named"].match(plain(words))
    return found.lastgroup if found else None


def names_key_events(text: str) -> bool:
    """Whether words announce a list of key events."""
    lower = text.lower()
    return ("key " in lower or "milestones" in lower) and bool(_KEY.search(lower))
