"""A question of a team's own: one that asks how and what, and nobody for reasons (R47, R50)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Annotated, Final

from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from action.languages.asking_words import (
    ASKING_WHO,
    ASKING_WHY,
    WHO_WITHOUT_SPACES,
    WHY_WITHOUT_SPACES,
)
from action.markdown.safe import one_line
from action.read.forms.values import refuse
from action.read.yaml.yaml_letters import short

LONGEST_QUESTION: Final = 200
MOST_QUESTIONS: Final = 100

_BEFORE_IT: Final = frozenset(
    {
        *("and", "so", "but", "or", "then", "now", "well", "ok", "okay"),
        *("und", "aber", "oder", "also", "et", "mais", "ou", "donc", "y", "e", "pero", "ma"),
    }
)
"""Words that a question may begin with and that ask nothing yet."""
_JOINED: Final = re.compile(r",? (?:and|but|or|und|aber|oder|et|mais|ou|y|e|pero|ma) ")
"""Behind these words a question may ask something of its own."""
_IS_WHY: Final = re.compile(r"^what (?:is|was|are|were) why\b")
_SOMEBODY: Final = r"(?:you|they|he|she|anybody|anyone|somebody|someone|people)"
_BLAMES: Final = re.compile(
    r"\b(?:your|his|her|their|somebody is|at) fault\b|\bfault of (?:the )?(?:operator|engineer)"
    r"|\bto blame\b|\bguilty\b|\bschuld(?:ig)?\b|\bcoupable\b|\bculpa\b|\bfaute de qui\b"
    rf"|\bdid {_SOMEBODY} do (?:so )?wrong\b|\b{_SOMEBODY} (?:did|got) wrong\b"
    rf"|\bdid {_SOMEBODY} (?:miss|forget|overlook)\b"
    rf"|\bcould {_SOMEBODY} (?:not|ever|miss|forget|overlook|ignore)\b"
)
"""What looks for somebody's fault: `What did you do wrong?`, `How could you miss that?`"""
_MODALS: Final = frozenset({"should", "could", "would", "might", "must", "ought", "supposed"})
_ARTICLES: Final = frozenset({"a", "an", "the", "to", "no", "any", "some", "more"})
"""What stands behind `have` where it is no helper: `should have a runbook` is a plan."""
_DONE: Final = (
    " been begun bought brought built caught come cut dealt done drawn felt found fought gone got "
    "grown had hit kept known led left lost made meant met paid put read run said seen sent set "
    "shown shut spent split spread stood stuck taught thought told understood won worn "
)
"""What is done, where its ending does not say so."""
_NOT_DONE: Final = frozenset({"bed", "even", "feed", "need", "often", "open", "red", "ten"})
_NEAR: Final = 5
"""Words between `should` and `have`: `should the engineer on call have`."""
_SENTENCE: Final = re.compile(r"[?!.;:…]+")
_TOKEN: Final = re.compile(r"[^\W_]+")
_SHORT_FORMS: Final = (
    ("\u2019", "'"),
    ("'ve", " have"),
    ("n't", " not"),
    ("'d have", " would have"),
    ("'d", " had"),
    ("'s", " is"),
)

_MARKS: Final = frozenset("?\uff1f\u061f\u055e\u037e;")
"""Question marks: ours, of Chinese and Japanese, Arabic, Armenian, Greek."""

_WHOLE: Final = "write all of it, in quotes if it contains a comma, a colon or a #"
_HOW: Final = "begin with how or what: `What went into it?`"
_SO: Final = "ask what was so at the time: `What was known then?`"


