"""What is known of a language, and how its words become patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

_EAST: Final = "\u0e00"
"""From here on languages write without spaces."""
_UNSURE: Final = re.compile(r"\((?:[^()]|\([^()]*+\))*+\)|\[[^][]*+\]|\w[?*]|~")
"""What may stand there in several ways, or not at all."""
_LETTERS: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Language:
    """The words of one language.

    Words stand between spaces. Each is a pattern, in which `_` is a space and `~` any ending.
    `said` are the words that tell that a milestone has come, `named` the beginnings of the nouns by
    which lists name it. A phrase is a line of words and of names in capitals, which stand for the
    words in `parts`, or for those in `said` (RESOLVED). `little` may stand there or not.
    `doubts` before a phrase, or `behind` it in its clause, take it back; and so do `others`, whose
    news it is, where they stand before it in its sentence.
    Where people write without spaces, those in a phrase only part its words.
    """

    name: str
    said: Mapping[str, str]
    named: Mapping[str, str]
    parts: Mapping[str, str]
    little: Mapping[str, str]
    phrases: Mapping[str, str]
    doubts: str
    others: str
    behind: str
    signs: tuple[str, ...] = ()
    """Letters of which some are in every phrase, where they are not those of its words."""
    spaced: bool = True

    @cached_property
    def stems(self) -> frozenset[str]:
        """Letters of which some are in every phrase, so that most texts need no second look."""
        words = " ".join((*self.said.values(), *self.named.values(), *self._telling())).split()
        return frozenset(self.signs) or frozenset(map(_longest, words))

    def _telling(self) -> tuple[str, ...]:
        return tuple(self.parts[name] for name in TELLING if name in self.parts)

    def pattern(self, milestone: str) -> str:
        """A pattern for the phrases that tell a milestone."""
        ways = self._ways()
        lines = (line.strip() for line in self.phrases[milestone].splitlines())
        return "|".join(self._phrase(line, ways) for line in lines if line)

    def name_of(self, milestone: str) -> str:
        """A pattern for the words by which a list of key events names a milestone."""
        said = either(self.said.get(milestone, ""))
        if not self.spaced:
            return f"(?:{either(self.parts['IT'])})?{said}"
        return rf"(?:{said}(?!\w)|{either(self.named.get(milestone, ''))})"

    def _phrase(self, line: str, ways: Mapping[str, str]) -> str:
        parts = [line] if self.spaced else line.split(" ")
        return "".join(_NAME.sub(lambda name: self._way(name, ways), part) for part in parts)

    def _way(self, name: re.Match[str], ways: Mapping[str, str]) -> str:
        return ways[name[1]] if name[1] in self.little else ways[name[1]] + name[2]

    def _ways(self) -> Mapping[str, str]:
        """What each name in a phrase stands for."""
        said = {name.upper(): words for name, words in self.said.items()}
        little = {name: f"(?:{either(words)} ){{0,4}}" for name, words in self.little.items()}
        nouns = {
            f"{name.upper()}NOUN": either(words) + ENDING for name, words in self.named.items()
        }
        known = said | dict(self.parts)
        return {name: either(words) for name, words in known.items()} | little | nouns


ENDING: Final = r"\w*+"
"""What a word may end with."""
TELLING: Final = ("RESTORED", "NORMAL", "FIRED", "REPORT", "FIRST", "SOLVED")
"""The parts that tell something by themselves; every phrase has one, or a word of `said`."""
_NAME: Final = re.compile(r"(?<![A-Z])([A-Z]{2,})( ?)")


def either(words: str) -> str:
    """A pattern for any of these words."""
    return f"(?:{'|'.join(pattern_of(word) for word in words.split()) or '(?!)'})"


def whole(words: str) -> str:
    """A pattern for any of these words, whole; those of the East have nothing between them."""
    west = [word for word in words.split() if word[0] < _EAST]
    east = [word for word in words.split() if word[0] >= _EAST]
    ended = either(" ".join(word for word in west if not word.endswith("~")))
    begun = either(" ".join(word[:-1] for word in west if word.endswith("~")))
    return rf"(?:(?<!\w)(?:{ended}(?!\w)|{begun})|{either(' '.join(east))})"


def letters(runs: Iterable[str]) -> str:
    """A pattern for any of these runs of letters, quick however many they are."""
    tree: dict[str, Any] = {}
    for run in runs:
        at = tree
        for letter in run:
            at = at.setdefault(letter, {})
        at[""] = {}
    return _branches(tree)


def _branches(tree: Mapping[str, Any]) -> str:
    if "" in tree:
        return ""
    ways = [re.escape(letter) + _branches(below) for letter, below in sorted(tree.items())]
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


def pattern_of(word: str) -> str:
    """The pattern that a word stands for."""
    return word.replace("_", " ").replace("~", ENDING)


def _longest(word: str) -> str:
    """The longest run of letters that stands in a word for certain."""
    runs = _LETTERS.findall(_UNSURE.sub(" ", word))
    return max(runs, key=len, default="")
