"""The matcher that counts finds what `re` finds, or its counts would say nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.growth.backtracking import Counter
from tests.growth.counting import counted
from tests.growth.hostile import hostile
from tests.growth.patterns import Known, patterns, steps, worse_than_linear
from tests.searching import examples


@st.composite
def asked(draw: st.DrawFn) -> tuple[Known, str]:
    """A pattern of the package, and a text of pieces that it likes."""
    known = draw(st.sampled_from(patterns()))
    texts = list(hostile(known.pattern.pattern, known.pattern.flags))
    pieces = st.sampled_from(texts) if texts else st.nothing()
    drawn = draw(st.lists(st.tuples(pieces, st.integers(1, 4)), max_size=3)) if texts else []
    return known, "".join(text.text(times) for text, times in drawn)


@examples(100)
@given(asked())
def test_it_finds_what_re_finds(said: tuple[Known, str]) -> None:
    """For every pattern of the package: at the begin, as a whole, and anywhere first."""
    (known, text), counter = said, Counter()
    ours = counted(known.pattern.pattern, known.pattern.flags)
    first, begun, whole = (
        ask(text) for ask in (known.pattern.search, known.pattern.match, known.pattern.fullmatch)
    )

    assert ours.found(text, 0, counter) == (first.span() if first else None)
    assert ours.begun(text, 0, counter) == (begun.end() if begun else None)
    assert ours.begun(text, 0, counter, whole=True) == (whole.end() if whole else None)


@pytest.mark.parametrize(
    ("pattern", "way"),
    [
        (r"(a+)+$", "match"),
        (r"\s*[(,]*\s*@", "search"),
        (r"(?m)^\s*reason:", "search"),
        (r"x*y", "finditer"),
        (r"(.*)\1!", "fullmatch"),
        (r"<a [^>]*?b", "search"),
    ],
)
def test_it_knows_what_is_slow(pattern: str, way: str) -> None:
    """Also what is much worse than quadratic."""
    known = _known(pattern, way)

    assert [found for found, _ in worse_than_linear(known)] == [way]


@pytest.mark.parametrize(
    ("pattern", "way"),
    [(r"(?:a++)++$", "match"), (r"(?<!\s)\s*+@", "search"), (r"(?>a|b)*c", "match")],
)
def test_it_knows_what_is_not(pattern: str, way: str) -> None:
    """What gives nothing back has nothing to try again."""
    assert not list(worse_than_linear(_known(pattern, way)))


def test_steps_are_counted_and_not_timed() -> None:
    """So that a busy machine says the same."""
    known = _known("(ab)*c", "match")

    assert steps(known, "match", "ab" * 100) == steps(known, "match", "ab" * 100)


def _known(pattern: str, way: str) -> Known:
    return Known("one", re.compile(pattern), frozenset({way}))
