"""No pattern of the package gets worse than linear with the text that it is asked about."""

from __future__ import annotations

import pytest

from tests.growth.patterns import Known, patterns, worse_than_linear


@pytest.mark.parametrize("known", patterns(), ids=lambda known: known.name)
def test_a_pattern_is_linear(known: Known) -> None:
    """Twice the text costs twice the steps, in every way in which the pattern is asked."""
    assert not list(worse_than_linear(known)), known.pattern.pattern
