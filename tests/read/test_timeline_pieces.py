"""The table of the pieces of a time: what each row says of itself."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.read.written.pieces import PIECES, Row, piece

ALL = re.compile("|".join(f"(?P<{row.name}>{row.pattern})" for row in PIECES))
"""Every row tried everywhere, in the order of the table."""


@pytest.mark.parametrize("row", PIECES, ids=lambda row: row.name)
@given(data=st.data())
def test_every_row_names_all_the_signs_it_can_begin_with(row: Row, data: st.DataObject) -> None:
    """A row is only tried where one of its signs stands."""
    text = data.draw(st.from_regex(f"^{row.pattern}", alphabet=st.characters(codec="ascii")))
    everywhere, here = ALL.match(text), piece(text, 0)

    assert everywhere is not None
    assert here is not None, text
    assert (here.lastgroup, here[0]) == (everywhere.lastgroup, everywhere[0])
