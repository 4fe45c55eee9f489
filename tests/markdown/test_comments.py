"""HTML comments found, taken away, and kept from ending early."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.markdown import comments

texts = st.lists(st.sampled_from(["<!--", "-->", "<!---->", "a", " ", "-", "<!-->"])).map("".join)


@pytest.mark.parametrize(
    ("markdown", "left"),
    [
        ("a <!-- b --> c", "a  c"),
        ("a <!-- b <!-- c --> d", "a  d"),
        ("a <!-- b\nc --> d", "a  d"),
        ("a --> b", "a --> b"),
        ("a <!-- b", "a "),
        ("a <!--> b <!---> c", "a  b  c"),
    ],
)
def test_comments_are_taken_away(markdown: str, left: str) -> None:
    """One that nobody closes hides the rest of a page, as on GitHub."""
    assert comments.without_comments(markdown) == left


def test_what_never_ends_is_no_comment_where_that_is_asked() -> None:
    """What people paste must not lose its end for a slip."""
    assert comments.shown("a <!-- b", ends_later=False) == ("a <!-- b", False)
    assert comments.shown("a <!-- b --> <!-- c", ends_later=False) == ("a  <!-- c", False)


@given(markdown=texts, at=st.integers(0, 40))
def test_a_text_reads_the_same_in_pieces(markdown: str, at: int) -> None:
    """A comment goes on from line to line, unless its signs are cut in two."""
    first, second = markdown[:at], markdown[at:]
    before, inside = comments.shown(f"{first}\n")

    whole, _ = comments.shown(f"{first}\n{second}")

    assert before + comments.shown(second, inside=inside)[0] == whole


def test_only_what_begins_a_line_and_stands_in_no_code_hides_lines() -> None:
    """The numbers of the lines, the last one included."""
    lines = ["a <!-- b", "  <!-- c", "d", "--> e", "<!-- f -->", "<!-- code", "g"]

    assert list(comments.commented(lines, frozenset({5}))) == [1, 2, 3, 4]


@given(text=texts)
def test_what_is_enclosed_ends_no_comment(text: str) -> None:
    """So that all of it stays hidden."""
    assert comments.without_comments(f"<!-- {comments.enclosed(text)} -->") == ""
