"""What kind a remark is: as its first word says, else as its words sound.

What it sounds like is a guess. It is shown as one, and nobody is held to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import pairwise
from typing import Final

from action.languages.first_words import FIRST_WORDS
from action.languages.languages import LANGUAGES
from action.languages.lazily import Lazily
from action.languages.remark_sounds import SOUNDS
from action.markdown import safe
from action.markdown.fences import fenced
from action.review.questions import statements

_KIND_OF: Final[Mapping[str, str]] = {
    word.replace("_", " "): kind
    for said in FIRST_WORDS.values()
    for kind, words in said.items()
    for word in words.split()
}
_MARK: Final = r"(?:\*\*|__|[*_`])?"
_ABOVE: Final = r"(?P<above>(?:[ \t]*+>[^\n]*+(?:\n\s*+|\Z)|```[^`]*+```\s*+)*+)"
"""What people quote or show before they say something of their own."""
_ROW: Final = r"(?:[-*+][ \t]++|\#{1,6}[ \t]++)?"
_TO: Final = r"(?P<to>(?:@[\w-]++[,:]?[ \t]++)?)"
"""Whom a remark is for."""
_NO_CODE: Final = r"(?!`[^`\n:：]*+[:：](?!`))"
"""In code the word alone may stand, with its colon or without."""
_WORDS: Final = "|".join(sorted(_KIND_OF, key=len, reverse=True))
_FIRST_WORD: Final = re.compile(
    rf"\s*+{_ABOVE}{_ROW}{_TO}{_NO_CODE}{_MARK}(?P<word>{_WORDS}){_MARK}\s*[:：]{_MARK}\s*",
    re.IGNORECASE,
)
LOOKED_AT: Final = 1_000
"""Characters of a remark whose sound is listened to."""
_SPACED: Final = {one.name for one in LANGUAGES if one.spaced}


def _sound(kind: str) -> str:
    """A pattern for a kind in all languages."""
    said = [(name in _SPACED, "|".join(some.get(kind, ()))) for name, some in SOUNDS.items()]
    west = "|".join(words for spaced, words in said if spaced and words)
    east = "|".join(words for spaced, words in said if not spaced and words)
    return rf"(?<!\w)(?:{west})(?!\w){f'|{east}' if east else ''}"


_SOUNDS: Final = Lazily({kind: partial(_sound, kind) for kind in SOUNDS["English"]})
_TURN: Final = re.compile(
    r"\b(?:but|however|although|though|aber|jedoch|maar|mais|pero|mas|però|но|але)\b"
)
"""What stands behind it is what somebody wants to say."""
_BEFORE_A_QUESTION: Final = ("disagree", "surprise")
_ACTION: Final = "action"
_SEEN: Final = "observation"


def said_kind(body: str) -> str | None:
    """What kind the first word of a remark says it is, in any language; dissent is to disagree."""
    found = _FIRST_WORD.match(body)
    return _KIND_OF[found["word"].lower()] if found else None


def without_kind(body: str) -> str:
    """A remark without the word that tells its kind; what was quoted above it stays."""
    found = _FIRST_WORD.match(body)
    return f"{found['above']}{own_words(body)}" if found else body


def own_words(body: str) -> str:
    """What a remark says after the word that tells its kind, and for whom."""
    found = _FIRST_WORD.match(body)
    return f"{found['to']}{body[found.end() :]}" if found else body


def said_actions(body: str) -> Iterator[str]:
    """The words of each action that a comment proposes, be it below a question, without `action:`.

    Each goes to the next such line.
    """
    lines = body.split("\n")
    told = [at for at, line in enumerate(lines) if said_kind(line) == _ACTION]
    code = fenced(lines) if any(told) else ()  # the first line stands in none
    begins = [at for at in told if at not in code]
    for first, end in pairwise((*begins, len(lines))):
        yield own_words("\n".join(lines[first:end]))


def sounds_like(body: str) -> str | None:
    """What kind a remark sounds like: dissent and surprise before a question, that before all.

    Then what it says last counts, behind a but; of two, what it says first.
    """
    said = safe.plain(body[:LOOKED_AT]).replace("’", "'")
    words = statements.in_small_letters(said)
    found = _sounding(words)
    first = next((kind for kind in _BEFORE_A_QUESTION if kind in found), None)
    asks = "question" if statements.is_question(words.rstrip(" )*_\"'。")) else None
    *before, last = _TURN.split(words)
    return first or asks or _earliest(_sounding(last) if before else found) or _earliest(found)


def _sounding(words: str) -> Mapping[str, int]:
    """The kinds that words sound like, and where."""
    every = ((kind, sound.search(words)) for kind, sound in _SOUNDS.items())
    return {kind: found.start() for kind, found in every if found}


def _earliest(found: Mapping[str, int]) -> str | None:
    """What is said first; what somebody has seen is about what else they say."""
    return min(found, key=lambda kind: (kind == _SEEN, found[kind]), default=None)
