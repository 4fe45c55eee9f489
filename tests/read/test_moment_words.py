"""The data file with the words of moments: every table is known, and every phrase finds itself."""

from __future__ import annotations

import re

import pytest

from action.languages.languages import LANGUAGES
from action.read.data_files.moment_words import moment_words, phrase_pattern, phrases
from action.review.moments.word_rules import RULES

NAMES = {language.name: language for language in LANGUAGES}
EVERY = [(rule, phrase, language) for rule in RULES for phrase, language in phrases(rule)]


def an_example(phrase: str, *, spaced: bool) -> str:
    """Words in which a phrase stands: the first of each choice."""
    words = phrase.removeprefix("^").removesuffix("$").replace("...", "").replace("...", "").split()
    first = (word.removesuffix("?").split("/")[0].removesuffix("~") for word in words)
    return (" " if spaced else "").join(first).replace("_", " ")


def test_the_tables_are_those_that_the_review_knows() -> None:
    """A rule that nobody asks would only look as if it counted."""
    assert [rule for rule in RULES if not list(phrases(rule))] == []


@pytest.mark.parametrize(("rule", "phrase", "language"), EVERY)
def test_a_phrase_finds_itself(rule: str, phrase: str, language: str) -> None:
    """In a language that we know, in small letters, by the letters that are looked for first."""
    words = an_example(phrase, spaced=NAMES[language].spaced)

    assert words == words.lower()
    assert re.search(phrase_pattern(phrase, language), words)
    assert moment_words().stems[rule].search(words)


@pytest.mark.parametrize(
    ("phrase", "words", "is_in"),
    [
        ("a/b c", "so b c", True),
        ("a/b c", "a d", False),
        ("a? c", "c", True),
        ("a~ c", "abc c", True),
        ("a_b", "a b", True),
        ("a ... c", "a c", True),
        ("a ... c", "a 1 2 3 4 c", True),
        ("a ... c", "a 1 2 3 4 5 c", False),
        ("a ... c", "a 1, c", False),
        ("a ...... c", "a 1, 2 c", True),
        ("a ...... c", "a, 2 c", True),
        ("^a", "b a", False),
        ("a$", "a b", False),
        ("a", "ab", False),
        ("a.", "ab", False),
    ],
)
def test_a_phrase_is_written_like_this(phrase: str, words: str, is_in: bool) -> None:
    """As the head of the file says."""
    assert bool(re.search(phrase_pattern(phrase, "English"), words)) is is_in


def test_where_people_write_without_spaces_one_may_stand_there() -> None:
    """As in Korean, which has some."""
    pattern = phrase_pattern("a b", "Korean")

    found = [bool(re.search(pattern, words)) for words in ("xaby", "a b", "a  b")]
    assert found == [True, True, False]
