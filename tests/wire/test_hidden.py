"""A token is hidden however JSON spells it, and nothing else is touched."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.wire.carrier import HIDDEN, hidden
from tests.searching import examples

TOKEN = "ghs_5ec4e7/A+b=5ec4e7"
SIGNS = st.characters(min_codepoint=33, max_codepoint=126, exclude_characters='"\\')


@pytest.mark.parametrize("text", ["", "\\u00e9 is not it", "ghs_5ec4e7/A+b", "\\/ and \\u0067hs_"])
def test_a_text_without_it_stays_as_it_is(text: str) -> None:
    """Also one in which something else is escaped, or only a part of it stands."""
    assert hidden(text, (TOKEN,)) == text


@pytest.mark.parametrize("sign", ["=", "/", "+", "g", "_"])
@pytest.mark.parametrize("code", ["\\u{:04x}", "\\u{:04X}"])
def test_one_sign_that_is_escaped_hides_nothing_from_us(sign: str, code: str) -> None:
    """As some programs spell `=`, and others `/`."""
    spelled = TOKEN.replace(sign, code.format(ord(sign)))

    assert hidden(f'{{"message": "bad {spelled}"}}', (TOKEN,)) == f'{{"message": "bad {HIDDEN}"}}'


def test_a_slash_with_a_backslash_is_a_slash() -> None:
    """PHP writes it so."""
    assert hidden(TOKEN.replace("/", "\\/"), (TOKEN,)) == HIDDEN


@examples(60)
@given(secret=st.text(SIGNS, min_size=8, max_size=40), escaped=st.sets(st.integers(0, 39)))
def test_what_json_reads_as_the_token_never_stays(secret: str, escaped: set[int]) -> None:
    """Whichever of its signs are escaped."""
    signs = (f"\\u{ord(c):04x}" if i in escaped else c for i, c in enumerate(secret))
    text = f'"{"".join(signs)}"'

    assert json.loads(text) == secret
    assert json.loads(hidden(text, (secret,))) == HIDDEN
