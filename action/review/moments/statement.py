"""What an event states, piece by piece: without what stands in code or in quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from action.review.questions import statements

_QUOTED: Final = re.compile(
    r'"[^"]*+"|“[^“”]*+”|„[^„“”]*+[“”]|«[^«»]*+»|»[^»«]*+«|「[^「」]*+」|『[^『』]*+』|‘[^‘’]*+’'
)
LEFT_OUT: Final = "…"
_BEHIND_QUOTE: Final = re.compile(r"(?<=…) (?=[A-ZÀ-ÖØ-ÞА-Я])")
_PAIR: Final = re.compile(r"[“„\"]([^“”„\"]*+)[”“\"]")
_ADDRESS: Final = re.compile(r"https?://\S*[^\s.,;:!?)\]>\"'”»]")
_ANEW: Final = re.compile(r",? (?:so|but|aber|daher|mais|donc|pero|mas|ma|но|але)(?: that)? ")
"""Behind these words a sentence states something of its own."""
_LEADING: Final = re.compile(
    r"^(?:after|since|because|once|while|as|given|following|due to|nachdem|weil|da|während|après|"
    r"comme|tras|como|após|dopo|после)\b[^,]*+, "
)
"""What only says when or on what ground: the statement follows it."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that an event states; `said` is its sentence as it was written.

    `plain` is in small letters.
    """

    said: str
    plain: str


def without_quotes(words: str) -> str:
    """Plain words without what somebody else is quoted with."""
    return _QUOTED.sub(LEFT_OUT, words)


def parts_behind_quotes(said: str) -> Sequence[str]:
    """What may be sentences of their own: a capital behind code or a quotation begins one."""
    return _BEHIND_QUOTE.split(said)


def in_full(said: str, whole: str) -> str:
    """A sentence with what was left out of it, as its line has it; addresses stay left out."""
    first, *others = said.split(LEFT_OUT)
    begin = whole.find(first) if first else -1
    at = begin + len(first)
    for piece in others:
        quoted = None if piece else _QUOTED.match(whole, at)
        at = quoted.end() if quoted else whole.find(piece, at) + len(piece) if piece else -1
        if begin < 0 or at < len(piece):
            return said
    full = whole[begin:at]
    return said if begin < 0 or _ADDRESS.search(full) else full


def quoted_within(said: str) -> str:
    """Words that will stand in quotation marks: those within them are single ones."""
    return _PAIR.sub(r"‘\1’", said)


def statements_in(words: str) -> Iterator[Statement]:
    """What plain words state, in their order."""
    bare = _ADDRESS.sub("…", words).replace("•", "\n")
    for sentence in statements.sentences_of(bare):
        for part in statements.parts_of(statements.in_small_letters(sentence)):
            for piece in _ANEW.split(part):
                if plain := _LEADING.sub("", piece):
                    yield Statement(sentence.strip(), plain)
