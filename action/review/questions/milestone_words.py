"""Whether the words of an event tell a milestone: few and plain, for what is doubtful is asked.

A sentence counts if a phrase of some language stands in it, no word before the phrase makes it a
denial, a plan, a hope, a condition or somebody else's news, and the sentence is no question.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import partial
from typing import Final

from action.languages.language import Language, letters, whole
from action.languages.languages import LANGUAGES, MILESTONES
from action.languages.lazily import Lazily


def _phrases(language: Language, name: str) -> str:
    before, behind = (r"(?<!\w)", r"(?!-?\w)") if language.spaced else ("", "")
    return f"{before}(?:{language.pattern(name)}){behind}"


def _stems() -> str:
    return letters(stem for one in LANGUAGES for stem in one.stems)


def _before() -> str:
    return whole(" ".join(f"{one.doubts} {one.others}" for one in LANGUAGES))


def _others() -> str:
    return whole(" ".join(one.others for one in LANGUAGES))


def _behind() -> str:
    return rf"^,?[^,;、，]*?{whole(' '.join(one.behind for one in LANGUAGES))}"


_TOLD: Final = Lazily(
    {f"{one.name} {name}": partial(_phrases, one, name) for one in LANGUAGES for name in MILESTONES}
)
_ANY: Final = Lazily({"stems": _stems})
"""Most events have nothing of it."""
_UNLESS: Final = Lazily({"before": _before})
_OTHERS: Final = Lazily({"others": _others})
_UNLESS_BEHIND: Final = Lazily({"behind": _behind})
_DOT_ABOVE: Final = "\u0307"
"""What is left of a Turkish capital I with a dot when it becomes small."""
_AROUND: Final = " .!,<>()[]\"'“”。！「」"
_SENTENCE: Final = re.compile(r"(?<=[.!?;])\s|(?<=[。！？；])|[\n|]")
_PART: Final = re.compile(r":\s|：|(?<=\s)[–—-]++\s")
_ASKS: Final = ("?", "？", "か", "吗", "嗎")


def may_tell(words: str) -> bool:
    """Whether it is worth looking for a milestone in these words, with or without marks."""
    return _ANY["stems"].search(_plain(words)) is not None


def milestone(words: str) -> str | None:
    """The milestone that an event tells in plain words; None where it tells none for certain."""
    plain = _plain(words)
    if not may_tell(plain):
        return None
    likely = [one.name for one in LANGUAGES if any(stem in plain for stem in one.stems)]
    sentences = [part for sentence in _SENTENCE.split(plain) for part in _parts(sentence)]
    return next(
        (
            name
            for name in MILESTONES
            if any(_says(f"{one} {name}", sentence) for one in likely for sentence in sentences)
        ),
        None,
    )


def _parts(sentence: str) -> Iterator[str]:
    """The parts of a sentence, up to where it begins to tell what others have to say."""
    for part in _PART.split(sentence):
        yield " ".join(part.strip(_AROUND).split())
        if _OTHERS["others"].search(part):
            return


def _plain(words: str) -> str:
    low = words.lower()
    return low if low.isascii() else unicodedata.normalize("NFC", low).replace(_DOT_ABOVE, "")


def _says(sign: str, sentence: str) -> bool:
    found = _TOLD[sign].search(sentence)
    return (
        found is not None
        and not sentence.endswith(_ASKS)
        and not _UNLESS["before"].search(sentence[: found.start()])
        and not _UNLESS_BEHIND["behind"].match(sentence[found.end() :])
    )