def faults_of(question: str) -> Iterator[PydanticCustomError]:
    """What is wrong with how a question asks, and what would be right."""
    shown = short(question)
    for said in _sentences(question):
        clauses = list(_clauses(said))
        if any(_asks(one, ASKING_WHY, WHY_WITHOUT_SPACES) or _IS_WHY.match(one) for one in clauses):
            yield refuse(f"`{shown}` sounds like blame", _HOW)
        elif any(_asks(one, ASKING_WHO, WHO_WITHOUT_SPACES) for one in clauses):
            yield refuse(f"`{shown}` asks who, which points at a person", _HOW)
        if _BLAMES.search(" ".join(said)):
            yield refuse(f"`{shown}` looks for somebody's fault", _SO)
        if _what_if(said):
            yield refuse(f"`{shown}` asks about what did not happen", _SO)


def _clauses(said: list[str]) -> Iterator[str]:
    """The parts of a sentence that may ask something, without words that ask nothing yet.

    What follows a person is no question about one: `those who knew and who did not`.
    """
    first, *others = _JOINED.split(" ".join(said))
    about_people = any(word in said for word in ("those", "people", "somebody", "someone"))
    for part in (first, *(() if about_people else others)):
        words = part.split()
        begin = next((at for at, word in enumerate(words) if word not in _BEFORE_IT), len(words))
        yield " ".join(words[begin:])


def _asks(clause: str, words: Iterable[str], signs: Iterable[str]) -> bool:
    """Whether it begins with one of these words, or has one of these signs in it."""
    return any(f"{clause} ".startswith(f"{word} ") for word in words) or any(
        sign in clause for sign in signs
    )


def _sentences(question: str) -> Iterator[list[str]]:
    """Each sentence as words in small letters, short forms written out."""
    told = question.casefold()
    for brief, full in _SHORT_FORMS:
        told = told.replace(brief, full)
    yield from (_TOKEN.findall(sentence) for sentence in _SENTENCE.split(told))


def _what_if(said: list[str]) -> bool:
    """Whether it is about what somebody should have done, or what might have been."""
    for at, word in enumerate(said):
        near = said[at + 1 : at + 2 + _NEAR]
        if word in _MODALS and "have" in near and _done(said[at + 2 + near.index("have") :]):
            return True
        if word == "if" and "had" in near and _done(said[at + 2 + near.index("had") :]):
            return True
        if word == "if" and near[:1] == ["only"]:
            return True
    return False


def _done(behind: list[str]) -> bool:
    """Whether a helper verb is followed by what is done, with a word between them perhaps."""
    for word in behind[:2]:
        if word in _ARTICLES:
            return False
        if f" {word} " in _DONE or (word.endswith(("ed", "en")) and word not in _NOT_DONE):
            return True
    return False


def _asked(value: str) -> str:
    question = one_line(value)
    if not question:
        raise refuse("A question is empty", "write one, or delete the line")
    if len(question) > LONGEST_QUESTION:
        what = f"`{short(question)}` is longer than {LONGEST_QUESTION} characters"
        raise refuse(what, "ask one thing at a time")
    if not _MARKS.intersection(question):
        raise refuse(f"`{short(question)}` has no question mark", _WHOLE)
    if fault := next(faults_of(question), None):
        raise fault
    return question


def bare_question(value: object) -> object:
    """A question, or the words of one alone; None where it is only begun."""
    if isinstance(value, list):
        raise refuse("This must be a question", "write it on one line, in quotes")
    if isinstance(value, str):
        return {"ask": value} if value.strip() else None
    broken = [key for key in value if " " in key] if isinstance(value, dict) else []
    if broken:
        what = f"YAML reads `{short(broken[0])}:` as a name, because of the colon"
        raise refuse(what, "put the whole question in quotes")
    return value


AskedWords = Annotated[
    str,
    AfterValidator(_asked),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^(?!\s*(?:[Ww][Hh][Yy]|[Ww][Hh][Oo](?:[Mm]|[Ss][Ee])?)(?=[\s?,!']))"
            r"(?=[\s\S]*[?\uff1f\u061f\u055e\u037e;]|\s*$)"
            rf"\s*(?:\S\s*){{0,{LONGEST_QUESTION}}}$",
            "patternErrorMessage": "Ask how or what, in up to 200 characters, with a question mark",
            "examples": ["How did our customers hear of it?"],
        }
    ),
]
