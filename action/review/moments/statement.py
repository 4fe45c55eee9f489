"""What an event states, piece by piece: without what stands in code or in quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from action.review.questions import statements

_QUOTED: Final = re.compile(
    r'"[^"]*+"|“[^“”]*+”|„[^„“”]*+[“”]|«[^«»]*+»|»[^»«]*+«|「[^「」]*+」|『[^『』]*+』|‘[^‘’]*+’'
)
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
    return _QUOTED.sub("…", words)


def statements_in(words: str) -> Iterator[Statement]:
    """What plain words state, in their order."""
    bare = _ADDRESS.sub("…", words).replace("•", "\n")
    for sentence in statements.sentences_of(bare):
        for part in statements.parts_of(statements.in_small_letters(sentence)):
            for piece in _ANEW.split(part):
                if plain := _LEADING.sub("", piece):
                    yield Statement(sentence.strip(), plain)
