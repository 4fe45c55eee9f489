"""Whether the words of an event tell a milestone: few and plain, for what is doubtful is asked.

A sentence counts if a phrase of some language stands in it, no word before the phrase makes it a
denial, a plan, a hope, a condition or somebody else's news, and the sentence is no question.
"""

from __future__ import annotations

from functools import partial
from typing import Final

from action.languages.language import Language, letters
from action.languages.languages import LANGUAGES, MILESTONES
from action.languages.lazily import Lazily
from action.review.questions import statements


def _phrases(language: Language, name: str) -> str:
    before, behind = (r"(?<!\w)", r"(?!-?\w)") if language.spaced else ("", "")
    return f"{before}(?:{language.pattern(name)}){behind}"


def _stems() -> str:
    return letters(stem for one in LANGUAGES for stem in one.stems)


_TOLD: Final = Lazily(
    {f"{one.name} {name}": partial(_phrases, one, name) for one in LANGUAGES for name in MILESTONES}
)
_ANY: Final = Lazily({"stems": _stems})
"""Most events have nothing of it."""


def may_tell(words: str) -> bool:
    """Whether it is worth looking for a milestone in these words, with or without marks."""
    return _ANY["stems"].search(statements.in_small_letters(words)) is not None


def milestone(words: str) -> str | None:
    """The milestone that an event tells in plain words; None where it tells none for certain."""
    plain = statements.in_small_letters(words)
    if not may_tell(plain):
        return None
    likely = [one.name for one in LANGUAGES if any(stem in plain for stem in one.stems)]
    told = [part for one in statements.sentences_of(plain) for part in statements.parts_of(one)]
    return next(
        (
            name
            for name in MILESTONES
            if any(_says(f"{one} {name}", part) for one in likely for part in told)
        ),
        None,
    )


def _says(sign: str, part: str) -> bool:
    found = _TOLD[sign].search(part)
    return found is not None and statements.is_certain(part, found)
