"""What a sentence tells for certain: no denial, plan, hope, condition, question or others' news.

The words that take something back are those of all languages; which one a text is in, nobody asks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from action.languages.language import whole
from action.languages.languages import LANGUAGES
from action.languages.lazily import Lazily


def doubt_words(without: str = "") -> str:
    """A pattern for the words that take back what follows them, all but some."""
    every = " ".join(f"{one.doubts} {one.others}" for one in LANGUAGES).split()
    allowed = frozenset(without.split())
    return whole(" ".join(word for word in every if word not in allowed))


def _others() -> str:
    return whole(" ".join(one.others for one in LANGUAGES))


def _behind() -> str:
    return rf"^,?[^,;、，]*?{whole(' '.join(one.behind for one in LANGUAGES))}"


_UNLESS: Final = Lazily({"before": doubt_words})
_OTHERS: Final = Lazily({"others": _others})
_UNLESS_BEHIND: Final = Lazily({"behind": _behind})
_DOT_ABOVE: Final = "\u0307"
"""What is left of a Turkish capital I with a dot when it becomes small."""
_AROUND: Final = " .!,<>()[]\"'“”。！「」"
_SENTENCE: Final = re.compile(r"(?<=[.!?;])\s|(?<=[。！？；])|[\n|]")
_PART: Final = re.compile(r":\s|：|(?<=\s)[–—-]++\s")
_ASKS: Final = ("?", "？", "か", "吗", "嗎")


def in_small_letters(words: str) -> str:
    """Words in small letters, each letter in one way."""
    low = words.lower()
    return low if low.isascii() else unicodedata.normalize("NFC", low).replace(_DOT_ABOVE, "")


def sentences_of(words: str) -> Iterator[str]:
    """Words, sentence by sentence."""
    return iter(_SENTENCE.split(words))


def parts_of(sentence: str) -> Iterator[str]:
    """The parts of a sentence in small letters, up to where it tells what others have to say."""
    for part in _PART.split(sentence):
        yield " ".join(part.strip(_AROUND).split())
        if _OTHERS["others"].search(part):
            return


def is_question(part: str) -> bool:
    """Whether it asks."""
    return part.endswith(_ASKS)


def is_certain(part: str, found: re.Match[str]) -> bool:
    """Whether a part tells what was found in it, for certain."""
    return (
        not is_question(part)
        and not _UNLESS["before"].search(part[: found.start()])
        and not is_taken_back(part, found)
    )


def is_taken_back(part: str, found: re.Match[str]) -> bool:
    """Whether what follows in the same clause takes back what was found."""
    return _UNLESS_BEHIND["behind"].match(part[found.end() :]) is not None
