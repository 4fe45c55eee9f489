"""No phrase by which a moment is known gets worse than linear, whatever words stand in it."""

from __future__ import annotations

import re

import pytest

from action.read.data_files.moment_words import phrase_pattern, phrases
from action.review.moments.word_rules import RULES
from tests.growth.patterns import Known, worse_than_linear


def shape(phrase: str) -> str:
    """The phrase with one way for each word, and letters for the words themselves."""
    ways = re.sub(r"[^ /?]+(?<!\.)(?:/[^ /?]+)+", "ab", phrase.removeprefix("^").removesuffix("$"))
    words = re.sub(r"[^\W\d_][\w'’@-]*", "ab", ways)
    begin, end = "^" * phrase.startswith("^"), "$" * phrase.endswith("$")
    return f"{begin}{words}{end}"


SHAPES = sorted({shape(phrase) for rule in RULES for phrase, _ in phrases(rule)})


@pytest.mark.parametrize("phrase", SHAPES)
def test_a_phrase_is_linear(phrase: str) -> None:
    """Twice the text costs twice the steps."""
    pattern = re.compile(phrase_pattern(phrase, "English"))

    assert not list(worse_than_linear(Known(phrase, pattern, frozenset({"search"}))))
