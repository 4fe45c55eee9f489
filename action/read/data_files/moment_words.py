"""The words by which moments worth asking about are known, from templates/moments.toml.

How a phrase is written stands at the top of that file.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import starmap
from pathlib import Path
from typing import Any, Final

from action.languages.language import ENDING, letters, pattern_of, whole
from action.languages.languages import LANGUAGES
from action.languages.lazily import Lazily
from action.review.moments.word_rules import RULES, WordRules

_PACKAGED: Final = Path(__file__).resolve().parents[2] / "templates" / "moments.toml"
_IN_THE_REPOSITORY: Final = Path(__file__).resolve().parents[3] / "templates" / "moments.toml"
_SPACED: Final[Mapping[str, bool]] = {one.name: one.spaced for one in LANGUAGES}
_NONE: Final = "(?!)"
_FEW: Final = r"(?:[^ ,;]++ ){0,4}?"
_MANY: Final = r"(?:[^ ]++ ){0,12}?"
_SOME: Final[Mapping[str, str]] = {"...": _FEW, "......": _MANY}


@cache
def moment_words() -> WordRules:
    """The rules of the data file; their patterns are made when they are needed."""
    made = (_stems, _any_phrase, _doubts, _before, _behind)
    return WordRules(*(Lazily({name: partial(make, name) for name in RULES}) for make in made))


def phrases(rule: str) -> Iterator[tuple[str, str]]:
    """The phrases of a rule, each with its language."""
    said: Mapping[str, Sequence[str]] = _tables()[rule]["phrases"]
    return ((phrase, language) for language, many in said.items() for phrase in many)


@cache
def _tables() -> Mapping[str, Any]:
    path = _PACKAGED if _PACKAGED.is_file() else _IN_THE_REPOSITORY
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _any_phrase(rule: str) -> str:
    return "|".join(starmap(phrase_pattern, phrases(rule)))


def _before(rule: str) -> str:
    table, always = _tables()[rule], _tables()["always"]
    known = () if table.get("lenient") else _without(_sometimes_doubtful(), _may(rule))
    others = [always["not-ours"]] if table.get("by-us") else []
    return whole(" ".join([*known, *table.get("unless", "").split(), always["unless"], *others]))


def _doubts(rule: str) -> str:
    """The same pattern for all rules that know these words, so that it is compiled once."""
    return _NONE if _tables()[rule].get("lenient") else _always_doubtful()


@cache
def _always_doubtful() -> str:
    some = frozenset(_sometimes_doubtful())
    return whole(" ".join(word for word in _doubtful() if word not in some))


@cache
def _sometimes_doubtful() -> Sequence[str]:
    """Words that some rule takes as they are meant, and others as a doubt."""
    never = frozenset(_without(_doubtful(), [word for rule in RULES for word in _may(rule)]))
    return tuple(word for word in _doubtful() if word not in never)


def _doubtful() -> Sequence[str]:
    """The words of all languages that take back what follows them."""
    return " ".join(f"{one.doubts} {one.others}" for one in LANGUAGES).split()


def _may(rule: str) -> Sequence[str]:
    """The words that take nothing back in this rule."""
    return f"{_tables()['always']['may']} {_tables()[rule].get('may', '')}".split()


def _without(words: Sequence[str], some: Sequence[str]) -> Iterator[str]:
    """Words but some, and but those that may be written like one of them."""
    plain = [word.removesuffix("~") for word in some if "(" not in word]
    return (word for word in words if word not in some and not _is_one_of(word, plain))


def _is_one_of(word: str, plain: Sequence[str]) -> bool:
    """Whether a word, which may be written in several ways, is one of these in one of them."""
    if word.isalpha():
        return word in plain
    way = re.compile(pattern_of(word))
    return any(way.fullmatch(one) for one in plain)


def _behind(rule: str) -> str:
    table = _tables()[rule]
    words = [table.get("unless-behind", "")]
    words += [] if table.get("lenient") else [_tables()["always"]["unless-behind"]]
    every = " ".join(filter(None, words))
    return rf"^[^,;]*?{whole(every)}" if every else _NONE


# --- phrases --------------------------------------------------------------------------------------


def phrase_pattern(phrase: str, language: str) -> str:
    """The pattern of a phrase; none takes more than in proportion to the text (tests/growth)."""
    words = phrase.removeprefix("^").removesuffix("$").split()
    if not _SPACED[language]:
        return " ?".join(map(re.escape, words))
    said = "".join(
        _word(word, _space(then)) for word, then in zip(words, [*words[1:], ""], strict=True)
    )
    begin = "^" if phrase.startswith("^") else r"(?<!\w)"
    return f"{begin}{said}{'$' if phrase.endswith('$') else _EDGE}"


def _space(then: str) -> str:
    """What stands before the next word."""
    return ",? " if then == "......" else " " if then else ""


def _word(word: str, space: str) -> str:
    if word in _SOME:
        return _SOME[word]
    either = "|".join(map(_one, word.removesuffix("?").split("/")))
    return f"(?:(?:{either}){space})?" if word.endswith("?") else f"(?:{either}){space}"


def _one(word: str) -> str:
    ending = ENDING if word.endswith("~") else ""
    return re.escape(word.removesuffix("~").replace("_", " ")) + ending


def _stems(rule: str) -> str:
    """Runs of letters, one in each phrase: every way of its word that is hardest to miss."""
    every = (phrase for phrase, _ in phrases(rule))
    return letters(stem for phrase in every for stem in max(_ways(phrase), key=_shortest))


def _ways(phrase: str) -> Iterator[Sequence[str]]:
    for word in phrase.removeprefix("^").removesuffix("$").split():
        if word not in _SOME and not word.endswith("?"):
            yield [way.removesuffix("~").replace("_", " ") for way in word.split("/")]


def _shortest(ways: Sequence[str]) -> int:
    return min(map(len, ways))


_EDGE: Final = r"(?!\w)"
