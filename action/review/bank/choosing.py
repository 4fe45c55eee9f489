"""Which questions go to which matter (R46): two or three that fit, and none twice on a page.

Which ones a matter would like, and in which order, follows from nothing but its key, its kinds, its
words and the bank. In the order of the page each takes the first of them that are still there. So
what comes later changes nothing before it; and a matter that comes or goes changes the questions of
those behind it only where it takes, or leaves, one that they would like better than what they have.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Final

from action.review.bank.bank import ANY, Bank, BankQuestion

AT_MOST: Final = 3
USUAL: Final = 2
"""A third question must be made for the matter: one that fits anything fills up to two."""

OF_ONE_THEME: Final = 2

_READ: Final = 600
"""Characters of a matter in which words are looked for."""
_WORD: Final = re.compile(r"[^\W_]+")
_ADDRESS: Final = re.compile(r"https?://\S++")
_DENIED: Final = re.compile(
    r"\b(?:no(?! access)|without|before any|before an|before the(?: first)?|neither|nor"
    r"|instead of(?: an?| the)?) \w++",
    re.IGNORECASE,
)
"""What was not there is not asked about: no alert, before any alert fired."""


@dataclass(frozen=True, slots=True)
class Matter:
    """A topic or a moment to ask about, of these kinds and in these words; its `key` stays.

    The first kind counts most, and what people have `said` about it before its own words.
    """

    key: str
    kinds: tuple[str, ...]
    words: str
    said: str = ""

    @property
    def spoken(self) -> tuple[str, str]:
        """What was said, and its words, in small letters, with a space before and behind each."""
        return _spoken(self.said), _spoken(self.words)


def questions_for(matters: Iterable[Matter], bank: Bank) -> tuple[tuple[str, ...], ...]:
    """The questions of each matter, in the same order; fewer, or none, when the bank runs dry."""
    left = _Left(bank)
    return tuple(left.taken(matter) for matter in matters)


class _Left:
    """The questions that nobody has taken yet, by what they are about."""

    def __init__(self, bank: Bank) -> None:
        self.team = frozenset(question.ask for question in bank.team)
        self.by_kind: dict[str, dict[str, BankQuestion]] = defaultdict(dict)
        self.words: dict[str, str] = {}
        seen: dict[str, BankQuestion] = {}
        for question in (*bank.team, *bank.house):
            if seen.setdefault(question.ask.casefold(), question) is question:
                every = (*question.words, *question.unless)
                self.words |= {word: _as_spoken(word) for word in every}
                for kind in question.about:
                    self.by_kind[kind][question.ask] = question

    def taken(self, matter: Matter) -> tuple[str, ...]:
        """What this matter gets; nobody else gets it any more."""
        said = self._heard(matter.spoken[0])
        liked = sorted(self._fitting(matter), key=partial(self._liking, matter, said))
        picked = _picked(matter, liked)
        for question in picked:
            for kind in question.about:
                self.by_kind[kind].pop(question.ask, None)
        return tuple(question.ask for question in picked)

    def _fitting(self, matter: Matter) -> Iterator[BankQuestion]:
        heard = self._heard(*matter.spoken)
        for question in self._about(matter).values():
            if question.words and heard.isdisjoint(question.words):
                continue
            if heard.isdisjoint(question.unless):
                yield question

    def _heard(self, *texts: str) -> frozenset[str]:
        """The words to look for that stand in one of these."""
        every = self.words.items()
        return frozenset(word for word, spoken in every if any(spoken in text for text in texts))

    def _about(self, matter: Matter) -> dict[str, BankQuestion]:
        kinds = dict.fromkeys((*matter.kinds, ANY))
        return {
            ask: question
            for kind in kinds
            if kind in self.by_kind
            for ask, question in self.by_kind[kind].items()
        }

    def _liking(
        self, matter: Matter, said: frozenset[str], question: BankQuestion
    ) -> tuple[bool, bool, int, bool, int, bytes]:
        """The team's first; then what was said and its words call for, its kind, and the rest.

        Of several words, the one that is said first is what it is about.
        """
        lot = sha256(f"{matter.key}\n{question.ask}".encode(errors="replace")).digest()
        unsaid = said.isdisjoint(question.words)
        of_another = not set(matter.kinds[:1]).intersection(question.about)
        ours, near = question.ask not in self.team, _distance(matter, question)
        return ours, unsaid, near, of_another, self._place(matter, question), lot

    def _place(self, matter: Matter, question: BankQuestion) -> int:
        """Where in the text its first word stands."""
        text = "".join(matter.spoken)
        found = (text.find(self.words[word]) for word in question.words)
        return min((at for at in found if at >= 0), default=0)


def _spoken(words: str) -> str:
    told = _DENIED.sub(" ", _ADDRESS.sub(" ", words[:_READ]))
    return f" {' '.join(_WORD.findall(told.casefold()))} "


_FITS_ITS_WORDS, _FITS_ANYTHING = 3, 4


def _picked(matter: Matter, liked: list[BankQuestion]) -> list[BankQuestion]:
    """The first of them that are not too near each other."""
    picked: list[BankQuestion] = []
    for question in liked:
        general = _distance(matter, question) == _FITS_ANYTHING
        full = len(picked) >= (USUAL if general else AT_MOST)
        if (
            not full
            and not _enough_of(question, picked)
            and not _enough_for(matter, question, picked)
        ):
            picked.append(question)
    return picked


def _distance(matter: Matter, question: BankQuestion) -> int:
    """How near a question that fits is: 0 where its words and its kind call for it."""
    if not _served(matter, question):
        return _FITS_ITS_WORDS if question.words else _FITS_ANYTHING
    if question.words:
        return 0
    return 1 if question.about[0] in matter.kinds else 2


def _served(matter: Matter, question: BankQuestion) -> frozenset[str]:
    """The kinds of a matter that a question is made for."""
    return frozenset(matter.kinds).intersection(question.about) - {ANY}


def _enough_of(question: BankQuestion, picked: list[BankQuestion]) -> bool:
    """Whether one more would ask much the same: two of its theme, or one for a word in the text."""
    of_its_theme = sum(other.theme == question.theme for other in picked if other.theme)
    for_a_word = question.words and any(other.words for other in picked)
    return of_its_theme >= OF_ONE_THEME or bool(for_a_word)


def _enough_for(matter: Matter, question: BankQuestion, picked: list[BankQuestion]) -> bool:
    """Whether another kind of the matter has waited long enough: of the three, one is for it."""
    served = _served(matter, question)
    waiting = frozenset(matter.kinds).difference(*(one.about for one in picked), {ANY})
    return len(picked) == USUAL and bool(served and waiting) and waiting.isdisjoint(served)


def _as_spoken(word: str) -> str:
    """What to look for in a text as it is spoken; `alert*` is any word that begins so."""
    return f" {word[:-1]}" if word.endswith("*") else f" {word} "
