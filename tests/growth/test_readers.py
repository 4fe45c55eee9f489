"""Whoever reads what people wrote takes twice the time for twice the text."""

from __future__ import annotations

import pytest

from tests.growth.readers import READERS, slow


@pytest.mark.parametrize("name", READERS)
def test_a_reader_is_linear(name: str) -> None:
    """Counted in lines of Python, also those of the parser that it asks."""
    assert not list(slow(READERS[name]))
